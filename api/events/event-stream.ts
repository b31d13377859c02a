import { Readable } from 'node:stream';
import type { Caller } from '../access/caller.ts';

/** A reader that does not keep up is cut; its browser comes back and reads everything anew. */
const MOST_BYTES_WAITING = 65_536;

/** `ready`: heard from now on. `alive`: a heartbeat. `refresh`: read everything anew. `signed-out`: the session ended. */
type EventName = 'ready' | 'changes' | 'alive' | 'refresh' | 'signed-out';

/** One browser that listens, as server-sent events (the HTML standard's event stream format). */
export class EventStream {
  readonly content: Readable;
  readonly tokenHash: Buffer;
  /** As of the last look at the session. */
  caller: Caller;
  #isReady = false;

  constructor(caller: Caller, tokenHash: Buffer) {
    this.caller = caller;
    this.tokenHash = tokenHash;
    this.content = new Readable({ read: () => undefined });
    this.content.push('retry: 3000\n\n');
  }

  /** Whatever changes from now on is told. */
  ready(): void {
    if (!this.#isReady) this.tell('ready');
    this.#isReady = true;
  }

  tell(event: EventName, data: unknown = {}): void {
    if (this.content.destroyed) return;
    if (this.content.readableLength > MOST_BYTES_WAITING) this.content.destroy();
    else this.content.push(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  end(): void {
    if (!this.content.destroyed) this.content.push(null);
  }
}
