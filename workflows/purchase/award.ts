import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { Course } from './course.ts';
import type { LotCourse } from './lot.ts';

/** The buyer confirms the first-ranked candidate of the lot; five working days of silence do the same (EV-15). */
export async function confirmedAward(course: Course, lot: LotCourse): Promise<void> {
  const decision = await humanTask(course.desk, {
    ...course.task,
    kind: 'confirm-award',
    subject: { lotId: lot.lotId },
    excluded: [course.input.drafterId],
  });
  await awardRank(course, lot, 1, decision.outcome === 'expired');
}

/** Awards the lot to the candidate of that rank. `deemed`: by five working days of silence. */
export async function awardRank(course: Course, lot: LotCourse, rank: number, deemed: boolean): Promise<void> {
  const awarded = await local.awardLot.executeWithOptions({ summary: `award lot ${lot.seq} · rank ${rank}` }, [
    { ...course.task, lotId: lot.lotId, rank, deemed },
  ]);
  lot.awarded = { ...awarded, rank };
  lot.phase = 'awarded';
  course.note(`lot ${lot.seq} awarded to rank ${rank}${deemed ? ' by silence' : ''}`, deemed ? 'EV-15' : 'EV-17');
}

/** The next candidate is announced like the first, before its contract is drafted: a new notice, a new letter (EV-17). */
export async function publishNextWinner(course: Course, lot: LotCourse): Promise<void> {
  const subject = { lotId: lot.lotId };
  await humanTask(course.desk, { ...course.task, kind: 'publish-result', subject });
  const replacing = { awardId: lot.awarded!.awardId, lotSeq: lot.seq };
  lot.resultAt = await local.publishResult.executeWithOptions({ summary: `result notice · lot ${lot.seq}` }, [
    { ...course.task, replacing },
  ]);
  course.note(`lot ${lot.seq}: next candidate published`, 'EV-17');
}
