import { CancellationScope, condition, setHandler } from '@temporalio/workflow';
import { workflowId } from '../../domain/workflow-id.ts';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { successorCame } from '../messages.ts';
import { TaskDesk } from '../task-desk.ts';
import { msUntil } from '../timing.ts';
import { board } from './board.ts';
import type { ContingencyInput, PlacingCourse } from './course.ts';
import { lastResortVisits } from './handover.ts';
import { placeWhoIsLeft, replacements, unlessCancelled } from './replacement.ts';

/** Wall clock. Somebody who has died is owed no provider, and nothing tells of it. */
const LOOK_AGAIN_MS = 7 * 86_400_000;

export interface SuccessionInput extends ContingencyInput {
  readonly urgent: boolean;
}

/**
 * From a terminated contract to permanent providers: the interim contracts get a lawful basis, a ceiling and a longest term;
 * contracts of a purchase anew take the recipients over; the takeover ends when each of them was visited. Whoever has none
 * at the end of the term is served by the township (CT-03 to CT-06, HS-19). Id: `succession:<contract>:<n>`.
 */
export async function succession(input: SuccessionInput): Promise<'succeeded'> {
  const desk = new TaskDesk(workflowId.succession(input.contractNumber, input.seq));
  const course: PlacingCourse = {
    input,
    desk,
    note: board(input, desk, 'succession'),
    task: { purchaseId: input.purchaseId, region: input.region },
    urgent: input.urgent,
    drill: false,
    visiting: new Map(),
  };
  const watch = { changes: 0 };
  setHandler(successorCame, () => void (watch.changes += 1));
  const stopReplacing = replacements(course);
  course.note('contract terminated', 'CT-03');
  await bridged(course, watch);
  await stopReplacing();
  course.note('everybody has a permanent provider', 'CT-06');
  await visited(course);
  await local.closeSuccession.executeWithOptions({ summary: 'the takeover ends' }, [
    { ...course.task, takeoverId: input.takeoverId },
  ]);
  course.note('succeeded', 'CT-06');
  return 'succeeded';
}

/** Until everybody has a permanent provider; nothing is asked where they all have one already. */
async function bridged(course: PlacingCourse, watch: { changes: number }): Promise<void> {
  const { open } = await local.successionState({ ...course.task, takeoverId: course.input.takeoverId });
  if (open === 0) return;
  const beside = new CancellationScope();
  const running = beside
    .run(() =>
      Promise.all([bridgePlanned(course, watch), placeWhoIsLeft(course).then((visits) => Promise.all(visits))]),
    )
    .catch(unlessCancelled);
  await permanentProviders(course, watch, beside);
  beside.cancel();
  await running;
}

/** What the interim contracts stand on from here, what they may cost, and how long; whoever plans it does not approve it. */
async function bridgePlanned(course: PlacingCourse, watch: { changes: number }): Promise<void> {
  const { takeoverId, contractId, drafterId } = course.input;
  const asked = { ...course.task, subject: { takeoverId, contractId } };
  for (;;) {
    const plan = await humanTask(course.desk, { ...asked, kind: 'plan-succession' });
    const excluded = [drafterId, ...(plan.by === undefined ? [] : [plan.by])];
    const approval = await humanTask(course.desk, { ...asked, kind: 'approve-succession', excluded });
    if (approval.outcome !== 'approve') continue;
    const terms = { ...course.task, takeoverId, taskId: plan.taskId, approvedBy: approval.by! };
    await local.recordBridgeTerms.executeWithOptions({ summary: 'terms of the bridge' }, [terms]);
    course.note('bridge decided', 'CT-04');
    watch.changes += 1;
    return;
  }
}

/** Returns when nobody waits for a permanent provider. At the end of the longest term the township takes over. */
async function permanentProviders(
  course: PlacingCourse,
  watch: { readonly changes: number },
  beside: CancellationScope,
): Promise<void> {
  const { takeoverId } = course.input;
  let termOver = false;
  for (;;) {
    const seen = watch.changes;
    const state = await local.successionState({ ...course.task, takeoverId });
    if (state.open === 0) return;
    if (state.termOver && !termOver) {
      termOver = true;
      const township = await local.endBridges.executeWithOptions({ summary: 'end of the longest term' }, [
        { ...course.task, takeoverId },
      ]);
      course.note('longest term over: served by the township', 'HS-19');
      if (township !== null) beside.run(() => lastResortVisits(course, township.organisationId)).catch(unlessCancelled);
    }
    const until = state.lookAgainAt === null ? LOOK_AGAIN_MS : Math.min(LOOK_AGAIN_MS, msUntil(state.lookAgainAt));
    await condition(() => watch.changes > seen, until, { summary: 'permanent providers' });
  }
}

/** The new contracts' first visits: a takeover is not over on paper alone (CT-06). */
async function visited(course: PlacingCourse): Promise<void> {
  const { takeoverId } = course.input;
  const successors = await local.successorsOf({ ...course.task, takeoverId });
  await Promise.all(
    successors.map(async ({ contractId, providerId }) => {
      const subject = { takeoverId, contractId, providerId };
      const kind = 'confirm-successor-visits';
      await humanTask(course.desk, { ...course.task, kind, subject, organisationId: providerId });
      await local.recordSuccessorVisits({ ...course.task, takeoverId, contractId });
    }),
  );
}
