import { z } from 'zod';
import { taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import type { Caller } from '../access/caller.ts';
import { seesRegion } from '../access/scope.ts';
import type { ApiContext } from '../context.ts';
import { PUBLIC_KINDS } from '../purchases/timeline.ts';
import { BilingualSchema, PRIVATE_UNTIL_RANKED } from './task-item.ts';
import { IS_SECRET, type TaskRow } from './task-row.ts';

export const BeforeView = z.object({
  at: z.iso.datetime().meta({ description: 'Legal (business) instant' }),
  kind: z.string(),
  stage: z.string(),
  rule: z.string().nullable(),
  taskId: z.string().nullable(),
  task: z
    .object({
      title: BilingualSchema,
      outcome: BilingualSchema.nullable().meta({ description: 'Null while it is private' }),
      by: z
        .string()
        .nullable()
        .meta({ description: 'Name; null for experts before the result that names them (EV-08)' }),
      onBehalfOf: z.string().nullable().meta({ description: 'Whom they stood in for' }),
      role: z.string(),
    })
    .nullable()
    .meta({ description: 'What was decided, where the event is a decision' }),
  lot: z.int().nullable(),
  detail: z.record(z.string(), z.unknown()).meta({ description: 'Codes and ids of the event: rank, deemed, number …' }),
});

type BeforeAnswer = z.input<typeof BeforeView>;

const EVENTS_SHOWN = 40;

interface EventRow {
  readonly at: Date;
  readonly kind: string;
  readonly stage: string;
  readonly rule: string | null;
  readonly taskId: string | null;
  readonly lot: number | null;
  readonly detail: Record<string, unknown>;
  readonly taskKind: TaskKind | null;
  readonly outcome: string | null;
  readonly role: string;
  readonly by: string | null;
  readonly onBehalfOf: string | null;
  readonly ranked: boolean;
  readonly secret: boolean | null;
}

const EVENTS = `
  SELECT e.at, e.kind, e.stage, e.rule_id AS rule, e.task_id AS "taskId", l.seq AS lot, e.detail,
         t.kind AS "taskKind", t.outcome, t.candidate_role AS role, ${IS_SECRET} AS secret, u.display_name AS by,
         b.display_name AS "onBehalfOf",
         EXISTS (SELECT 1 FROM ranking r WHERE r.lot_id::text = t.subject ->> 'lotId') AS ranked
  FROM purchase_event e
  LEFT JOIN lot l ON l.id = e.lot_id
  LEFT JOIN task t ON t.id = e.task_id
  LEFT JOIN app_user u ON u.id = t.submitted_by
  LEFT JOIN app_user b ON b.id = t.on_behalf_of
  WHERE e.purchase_id = $1 AND e.recorded_at <= $2 AND ($3 OR e.kind = ANY ($4))
  ORDER BY e.id DESC LIMIT ${EVENTS_SHOWN}`;

/** What the purchase went through, newest first. Outside the offices only what is published: a bidder would learn of the others. */
export async function eventsBefore({ database }: ApiContext, task: TaskRow, caller: Caller): Promise<BeforeAnswer[]> {
  const official = seesRegion(caller, task.regionCode);
  const values = [task.purchaseId, task.submittedAt ?? new Date(), official, PUBLIC_KINDS];
  const { rows } = await database.pool.query<EventRow>({ name: 'events-before', text: EVENTS, values });
  return rows.map(({ at, kind, stage, rule, taskId, lot, detail, ...decision }) => {
    const told = decision.taskKind === null ? detail : {}; // a decision's codes are told below, where they may be
    return { at: at.toISOString(), kind, stage, rule, taskId, lot, detail: told, task: decisionOf(decision) };
  });
}

function decisionOf({
  taskKind,
  outcome,
  by,
  onBehalfOf,
  role,
  ranked,
  secret,
}: Pick<EventRow, 'taskKind' | 'outcome' | 'by' | 'onBehalfOf' | 'role' | 'ranked' | 'secret'>): BeforeAnswer['task'] {
  if (taskKind === null) return null;
  const { title, outcomes } = taskKindDefinition(taskKind);
  const told = ranked || !PRIVATE_UNTIL_RANKED.has(taskKind);
  return {
    title,
    outcome: told ? (outcomes.find(({ code }) => code === outcome)?.title ?? null) : null,
    by: secret ? null : by,
    onBehalfOf,
    role,
  };
}
