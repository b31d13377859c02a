import { openSession } from '../../api/sessions/session.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import type { ApiWorld } from './api-world.ts';

export interface HeardEvent {
  readonly event: string;
  readonly data: unknown;
}

/** One browser's stream of events, read as it comes. */
export class Listener {
  readonly token: string;
  readonly status: number;
  readonly events: HeardEvent[] = [];
  /** Everything as it was sent. */
  raw = '';
  ended = false;
  readonly #abort: AbortController;
  #waiting: (() => void)[] = [];

  private constructor(token: string, response: Response, abort: AbortController) {
    this.token = token;
    this.status = response.status;
    this.#abort = abort;
    if (response.ok) void this.#read(response);
  }

  /** Connects a demo person (or any, by id) with a session of its own; ready to hear, unless it was refused. */
  static async open(world: ApiWorld, person: string): Promise<Listener> {
    const userId = DEMO_USERS.find(({ username }) => username === person)?.id ?? person;
    const { token } = await openSession(world.database, userId);
    return Listener.connect(world, token);
  }

  static async connect(world: ApiWorld, token: string): Promise<Listener> {
    const abort = new AbortController();
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${world.url}/api/v1/events`, { headers, signal: abort.signal });
    const listener = new Listener(token, response, abort);
    if (response.ok) await listener.until(() => listener.events.some(({ event }) => event === 'ready'));
    return listener;
  }

  /** The changes so far, as `topic id`. */
  get changes(): string[] {
    return this.events
      .filter(({ event }) => event === 'changes')
      .flatMap(({ data }) => data as { topic: string; id: string }[])
      .map(({ topic, id }) => `${topic} ${id}`);
  }

  hears(change: string): Promise<void> {
    return this.until(() => this.changes.includes(change));
  }

  hearsEvent(name: string): Promise<void> {
    return this.until(() => this.events.some(({ event }) => event === name));
  }

  /** Waits for a condition that is looked at whenever something comes; the test's own time limit ends it. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(response: Response): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const bytes of response.body! as unknown as AsyncIterable<Uint8Array>) {
        this.raw += decoder.decode(bytes, { stream: true });
        this.events.splice(0, this.events.length, ...eventsIn(this.raw));
        this.#wake();
      }
    } catch {
      // closed by the test
    }
    this.ended = true;
    this.#wake();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

function eventsIn(raw: string): HeardEvent[] {
  return raw
    .split('\n\n')
    .slice(0, -1)
    .flatMap((block) => {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
      return event === undefined ? [] : [{ event, data: JSON.parse(data!) as unknown }];
    });
}
