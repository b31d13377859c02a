import type { Database } from '../../../prisma/database.ts';
import type { Caller } from '../../access/caller.ts';
import type { TakeoverFacts } from './takeover-facts.ts';

export interface PrintedCase {
  /** Masked: 示*. Only the first character of a name leaves the database. */
  readonly name: string;
  readonly number: string;
  readonly township: string;
  readonly dependency: 'full' | 'partial' | 'self-care';
  readonly service: string;
  readonly provider: string | null;
  readonly state: 'pending' | 'covered' | 'visited';
}

export const DEPENDENCY_LABELS = { full: '失能', partial: '半失能', 'self-care': '自理' } as const;

/** The recipients of a takeover, the most dependent first; a provider gets those that it has taken over. */
export async function printedCases(
  { pool }: Database,
  { id, official, drill }: TakeoverFacts,
  caller: Caller,
): Promise<PrintedCase[]> {
  // Whom a provider would have taken in a drill it has no business to know.
  if (drill && !official) return [];
  const { rows } = await pool.query<PrintedCase>(CASES, [id, official ? null : caller.organisationId]);
  return rows;
}

const CASES = `
  SELECT left(r.name, 1) || '*' AS name, r.number, r.township, h.dependency, h.state, o.name AS provider,
         coalesce((SELECT name_zh FROM catalogue_item_for(c.purchase_id, NULL, h.service_code)), h.service_code) AS service
  FROM handover_case h
  JOIN takeover t ON t.id = h.takeover_id
  JOIN contract c ON c.id = t.contract_id
  JOIN recipient r ON r.id = h.recipient_id
  LEFT JOIN organisation o ON o.id = h.to_provider_id
  WHERE h.takeover_id = $1 AND ($2::uuid IS NULL OR h.to_provider_id = $2)
  ORDER BY array_position(ARRAY['full', 'partial', 'self-care'], h.dependency), r.township, r.number, h.service_code`;
