import { z } from 'zod';
import { alikeBids } from '../../../domain/procurement/alike-bids.ts';
import { ENTERPRISE_SIZE_CODES, type EnterpriseSize } from '../../../domain/procurement/sme-reserve.ts';
import { dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import { RELATION_SIGN_CODES } from '../../../domain/providers/relations.ts';
import type { ApiContext } from '../../context.ts';
import { subjectId } from '../../contract/task-forms/form-facts.ts';
import type { TaskRow } from '../task-row.ts';

const fen = z.int().meta({ description: 'Fen' });

export const BidMaterial = z
  .object({
    bidId: z.uuid(),
    provider: z.string(),
    priceFen: fen
      .nullable()
      .meta({ description: 'The price that stands; not told to experts while they score, it is scored by formula' }),
    proposal: z.string(),
    enterpriseSize: z
      .enum(ENTERPRISE_SIZE_CODES)
      .nullable()
      .meta({ description: 'What it declares itself to be (PL-15, PL-16)' }),
    outsideReserve: z
      .boolean()
      .meta({ description: 'The purchase is for SMEs alone and the bidder does not declare to be one (PL-15)' }),
    related: z.array(z.object({ provider: z.string(), sign: z.enum(RELATION_SIGN_CODES) })).meta({
      description: 'Bidders of the lot that it is related to, for whoever examines: neither qualifies (PB-12)',
    }),
    files: z.array(
      z.object({
        seq: z.int(),
        name: z.string(),
        size: z.int().meta({ description: 'Bytes' }),
        fault: z
          .enum(['program', 'macros', 'unknown', 'misleading'])
          .nullable()
          .meta({ description: 'Why it is not served: by its content it is not admitted' }),
      }),
    ),
    explanation: z
      .string()
      .nullable()
      .meta({ description: 'What the bidder says about an abnormally low price (EV-12)' }),
    alike: z
      .array(
        z.object({
          provider: z.string(),
          sign: z.enum(['same-file', 'same-passage', 'same-staff']),
          passage: z.string().nullable(),
        }),
      )
      .meta({ description: 'Signs of one hand in this bid and another of the lot, for whoever examines (EV-22)' }),
  })
  .meta({ id: 'BidMaterial' });

/** The opened bids of the task's lot. Before the opening there is no such task, and the query would find nothing. */
const OPENED = `
  SELECT b.id AS "bidId", o.name AS provider, coalesce(b.last_price_fen, b.price_fen) AS "priceFen", b.proposal,
         b.enterprise_size AS "enterpriseSize",
         coalesce(p.sme_reserve = 'reserved', false) AND b.enterprise_size IS NULL AS "outsideReserve",
         r.explanation,
         coalesce((SELECT json_agg(json_build_object('provider', other.name, 'sign', k.sign) ORDER BY other.name, k.sign)
                   FROM bid_relation k JOIN bid c ON c.id = k.other_id JOIN organisation other ON other.id = c.provider_id
                   WHERE k.bid_id = b.id), '[]') AS related,
         ARRAY(SELECT f.sha256 FROM bid_file f WHERE f.bid_id = b.id) AS hashes,
         ARRAY(SELECT s.certificate FROM provider_staff s
               WHERE s.organisation_id = b.provider_id AND s.certificate IS NOT NULL AND s.left_on IS NULL) AS certificates,
         (SELECT d.requirements FROM procurement_document d WHERE d.purchase_id = p.id ORDER BY d.version DESC LIMIT 1) AS asked,
         coalesce((SELECT json_agg(json_build_object('seq', f.seq, 'name', f.name, 'size', f.size, 'fault', f.fault) ORDER BY f.seq)
                   FROM bid_file f WHERE f.bid_id = b.id), '[]') AS files
  FROM bid b JOIN organisation o ON o.id = b.provider_id JOIN purchase p ON p.id = b.purchase_id
  LEFT JOIN price_review r ON r.bid_id = b.id
  WHERE b.lot_id = $1 AND b.state = 'current' AND b.opened_at IS NOT NULL AND p.bids_opened_at IS NOT NULL
    AND (NOT $2 OR b.qualified)
  ORDER BY b.id`;

interface BidRow {
  readonly bidId: string;
  readonly provider: string;
  readonly priceFen: string;
  readonly proposal: string | null;
  readonly enterpriseSize: EnterpriseSize | null;
  readonly outsideReserve: boolean;
  readonly related: z.input<typeof BidMaterial>['related'];
  readonly files: z.input<typeof BidMaterial>['files'];
  readonly explanation: string | null;
  readonly hashes: readonly string[];
  readonly certificates: readonly string[];
  /** The requirements of the documents. */
  readonly asked: string | null;
}

/** What is examined, or scored, in the order of the form's rows. */
export async function bidMaterial({ database }: ApiContext, task: TaskRow): Promise<z.input<typeof BidMaterial>[]> {
  const scoring = task.kind === 'score-bids' || task.kind === 'confirm-scores';
  const values = [subjectId(task, 'lotId'), task.kind !== 'examine-qualifications'];
  const { rows } = await database.pool.query<BidRow>({ name: 'bid-material', text: OPENED, values });
  const alike = task.kind === 'examine-qualifications' ? signsIn(rows) : undefined;
  return rows.map(({ bidId, provider, priceFen, proposal, files, explanation, ...row }) => ({
    bidId,
    provider,
    priceFen: scoring ? null : Number(priceFen),
    proposal: proposal ?? '',
    enterpriseSize: row.enterpriseSize,
    outsideReserve: row.outsideReserve,
    related: alike === undefined ? [] : row.related,
    files,
    explanation: task.kind === 'judge-low-price' ? explanation : null,
    alike: alike?.(bidId) ?? [],
  }));
}

/** Signs of one hand, by bid, with the name of the other bidder. */
function signsIn(rows: readonly BidRow[]): (bidId: string) => z.input<typeof BidMaterial>['alike'] {
  const bids = rows.map(({ bidId, proposal, hashes, certificates }) => {
    return { bidId, proposal: proposal ?? '', files: hashes, certificates };
  });
  const found = alikeBids(bids, rows[0]?.asked ?? '', dayOf(instantOfMillis(Date.now())));
  const name = (id: string) => rows.find(({ bidId }) => bidId === id)!.provider;
  return (bidId) =>
    found.get(bidId)!.map(({ bidId: other, sign, passage }) => ({ provider: name(other), sign, passage }));
}
