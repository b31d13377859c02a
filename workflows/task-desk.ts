import { setHandler } from '@temporalio/workflow';
import type { TaskKind } from '../domain/tasks/task-kinds.ts';
import { completeTask, type TaskDecision } from './messages.ts';

/**
 * The place where one workflow run receives its people's decisions. The first decision for a task counts;
 * repeats, and decisions for tasks nobody waits for, are ignored (signals are delivered at least once).
 */
export class TaskDesk {
  readonly workflowId: string;
  readonly #decisions = new Map<string, TaskDecision | undefined>();
  readonly #numbers = new Map<string, number>();

  /** Registers the signal handler; call it before the workflow's first await. */
  constructor(workflowId: string, numbers: Record<string, number> = {}) {
    this.workflowId = workflowId;
    for (const [kind, n] of Object.entries(numbers)) this.#numbers.set(kind, n);
    setHandler(completeTask, (decision) => this.receive(decision), { description: 'a person’s decision on a task' });
  }

  /** Next deterministic id `<workflowId>/<kind>/<n>`. */
  open(kind: string): string {
    const n = (this.#numbers.get(kind) ?? 0) + 1;
    this.#numbers.set(kind, n);
    const taskId = `${this.workflowId}/${kind}/${n}`;
    this.#decisions.set(taskId, undefined);
    return taskId;
  }

  decisionOn(taskId: string): TaskDecision | undefined {
    return this.#decisions.get(taskId);
  }

  close(taskId: string): void {
    this.#decisions.delete(taskId);
  }

  /** Ids of the tasks that wait for a person. */
  waiting(): string[] {
    return [...this.#decisions].filter(([, decision]) => decision === undefined).map(([taskId]) => taskId);
  }

  /** True when no task is open or being closed, apart from those kinds that go on beside everything else. */
  idle(apart: readonly TaskKind[] = []): boolean {
    const beside: readonly (string | undefined)[] = apart;
    return [...this.#decisions.keys()].every((taskId) => beside.includes(taskId.split('/').at(-2)));
  }

  /** Numbers used so far, to go on counting after continue-as-new. */
  numbers(): Record<string, number> {
    return Object.fromEntries(this.#numbers);
  }

  private receive(decision: TaskDecision): void {
    if (!this.#decisions.has(decision.taskId) || this.#decisions.get(decision.taskId) !== undefined) return;
    this.#decisions.set(decision.taskId, decision);
  }
}
