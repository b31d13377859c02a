import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Criterion } from '../../../activities/publication.ts';
import { inboxOf } from '../../../domain/tasks/task-state.ts';
import { REGION } from './place.ts';
import { insertPurchases } from './purchases.ts';

export interface EvaluationSize {
  readonly bids: number;
  readonly experts: number;
  /** One of them is the price. */
  readonly criteria: number;
}

/** A lot whose bids are opened and qualified, and one signed scoring task an expert. */
export interface ScoredLot {
  readonly purchaseId: string;
  readonly lotId: string;
  readonly taskIds: readonly string[];
}

const FULL_MARKS = 100;
const MOST_TECHNICAL = 90;

const PROVIDERS = `
  INSERT INTO organisation (name, kind, region_code, credit_code, admission, fictitious)
  SELECT '示例投标单位' || n, 'social-organisation', $1, 'BENCH' || n, 'admitted', true FROM generate_series(1, $2::int) n
  ON CONFLICT (name) DO NOTHING`;

const BIDS = `
  INSERT INTO bid (purchase_id, lot_id, provider_id, envelope, envelope_hash, received_at, opened_at, price_fen, proposal, qualified)
  SELECT $1, $2, o.id, '\\x00', encode(sha256(o.id::text::bytea), 'hex'), now(), now(),
         60000000 + substr(o.name, 7)::int * 10000, '示例响应方案', true
  FROM organisation o WHERE o.name IN (SELECT '示例投标单位' || n FROM generate_series(1, $3::int) n)
  RETURNING id`;

const TASK = `
  INSERT INTO task (id, workflow_id, kind, region_code, purchase_id, subject, candidate_role, candidate_user_id, inbox, excluded,
                    due_at, due_legal, due_rule, state, outcome, form, assignee_id, submitted_by, submitted_at, done_at)
  VALUES ($1, 'bench:evaluation', 'score-bids', $2, $3, jsonb_build_object('lotId', $4::text), 'expert', $5::uuid, $6, '{}',
          now(), now(), 'HS-04', 'done', 'sign', $7, $5::uuid, $5::uuid, now(), now())`;

/** Everything up to the moment at which the scores are taken over, without the people. */
export async function insertScoredLot(
  pool: pg.Pool,
  expertIds: readonly string[],
  { bids, experts, criteria }: EvaluationSize,
): Promise<ScoredLot> {
  const prefix = `BENCH-EVALUATION-${randomUUID().slice(0, 8)}`;
  const [purchaseId] = await insertPurchases(pool, {
    ...{ prefix, region: REGION, drafterId: expertIds[0]!, count: 1, started: true },
  });
  await pool.query(PROVIDERS, [REGION, bids]);
  const lot = await pool.query<{ id: string }>('SELECT id FROM lot WHERE purchase_id = $1', [purchaseId]);
  const lotId = lot.rows[0]!.id;
  const opened = await pool.query<{ id: string }>(BIDS, [purchaseId, lotId, bids]);
  const lines = criteriaOf(criteria);
  await pool.query(
    `INSERT INTO procurement_document (purchase_id, version, requirements, criteria) VALUES ($1, 1, '示例需求', $2)`,
    [purchaseId, JSON.stringify(lines)],
  );
  const technical = lines.filter(({ kind }) => kind === 'technical');
  const taskIds: string[] = [];
  for (const [seat, expertId] of expertIds.slice(0, experts).entries()) {
    const scores = opened.rows.map(({ id: bidId }, n) => ({
      bidId,
      points: Object.fromEntries(technical.map(({ code, weight }) => [code, ((n + seat) % 10) * (weight / 10)])),
    }));
    const taskId = `bench:evaluation/${prefix}/${seat}`;
    const inbox = inboxOf({ role: 'expert', region: REGION, userId: expertId });
    await pool.query(TASK, [taskId, REGION, purchaseId, lotId, expertId, inbox, JSON.stringify({ scores })]);
    taskIds.push(taskId);
  }
  return { purchaseId: purchaseId!, lotId, taskIds };
}

/** Equal whole weights; the price has the rest of the hundred points. */
function criteriaOf(count: number): Criterion[] {
  const weight = Math.floor(MOST_TECHNICAL / (count - 1));
  const technical = Array.from({ length: count - 1 }, (_, n) => ({
    ...{ code: `item${n + 1}`, titleZh: `评审因素${n + 1}`, titleEn: `Criterion ${n + 1}` },
    ...{ weight, kind: 'technical' as const },
  }));
  const rest = FULL_MARKS - weight * technical.length;
  return [...technical, { code: 'price', titleZh: '价格', titleEn: 'Price', weight: rest, kind: 'price' }];
}
