import { BANK_TASKS } from './bank-tasks.ts';
import { BID_BOND_TASKS } from './bid-bond-tasks.ts';
import { COMPLAINT_TASKS } from './complaint-tasks.ts';
import { CONTRACT_TASKS } from './contract-tasks.ts';
import { DELIVERY_TASKS } from './delivery-tasks.ts';
import { PROCEDURE_TASKS } from './procedure-tasks.ts';
import { EXPERT_TASKS } from './expert-tasks.ts';
import { EVALUATION_TASKS } from './evaluation-tasks.ts';
import { GRADING_TASKS } from './grading-tasks.ts';
import { PENALTY_TASKS } from './penalty-tasks.ts';
import { PERFORMANCE_TASKS } from './performance-tasks.ts';
import { PROJECT_TASKS } from './project-tasks.ts';
import { PROVIDER_TASKS } from './provider-tasks.ts';
import { PURCHASE_TASKS } from './purchase-tasks.ts';
import { TAKEOVER_TASKS } from './takeover-tasks.ts';
import type { TaskKindDefinition } from './task-kind.ts';

/** Every kind of human task there is. A new kind needs its form in api/contract/task-forms or the build fails. */
export const TASK_KINDS = {
  ...PURCHASE_TASKS,
  ...PROCEDURE_TASKS,
  ...EVALUATION_TASKS,
  ...BID_BOND_TASKS,
  ...CONTRACT_TASKS,
  ...DELIVERY_TASKS,
  ...PERFORMANCE_TASKS,
  ...TAKEOVER_TASKS,
  ...PROVIDER_TASKS,
  ...COMPLAINT_TASKS,
  ...PROJECT_TASKS,
  ...EXPERT_TASKS,
  ...BANK_TASKS,
  ...GRADING_TASKS,
  ...PENALTY_TASKS,
};

export type TaskKind = keyof typeof TASK_KINDS;

/** The closed list of outcomes of one kind; anything else is refused and never counts as an approval. */
export type OutcomeOf<K extends TaskKind> = (typeof TASK_KINDS)[K]['outcomes'][number]['code'];

export const TASK_KIND_CODES = Object.keys(TASK_KINDS) as TaskKind[];

export function isTaskKind(code: string): code is TaskKind {
  return Object.hasOwn(TASK_KINDS, code);
}

export function taskKindDefinition(kind: TaskKind): TaskKindDefinition {
  return TASK_KINDS[kind];
}

/** Kinds that only the people they are asked of know of. */
export const CONFIDENTIAL_KINDS: readonly TaskKind[] = TASK_KIND_CODES.filter(
  (kind) => taskKindDefinition(kind).confidential === true,
);

export function isOutcomeOf(kind: TaskKind, code: string): boolean {
  return taskKindDefinition(kind).outcomes.some((outcome) => outcome.code === code);
}
