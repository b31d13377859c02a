import { condition, patched } from '@temporalio/workflow';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { ContractCourse } from './course.ts';

/**
 * Acceptance item by item with the recipients' opinion, approved by a second person, then published (DL-01 to DL-03). A
 * service that is not up to the contract is published as that, put right and examined again: only an acceptance closes the
 * contract. Whoever loses patience asks for a takeover, which may end it.
 */
export async function accept(course: ContractCourse): Promise<void> {
  const { contractId, drafterId } = course.input;
  const subject = { contractId };
  for (;;) {
    const accepted = await humanTask(course.desk, { ...course.task, kind: 'accept-service', subject });
    const excluded = [drafterId, ...(accepted.by === undefined ? [] : [accepted.by])];
    const approval = await humanTask(course.desk, { ...course.task, kind: 'approve-acceptance', subject, excluded });
    if (approval.outcome === 'return') continue;
    if (accepted.outcome === 'refuse' && patched('2026-11-refused-acceptance')) {
      const refused = { ...course.task, contractId, taskId: accepted.taskId };
      await local.publishRefusal.executeWithOptions({ summary: 'acceptance refused' }, [refused]);
      continue;
    }
    // A takeover that began meanwhile decides first whether the contract goes on at all.
    await condition(() => !course.takenOver);
    await local.closeContract.executeWithOptions({ summary: 'acceptance published' }, [
      { ...course.task, contractId, taskId: accepted.taskId },
    ]);
    return;
  }
}
