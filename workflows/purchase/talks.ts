import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { Course } from './course.ts';
import type { LotCourse } from './lot.ts';

/** As many rounds as the group needs; what changes is told to every supplier at once, in writing (ME-36). */
export async function talks(course: Course, lot: LotCourse): Promise<void> {
  // Purchases that were started before the talks had a record go on without.
  if (course.input.terms === undefined) return;
  for (let round = 1; ; round += 1) {
    const subject = { lotId: lot.lotId, seq: round };
    const held = await humanTask(course.desk, { ...course.task, kind: 'hold-talks', subject });
    await local.adoptTalks({ ...course.task, lotId: lot.lotId, taskId: held.taskId, round });
    if (held.outcome === 'conclude') return course.note(`lot ${lot.seq}: talks concluded, round ${round}`, 'ME-36');
  }
}
