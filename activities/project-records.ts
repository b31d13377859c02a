import { leastRespondents } from '../domain/procurement/needs-survey.ts';
import { dayOf, instantOfMillis } from '../domain/time/shanghai.ts';
import type { Tx } from '../prisma/database.ts';
import type { Prisma, Task } from '../prisma/generated/client.ts';

/** What a survey's form holds (api/contract/task-forms/survey-fields.ts). */
interface SurveyForm {
  readonly surveyedOn: string;
  readonly publicOpinion: string;
  readonly respondents: Prisma.InputJsonArray;
  readonly industry: string;
  readonly market: string;
  readonly history: string;
  readonly followUp: string;
  readonly conclusion: string;
}

/** What a review's form holds. Reasons take the opinion's place where it sends the project back. */
interface ReviewForm {
  readonly opinion?: string;
  readonly reason?: string;
  readonly members?: Prisma.InputJsonArray;
  readonly nonDiscrimination?: string;
  readonly competition?: string;
  readonly policy?: string;
  readonly performanceRisk?: string;
}

const REVIEWS: Readonly<Record<string, 'general' | 'key'>> = {
  'review-project': 'general',
  'key-review-project': 'key',
};

/** Surveys and reviews stay on record with what they found (PL-10, PL-11); other decisions leave only their event. */
export async function keepRecords(tx: Tx, projectId: string, task: Task): Promise<void> {
  if (task.kind === 'survey-project' && task.outcome === 'submit') {
    const { surveyedOn, ...form } = task.form as unknown as SurveyForm;
    const least = leastRespondents(dayOf(instantOfMillis(Date.now())));
    await tx.needsSurvey.create({
      data: {
        ...form,
        ...{ projectId, taskId: task.id, surveyedBy: task.submittedBy!, leastRespondents: least },
        surveyedOn: new Date(surveyedOn),
      },
    });
  }
  const kind = REVIEWS[task.kind];
  if (kind === undefined) return;
  const { opinion, reason, members = [], ...findings } = (task.form ?? {}) as ReviewForm;
  await tx.projectReview.create({
    data: {
      ...{ projectId, taskId: task.id, kind, outcome: task.outcome!, reviewerId: task.submittedBy! },
      ...{ opinion: reason ?? opinion ?? '', members, findings: { ...findings } },
    },
  });
}
