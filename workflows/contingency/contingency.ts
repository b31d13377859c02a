import { setCurrentDetails, setHandler } from '@temporalio/workflow';
import { local } from '../activity-proxies.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { statusQuery, timelineQuery, type TimelineEntry } from '../messages.ts';
import { TaskDesk } from '../task-desk.ts';
import { now } from '../timing.ts';
import { bridged } from './bridge.ts';
import type { ContingencyInput, TakeoverCourse, TakeoverEnd } from './course.ts';
import { decide } from './decision.ts';
import { handOverEveryone } from './handover.ts';
import { resolve } from './resolution.ts';

/**
 * Keeps every recipient served when a contractor fails (§2.6). Payments freeze at once; in the ordinary way the
 * approver decides first, in urgency (CT-06) the handover begins and the decision follows. Id: `takeover:<contract>:<n>`.
 */
export async function contingency(input: ContingencyInput): Promise<TakeoverEnd> {
  const desk = new TaskDesk(workflowId.takeover(input.contractNumber, input.seq));
  const note = board(input, desk);
  const plan = await local.beginTakeover.executeWithOptions({ summary: 'freeze payments' }, [
    { takeoverId: input.takeoverId },
  ]);
  note(plan.held === true ? 'bridge before a suspension' : 'payments frozen', plan.held === true ? 'CT-07' : 'CT-01');
  const course: TakeoverCourse = {
    input,
    desk,
    note,
    task: { purchaseId: input.purchaseId, region: input.region },
    ...plan,
  };

  if (plan.held === true) return bridged(course);
  if (course.urgent) {
    const [decision] = await Promise.all([decide(course), handOverEveryone(course)]);
    return resolve(course, decision);
  }
  const decision = await decide(course);
  if (decision === 'start') await handOverEveryone(course);
  return resolve(course, decision);
}

function board(input: ContingencyInput, desk: TaskDesk): TakeoverCourse['note'] {
  const timeline: TimelineEntry[] = [];
  setHandler(statusQuery, () => ({
    stage: 'takeover',
    state: timeline.at(-1)?.what ?? 'begun',
    waitingFor: desk.waiting(),
  }));
  setHandler(timelineQuery, () => timeline);
  return (what, rule) => {
    timeline.push({ at: now(), what, ...(rule === undefined ? {} : { rule }) });
    const rows = timeline.map((entry) => `| ${entry.at} | ${entry.what} | ${entry.rule ?? ''} |`);
    setCurrentDetails(
      [
        `takeover of contract **${input.contractNumber}**`,
        '',
        '| when (UTC) | what | rule |',
        '| --- | --- | --- |',
        ...rows,
      ].join('\n'),
    );
  };
}
