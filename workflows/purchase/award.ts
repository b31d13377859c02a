import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { Course, PurchaseEnd } from './course.ts';
import type { LotCourse } from './lot.ts';
import { failedIfNoLotLeft } from './lot-failure.ts';

/** The buyer confirms the first-ranked candidate of each lot; five working days of silence do the same (EV-15). */
export async function award(course: Course): Promise<PurchaseEnd | undefined> {
  await Promise.all(course.openLots.map((lot) => awardLot(course, lot)));
  await humanTask(course.desk, { ...course.task, kind: 'publish-result' });
  await local.publishResult.executeWithOptions({ summary: 'result notice' }, [course.task]);
  course.note('result published', 'EV-17');
  return failedIfNoLotLeft(course);
}

async function awardLot(course: Course, lot: LotCourse): Promise<void> {
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
