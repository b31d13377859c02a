import { CancellationScope, condition, isCancellation, patched } from '@temporalio/workflow';
import { TASK_KINDS, type OutcomeOf, type TaskKind } from '../domain/tasks/task-kinds.ts';
import type { TaskCase } from '../activities/legal-time.ts';
import type { TaskRequest, TaskTimes } from '../activities/tasks.ts';
import { local } from './activity-proxies.ts';
import { msUntil } from './timing.ts';
import type { TaskDesk } from './task-desk.ts';

/** What a workflow asks for; the rest of the task follows from its kind and the workflow's own count. */
export type HumanTaskRequest<K extends TaskKind> = TaskCase &
  Omit<TaskRequest, 'taskId' | 'workflowId' | 'kind'> & { readonly kind: K };

export interface HumanDecision<K extends TaskKind> {
  readonly taskId: string;
  /** `expired` only for kinds whose silence has a meaning (`onDue: 'expire'`). */
  readonly outcome: OutcomeOf<K> | 'expired';
  /** User id; undefined when the task expired. */
  readonly by: string | undefined;
}

/**
 * Asks a person, and waits as long as it takes. The row appears in the inbox, a reminder and an escalation come by
 * timer, and the workflow goes on with the first decision. If the surrounding scope is cancelled, the task is
 * cancelled with it and whoever had it open is told.
 */
export async function humanTask<K extends TaskKind>(
  desk: TaskDesk,
  request: HumanTaskRequest<K>,
): Promise<HumanDecision<K>> {
  const { kind } = request;
  return askedBy(desk, kind, (taskId) =>
    local.openTask.executeWithOptions({ summary: `ask · ${kind}` }, [
      { ...request, taskId, workflowId: desk.workflowId },
    ]),
  );
}

/** The same, where an activity of its own puts the question into its inbox, because the history may not hold what it says. */
export async function askedBy<K extends TaskKind>(
  desk: TaskDesk,
  kind: K,
  ask: (taskId: string) => Promise<TaskTimes>,
): Promise<HumanDecision<K>> {
  const taskId = desk.open(kind);
  try {
    const decision = await waitForDecision(desk, taskId, kind, ask);
    if (decision.by !== undefined) await local.closeTask.executeWithOptions({ summary: `done · ${kind}` }, [taskId]);
    return decision;
  } catch (error) {
    if (isCancellation(error)) {
      await CancellationScope.nonCancellable(() => local.cancelTask({ taskId, reason: 'overtaken' }));
    }
    throw error;
  } finally {
    desk.close(taskId);
  }
}

async function waitForDecision<K extends TaskKind>(
  desk: TaskDesk,
  taskId: string,
  kind: K,
  ask: (taskId: string) => Promise<TaskTimes>,
): Promise<HumanDecision<K>> {
  const decided = (): boolean => desk.decisionOn(taskId) !== undefined;
  let times = await ask(taskId);
  if (hasPassed(times)) times = await local.taskTimePassed(taskId);
  while (!decided()) {
    if (times.expired) return { taskId, outcome: 'expired', by: undefined };
    if (times.nextAt === null) {
      await condition(decided);
    } else if (!(await condition(decided, msUntil(times.nextAt), { summary: `${times.next} · ${kind}` }))) {
      times = await local.taskTimePassed(taskId);
    }
  }
  const { outcome, by } = desk.decisionOn(taskId)!;
  return { taskId, outcome: checkedOutcome(kind, outcome), by };
}

/**
 * True for a task that is overdue as it is asked, because its period began earlier: a timer for it would fire while the
 * question is still being recorded. The activity says so, and not the workflow's clock, which right after a local activity
 * shows another instant when the history is replayed (seen: a purchase that no worker could go on with). Histories in
 * which it did not say so yet went by the clock, and from before that had a timer.
 */
function hasPassed({ nextAt, expired, passed }: TaskTimes): boolean {
  if (nextAt === null || expired) return false;
  return passed ?? (Date.parse(nextAt) <= Date.now() && patched('2026-11-overdue-as-asked'));
}

/** The api has checked it already; an unknown verdict here means two versions disagree, and never an approval. */
function checkedOutcome<K extends TaskKind>(kind: K, outcome: string): OutcomeOf<K> {
  const known = TASK_KINDS[kind].outcomes.some((candidate) => candidate.code === outcome);
  if (!known) throw new Error(`outcome ${outcome} is not one of ${kind}`);
  return outcome as OutcomeOf<K>;
}
