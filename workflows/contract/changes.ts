import { condition } from '@temporalio/workflow';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { ChangeRequest } from '../messages.ts';
import type { ContractCourse } from './course.ts';
import { instalments } from './instalments.ts';
import { monthlyInspections } from './inspections.ts';

/** Decides proposed changes beside the delivery, one after the other, as long as the contract is delivered (CO-06, CO-10). */
export async function contractChanges(course: ContractCourse): Promise<never> {
  for (;;) {
    await condition(() => course.changes.length > 0);
    await change(course, course.changes[0]!);
    course.changes.shift();
  }
}

/** Waits for the changes that are being decided, and for the months and instalments that signed ones have added. */
export async function untilChangesDelivered(course: ContractCourse): Promise<void> {
  for (;;) {
    await condition(() => course.changes.length === 0);
    const added = course.added.shift();
    if (added === undefined) return;
    await added;
  }
}

/** Approved by somebody else than the proposer, signed by the provider, then in force, published and filed (CO-03, CO-04). */
async function change(course: ContractCourse, { changeId, by }: ChangeRequest): Promise<void> {
  const { contractId, providerId } = course.input;
  const asked = { ...course.task, subject: { contractId, changeId } };
  const approval = await humanTask(course.desk, { ...asked, kind: 'approve-change', excluded: [by] });
  const request = { ...course.task, changeId };
  if (approval.outcome !== 'approve') return local.endChange({ ...request, state: 'refused' });
  const provider = await humanTask(course.desk, { ...asked, kind: 'sign-change', organisationId: providerId });
  if (provider.outcome !== 'sign') return local.endChange({ ...request, state: 'declined' });
  const more = await local.signChange.executeWithOptions({ summary: 'change signed' }, [
    { ...request, approvedBy: approval.by!, taskId: provider.taskId },
  ]);
  if (more === null) return;
  const added = Promise.all([monthlyInspections(course, more.months), instalments(course, more.payments)]);
  // Awaited at the end of the delivery; a termination before that cancels it.
  added.catch(() => undefined);
  course.added.push(added);
  await Promise.all([
    humanTask(course.desk, { ...asked, kind: 'publish-change' }).then(() => local.publishChange(request)),
    humanTask(course.desk, { ...asked, kind: 'file-contract' }),
  ]);
}
