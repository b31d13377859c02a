import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { ApiRefusal, type Client } from './client.ts';

const LOOK_EVERY_MS = 120;

/** How the people work. */
interface Habits {
  /** Tasks that nobody touches; none unless said. */
  readonly leaves?: (task: InboxTask) => boolean;
  /** What they look for in the inbox: part of a purchase's name or number. Everything unless said. */
  readonly search?: string;
  /** How long a person waits before looking into the inbox again. */
  readonly lookEveryMs?: number;
  /** Hears every decision that the api has acknowledged. */
  readonly decided?: (taskId: string, outcome: string) => void;
}

export interface InboxTask {
  readonly id: string;
  readonly kind: TaskKind;
  readonly state: string;
  readonly version: number;
  readonly purchaseId: string;
  /** Wall-clock instant, ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly assignee: { readonly id: string } | null;
}

/** A task as its page shows it: the form's schema with an example that is valid. */
export interface OpenedTask extends InboxTask {
  readonly outcomes: readonly { readonly code: string }[];
  readonly form: {
    readonly example: Record<string, unknown>;
    readonly outcomes?: Readonly<Record<string, { readonly example: Record<string, unknown> }>>;
  };
  readonly subject: Readonly<Record<string, string | number>>;
}

/** Nobody can fill it in any more. */
interface ClosedTask extends InboxTask {
  readonly form: null;
}

export interface Answer {
  readonly outcome: string;
  readonly form: Record<string, unknown>;
}

/** What a virtual person answers; `undefined` leaves the ordinary outcome with the form's own example. */
export type Script = (task: OpenedTask, who: string) => Answer | undefined;

/** The ordinary outcome, or the named one, with the example the api gives for it. */
export function exampleAnswer(task: OpenedTask, outcome = task.outcomes[0]!.code): Answer {
  return { outcome, form: task.form.outcomes?.[outcome]?.example ?? task.form.example };
}

/**
 * People who look into their inbox and answer every task they find, through the same api as everybody, until stopped.
 * A refusal because somebody else was quicker or the task is over is part of office life; any other ends the demo.
 */
export class VirtualOfficers {
  readonly #people: readonly Client[];
  readonly #script: Script;
  readonly #leaves: (task: InboxTask) => boolean;
  readonly #inbox: string;
  readonly #lookEveryMs: number;
  readonly #decided: (taskId: string, outcome: string) => void;
  readonly #stopping = new AbortController();
  #working: Promise<void> | undefined;

  constructor(people: readonly Client[], script: Script, { leaves, search, lookEveryMs, decided }: Habits = {}) {
    // Everybody waits for the same end of work.
    setMaxListeners(people.length + 1, this.#stopping.signal);
    this.#people = people;
    this.#script = script;
    this.#leaves = leaves ?? (() => false);
    this.#inbox = `/tasks?limit=50${search === undefined ? '' : `&q=${encodeURIComponent(search)}`}`;
    this.#lookEveryMs = lookEveryMs ?? LOOK_EVERY_MS;
    this.#decided = decided ?? (() => undefined);
  }

  /** Rejects with whatever a person could not deal with. */
  work(): Promise<void> {
    this.#working ??= Promise.all(this.#people.map((person) => this.#day(person))).then(() => undefined);
    return this.#working;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#working;
  }

  async #day(person: Client): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const { items } = await person.get<{ items: InboxTask[] }>(this.#inbox);
      for (const task of items.filter((candidate) => !this.#leaves(candidate))) {
        if (!signal.aborted) await this.#answer(person, task);
      }
      await sleep(this.#lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #answer(person: Client, { id }: InboxTask): Promise<void> {
    const path = `/tasks/${encodeURIComponent(id)}`;
    try {
      const claimed = await person.post<{ version: number }>(`${path}/claim`);
      const task = await person.get<OpenedTask | ClosedTask>(path);
      if (task.form === null) return; // it ended by silence just now
      const answer = this.#script(task, person.username) ?? exampleAnswer(task);
      await person.post(`${path}/complete`, { version: claimed.version, ...answer });
      this.#decided(id, answer.outcome);
    } catch (error) {
      if (!(error instanceof ApiRefusal && [403, 404, 409, 410].includes(error.status))) throw error;
    }
  }
}
