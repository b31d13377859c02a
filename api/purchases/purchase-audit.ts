import { z } from 'zod';
import { isTaskKind, taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route } from '../route.ts';
import { BilingualSchema, PRIVATE_UNTIL_RANKED } from '../tasks/task-item.ts';
import { IS_SECRET } from '../tasks/task-row.ts';
import { purchaseNotFound, purchaseParams, visiblePurchase } from './visible-purchase.ts';

const entrySchema = z
  .object({
    id: z.string(),
    at: z.iso.datetime().meta({ description: 'Wall-clock instant of the record' }),
    actor: z.string().nullable().meta({ description: 'Null for the service itself, or where the name is secret' }),
    onBehalfOf: z.string().nullable().meta({ description: 'Whom the actor stood in for (请假代理)' }),
    roles: z.array(z.string()).meta({ description: 'Roles the actor had then' }),
    action: z.string(),
    object: z.string().meta({ description: 'purchase, lot, task, contract or takeover' }),
    lotSeq: z.int().nullable(),
    number: z.string().nullable().meta({ description: 'Of the contract' }),
    task: z.object({ id: z.string(), title: BilingualSchema }).nullable(),
    outcome: BilingualSchema.nullable(),
    to: z.string().nullable().meta({ description: 'Who was given the task' }),
    reason: z.string().nullable(),
    rule: z.string().nullable(),
    rank: z.int().nullable(),
    deemed: z.boolean().nullable(),
  })
  .meta({ id: 'AuditEntry' });

interface EntryRow {
  readonly id: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly actorRole: string | null;
  readonly onBehalfOf: string | null;
  readonly action: string;
  readonly object: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly lotSeq: number | null;
  readonly number: string | null;
  readonly taskId: string | null;
  readonly kind: string | null;
  readonly secret: boolean;
  readonly to: string | null;
  readonly ranked: boolean;
}

const ENTRIES = `
  WITH lots AS (SELECT id, seq FROM lot WHERE purchase_id = $1),
  contracts AS (SELECT id, number, lot_id FROM contract WHERE purchase_id = $1),
  objects (type, id, lot_id, number, task_id) AS (
    SELECT 'purchase', $1::text, NULL::uuid, NULL::text, NULL::text
    UNION ALL SELECT 'lot', id::text, id, NULL, NULL FROM lots
    UNION ALL SELECT 'contract', id::text, lot_id, number, NULL FROM contracts
    UNION ALL SELECT 'takeover', t.id::text, c.lot_id, c.number, NULL FROM takeover t JOIN contracts c ON c.id = t.contract_id
    UNION ALL SELECT 'task', id, (subject ->> 'lotId')::uuid, NULL, id FROM task WHERE purchase_id = $1
  )
  SELECT a.id::text, a.at, u.display_name AS actor, a.actor_role AS "actorRole", a.action, a.object_type AS object, a.detail,
         l.seq AS "lotSeq", o.number, t.id AS "taskId", t.kind, coalesce(${IS_SECRET}, false) AS secret,
         given.display_name AS "to", absent.display_name AS "onBehalfOf",
         EXISTS (SELECT 1 FROM ranking r WHERE r.lot_id = o.lot_id) AS ranked
  FROM objects o
  JOIN audit_event a ON a.object_type = o.type AND a.object_id = o.id
  LEFT JOIN lots l ON l.id = o.lot_id
  LEFT JOIN task t ON t.id = o.task_id
  LEFT JOIN app_user u ON u.id = a.actor_id
  LEFT JOIN app_user given ON given.id::text = a.detail ->> 'to'
  LEFT JOIN app_user absent ON absent.id::text = a.detail ->> 'onBehalfOf'
  WHERE $2::bigint IS NULL OR a.id < $2
  ORDER BY a.id DESC LIMIT $3`;

/** Who did what with the purchase, its lots, tasks, contracts and takeovers, the newest first. */
export const purchaseAudit = route({
  method: 'get',
  path: '/purchases/{purchaseId}/audit',
  operationId: 'purchaseAudit',
  summary: '审计记录 · Who did what, the newest first',
  description:
    'Bids are not in it: a bid’s row is its own record (PB-05). Experts have no names before the result (EV-08).',
  tag: 'purchases',
  access: ['read', 'Audit'],
  params: purchaseParams,
  query: z.object(pageQuery),
  success: { status: 200, schema: pageOf(entrySchema), description: 'A page of entries' },
  problems: ['not-found'],
  async handle({ params, query: { limit, cursor }, caller }, { database: { prisma, pool } }) {
    const purchase = await prisma.purchase.findFirst({
      where: visiblePurchase(caller, params.purchaseId),
      select: { id: true },
    });
    if (purchase === null) throw purchaseNotFound();
    const before = keyIn(cursor, z.tuple([z.string().regex(/^\d{1,18}$/)]));
    const values = [purchase.id, before?.[0] ?? null, limit + 1];
    const { rows } = await pool.query<EntryRow>({ name: 'purchase-audit', text: ENTRIES, values });
    return page(rows, limit, ({ id }) => [id], entryAnswer);
  },
});

function entryAnswer(row: EntryRow): z.input<typeof entrySchema> {
  const { id, at, action, object, detail, lotSeq, number, taskId, kind, secret } = row;
  const known = kind !== null && isTaskKind(kind) ? kind : undefined;
  const definition = known && taskKindDefinition(known);
  const told = known !== undefined && (row.ranked || !PRIVATE_UNTIL_RANKED.has(known));
  const outcome = told ? definition?.outcomes.find(({ code }) => code === detail['outcome'])?.title : undefined;
  return {
    ...{ id, at: at.toISOString(), action, object, lotSeq, number },
    actor: secret ? null : row.actor,
    onBehalfOf: secret ? null : row.onBehalfOf,
    roles: row.actorRole?.split(',').filter((role) => role !== '') ?? [],
    task: taskId === null || definition === undefined ? null : { id: taskId, title: definition.title },
    outcome: outcome ?? null,
    to: secret ? null : row.to,
    reason: textIn(detail['reason']),
    rule: textIn(detail['rule']),
    rank: typeof detail['rank'] === 'number' ? detail['rank'] : null,
    deemed: typeof detail['deemed'] === 'boolean' ? detail['deemed'] : null,
  };
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
