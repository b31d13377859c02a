import { z } from 'zod';
import type { TaskKind } from '../../../domain/tasks/task-kinds.ts';
import { taskKindDefinition } from '../../../domain/tasks/task-kinds.ts';
import { seesRegion } from '../../access/scope.ts';
import type { Caller } from '../../access/caller.ts';
import type { ApiContext } from '../../context.ts';
import { formView, JsonSchema } from '../forms.ts';
import { BilingualSchema } from '../task-item.ts';
import type { TaskRow } from '../task-row.ts';
import { TASK_COLUMNS, TASK_JOINS } from '../task-row.ts';

export const EarlierForm = z
  .object({
    taskId: z.string(),
    kind: z.string(),
    title: BilingualSchema,
    outcome: z.object({ code: z.string(), title: BilingualSchema }),
    by: z.string().nullable().meta({ description: 'Name; null for readers outside the offices of the region' }),
    at: z.iso.datetime(),
    schema: JsonSchema,
    value: z.unknown(),
  })
  .meta({ id: 'EarlierForm', description: 'What was filled in before and is judged, mended or built upon now' });

type EarlierFormAnswer = z.input<typeof EarlierForm>;

interface Wanted {
  readonly kind: TaskKind;
  /** Only if that was its outcome: a return with its reason. */
  readonly outcome?: string;
}

/** What a decision looks back at. A kind that is not listed stands for itself. */
const LOOKS_BACK: Partial<Record<TaskKind, readonly Wanted[]>> = {
  'draft-plan': [{ kind: 'approve-plan', outcome: 'return' }, { kind: 'draft-plan' }],
  'confirm-budget': [{ kind: 'draft-plan' }],
  'approve-plan': [{ kind: 'draft-plan' }, { kind: 'confirm-budget' }],
  'publish-intention': [{ kind: 'draft-plan' }],
  'draft-documents': [
    { kind: 'approve-documents', outcome: 'return' },
    { kind: 'draft-documents' },
    { kind: 'draft-plan' },
  ],
  'approve-documents': [{ kind: 'draft-documents' }, { kind: 'draft-plan' }],
  'publish-notice': [{ kind: 'draft-documents' }],
  'examine-qualifications': [{ kind: 'draft-documents' }],
  'last-offer': [{ kind: 'draft-documents' }],
  'review-conformity': [{ kind: 'draft-documents' }],
  'score-bids': [{ kind: 'draft-documents' }],
  'confirm-scores': [{ kind: 'draft-documents' }],
  'confirm-award': [{ kind: 'draft-documents' }],
  'draft-contract': [
    { kind: 'approve-contract', outcome: 'return' },
    { kind: 'draft-contract' },
    { kind: 'draft-documents' },
  ],
  'approve-contract': [{ kind: 'draft-documents' }],
  'approve-bid-bond-kept': [{ kind: 'settle-bid-bond' }],
  'settle-bid-bond': [{ kind: 'approve-bid-bond-kept', outcome: 'return' }],
  'approve-forfeiture': [{ kind: 'settle-bond' }],
  'settle-bond': [{ kind: 'approve-forfeiture', outcome: 'return' }],
  'accept-service': [{ kind: 'approve-acceptance', outcome: 'return' }, { kind: 'accept-service' }],
  'approve-acceptance': [{ kind: 'accept-service' }],
  'decide-deductions': [{ kind: 'accept-stage' }],
  'pay-dispute': [{ kind: 'decide-dispute' }],
  'pay-instalment': [{ kind: 'accept-stage' }, { kind: 'decide-deductions' }],
  'handle-complaint': [{ kind: 'approve-complaint', outcome: 'return' }, { kind: 'handle-complaint' }],
  'approve-complaint': [{ kind: 'handle-complaint' }],
  'carry-out-decision': [{ kind: 'confirm-carrying-out', outcome: 'return' }, { kind: 'carry-out-decision' }],
  'confirm-carrying-out': [{ kind: 'carry-out-decision' }],
  'resolve-takeover': [
    { kind: 'decide-takeover' },
    { kind: 'settle-takeover' },
    { kind: 'accept-rectification', outcome: 'refuse' },
  ],
  'order-rectification': [{ kind: 'resolve-takeover', outcome: 'return' }],
  'report-rectification': [{ kind: 'order-rectification' }],
  'accept-rectification': [{ kind: 'order-rectification' }, { kind: 'report-rectification' }],
  'plan-succession': [{ kind: 'approve-succession', outcome: 'return' }, { kind: 'plan-succession' }],
  'approve-succession': [{ kind: 'plan-succession' }],
  'survey-project': [{ kind: 'key-review-project', outcome: 'return' }, { kind: 'survey-project' }],
  'review-project': [{ kind: 'survey-project' }, { kind: 'guide-project' }],
  'key-review-project': [{ kind: 'survey-project' }, { kind: 'review-project' }],
  'reserve-project': [{ kind: 'key-review-project' }, { kind: 'survey-project' }],
  'revise-project': [
    { kind: 'key-review-project', outcome: 'return' },
    { kind: 'review-project', outcome: 'return' },
    { kind: 'reserve-project', outcome: 'return' },
    { kind: 'guide-project', outcome: 'return' },
  ],
};

/** The newest of a kind that was decided before the task was asked, for the same lot, bid, contract, takeover and complaint. */
const NEWEST = `
  SELECT ${TASK_COLUMNS}, t.form, by_user.display_name AS "by"
  FROM task t ${TASK_JOINS} JOIN app_user by_user ON by_user.id = t.submitted_by
  WHERE t.purchase_id = $1 AND t.kind = $2 AND t.id <> $3 AND t.state IN ('submitted', 'done')
    AND ($4::text IS NULL OR t.outcome = $4) AND t.submitted_at <= $5
    AND NOT EXISTS (
      SELECT 1 FROM jsonb_each_text(t.subject) old
      WHERE old.key IN ('lotId', 'bidId', 'contractId', 'takeoverId', 'complaintId') AND $6::jsonb ->> old.key <> old.value)
  ORDER BY t.submitted_at DESC LIMIT 1`;

/** Of a project, whose tasks are found by their ids: a round of revisions later than this is not looked for. */
const MOST_ROUNDS = 30;

const NEWEST_OF_PROJECT = `
  SELECT ${TASK_COLUMNS}, t.form, by_user.display_name AS "by"
  FROM task t ${TASK_JOINS} JOIN app_user by_user ON by_user.id = t.submitted_by
  WHERE t.id = ANY ($1::text[]) AND t.id <> $2 AND t.state IN ('submitted', 'done')
    AND ($3::text IS NULL OR t.outcome = $3) AND t.submitted_at <= $4
  ORDER BY t.submitted_at DESC LIMIT 1`;

type DecidedRow = TaskRow & { readonly form: unknown; readonly by: string };

export async function earlierForms(context: ApiContext, task: TaskRow, caller: Caller): Promise<EarlierFormAnswer[]> {
  const wanted = LOOKS_BACK[task.kind] ?? [];
  const found = await Promise.all(wanted.map((one) => newest(context, task, one)));
  const official = seesRegion(caller, task.regionCode);
  return Promise.all(found.flatMap((row) => (row ? [answerOf(context, row, official)] : [])));
}

async function newest({ database }: ApiContext, task: TaskRow, wanted: Wanted): Promise<DecidedRow | undefined> {
  if (task.subject['projectId'] !== undefined) {
    const workflow = task.id.split('/').slice(0, -2).join('/');
    const ids = Array.from({ length: MOST_ROUNDS }, (_, n) => `${workflow}/${wanted.kind}/${n + 1}`);
    const { rows } = await database.pool.query<DecidedRow>({
      name: 'earlier-form-of-project',
      text: NEWEST_OF_PROJECT,
      values: [ids, task.id, wanted.outcome ?? null, task.createdAt],
    });
    return rows[0];
  }
  const { rows } = await database.pool.query<DecidedRow>({
    name: 'earlier-form',
    text: NEWEST,
    values: [
      ...[task.purchaseId, wanted.kind, task.id, wanted.outcome ?? null],
      ...[task.createdAt, JSON.stringify(task.subject)],
    ],
  });
  return rows[0];
}

async function answerOf(context: ApiContext, row: DecidedRow, official: boolean): Promise<EarlierFormAnswer> {
  const { title, outcomes } = taskKindDefinition(row.kind);
  const view = await formView(context, row);
  const code = row.outcome ?? '';
  return {
    taskId: row.id,
    kind: row.kind,
    title,
    outcome: outcomes.find((outcome) => outcome.code === code) ?? { code, title: { zh: code, en: code } },
    by: official ? row.by : null,
    at: row.submittedAt!.toISOString(),
    schema: view.outcomes[code]?.schema ?? view.schema,
    value: row.form,
  };
}
