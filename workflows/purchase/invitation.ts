import type { InvitationWay } from '../../domain/procurement/methods.ts';
import { local, remote } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { sleepUntil } from '../timing.ts';
import type { Course, PurchaseEnd } from './course.ts';
import { failAll } from './lot-failure.ts';

/**
 * Who is invited, where a notice does not invite everybody: the pool is gathered and fixed, then drawn from before two
 * witnesses (ME-18). No id of a supplier comes back: who was drawn is known to them alone until the opening.
 */
export async function invitation(course: Course): Promise<PurchaseEnd | undefined> {
  const gather = GATHER[course.terms.invitation];
  if (gather === undefined) return undefined;
  await gather(course);
  const pool = await local.fixPool.executeWithOptions({ summary: 'fix the pool' }, [course.task]);
  if (pool.problem !== null) return failAll(course, pool.problem);
  const taskIds = pool.draw ? await witnesses(course) : [];
  await remote.drawInvited.executeWithOptions({ summary: 'draw the invited' }, [{ ...course.task, taskIds }]);
  course.note(pool.draw ? 'suppliers drawn before two witnesses' : 'recommended suppliers invited', 'ME-18');
  return undefined;
}

/** A notice needs no pool; a bank is one. */
const GATHER: Readonly<Partial<Record<InvitationWay, (course: Course) => Promise<void>>>> = {
  prequalification,
  recommendation,
  library: () => Promise.resolve(),
};

async function prequalification(course: Course): Promise<void> {
  const until = await local.publishPrequalification.executeWithOptions({ summary: 'prequalification' }, [course.task]);
  course.due(until.legal, 'applications end', until.rule);
  await sleepUntil(until.wall, `applications until ${until.legal} · ${until.rule}`);
  const examined = await humanTask(course.desk, { ...course.task, kind: 'examine-applicants' });
  await local.adoptApplicants({ ...course.task, taskId: examined.taskId });
}

/** For an invited tender the buyer alone; for talks the experts first, one after the other, then the buyer (M74 12). */
async function recommendation(course: Course): Promise<void> {
  if (course.input.method !== 'invited-tender') {
    for (const userId of await local.drawProfessionals(course.task)) {
      const named = await humanTask(course.desk, { ...course.task, kind: 'recommend-as-expert', userId });
      await local.adoptRecommendation({ ...course.task, taskId: named.taskId, origin: 'expert' });
    }
  }
  const named = await humanTask(course.desk, { ...course.task, kind: 'recommend-suppliers' });
  await local.adoptRecommendation({ ...course.task, taskId: named.taskId, origin: 'buyer' });
}

/** Two of the buyer's people, never the same. */
async function witnesses(course: Course): Promise<string[]> {
  const first = await humanTask(course.desk, { ...course.task, kind: 'witness-draw' });
  const excluded = first.by === undefined ? [] : [first.by];
  const second = await humanTask(course.desk, { ...course.task, kind: 'countersign-draw', excluded });
  return [first.taskId, second.taskId];
}
