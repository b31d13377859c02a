import { z } from 'zod';
import { TASK_STATES } from '../../domain/tasks/task-state.ts';
import { TASK_KIND_CODES, taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import type { Caller } from '../access/caller.ts';
import { seesRegion } from '../access/scope.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route } from '../route.ts';
import { seesTask } from '../tasks/refusals.ts';
import { BilingualSchema, PRIVATE_UNTIL_RANKED } from '../tasks/task-item.ts';
import { TASK_COLUMNS, TASK_JOINS, type TaskRow } from '../tasks/task-row.ts';
import { purchaseNotFound, purchaseParams, visiblePurchase } from './visible-purchase.ts';

const instant = z.iso.datetime();

const stepSchema = z
  .object({
    id: z.string(),
    readable: z.boolean().meta({ description: 'The caller may open the page of the task' }),
    kind: z.enum(TASK_KIND_CODES),
    title: BilingualSchema,
    state: z.enum(TASK_STATES),
    lotId: z.uuid().nullable(),
    role: z.string(),
    organisation: z.string().nullable().meta({ description: 'The one organisation that is asked' }),
    person: z.string().nullable().meta({ description: 'Who has it or decided it; null also where the name is secret' }),
    dueAt: instant,
    dueLegal: instant,
    dueRule: z.string(),
    clockScale: z.number(),
    provisional: z.boolean(),
    escalation: z.int(),
    outcome: z.string().nullable(),
    outcomeTitle: BilingualSchema.nullable(),
    decidedAt: instant.nullable().meta({ description: 'Legal (business) instant' }),
    createdAt: instant,
  })
  .meta({ id: 'PurchaseStep' });

const query = z.object({
  show: z.enum(['waiting', 'decided']).default('waiting').meta({ description: 'waiting: open and claimed' }),
  ...pageQuery,
});

interface StepRow extends TaskRow {
  readonly organisation: string | null;
  readonly decider: string | null;
  readonly decidedLegal: Date | null;
  readonly ranked: boolean;
}

const STATES = { waiting: `('open', 'claimed')`, decided: `('submitted', 'done', 'cancelled')` } as const;

function statement(show: keyof typeof STATES): string {
  return `
    SELECT ${TASK_COLUMNS}, asked.name AS organisation, d.display_name AS decider, e.at AS "decidedLegal",
           EXISTS (SELECT 1 FROM ranking r WHERE r.lot_id::text = t.subject ->> 'lotId') AS ranked
    FROM task t ${TASK_JOINS}
    LEFT JOIN organisation asked ON asked.id = t.candidate_org_id
    LEFT JOIN app_user d ON d.id = t.submitted_by
    LEFT JOIN purchase_event e ON e.purchase_id = t.purchase_id AND e.key = 'task:' || t.id
    WHERE t.purchase_id = $1 AND t.state IN ${STATES[show]}
      AND ($2 OR t.inbox = ANY ($3) OR t.assignee_id = $4 OR t.submitted_by = $4)
      AND ($5::timestamptz IS NULL OR (t.created_at, t.id) > ($5, $6))
    ORDER BY t.created_at, t.id LIMIT $7`;
}

/** Who is waited for, or who decided what and when. Officials see every task; others those asked of them. */
export const purchaseTasks = route({
  method: 'get',
  path: '/purchases/{purchaseId}/tasks',
  operationId: 'purchaseTasks',
  summary: '经办环节 · Who is waited for, and who decided',
  description: 'In the order in which they were asked. Names of experts stay secret until the result notice (EV-08).',
  tag: 'purchases',
  access: ['read', 'Purchase'],
  params: purchaseParams,
  query,
  success: { status: 200, schema: pageOf(stepSchema), description: 'A page of tasks' },
  problems: ['not-found'],
  async handle({ params, query: { show, limit, cursor }, caller }, { database: { prisma, pool } }) {
    const purchase = await prisma.purchase.findFirst({
      where: visiblePurchase(caller, params.purchaseId),
      select: { id: true, regionCode: true },
    });
    if (purchase === null) throw purchaseNotFound();
    const official = seesRegion(caller, purchase.regionCode);
    const after = keyIn(cursor, z.tuple([instant, z.string().max(300)]));
    const { rows } = await pool.query<StepRow>({
      name: `purchase-tasks-${show}`,
      text: statement(show),
      values: [purchase.id, official, caller.inboxes, caller.userId, after?.[0] ?? null, after?.[1] ?? '', limit + 1],
    });
    return page(
      rows,
      limit,
      (row) => [row.createdAt.toISOString(), row.id],
      (row) => stepAnswer(row, caller),
    );
  },
});

function stepAnswer(row: StepRow, caller: Caller): z.input<typeof stepSchema> {
  const { kind, subject, dueRule, provisional, escalation, state } = row;
  const own = row.submittedBy === caller.userId;
  const over = state === 'done' || state === 'cancelled';
  const told = own || (over && (row.ranked || !PRIVATE_UNTIL_RANKED.has(kind)));
  const outcome = told ? row.outcome : null;
  return {
    id: row.id,
    readable: seesTask(caller, row),
    kind,
    title: taskKindDefinition(kind).title,
    state,
    lotId: typeof subject['lotId'] === 'string' ? subject['lotId'] : null,
    role: row.candidateRole,
    organisation: row.organisation,
    person: personOf(row, caller),
    dueAt: row.dueAt.toISOString(),
    dueLegal: row.dueLegal.toISOString(),
    dueRule,
    clockScale: row.clockScale ?? 1,
    provisional,
    escalation,
    outcome,
    outcomeTitle: taskKindDefinition(kind).outcomes.find(({ code }) => code === outcome)?.title ?? null,
    decidedAt: (row.decidedLegal ?? row.submittedAt)?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

function personOf({ secret, assigneeId, assigneeName, decider }: StepRow, caller: Caller): string | null {
  if (!secret) return decider ?? assigneeName;
  return assigneeId === caller.userId ? caller.displayName : null;
}
