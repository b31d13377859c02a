import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { sleepUntil } from '../timing.ts';
import type { Course, PurchaseEnd } from './course.ts';
import { failAll } from './lot-failure.ts';

/** Professionals who know the field state, each alone, that only this supplier can do it; most must (ME-35, M74 41). */
export async function statements(course: Course): Promise<PurchaseEnd | undefined> {
  course.experts = await local.drawProfessionals(course.task);
  const stated = await Promise.all(
    course.experts.map((userId) => humanTask(course.desk, { ...course.task, kind: 'state-single-source', userId })),
  );
  const support = stated.filter(({ outcome }) => outcome === 'support').length;
  course.note(`${support} of ${stated.length} professionals support the single source`, 'ME-35');
  return support * 2 > stated.length ? undefined : 'terminated';
}

/** The publicity runs its time; then every objection is answered, and one that is upheld ends the purchase (ME-03). */
export async function publicity(course: Course): Promise<PurchaseEnd | undefined> {
  if (!course.terms.publicity) return undefined;
  const until = await local.publishSingleSource.executeWithOptions({ summary: 'publicity' }, [course.task]);
  course.due(until.legal, 'publicity ends', until.rule);
  await sleepUntil(until.wall, `publicity until ${until.legal} · ${until.rule}`);
  const objections = await local.publicityObjections(course.task);
  const upheld = await Promise.all(objections.map((objectionId) => answered(course, objectionId)));
  return upheld.includes(true) ? failAll(course, 'ME-03') : undefined;
}

async function answered(course: Course, objectionId: string): Promise<boolean> {
  const subject = { objectionId };
  const decision = await humanTask(course.desk, { ...course.task, kind: 'answer-objection', subject });
  const outcome = decision.outcome === 'uphold' ? 'upheld' : 'rejected';
  await local.answerObjection({ ...course.task, objectionId, taskId: decision.taskId, outcome });
  return outcome === 'upheld';
}
