import { OFFERS, type Offer } from './bidders.ts';
import type { Office, PurchaseView } from './office.ts';
import type { PurchaseBody } from './purchase-input.ts';
import { exampleAnswer, type Answer, type OpenedTask } from './virtual-officers.ts';

interface TakeoverView {
  readonly id: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly coverage: { readonly covered: number; readonly total: number };
}

interface ContractView {
  readonly id: string;
  readonly number: string;
  readonly lotId: string;
  readonly state: string;
  readonly purchaseId: string;
}

/** A story ended otherwise than it should. */
export class UnexpectedEnd extends Error {
  override readonly name = 'UnexpectedEnd';
}

/** One purchase through every stage to its close. The providers bid as `offers` has it. Throws UnexpectedEnd. */
export async function deliveredInFull(
  office: Office,
  body: PurchaseBody,
  offers: readonly Offer[] = OFFERS,
): Promise<PurchaseView> {
  const purchase = await office.run(
    body,
    () => undefined,
    () => Promise.resolve(),
    offers,
  );
  expectEnd(
    purchase,
    'closed',
    purchase.lots.map(() => 'closed'),
  );
  return purchase;
}

/**
 * The contractor of the first lot fails: the second month's inspection finds problems, the supervisor triggers the
 * takeover, the first standby provider declines, the second takes part of the recipients, the rest go on down the
 * plan. The contract is terminated, the other lot is delivered in full. Throws UnexpectedEnd.
 */
export async function takenOver(office: Office, body: PurchaseBody): Promise<PurchaseView> {
  const takeover = new Takeover(office);
  const purchase = await office.run(
    body,
    (task) => takeover.answer(task),
    (current) => takeover.watch(current),
  );
  expectEnd(
    purchase,
    'closed',
    purchase.lots.map((lot) => (lot.seq === 1 ? 'terminated' : 'closed')),
  );
  const end = await takeover.view();
  const { covered, total } = end.coverage;
  // It goes on until a purchase anew has taken everybody over (bridging).
  if (!['bridging', 'closed'].includes(end.state) || end.outcome !== 'terminated' || covered !== total || total === 0) {
    throw new UnexpectedEnd(`the takeover is ${end.state}/${end.outcome} with ${covered} of ${total} covered`);
  }
  office.say(`         every recipient covered: ${covered} of ${total}; the failed contract is terminated`);
  return purchase;
}

class Takeover {
  readonly #office: Office;
  #failing: ContractView | undefined;
  #takeoverId: string | undefined;
  #problemsFound = false;
  #shown = '';

  constructor(office: Office) {
    this.#office = office;
  }

  answer(task: OpenedTask): Answer | undefined {
    const { kind, subject } = task;
    if (kind === 'monthly-inspection' && subject['contractId'] === this.#failing?.id && Number(subject['month']) >= 2) {
      this.#problemsFound = true;
      return exampleAnswer(task, 'problems');
    }
    if (kind === 'answer-standby' && subject['position'] === 1) return exampleAnswer(task, 'decline');
    return undefined;
  }

  async watch(purchase: PurchaseView): Promise<void> {
    if (purchase.stage === 'monitoring' && this.#failing === undefined) await this.#findFailing(purchase);
    if (this.#problemsFound && this.#takeoverId === undefined) await this.#trigger();
    if (this.#takeoverId !== undefined) await this.#show();
  }

  view(): Promise<TakeoverView> {
    return this.#office.person('supervisor').get<TakeoverView>(`/takeovers/${this.#takeoverId}`);
  }

  async #findFailing(purchase: PurchaseView): Promise<void> {
    const { items } = await this.#office
      .person('supervisor')
      .get<{ items: ContractView[] }>('/contracts?state=running');
    const first = purchase.lots.find((lot) => lot.seq === 1);
    this.#failing = items.find((contract) => contract.lotId === first?.id);
  }

  async #trigger(): Promise<void> {
    const path = `/contracts/${this.#failing!.id}/takeovers`;
    const reason = '连续漏访，服务人员撤离，承接主体无法继续履约（示例）';
    const request = { reasonCode: 'cannot-perform', reason, urgency: 'urgent', drill: false };
    const { id } = await this.#office.person('supervisor').post<{ id: string }>(path, request);
    this.#takeoverId = id;
    this.#office.say(`         supervisor triggers the takeover of contract ${this.#failing!.number}`);
  }

  async #show(): Promise<void> {
    const { coverage, state, outcome } = await this.view();
    const line = `         takeover ${state === 'bridging' ? state : (outcome ?? state)}: ${coverage.covered} of ${coverage.total} recipients covered`;
    if (line !== this.#shown) this.#office.say(line);
    this.#shown = line;
  }
}

function expectEnd(purchase: PurchaseView, state: string, lots: readonly string[]): void {
  const ended = purchase.lots.map((lot) => lot.state);
  if (purchase.state === state && ended.join() === lots.join()) return;
  throw new UnexpectedEnd(
    `${purchase.number} ended ${purchase.state} with lots ${ended.join(', ')}; expected ${state} with ${lots.join(', ')}`,
  );
}
