import { setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { BusinessClock } from '../domain/time/business-clock.ts';
import { workflowId } from '../domain/workflow-id.ts';
import { local } from './activity-proxies.ts';
import { humanTask } from './human-task.ts';
import { statusQuery } from './messages.ts';
import { SEARCH } from './search-attributes.ts';
import { TaskDesk } from './task-desk.ts';

/** Ids only: facts, points and grades stand in the row. */
export interface ProviderGradingInput {
  readonly gradingId: string;
  readonly organisationId: string;
  readonly year: number;
  readonly region: string;
  readonly clock: BusinessClock;
}

/**
 * The grade of a provider for one year (§4.4): computed by the region's scheme, reviewed by a person, told to the provider,
 * who may object, and published. A provider without any contract of the year is not graded. Id: `grading:<organisation>:<year>`.
 */
export async function providerGrading(input: ProviderGradingInput): Promise<'published' | 'not-graded'> {
  const { gradingId, organisationId, year, region, clock } = input;
  const desk = new TaskDesk(workflowId.providerGrading(organisationId, year));
  let stage = 'computing';
  setHandler(statusQuery, () => ({ stage: 'grading', state: stage, waitingFor: desk.waiting() }));
  const enter = (next: string) => {
    stage = next;
    upsertSearchAttributes([{ key: SEARCH.stage, value: next }]);
    setCurrentDetails(`grade of a provider for **${year}** · ${next}`);
  };
  const found = await local.computeGrading.executeWithOptions({ summary: 'by the scheme' }, [{ gradingId }]);
  enter(found);
  if (found === 'not-graded') return found;
  const task = { clock, region, subject: { gradingId, providerId: organisationId } };
  const review = await humanTask(desk, { ...task, kind: 'review-grade' });
  const { until } = await local.announceGrade({ gradingId, taskId: review.taskId });
  enter('announced');
  const answer = await humanTask(desk, { ...task, kind: 'answer-grade', organisationId, until });
  if (answer.outcome === 'object') {
    await local.recordGradeObjection({ gradingId, taskId: answer.taskId });
    const excluded = review.by === undefined ? [] : [review.by];
    const decision = await humanTask(desk, { ...task, kind: 'decide-grade-objection', excluded });
    await local.answerGradeObjection({ gradingId, taskId: decision.taskId });
  }
  await local.publishGrade.executeWithOptions({ summary: 'published' }, [{ gradingId }]);
  enter('published');
  return 'published';
}
