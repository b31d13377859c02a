import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Database } from '../prisma/database.ts';
import { startCases } from './case-starts.ts';
import { deliverComplaintSteps } from './complaint-steps.ts';
import { deliverLiftings } from './repair-starts.ts';
import { deliverTakeoverSteps } from './takeover-steps.ts';
import { deliverChanges, deliverDecisions, deliverTakeovers, deliverToPurchases, startPurchases } from './outbox.ts';

const BUSY_PAUSE_MS = 2;
const IDLE_PAUSE_MS = 40;
const TROUBLE_PAUSE_MS = 500;

const LOOKS = [
  deliverDecisions,
  startPurchases,
  deliverTakeovers,
  deliverTakeoverSteps,
  deliverChanges,
  deliverToPurchases,
  startCases,
  deliverComplaintSteps,
  deliverLiftings,
] as const;

/**
 * Carries what people decided from the database to Temporal, for as long as the worker runs. There is this one way
 * only, so it is the one that every test and every day exercises (docs/adr/0002).
 */
export class Relay {
  readonly #stopping = new AbortController();
  readonly #database: Database;
  readonly #client: Client;
  readonly #log: Logger;
  #running: Promise<void> | undefined;

  constructor(database: Database, client: Client, log: Logger) {
    this.#database = database;
    this.#client = client;
    this.#log = log;
  }

  start(): void {
    this.#running ??= Promise.all(LOOKS.map((look) => this.#loop(look))).then(() => undefined);
  }

  /** Resolves when the looks that are under way have ended. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #loop(look: typeof deliverDecisions): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await sleep(await this.#lookOnce(look), undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }

  /** Returns how long to pause before the next look. */
  async #lookOnce(look: typeof deliverDecisions): Promise<number> {
    try {
      const { delivered, failed } = await look(this.#database, this.#client, this.#log);
      if (failed > 0) return TROUBLE_PAUSE_MS;
      return delivered > 0 ? BUSY_PAUSE_MS : IDLE_PAUSE_MS;
    } catch (error) {
      this.#log.warn({ problem: error instanceof Error ? error.name : 'unknown' }, 'the outbox could not be read');
      return TROUBLE_PAUSE_MS;
    }
  }
}
