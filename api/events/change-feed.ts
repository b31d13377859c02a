import type { Logger } from 'pino';
import type { Database } from '../../prisma/database.ts';
import type { Caller } from '../access/caller.ts';
import { callerOf } from '../sessions/session.ts';
import { peopleOf } from '../sessions/session-reader.ts';
import { tellable } from './audiences.ts';
import { ChangeReader, type Change } from './change-reader.ts';
import { EventStream } from './event-stream.ts';

/** People on the other screens see it within a second; the database answers an empty look in a fraction of a millisecond. */
const LOOK_MS = 500;
/** While nobody listens the feed only removes what is old. */
const IDLE_LOOK_MS = 30_000;
/** Proxies close what is silent for a minute, and a browser notices a dead connection by the missing heartbeat. */
const HEARTBEAT_MS = 15_000;
/** Tabs of one person, on all devices. */
const MOST_STREAMS_A_PERSON = 12;

/**
 * Tells the listening browsers of this process what has changed: one look at the database for all of them. A session is
 * read again before anything is told to it, so that a right taken away or a sign-out counts at once.
 */
export class ChangeFeed {
  readonly #database: Database;
  readonly #log: Logger;
  readonly #reader: ChangeReader;
  readonly #streams = new Set<EventStream>();
  #timer: NodeJS.Timeout | undefined;
  #looking = false;
  #heartAt = 0;
  #closed = false;

  constructor(database: Database, log: Logger) {
    this.#database = database;
    this.#log = log;
    this.#reader = new ChangeReader(database);
  }

  /** How many browsers listen. */
  get listeners(): number {
    return this.#streams.size;
  }

  /** A new stream, or undefined when the person has too many. */
  listen(caller: Caller, tokenHash: Buffer): EventStream | undefined {
    const own = [...this.#streams].filter((stream) => stream.caller.userId === caller.userId);
    if (own.length >= MOST_STREAMS_A_PERSON) return undefined;
    const stream = new EventStream(caller, tokenHash);
    this.#streams.add(stream);
    stream.content.on('close', () => this.#streams.delete(stream));
    if (this.#streams.size === 1) this.#wake();
    return stream;
  }

  /** Ends every stream; browsers come back to another process, or to this one when it has restarted. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const stream of this.#streams) stream.end();
  }

  #wake(): void {
    clearTimeout(this.#timer);
    if (!this.#looking) void this.#look();
  }

  async #look(): Promise<void> {
    this.#looking = true;
    try {
      const present = [...this.#streams];
      const changes = await this.#reader.read();
      await this.#tell(changes);
      for (const stream of present) stream.ready();
    } catch (error) {
      this.#reader.forget();
      this.#log.warn({ err: error }, 'changes could not be told; browsers will read everything anew');
    }
    this.#looking = false;
    if (this.#closed) return;
    this.#timer = setTimeout(() => void this.#look(), this.#streams.size > 0 ? LOOK_MS : IDLE_LOOK_MS);
    this.#timer.unref();
  }

  async #tell(changes: readonly Change[] | undefined): Promise<void> {
    const isHeartbeat = Date.now() - this.#heartAt > HEARTBEAT_MS;
    if (changes?.length === 0 && !isHeartbeat) return;
    await this.#readSessions();
    if (isHeartbeat) {
      this.#heartAt = Date.now();
      for (const stream of this.#streams) stream.tell('alive');
    }
    if (changes === undefined) for (const stream of this.#streams) stream.tell('refresh');
    else if (changes.length > 0 && this.#streams.size > 0) await this.#tellChanges(changes);
  }

  async #tellChanges(changes: readonly Change[]): Promise<void> {
    const all = await tellable(this.#database.pool, changes);
    for (const stream of this.#streams) {
      const seen = all.filter(({ sees }) => sees(stream.caller));
      // Under two topics of ours it may be one of the browser's.
      const told = [...new Map(seen.map(({ topic, id }) => [`${topic} ${id}`, { topic, id }])).values()];
      if (told.length > 0) stream.tell('changes', told);
    }
  }

  async #readSessions(): Promise<void> {
    if (this.#streams.size === 0) return;
    const streams = [...this.#streams];
    const people = await peopleOf(
      this.#database,
      streams.map(({ tokenHash }) => tokenHash),
    );
    for (const stream of streams) {
      const person = people.get(stream.tokenHash.toString('latin1'));
      if (person) stream.caller = callerOf(person);
      else this.#signOut(stream);
    }
  }

  #signOut(stream: EventStream): void {
    stream.tell('signed-out');
    stream.end();
    this.#streams.delete(stream);
  }
}
