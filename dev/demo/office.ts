import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_PASSWORD, DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { UserError } from '../user-error.ts';
import { Bidders, OFFERS, type Offer } from './bidders.ts';
import { ApiRefusal, Client } from './client.ts';
import type { PurchaseBody } from './purchase-input.ts';
import { TimelinePrinter } from './timeline.ts';
import { VirtualOfficers, type Script } from './virtual-officers.ts';

const LOOK_EVERY_MS = 150;
/** Longer than any story of the demonstration takes; a story that hangs is a failure, not a wait. */
const PATIENCE_MS = 600_000;

export interface PurchaseView {
  readonly id: string;
  readonly number: string;
  readonly stage: string;
  readonly state: string;
  readonly bidDeadline: unknown;
  readonly lots: readonly {
    readonly id: string;
    readonly seq: number;
    readonly state: string;
    readonly budgetFen: number;
  }[];
}

/** Everybody of the demo, signed in. */
export class Office {
  /** Tells whoever watches, line by line. */
  readonly say: (line: string) => void;
  readonly #people: ReadonlyMap<string, Client>;
  readonly #patienceMs: number;

  private constructor(people: readonly Client[], say: (line: string) => void, patienceMs: number) {
    this.#people = new Map(people.map((person) => [person.username, person]));
    this.say = say;
    this.#patienceMs = patienceMs;
  }

  static async open(apiUrl: string, say: (line: string) => void, patienceMs = PATIENCE_MS): Promise<Office> {
    const people: Client[] = [];
    // One after the other: password hashing is meant to be slow, and twenty at once would only queue.
    for (const { username } of DEMO_USERS) people.push(await Client.signIn(apiUrl, username, DEMO_PASSWORD));
    return new Office(people, say, patienceMs);
  }

  person(username: string): Client {
    const person = this.#people.get(username);
    if (person === undefined) throw new Error(`no demo user ${username}`);
    return person;
  }

  /** Whoever works by themselves; the officer's colleague waits for a visitor to hand something over. */
  people(): readonly Client[] {
    return [...this.#people.values()].filter(({ username }) => username !== 'colleague');
  }

  /** Opens the purchase as the officer does and runs it to its end with virtual people, bids as in `offers`. Returns it as it ended. */
  async run(
    body: PurchaseBody,
    script: Script,
    watch: (purchase: PurchaseView) => Promise<void>,
    offers: readonly Offer[] = OFFERS,
  ): Promise<PurchaseView> {
    const officer = this.person('officer');
    const { id } = await officer.post<{ id: string }>('/purchases', body).catch(refused);
    const officers = new VirtualOfficers(this.people(), script);
    const working = officers.work();
    working.catch(() => undefined);
    try {
      return await Promise.race([
        this.#untilEnd(id, watch, new Bidders(this.people(), offers)),
        working.then(() => Promise.reject(new Error('nobody works'))),
      ]);
    } finally {
      await officers.stop();
    }
  }

  async #untilEnd(
    id: string,
    watch: (purchase: PurchaseView) => Promise<void>,
    bidders: Bidders,
  ): Promise<PurchaseView> {
    const auditor = this.person('auditor');
    const timeline = new TimelinePrinter(auditor, id, this.say);
    for (const giveUpAt = Date.now() + this.#patienceMs; Date.now() < giveUpAt; await sleep(LOOK_EVERY_MS)) {
      const purchase = await auditor.get<PurchaseView>(`/purchases/${id}`);
      if (purchase.stage === 'publication') await bidders.applyOnce(purchase);
      if (purchase.stage === 'bidding') await bidders.bidOnce(purchase);
      await timeline.print();
      if (purchase.state !== 'running') return purchase;
      await watch(purchase);
    }
    throw new Error(`the purchase had not ended after ${this.#patienceMs / 1000} s`);
  }
}

function refused(error: unknown): never {
  if (!(error instanceof ApiRefusal)) throw error;
  throw new UserError(`The api refuses this purchase (${error.code}); nothing was created.\n  ${error.message}`);
}
