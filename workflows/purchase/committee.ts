import { patched } from '@temporalio/workflow';
import { local, remote } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { electedChair } from './chair.ts';
import type { Course, PurchaseEnd } from './course.ts';

/** The experts are drawn from the bank, without those whose own organisation bids, and take their seats (EV-04, EV-06). */
export async function committee(course: Course): Promise<PurchaseEnd | undefined> {
  const drawn = await remote.drawExperts.executeWithOptions({ summary: 'draw experts' }, [course.task]);
  course.note(`${drawn.length} experts drawn`, 'EV-04');
  course.experts = patched('committee-review') ? await seated(course, drawn) : drawn;
  await electedChair(course);
  return undefined;
}

/** Whoever declines or stays silent is replaced in the drawn order; a committee short of members is never begun (EV-09). */
async function seated(course: Course, drawn: readonly string[]): Promise<readonly string[]> {
  const seats = [...(await seatAll(course, drawn))];
  for (let round = 2; seats.length < drawn.length; round += 1) {
    course.note(`${drawn.length - seats.length} seats empty`, 'EV-09');
    await humanTask(course.desk, { ...course.task, kind: 'refill-committee' });
    const count = drawn.length - seats.length;
    const again = await remote.drawAgain.executeWithOptions({ summary: `draw ${count} more` }, [
      { ...course.task, round, count },
    ]);
    seats.push(...(await seatAll(course, again)));
  }
  course.note(`${seats.length} experts seated`, 'EV-09');
  return seats;
}

async function seatAll(course: Course, drawn: readonly string[]): Promise<readonly string[]> {
  const seats = await Promise.all(drawn.map((userId) => seat(course, userId)));
  return seats.filter((userId) => userId !== undefined);
}

/** The expert who takes this seat; undefined when nobody is left in reserve. */
async function seat(course: Course, userId: string): Promise<string | undefined> {
  const ask = { ...course.task, kind: 'attend-evaluation', userId } as const;
  const { taskId, outcome } = await humanTask(course.desk, ask);
  const next = await local.answerInvitation({ ...course.task, userId, taskId, outcome });
  if (outcome === 'accept') return userId;
  return next === null ? undefined : seat(course, next);
}
