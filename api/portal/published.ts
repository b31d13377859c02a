import { METHOD_CODES } from '../../domain/procurement/methods.ts';
import { NOTICE_KINDS, openingIsPublic } from '../../domain/procurement/notice-kinds.ts';

const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');

/**
 * Which rows of `notice n` (beside `purchase p`) are public: of a known kind, not withdrawn, and an opening record only
 * when the bids are opened and the method's law lets it be seen: at once in a tender, with the result elsewhere.
 */
export const IS_PUBLIC = `
  n.withdrawn_at IS NULL AND n.kind IN (${quoted(NOTICE_KINDS)})
  AND (n.kind <> 'opening-record' OR (p.bids_opened_at IS NOT NULL AND (
    p.method IN (${quoted(METHOD_CODES.filter(openingIsPublic))})
    OR EXISTS (SELECT 1 FROM notice r WHERE r.purchase_id = n.purchase_id AND r.kind = 'result-notice' AND r.withdrawn_at IS NULL))))`;

/** The columns that PUBLISH.notice takes. */
export const NOTICE_COLUMNS = `
  n.id, p.number, n.kind, n.title, p.method, p.region_code AS region, r.name AS "regionName", b.name AS buyer,
  n.published_at AS "publishedAt", n.body`;

export const NOTICE_TABLES = `
  notice n
  JOIN purchase p ON p.id = n.purchase_id
  JOIN organisation b ON b.id = p.buyer_id
  JOIN region r ON r.code = p.region_code`;
