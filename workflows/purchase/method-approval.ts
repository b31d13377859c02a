import { humanTask } from '../human-task.ts';
import type { Course, PurchaseEnd } from './course.ts';
import { draftersOf } from './planning.ts';

/** The finance department approves another method than open tender before the start, where the law asks it (ME-32). */
export async function methodApproval(course: Course): Promise<PurchaseEnd | undefined> {
  if (!course.terms.approval) return undefined;
  const excluded = draftersOf(course);
  const decision = await humanTask(course.desk, { ...course.task, kind: 'approve-method', excluded });
  course.note(`method ${decision.outcome}d`, 'ME-32');
  return decision.outcome === 'approve' ? undefined : 'terminated';
}
