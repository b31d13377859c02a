import { humanTask } from '../human-task.ts';
import type { Course, PurchaseEnd } from './course.ts';

/**
 * 项目选定: the plan is drafted, its budget confirmed by finance, and the needs reviewed by someone who did not
 * write them (PL-01, PL-11). A plan that is returned is drafted again.
 */
export async function planning(course: Course): Promise<PurchaseEnd | undefined> {
  for (;;) {
    const draft = await humanTask(course.desk, { ...course.task, kind: 'draft-plan' });
    if (draft.outcome === 'withdraw') return 'terminated';
    const excluded = draftersOf(course, draft.by);

    const budget = await humanTask(course.desk, { ...course.task, kind: 'confirm-budget', excluded });
    if (budget.outcome === 'reject') return 'terminated';

    const plan = await humanTask(course.desk, { ...course.task, kind: 'approve-plan', excluded });
    if (plan.outcome === 'reject') return 'terminated';
    if (plan.outcome === 'approve') return undefined;
    course.note('plan returned for changes', 'PL-11');
  }
}

/** Whoever opened the purchase or drafted this version; neither may approve it. */
export function draftersOf(course: Course, ...drafters: (string | undefined)[]): string[] {
  return [...new Set([course.input.drafterId, ...drafters.filter((id) => id !== undefined)])];
}
