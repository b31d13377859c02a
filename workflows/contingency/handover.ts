import { CancellationScope, isCancellation } from '@temporalio/workflow';
import { answerStandbyDue } from '../../domain/tasks/takeover-tasks.ts';
import { local, remote } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { StandbyAsked } from '../../activities/standby-places.ts';
import type { PlacingCourse, Standby, TakeoverCourse } from './course.ts';

/**
 * Standby providers are asked in the plan's order and take recipients up to their capacity, the most dependent
 * first; one that has not stated the services, or has no room, is passed over at once. Whoever is left goes to the township's own staff, so that coverage never waits for a contract. `covered` is done as
 * soon as every recipient has another provider; their first visits may still be under way.
 */
export async function handOverEveryone(course: TakeoverCourse, covered?: () => Promise<void>): Promise<void> {
  const { total } = await local.openHandoverCases({ takeoverId: course.input.takeoverId });
  const visits = await place(course, total, course.standby);
  course.note('every recipient covered', 'CT-06');
  await local.recordFullCoverage({ takeoverId: course.input.takeoverId });
  await covered?.();
  await Promise.all(visits);
}

/** Finds providers for so many recipients' services; answers the first visits that are under way then. */
export async function place(
  course: PlacingCourse,
  services: number,
  standby: readonly Standby[],
): Promise<readonly Promise<void>[]> {
  const visits: Promise<void>[] = [];
  let remaining = services;
  for (const { position, providerId } of standby) {
    if (remaining === 0) break;
    if (!(await accepts(course, position, providerId))) continue;
    remaining = await handOver(course, providerId, 'interim', `standby ${position}`);
    if (!course.drill) visits.push(visiting(course, providerId, () => firstVisits(course, providerId)));
  }
  if (remaining > 0) {
    const { organisationId } = await local.lastResort({ takeoverId: course.input.takeoverId });
    remaining = await handOver(course, organisationId, 'last-resort', 'township staff');
    if (!course.drill) visits.push(visiting(course, organisationId, () => lastResortVisits(course, organisationId)));
  }
  return visits;
}

/** First visits are confirmed until the provider fails itself: then whoever replaces it is asked. */
async function visiting(course: PlacingCourse, providerId: string, visits: () => Promise<void>): Promise<void> {
  const scope = new CancellationScope();
  course.visiting.set(providerId, scope);
  try {
    await scope.run(visits);
  } catch (error) {
    if (!isCancellation(error) || !scope.consideredCancelled) throw error;
  }
}

async function accepts(course: PlacingCourse, position: number, providerId: string): Promise<boolean> {
  const { takeoverId, contractId } = course.input;
  // Histories from before a provider could be passed over hold no answer here: it was asked.
  const asked: StandbyAsked | undefined = await local.inviteStandby({ takeoverId, position, providerId });
  if (asked?.passed) {
    course.note(`standby ${position}: passed over (${asked.passed})`, 'CT-01');
    return false;
  }
  const answer = await humanTask(course.desk, {
    ...course.task,
    kind: 'answer-standby',
    subject: { takeoverId, contractId, position },
    organisationId: providerId,
    due: answerStandbyDue(course.urgent),
  });
  await local.recordStandbyAnswer({ takeoverId, position, taskId: answer.taskId, outcome: answer.outcome });
  course.note(`standby ${position}: ${answer.outcome}`, 'CT-01');
  return answer.outcome === 'accept';
}

/** Returns how many recipients' services are still without a new provider. */
async function handOver(
  course: PlacingCourse,
  providerId: string,
  basis: 'interim' | 'last-resort',
  to: string,
): Promise<number> {
  const { takeoverId } = course.input;
  const result = await remote.handOver.executeWithOptions({ summary: `hand over to ${to}` }, [
    { takeoverId, providerId, basis },
  ]);
  course.note(`${result.covered} of ${result.total} covered (${to})`, 'CT-06');
  return result.total - result.covered;
}

async function firstVisits(course: PlacingCourse, providerId: string): Promise<void> {
  const { takeoverId, contractId } = course.input;
  const subject = { takeoverId, contractId, providerId };
  const kind = 'confirm-first-visits';
  const visited = await humanTask(course.desk, { ...course.task, kind, subject, organisationId: providerId });
  await local.recordFirstVisits({ takeoverId, providerId, taskId: visited.taskId });
}

export async function lastResortVisits(course: PlacingCourse, providerId: string): Promise<void> {
  const { takeoverId, contractId } = course.input;
  const subject = { takeoverId, contractId, providerId };
  const visited = await humanTask(course.desk, { ...course.task, kind: 'confirm-last-resort-visits', subject });
  await local.recordFirstVisits({ takeoverId, providerId, taskId: visited.taskId });
}
