import { setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { BusinessClock } from '../domain/time/business-clock.ts';
import type { TaskKind } from '../domain/tasks/task-kinds.ts';
import { workflowId } from '../domain/workflow-id.ts';
import { local } from './activity-proxies.ts';
import { humanTask, type HumanDecision } from './human-task.ts';
import { statusQuery } from './messages.ts';
import { SEARCH } from './search-attributes.ts';
import { TaskDesk } from './task-desk.ts';

export interface ProjectInput {
  readonly projectId: string;
  readonly number: string;
  readonly region: string;
  /** A township's proposal needs the county's guidance (§2.2). */
  readonly township: boolean;
  /** May not decide on it, and mends it when it comes back. */
  readonly proposedBy: string;
  readonly clock: BusinessClock;
  /** A needs survey and a key review are due (PL-10, PL-11); projects from before that have none. */
  readonly survey?: true;
}

export type ProjectEnd = 'reserved' | 'refused' | 'withdrawn';

/**
 * One proposal for the bank of projects (项目库): guided by the county if a township made it, its need surveyed where the
 * rule says so, reviewed by others, its money confirmed, then reserved. What is returned is mended and goes the whole way
 * again; the survey is held again only if the key review sent it back. What follows (year, purchase, carry-over) are single
 * acts of a person and need no workflow. Id: `project:<number>`.
 */
export async function project(input: ProjectInput): Promise<ProjectEnd> {
  const desk = new TaskDesk(workflowId.project(input.number));
  let state: ProjectEnd | 'proposed' = 'proposed';
  setHandler(statusQuery, () => ({ stage: 'project', state, waitingFor: desk.waiting() }));
  const survey: Survey = { due: input.survey === true, by: [] };
  for (;;) {
    const verdict = await examined(input, desk, survey);
    state = verdict === 'return' ? await mended(input, desk) : verdict;
    if (state === 'proposed') continue;
    upsertSearchAttributes([{ key: SEARCH.stage, value: state }]);
    setCurrentDetails(`project **${input.number}** · ${state}`);
    return state;
  }
}

/** Whether the need is to be surveyed before the next review, and who did it: none of them reviews it (PL-11). */
interface Survey {
  due: boolean;
  readonly by: string[];
}

type Verdict = 'reserved' | 'refused' | 'withdrawn' | 'return';

async function examined(input: ProjectInput, desk: TaskDesk, survey: Survey): Promise<Verdict> {
  if (input.township) {
    const { outcome } = await asked(input, desk, 'guide-project');
    if (outcome !== 'endorse') return outcome === 'refuse' ? 'refused' : 'return';
  }
  if (survey.due) {
    const held = await asked(input, desk, 'survey-project');
    if (held.outcome === 'withdraw') return 'withdrawn';
    survey.due = false;
    if (held.by !== undefined) survey.by.push(held.by);
  }
  const { outcome } = await asked(input, desk, 'review-project', survey.by);
  if (outcome !== 'approve') return outcome === 'refuse' ? 'refused' : 'return';
  if (input.survey === true) {
    const review = await asked(input, desk, 'key-review-project', survey.by);
    survey.due = review.outcome === 'return';
    if (review.outcome !== 'approve') return review.outcome === 'refuse' ? 'refused' : 'return';
  }
  const money = await asked(input, desk, 'reserve-project');
  return money.outcome === 'reserve' ? 'reserved' : 'return';
}

async function mended(input: ProjectInput, desk: TaskDesk): Promise<'proposed' | 'withdrawn'> {
  const { outcome } = await asked(input, desk, 'revise-project');
  return outcome === 'submit' ? 'proposed' : 'withdrawn';
}

type ProjectTask = Extract<TaskKind, `${string}-project`>;

async function asked<K extends ProjectTask>(
  { projectId, region, clock, proposedBy }: ProjectInput,
  desk: TaskDesk,
  kind: K,
  authors: readonly string[] = [],
): Promise<HumanDecision<K>> {
  // Whoever proposed it decides nothing about it, and is the one who mends it.
  const own = kind === 'revise-project' || kind === 'survey-project';
  const who = own ? { userId: proposedBy } : { excluded: [...new Set([proposedBy, ...authors])] };
  const decision = await humanTask(desk, { clock, region, kind, ...who, subject: { projectId } });
  const { taskId, outcome } = decision;
  await local.recordProjectDecision.executeWithOptions({ summary: `${kind} · ${outcome}` }, [{ projectId, taskId }]);
  return decision;
}
