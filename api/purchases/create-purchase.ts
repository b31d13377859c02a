import { z } from 'zod';
import { METHODS } from '../../domain/procurement/methods.ts';
import { PURCHASE_STATES, STAGES, type PurchaseState, type Stage } from '../../domain/procurement/stages.ts';
import { clockOf } from '../../domain/time/business-clock.ts';
import { instantOfMillis } from '../../domain/time/shanghai.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import type { Caller } from '../access/caller.ts';
import { invalid } from '../http/input-errors.ts';
import { Problem } from '../problem.ts';
import { route, type Sql } from '../route.ts';
import { directoryOf } from './directory.ts';
import { purchaseInput, type PurchaseInput } from './purchase-input.ts';
import { refuseBeyondProject } from '../projects/purchase-of-project.ts';
import { refuseAboveLimit } from './below-limit.ts';
import { refuseUnlawfulContent } from './purchase-rules.ts';
import { termColumns } from './term.ts';

const acceptedSchema = z
  .object({
    id: z.uuid(),
    number: z.string(),
    name: z.string(),
    stage: z.enum(STAGES),
    state: z.enum(PURCHASE_STATES),
    createdAt: z.iso.datetime(),
    workflowId: z.string(),
    lots: z.array(z.object({ id: z.uuid(), seq: z.int() })),
  })
  .meta({ id: 'PurchaseAccepted' });

interface OpenedPurchase {
  readonly id: string;
  readonly stage: Stage;
  readonly state: PurchaseState;
  readonly createdAt: Date;
  readonly lots: { id: string; seq: number }[];
}

/**
 * The row is the start's own outbox: the worker delivers it to Temporal, so that nothing accepted here is lost while
 * Temporal is away. Purchase, lots and audit are one statement.
 */
export const createPurchase = route({
  method: 'post',
  path: '/purchases',
  operationId: 'createPurchase',
  summary: '发起采购 · Open a purchase',
  description: 'The caller is its drafter: others approve it (PL-11). Its workflow begins within a second or two.',
  tag: 'purchases',
  access: ['create', 'Purchase'],
  body: purchaseInput,
  success: { status: 202, schema: acceptedSchema, description: 'Recorded; the workflow starts' },
  problems: [
    'negative-list',
    'directory-item-retired',
    'not-found',
    'project-state',
    'budget-exceeded',
    'purchase-number-taken',
    'idempotency-conflict',
    'idempotency-in-flight',
  ],
  creates: true,
  async handle({ body, caller, createByStatement }, { database, environment }) {
    refuseUnlawfulContent(body, await directoryOf(database, caller.region));
    await refuseAboveLimit(database.pool, caller, body);
    if (body.projectId !== undefined) await refuseBeyondProject(database, caller, body.projectId, body);
    return createByStatement(async (db) => {
      await refuseUnknown(db, body, caller);
      const opened = await insert(db, body, caller, environment.daySeconds);
      if (opened === undefined) throw numberTaken(body.number);
      const { id, stage, state, createdAt, lots } = opened;
      const { number, name } = body;
      return {
        id,
        number,
        name,
        stage,
        state,
        createdAt: createdAt.toISOString(),
        workflowId: workflowId.purchase(number),
        lots,
      };
    });
  },
});

const OPEN = `
  WITH opened AS (
    INSERT INTO purchase (number, name, method, region_code, buyer_id, drafter_id, budget_fen, budget_year, fund_source,
                          clock_epoch, clock_scale, method_ground, ground_statement, invitation, at_threshold,
                          restart_of_id, project_id, urgent_reason, intention_required)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), $10, $12, $13, $14, $15, $16, $18, $19, $19::text IS NULL)
    ON CONFLICT (number) DO NOTHING
    RETURNING id, stage, state, created_at
  ), divided AS (
    INSERT INTO lot (purchase_id, seq, name, budget_fen, ceiling_fen, term_unit, term_count, term_until,
                     catalogue_items, townships)
    SELECT opened.id, l.seq, l.name, l."budgetFen", l."ceilingFen", l."termUnit", l."termCount", l."termUntil",
           l."catalogueItems", l.townships
    FROM opened, jsonb_to_recordset($11::jsonb) AS l (
      seq int, name text, "budgetFen" bigint, "ceilingFen" bigint, "termUnit" text, "termCount" int,
      "termUntil" date, "catalogueItems" text[], townships text[])
    RETURNING id, seq
  ), named AS (
    INSERT INTO supplier_candidate (purchase_id, provider_id, origin, statement)
    SELECT opened.id, $17, 'named', $13 FROM opened WHERE $17::uuid IS NOT NULL
  ), audited AS (
    INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id)
    SELECT $6, 'officer', 'purchase.create', 'purchase', opened.id::text FROM opened
  )
  SELECT id, stage, state, created_at AS "createdAt",
         (SELECT json_agg(json_build_object('id', id, 'seq', seq) ORDER BY seq) FROM divided) AS lots
  FROM opened`;

/** Undefined when a purchase of this number exists. */
async function insert(
  db: Sql,
  { lots, ...input }: PurchaseInput,
  caller: Caller,
  daySeconds: number | undefined,
): Promise<OpenedPurchase | undefined> {
  const divided = lots.map(({ term, ...lot }, position) => ({ ...lot, seq: position + 1, ...termColumns(term) }));
  const { scale } = clockOf(daySeconds, instantOfMillis(Date.now()));
  const { rows } = await db.query<OpenedPurchase>({
    name: 'open-purchase',
    text: OPEN,
    values: [
      ...[input.number, input.name, input.method, caller.region, caller.organisationId, caller.userId],
      ...[input.budgetFen, input.budgetYear, input.fundSource, Math.round(scale), JSON.stringify(divided)],
      ...[input.ground?.code ?? null, statementOf(input), input.invitation ?? METHODS[input.method].invitation[0]],
      ...[input.atThreshold, input.restartOf ?? null, input.supplierId ?? null],
      ...[input.projectId ?? null, input.urgentReason ?? null],
    ],
  });
  return rows[0];
}

function statementOf({ ground, whyNotConsultation }: Omit<PurchaseInput, 'lots'>): string | null {
  if (ground === undefined) return null;
  const { statement } = ground;
  return whyNotConsultation === undefined ? statement : `${statement} 不采用竞争性磋商的理由：${whyNotConsultation}`;
}

/** The one supplier must be in the bank; what is repeated must have ended without a contract in the own region. */
async function refuseUnknown(db: Sql, { supplierId, restartOf }: PurchaseInput, caller: Caller): Promise<void> {
  const { rows } = await db.query<{ supplier: boolean; restart: boolean; refused: boolean }>({
    name: 'open-purchase-references',
    text: `SELECT $1::uuid IS NULL OR EXISTS (SELECT 1 FROM organisation WHERE id = $1 AND admission = 'admitted') AS supplier,
                  $2::uuid IS NULL OR EXISTS (SELECT 1 FROM purchase WHERE id = $2 AND state IN ('failed', 'terminated')
                    AND buyer_id = $3) AS restart,
                  EXISTS (SELECT 1 FROM refusers_of($2) r WHERE r.provider_id = $1) AS refused`,
    values: [supplierId ?? null, restartOf ?? null, caller.organisationId],
  });
  const { supplier, restart, refused } = rows[0]!;
  if (!supplier)
    throw unknown('/supplierId', '该供应商不在社会力量库中，请重新选择。', 'This supplier is not in the bank.');
  if (!restart)
    throw unknown(
      '/restartOf',
      '只能重新组织本单位失败或终止的采购。',
      'Only an own failed or terminated purchase is repeated.',
    );
  if (refused) throw invalid([{ pointer: '/supplierId', in: 'body', code: 'barred', message: REFUSED, rule: 'CO-08' }]);
}

const REFUSED =
  '该供应商在原采购中无正当理由拒绝签订合同，不得参加重新开展的采购。 / It refused to sign without a lawful reason and may not take part in the re-run.';

function unknown(pointer: string, zh: string, en: string): Problem {
  return invalid([{ pointer, in: 'body', code: 'unknown', message: `${zh} / ${en}` }]);
}

function numberTaken(number: string): Problem {
  return new Problem('purchase-number-taken', {
    detail: {
      zh: `采购编号 ${number} 已被使用，没有创建任何内容。请核对编号；如为重复提交，请查询原采购。`,
      en: `Number ${number} is taken, nothing was created. Check the number, or look for the purchase you opened before.`,
    },
    errors: [{ pointer: '/number', in: 'body', code: 'taken', message: '编号已被使用。 / The number is taken.' }],
  });
}
