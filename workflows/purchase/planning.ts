import { patched } from '@temporalio/workflow';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { sleepUntil } from '../timing.ts';
import type { Course, PurchaseEnd } from './course.ts';

/**
 * 项目选定: the plan is drafted, its budget confirmed by finance, and the needs reviewed by someone who did not
 * write them (PL-01, PL-11). A plan that is returned is drafted again.
 */
export async function plan(course: Course): Promise<PurchaseEnd | undefined> {
  for (;;) {
    const draft = await humanTask(course.desk, { ...course.task, kind: 'draft-plan' });
    if (draft.outcome === 'withdraw') return 'terminated';
    if (patched('2026-11-plan-adopted')) await local.adoptPlan({ ...course.task, taskId: draft.taskId });
    const excluded = draftersOf(course, draft.by);

    const budget = await humanTask(course.desk, { ...course.task, kind: 'confirm-budget', excluded });
    if (budget.outcome === 'reject') return 'terminated';
    if (patched('2026-11-earmark')) await local.recordEarmark({ ...course.task, taskId: budget.taskId });

    const review = await humanTask(course.desk, { ...course.task, kind: 'approve-plan', excluded });
    if (review.outcome === 'reject') return 'terminated';
    if (review.outcome === 'approve') return intentionPublished(course);
    course.note('plan returned for changes', 'PL-11');
  }
}

/** 采购意向公开 (PL-14): published here; the wait for its period stands before the tender notice. */
async function intentionPublished(course: Course): Promise<undefined> {
  if (course.input.intention !== true) return;
  const { taskId } = await humanTask(course.desk, { ...course.task, kind: 'publish-intention' });
  const until = await local.publishIntention.executeWithOptions({ summary: 'intention · PL-14' }, [
    { ...course.task, taskId },
  ]);
  course.intentionUntil = until;
  course.due(until.legal, 'intention public until', until.rule);
}

/** Waits, durably, until the intention was public long enough; nothing of the procurement begins before (PL-14). */
export async function intentionPeriod({ intentionUntil }: Course): Promise<void> {
  if (intentionUntil === undefined) return;
  await sleepUntil(intentionUntil.wall, `intention public until ${intentionUntil.legal} · PL-14`);
}

/** Whoever opened the purchase or drafted this version; neither may approve it. */
export function draftersOf(course: Course, ...drafters: (string | undefined)[]): string[] {
  return [...new Set([course.input.drafterId, ...drafters.filter((id) => id !== undefined)])];
}
