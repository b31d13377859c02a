import { taskKindDefinition, type OutcomeOf, type TaskKind } from '../../../domain/tasks/task-kinds.ts';
import type { OpenTask, TaskSubject } from '../../../activities/tasks.ts';

/**
 * When a person decides: at once, as soon as another task has been asked, when reminded, or only when the task is
 * overdue (and, where silence has a meaning, not at all).
 */
export const MOMENTS = ['at-once', 'after-the-next', 'when-reminded', 'when-overdue'] as const;
export type Moment = (typeof MOMENTS)[number];

/** Which tasks of a kind are meant; without any, all of them. */
export interface Which {
  /** The n-th of its kind in its workflow. */
  readonly n?: number;
  readonly subject?: TaskSubject;
  readonly by?: string;
  readonly when?: Moment;
}

export interface Answer {
  readonly outcome: string;
  readonly by: string;
  readonly when: Moment;
}

interface Instruction extends Which {
  readonly kind: TaskKind;
  readonly outcome: string | undefined;
}

/** What people will do about their tasks. Without an instruction nobody does anything. */
export class People {
  readonly #instructions: Instruction[] = [];
  #habit: (task: OpenTask) => Answer | undefined = () => undefined;

  /** Everybody gives the ordinary outcome at once, unless told otherwise. */
  ordinary(): this {
    return this.habit((task) => ({ outcome: ordinaryOutcome(task), by: someoneFor(task), when: 'at-once' }));
  }

  /** What is done about a task without instruction. */
  habit(habit: (task: OpenTask) => Answer | undefined): this {
    this.#habit = habit;
    return this;
  }

  /** The newest instruction that fits a task counts. */
  answer<K extends TaskKind>(kind: K, outcome: OutcomeOf<K>, which: Which = {}): this {
    this.#instructions.push({ ...which, kind, outcome });
    return this;
  }

  silent(kind: TaskKind, which: Which = {}): this {
    this.#instructions.push({ ...which, kind, outcome: undefined });
    return this;
  }

  /** What is done about this task; undefined is silence. */
  answerTo(task: OpenTask): Answer | undefined {
    const told = this.#instructions.findLast((instruction) => fits(instruction, task));
    if (told === undefined) return this.#habit(task);
    if (told.outcome === undefined) return undefined;
    return { outcome: told.outcome, by: told.by ?? someoneFor(task), when: told.when ?? 'at-once' };
  }
}

function ordinaryOutcome({ kind }: OpenTask): string {
  return taskKindDefinition(kind).outcomes[0].code;
}

/** Position of the task among those of its kind in its workflow. */
export function numberOf(taskId: string): number {
  return Number(taskId.slice(taskId.lastIndexOf('/') + 1));
}

function fits({ kind, n, subject = {} }: Instruction, task: OpenTask): boolean {
  if (kind !== task.kind || (n !== undefined && n !== numberOf(task.taskId))) return false;
  return Object.entries(subject).every(([key, value]) => task.subject?.[key as keyof TaskSubject] === value);
}

/** Somebody who may act on it: of each role there are three people. */
export function someoneFor(task: OpenTask): string {
  if (task.userId !== undefined) return task.userId;
  const role = taskKindDefinition(task.kind).candidateRole;
  const who = task.organisationId === undefined ? role : `${role}-of-${task.organisationId}`;
  return [1, 2, 3].map((i) => `${who}-${i}`).find((userId) => !(task.excluded ?? []).includes(userId))!;
}
