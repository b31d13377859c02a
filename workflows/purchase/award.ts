import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { Course, PurchaseEnd } from './course.ts';
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

/** The result of all lots is published at once, and every loser told their own score and rank (EV-17, EV-18). */
export async function resultNotice(course: Course): Promise<PurchaseEnd | undefined> {
  await humanTask(course.desk, { ...course.task, kind: 'publish-result' });
  const at = await local.publishResult.executeWithOptions({ summary: 'result notice' }, [course.task]);
  for (const lot of course.openLots) lot.resultAt = at;
  course.note('result published', 'EV-17');
  return undefined;
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
