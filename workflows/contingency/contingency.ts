import { local } from '../activity-proxies.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { TaskDesk } from '../task-desk.ts';
import { board } from './board.ts';
import { bridged } from './bridge.ts';
import type { ContingencyInput, TakeoverCourse, TakeoverEnd } from './course.ts';
import { decide } from './decision.ts';
import { handOverEveryone } from './handover.ts';
import { replacements } from './replacement.ts';
import { resolve } from './resolution.ts';

/**
 * Keeps every recipient served when a contractor fails (§2.6). Payments freeze at once; in the ordinary way the
 * approver decides first, in urgency (CT-06) the handover begins and the decision follows. Id: `takeover:<contract>:<n>`.
 */
export async function contingency(input: ContingencyInput): Promise<TakeoverEnd> {
  const desk = new TaskDesk(workflowId.takeover(input.contractNumber, input.seq));
  const note = board(input, desk, 'takeover');
  const plan = await local.beginTakeover.executeWithOptions({ summary: 'freeze payments' }, [
    { takeoverId: input.takeoverId },
  ]);
  note(plan.held === true ? 'bridge before a suspension' : 'payments frozen', plan.held === true ? 'CT-07' : 'CT-01');
  const course: TakeoverCourse = {
    input,
    desk,
    note,
    task: { purchaseId: input.purchaseId, region: input.region },
    visiting: new Map(),
    ...plan,
  };
  const stopReplacing = replacements(course);
  const outcome = await outcomeOf(course, plan.held === true);
  await stopReplacing();
  return outcome;
}

async function outcomeOf(course: TakeoverCourse, held: boolean): Promise<TakeoverEnd> {
  if (held) return bridged(course);
  if (course.urgent) {
    const [decision] = await Promise.all([decide(course), handOverEveryone(course)]);
    return resolve(course, decision);
  }
  const decision = await decide(course);
  if (decision === 'start') await handOverEveryone(course);
  return resolve(course, decision);
}
