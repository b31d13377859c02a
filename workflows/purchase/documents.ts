import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { Course, PurchaseEnd } from './course.ts';
import { draftersOf, intentionPeriod } from './planning.ts';

/** Documents drafted and approved by two people, then made public (PB-01, PB-02, PL-11). */
export async function approvedDocuments(course: Course): Promise<PurchaseEnd | undefined> {
  for (;;) {
    const draft = await humanTask(course.desk, { ...course.task, kind: 'draft-documents' });
    await local.adoptDocuments({ ...course.task, taskId: draft.taskId });
    const excluded = draftersOf(course, draft.by);
    const review = await humanTask(course.desk, { ...course.task, kind: 'approve-documents', excluded });
    if (review.outcome === 'approve') break;
    course.note('documents returned for changes', 'PL-11');
  }
  await intentionPeriod(course);
  const { invitation } = course.terms;
  // Whoever is drawn or named is told alone; there is nothing to publish.
  if (invitation === 'notice' || invitation === 'prequalification')
    await humanTask(course.desk, { ...course.task, kind: 'publish-notice' });
  return undefined;
}
