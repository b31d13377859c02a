import { condition, patched, setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { BusinessClock } from '../domain/time/business-clock.ts';
import type { Instant } from '../domain/time/shanghai.ts';
import type { PenaltyState } from '../domain/providers/penalty.ts';
import { workflowId } from '../domain/workflow-id.ts';
import { local } from './activity-proxies.ts';
import { humanTask } from './human-task.ts';
import { banLifted, statusQuery } from './messages.ts';
import { SEARCH } from './search-attributes.ts';
import { TaskDesk } from './task-desk.ts';
import { msUntil, sleepUntil } from './timing.ts';

export interface DebarmentInput {
  readonly penaltyId: string;
  readonly organisationId: string;
  readonly seq: number;
  readonly region: string;
  /** Investigates: chairs no hearing and does not decide. */
  readonly filedBy: string;
  /** Business instant, from which the time to decide counts. */
  readonly filedAt: Instant;
  readonly clock: BusinessClock;
}

type Ending = 'dropped' | 'ended' | 'lifted';

interface Course {
  readonly input: DebarmentInput;
  readonly desk: TaskDesk;
  readonly asked: {
    readonly clock: BusinessClock;
    readonly region: string;
    readonly subject: { readonly penaltyId: string; readonly providerId: string };
  };
  readonly enter: (state: PenaltyState) => void;
}

/**
 * A ban from procurement as the administrative penalty it is (DB-09): notice, statement and defence, a hearing on request,
 * the decision by somebody else, its service, and the term as a timer of up to three years, which a lifting ends before. Id: `debarment:<organisation>:<n>`.
 */
export async function debarment(input: DebarmentInput): Promise<Ending> {
  const { penaltyId, organisationId, seq, region, clock } = input;
  const desk = new TaskDesk(workflowId.debarment(organisationId, seq));
  const course: Course = {
    input,
    desk,
    asked: { clock, region, subject: { penaltyId, providerId: organisationId } },
    enter: board(desk, seq),
  };
  let lifted = false;
  setHandler(banLifted, () => {
    lifted = true;
  });
  const penalty = await decided(course);
  if (penalty === 'dropped') return penalty;
  const served = await humanTask(desk, { ...course.asked, kind: 'serve-penalty' });
  const { until } = await local.servePenalty.executeWithOptions({ summary: 'the ban begins' }, [
    { penaltyId, taskId: served.taskId },
  ]);
  course.enter('in-force');
  // However long it is; at its last instant the ban excludes no more, whether or not anything runs then (DB-06).
  if (patched('2026-11-ban-lifted')) await condition(() => lifted, msUntil(until), { summary: 'end of the ban' });
  else await sleepUntil(until, 'end of the ban');
  const ending = lifted ? 'lifted' : 'ended';
  await local.endBan.executeWithOptions({ summary: 'the ban is over' }, [{ penaltyId, lifted }]);
  course.enter(ending);
  return ending;
}

/** From the notice to the decision. Nobody is punished unheard. */
async function decided({ input, desk, asked, enter }: Course): Promise<'dropped' | 'punished'> {
  const { penaltyId, organisationId, filedBy, filedAt } = input;
  const notice = await humanTask(desk, { ...asked, kind: 'serve-penalty-notice' });
  if (notice.outcome === 'withdraw') {
    await local.withdrawPenalty({ penaltyId, taskId: notice.taskId });
    enter('dropped');
    return 'dropped';
  }
  await local.recordPenaltyNotice({ penaltyId, taskId: notice.taskId });
  enter('noticed');
  const answer = await humanTask(desk, { ...asked, kind: 'answer-penalty-notice', organisationId });
  const rights = answer.outcome === 'waive' || answer.outcome === 'expired' ? 'waived' : answer.outcome;
  const taskId = answer.outcome === 'expired' ? null : answer.taskId;
  await local.recordPenaltyAnswer({ penaltyId, taskId, answer: rights });
  enter(rights === 'hearing' ? 'hearing' : 'answered');
  if (rights === 'hearing') {
    const announced = await humanTask(desk, { ...asked, kind: 'announce-hearing', excluded: [filedBy] });
    const { at } = await local.announceHearing({ penaltyId, taskId: announced.taskId });
    await sleepUntil(at, 'day of the hearing');
    const heard = await humanTask(desk, { ...asked, kind: 'record-hearing', excluded: [filedBy] });
    await local.recordPenaltyHearing({ penaltyId, taskId: heard.taskId });
  }
  const decision = await humanTask(desk, { ...asked, kind: 'decide-penalty', excluded: [filedBy], since: filedAt });
  const outcome = decision.outcome === 'punish' ? 'punished' : 'dropped';
  await local.concludePenalty.executeWithOptions({ summary: outcome }, [
    { penaltyId, taskId: decision.taskId, outcome },
  ]);
  enter(outcome);
  return outcome;
}

function board(desk: TaskDesk, seq: number): Course['enter'] {
  let state: PenaltyState = 'filed';
  setHandler(statusQuery, () => ({ stage: 'debarment', state, waitingFor: desk.waiting() }));
  return (next) => {
    state = next;
    upsertSearchAttributes([{ key: SEARCH.stage, value: next }]);
    setCurrentDetails(`penalty **${seq}** · ${next} · DB-09`);
  };
}
