import { TASK_KINDS, taskKindDefinition } from '../../../domain/tasks/task-kinds.ts';
import type { TaskState } from '../../../domain/tasks/task-state.ts';
import type { Instant } from '../../../domain/time/shanghai.ts';
import type { OpenTask, TaskTimes } from '../../../activities/tasks.ts';
import type { TaskDecision } from '../../../workflows/messages.ts';
import type { StandInClock, TaskDue } from './clock.ts';
import { MOMENTS, People, type Moment } from './people.ts';

/** One row of the task list; its instants are the wall clock's. */
export type StandInTask = OpenTask & {
  state: TaskState;
  outcome?: string;
  by?: string;
  readonly openedAt: Instant;
  readonly asDue: TaskDue;
  remindAt: Instant | null;
  dueAt: Instant;
  remindedAt?: Instant;
  escalatedAt?: Instant;
  expiredAt?: Instant;
  closedAt?: Instant;
  cancelReason?: string;
};

export type Deliver = (workflowId: string, decision: TaskDecision) => Promise<void>;

/** The task table in memory, and the people who work on it. */
export class TaskList {
  readonly people = new People();
  readonly #tasks = new Map<string, StandInTask>();
  readonly #opened: { readonly fits: (task: StandInTask) => boolean; readonly tell: (task: StandInTask) => void }[] =
    [];
  readonly #clock: StandInClock;
  readonly #deliver: Deliver;

  constructor(clock: StandInClock, deliver: Deliver) {
    this.#clock = clock;
    this.#deliver = deliver;
  }

  get all(): StandInTask[] {
    return [...this.#tasks.values()];
  }

  of(kind: StandInTask['kind']): StandInTask[] {
    return this.all.filter((task) => task.kind === kind);
  }

  /** The task as soon as it is asked: the first one there is, or will be, that fits. */
  asked(kind: StandInTask['kind'], fits: (task: StandInTask) => boolean = () => true): Promise<StandInTask> {
    const wanted = (task: StandInTask): boolean => task.kind === kind && fits(task);
    const present = this.all.find(wanted);
    if (present !== undefined) return Promise.resolve(present);
    return new Promise((tell) => this.#opened.push({ fits: wanted, tell }));
  }

  /** Decides like a person would: the row first, then the signal. Somebody excluded cannot. */
  async decide(task: StandInTask, outcome: string, by: string): Promise<void> {
    this.submit(task, outcome, by);
    await this.deliver(task);
  }

  /** The row alone: the signal is still to come. */
  submit(task: StandInTask, outcome: string, by: string): void {
    if (task.excluded?.includes(by)) throw new Error(`${by} is excluded from ${task.taskId}`);
    if (task.state !== 'open') throw new Error(`${task.taskId} is ${task.state}`);
    Object.assign(task, { state: 'submitted', outcome, by });
  }

  async deliver({ workflowId, taskId, outcome, by }: StandInTask): Promise<void> {
    await this.#deliver(workflowId, { taskId, outcome: outcome!, by: by! });
  }

  async open(request: OpenTask): Promise<TaskTimes> {
    const before = this.#tasks.get(request.taskId);
    if (before !== undefined) return timesOf(before, await this.#clock.now());
    const asDue = await this.#clock.taskDue(request.due ?? taskKindDefinition(request.kind).due, request.since);
    const { wall: dueAt, remindAt } = asDue;
    const openedAt = await this.#clock.now();
    const task: StandInTask = { ...request, state: 'open', openedAt, asDue, remindAt, dueAt };
    this.#tasks.set(request.taskId, task);
    const times = timesOf(task, openedAt);
    await this.#act(task, 'at-once');
    for (const other of this.all)
      if (other !== task && other.state === 'open') await this.#act(other, 'after-the-next');
    for (const waiting of this.#opened.filter(({ fits }) => fits(task))) {
      this.#opened.splice(this.#opened.indexOf(waiting), 1);
      waiting.tell(task);
    }
    return times;
  }

  async timePassed(taskId: string): Promise<TaskTimes> {
    const task = this.#tasks.get(taskId)!;
    const now = await this.#clock.now();
    if (task.state === 'open' && task.remindAt !== null && task.remindAt <= now) {
      Object.assign(task, { remindAt: null, remindedAt: now });
      await this.#act(task, 'when-reminded');
    }
    if (task.state !== 'open' || task.dueAt > now || task.escalatedAt !== undefined) return timesOf(task, now);
    if (TASK_KINDS[task.kind].onDue === 'expire') {
      Object.assign(task, { state: 'cancelled', outcome: 'expired', expiredAt: now });
      return timesOf(task, now);
    }
    task.escalatedAt = now;
    await this.#act(task, 'when-overdue');
    return timesOf(task, now);
  }

  async close(taskId: string): Promise<void> {
    const task = this.#tasks.get(taskId)!;
    if (task.state === 'submitted') Object.assign(task, { state: 'done', closedAt: await this.#clock.now() });
  }

  cancel(taskId: string, reason: string): void {
    const task = this.#tasks.get(taskId);
    if (task === undefined || task.state === 'done' || task.state === 'cancelled') return;
    Object.assign(task, { state: 'cancelled', cancelReason: reason });
  }

  async #act(task: StandInTask, moment: Moment): Promise<void> {
    const answer = this.people.answerTo(task);
    const due = answer !== undefined && MOMENTS.indexOf(moment) >= MOMENTS.indexOf(answer.when);
    if (due && task.state === 'open') await this.decide(task, answer.outcome, answer.by);
  }
}

function timesOf(task: StandInTask, now: Instant): TaskTimes {
  const expired = task.outcome === 'expired';
  if (expired || task.escalatedAt !== undefined || task.state !== 'open')
    return { nextAt: null, next: 'none', expired };
  const [next, nextAt] =
    task.remindAt === null ? (['due', task.dueAt] as const) : (['reminder', task.remindAt] as const);
  return { nextAt, next, expired, passed: nextAt <= now };
}
