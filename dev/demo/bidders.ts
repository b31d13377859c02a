import { ApiRefusal, type Client } from './client.ts';

interface BiddablePurchase {
  readonly id: string;
  readonly bidDeadline: unknown;
  readonly lots: readonly { readonly id: string; readonly seq: number; readonly budgetFen: number }[];
}

interface ProcedureView {
  readonly may: { readonly apply: boolean; readonly object: boolean };
}

/** A provider's price for a lot as a share of its budget in per mille. */
export type Offer = readonly [username: string, lot: number, perMille: number];

/** The first two follow the real award (688,000 and 699,700 of 700,000). */
export const OFFERS: readonly Offer[] = [
  ['provider1', 1, 985],
  ['provider2', 1, 990],
  ['provider3', 1, 975],
  ['provider2', 2, 998],
  ['provider3', 2, 992],
  ['provider4', 2, 995],
];

/** Everybody for every lot: whoever a draw invites, each lot has enough bids. */
export const OFFERS_OF_EVERYBODY: readonly Offer[] = [...OFFERS, ['provider4', 1, 980], ['provider1', 2, 990]];

/** Providers who apply where a prequalification asks it, and hand in their sealed bids once they may. */
export class Bidders {
  readonly #people: ReadonlyMap<string, Client>;
  readonly #offers: readonly Offer[];
  readonly #done = new Set<string>();

  constructor(people: readonly Client[], offers: readonly Offer[] = OFFERS) {
    this.#people = new Map(people.map((person) => [person.username, person]));
    this.#offers = offers;
  }

  /** Everybody applies once the window is open. */
  async applyOnce({ id }: { readonly id: string }): Promise<void> {
    await Promise.all(
      this.#providers().map(async (person) => {
        const { may } = await person.get<ProcedureView>(`/purchases/${id}/procedure`).catch(unseen);
        if (!may.apply || this.#done.has(`apply ${person.username}`)) return;
        this.#done.add(`apply ${person.username}`);
        const statement = '示例申请：依法登记，具备护理人员和同类服务经验。';
        await person.post(`/purchases/${id}/applications`, { statement });
      }),
    );
  }

  /** Whoever is not invited is refused, which is as it should be. */
  async bidOnce(purchase: BiddablePurchase): Promise<void> {
    if (!purchase.bidDeadline || this.#done.has('bids')) return;
    this.#done.add('bids');
    await Promise.all(
      purchase.lots.flatMap((lot) =>
        // Lots beyond the second are bid for as the second is.
        this.#offers
          .filter(([, seq]) => seq === Math.min(lot.seq, 2))
          .map(([username, , perMille]) => this.#bid(username, purchase.id, lot, perMille)),
      ),
    );
  }

  async #bid(
    username: string,
    purchaseId: string,
    lot: { readonly id: string; readonly budgetFen: number },
    perMille: number,
  ): Promise<void> {
    const body = {
      lotId: lot.id,
      priceFen: Math.floor((lot.budgetFen * perMille) / 1000),
      proposal: '示例响应方案：具名服务团队、首访时限、应急预案。',
    };
    await this.#people
      .get(username)!
      .post(`/purchases/${purchaseId}/bids`, body)
      .catch((error: unknown) => {
        if (!(error instanceof ApiRefusal && ['provider-not-eligible', 'not-found'].includes(error.code))) throw error;
      });
  }

  #providers(): Client[] {
    return [...this.#people.values()].filter(({ username }) => /^provider[1-4]$/.test(username));
  }
}

/** A purchase that was not announced to the provider. */
function unseen(error: unknown): ProcedureView {
  if (error instanceof ApiRefusal && error.status === 404) return { may: { apply: false, object: false } };
  throw error;
}
