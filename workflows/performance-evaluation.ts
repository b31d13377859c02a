import { setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import { workflowId } from '../domain/workflow-id.ts';
import { local } from './activity-proxies.ts';
import { humanTask } from './human-task.ts';
import { statusQuery } from './messages.ts';
import { SEARCH } from './search-attributes.ts';
import { TaskDesk } from './task-desk.ts';

/** Ids only: marks, answers and the result stand in the database. */
export interface EvaluationInput {
  readonly evaluationId: string;
  readonly contractId: string;
  readonly contractNumber: string;
  readonly seq: number;
  readonly purchaseId: string;
  readonly region: string;
  readonly providerId: string;
  /** Organisation of the third party; null where there is none. */
  readonly evaluatorId: string | null;
}

interface Course {
  readonly input: EvaluationInput;
  readonly desk: TaskDesk;
  readonly task: { readonly purchaseId: string; readonly region: string; readonly subject: Record<string, string> };
  /** Who has rated: they do not decide on an objection, nor rate again. */
  readonly raters: string[];
}

/**
 * One performance evaluation of a contract (绩效评价, §2.5): buyer, third party and a sample of recipients at once, the result
 * by the published formula, the provider's objection, publication. With too few answers it does not stand. Id: `evaluation:<contract number>:<n>`.
 */
export async function performanceEvaluation(input: EvaluationInput): Promise<'published' | 'void'> {
  const { evaluationId, contractId, contractNumber, seq, purchaseId, region } = input;
  const desk = new TaskDesk(workflowId.evaluation(contractNumber, seq));
  let stage = 'rating';
  setHandler(statusQuery, () => ({ stage: 'evaluation', state: stage, waitingFor: desk.waiting() }));
  const subject = { contractId, evaluationId };
  const task = { purchaseId, region, subject };
  const enter = (next: string) => {
    stage = next;
    upsertSearchAttributes([{ key: SEARCH.stage, value: next }]);
    setCurrentDetails(`evaluation **${seq}** of contract ${contractNumber} · ${next}`);
  };
  const course: Course = { input, desk, task, raters: [] };
  enter('rating');
  const { asked } = await local.drawSample({ evaluationId });
  await Promise.all([rateAsBuyer(course), rateAsEvaluator(course), asked > 0 ? survey(course) : undefined]);
  if (!(await local.surveyStands({ evaluationId }))) {
    enter('void');
    return 'void';
  }
  await local.computeEvaluation.executeWithOptions({ summary: 'by the published formula' }, [{ evaluationId }]);
  enter('objection');
  await heard(course);
  const { taskId } = await humanTask(desk, { ...course.task, kind: 'publish-evaluation' });
  await local.publishEvaluation.executeWithOptions({ summary: 'published' }, [{ evaluationId, taskId, purchaseId }]);
  enter('published');
  return 'published';
}

async function rateAsBuyer({ input, desk, task, raters }: Course): Promise<void> {
  const excluded = [...raters];
  const { taskId, by } = await humanTask(desk, { ...task, kind: 'rate-as-buyer', excluded });
  if (by !== undefined) raters.push(by);
  await local.keepMarks({ evaluationId: input.evaluationId, side: 'buyer', taskId });
}

async function rateAsEvaluator({ input, desk, task }: Course): Promise<void> {
  const { evaluatorId } = input;
  if (evaluatorId === null) return;
  const asked = { ...task, organisationId: evaluatorId };
  const { taskId } = await humanTask(desk, { ...asked, kind: 'rate-as-evaluator' });
  await local.keepMarks({ evaluationId: input.evaluationId, side: 'evaluator', taskId });
}

/** Until the office closes it; each time too few answer, the next of the draw may be asked (PE-03). */
async function survey({ input, desk, task }: Course): Promise<void> {
  for (;;) {
    const { outcome, taskId } = await humanTask(desk, { ...task, kind: 'run-survey' });
    if (outcome !== 'extend') return;
    await local.extendSample({ evaluationId: input.evaluationId, taskId });
  }
}

/** The provider is heard once; silence is agreement (PE-05). Whoever is to rate again does, and the result is computed anew. */
async function heard(course: Course): Promise<void> {
  const { input, desk, task, raters } = course;
  const asked = { ...task, organisationId: input.providerId };
  const answer = await humanTask(desk, { ...asked, kind: 'answer-evaluation' });
  const { evaluationId } = input;
  if (answer.outcome !== 'object') return;
  const decision = await humanTask(desk, { ...task, kind: 'decide-evaluation-objection', excluded: [...raters] });
  await local.keepObjection({ evaluationId, objectionTaskId: answer.taskId, decisionTaskId: decision.taskId });
  if (decision.outcome === 'reject') return;
  await (decision.outcome === 'buyer-again' ? rateAsBuyer(course) : rateAsEvaluator(course));
  await local.computeEvaluation.executeWithOptions({ summary: 'computed anew' }, [{ evaluationId }]);
}
