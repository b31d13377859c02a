import { setTimeout as sleep } from 'node:timers/promises';
import { METHOD_CODES, METHODS, type MethodCode } from '../../domain/procurement/methods.ts';
import { DEMO_PURCHASE } from '../../prisma/seed/demo/purchase.ts';
import { Bidders, OFFERS } from './bidders.ts';
import { chance, unusualAnswer } from './chance.ts';
import { ApiRefusal } from './client.ts';
import { unlawful, type EndedPurchase } from './lawful-end.ts';
import type { Office } from './office.ts';
import { byMethod, purchaseFrom, type PurchaseBody } from './purchase-input.ts';
import { UnexpectedEnd } from './stories.ts';
import { VirtualOfficers } from './virtual-officers.ts';

const LOOK_EVERY_MS = 250;
const PATIENCE_MS = 600_000;
const SERVICE_MONTHS = 2;

/** One purchase on its way, with the mishaps that its seed has in store for it. */
interface Running {
  readonly id: string;
  readonly number: string;
  readonly method: MethodCode;
  readonly bidders: Bidders;
  readonly done: Set<string>;
  ended?: EndedPurchase;
}

/**
 * All six methods at the same time, with refusals, returns, missing and late bids, changed documents, objections, challenges
 * and a cancelled purchase as the seed has it; the same seed gives the same mishaps. Each must end in a lawful state.
 *
 * @param methods all six unless said
 * @throws UnexpectedEnd
 */
export async function allAtOnce(
  office: Office,
  seed: number,
  methods: readonly MethodCode[] = METHOD_CODES,
): Promise<EndedPurchase[]> {
  office.say(`${methods.length} methods at once, seed ${seed}`);
  const running = await Promise.all(methods.map((method) => open(office, method, seed)));
  const numbers = new Map(running.map(({ id, number }) => [id, number]));
  const officers = new VirtualOfficers(
    office.people(),
    (task) => unusualAnswer(task, `${seed} ${numbers.get(task.purchaseId) ?? ''}`),
    { lookEveryMs: LOOK_EVERY_MS, leaves: ({ purchaseId }) => !numbers.has(purchaseId) },
  );
  const working = officers.work();
  working.catch(() => undefined);
  try {
    const ends = Promise.all(running.map((one) => watch(office, one, seed)));
    await Promise.race([ends, working.then(() => Promise.reject(new Error('nobody works')))]);
  } finally {
    await officers.stop();
  }
  const faults = running.flatMap(({ number, ended }) => unlawful(ended!).map((fault) => `${number}: ${fault}`));
  if (faults.length > 0) throw new UnexpectedEnd(faults.join('\n'));
  return running.map(({ ended }) => ended!);
}

async function open(office: Office, method: MethodCode, seed: number): Promise<Running> {
  const number = `SLZC2027-M${METHOD_CODES.indexOf(method) + 1}-${String(seed).padStart(6, '0')}-SLJG`;
  const body = byMethod(withoutRecipients(purchaseFrom(DEMO_PURCHASE.notice)), method, number);
  const { id } = await office.person('officer').post<{ id: string }>('/purchases', body);
  // Some stay away: a purchase may be left with too few.
  const offers = OFFERS.filter(([username]) => !chance(`${seed} ${number} stays away ${username}`, 0.12));
  return { id, number, method, bidders: new Bidders(office.people(), offers), done: new Set() };
}

/** Six contracts for the same recipients would be refused (I6); services without recipients are not. */
function withoutRecipients(body: PurchaseBody): PurchaseBody {
  const lots = body.lots.slice(0, 1).map((lot) => ({ ...lot, term: { months: SERVICE_MONTHS }, townships: [] }));
  return { ...body, lots, budgetFen: lots.reduce((sum, lot) => sum + lot.budgetFen, 0) };
}

async function watch(office: Office, one: Running, seed: number): Promise<void> {
  const began = Date.now();
  for (; ; await sleep(LOOK_EVERY_MS)) {
    const purchase = await office.person('auditor').get<EndedPurchase>(`/purchases/${one.id}`);
    if (purchase.state !== 'running') {
      one.ended = { ...purchase, openTasks: await openTasks(office, one.id) };
      const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(6);
      const lots = purchase.lots.map(({ state, failureRule }) => `${state}${failureRule ? ` ${failureRule}` : ''}`);
      return office.say(
        `${seconds} s  ${METHODS[one.method].title.zh} ${one.number}: ${purchase.state} (${lots.join(', ')})`,
      );
    }
    if (Date.now() - began > PATIENCE_MS) {
      throw new UnexpectedEnd(`${one.number} has not ended after ${PATIENCE_MS / 1000} s: ${purchase.stage}`);
    }
    await mishaps(office, one, purchase, seed);
  }
}

/** What may come to a purchase from outside, each at most once. */
async function mishaps(office: Office, one: Running, purchase: EndedPurchase, seed: number): Promise<void> {
  const { id, number, bidders } = one;
  const lucky = (what: string, share: number) => chance(`${seed} ${number} ${what}`, share);
  const once = async (what: string, act: () => Promise<unknown>): Promise<void> => {
    if (one.done.has(what)) return;
    one.done.add(what);
    await act().catch((error: unknown) => {
      if (!(error instanceof ApiRefusal)) throw error;
    });
  };
  const { stage } = purchase;
  if (stage === 'publication') await bidders.applyOnce(purchase);
  if (stage === 'publication' && one.method === 'single-source' && lucky('objection', 0.5)) {
    const text = '示例异议：本单位具备同等资质和床位，可以承担该项服务。';
    if (await mayObject(office, id))
      await once('objection', () => office.person('provider2').post(`/purchases/${id}/objections`, { text }));
  }
  if (stage === 'bidding') await bidders.bidOnce(purchase).catch(ifLate);
  if (stage === 'bidding' && purchase.bidDeadline && lucky('change', 0.5)) {
    await once('change', () => office.person('officer').post(`/purchases/${id}/changes`, CHANGE));
  }
  if (stage === 'bidding' && lucky('ending', 0.15)) {
    const reason = '示例：因行政区划调整，本年度该项服务任务取消。';
    await once('ending', () =>
      office.person('officer').post(`/purchases/${id}/ending`, { kind: 'task-cancelled', reason }),
    );
  }
  if (purchase.bidsOpenedAt !== null) await once('late bid', () => lateBid(office, purchase));
  if (['award', 'contract'].includes(stage) && lucky('challenge', 0.5)) {
    await once('challenge', () => office.person('provider2').post(`/purchases/${id}/challenges`, CHALLENGE));
  }
}

/** A bid that comes too late is a mishap too: the purchase goes on without it. */
function ifLate(error: unknown): void {
  if (!(error instanceof ApiRefusal && error.code === 'bid-late')) throw error;
}

async function mayObject(office: Office, id: string): Promise<boolean> {
  const view = await office
    .person('provider2')
    .get<{ may: { object: boolean } }>(`/purchases/${id}/procedure`)
    .catch(() => undefined);
  return view?.may.object ?? false;
}

/** It must be refused; one that is taken after the opening is the gravest fault there is. */
async function lateBid(office: Office, { id, number, lots }: EndedPurchase): Promise<void> {
  const body = { lotId: lots[0]!.id, priceFen: 100, proposal: '示例：迟到的响应文件。' };
  try {
    await office.person('provider1').post(`/purchases/${id}/bids`, body);
  } catch (error) {
    if (error instanceof ApiRefusal) return;
    throw error;
  }
  throw new UnexpectedEnd(`${number}: a bid was taken after the opening`);
}

async function openTasks(office: Office, id: string): Promise<number> {
  const { items } = await office
    .person('auditor')
    .get<{ items: { state: string }[] }>(`/purchases/${id}/tasks?limit=100`);
  return items.filter(({ state }) => state !== 'done' && state !== 'cancelled').length;
}

const CHANGE = {
  item: '首次上门时限',
  before: '四十八小时内',
  after: '二十四小时内',
  reason: '示例：根据供应商提问澄清服务要求。',
  affectsBids: true,
  keepsObjectAndTerms: true,
};

const CHALLENGE = {
  ground: 'evaluation',
  matters: [
    { matter: '评审打分不一致（示例）', facts: '对服务方案的打分差异较大。', basis: '政府采购法实施条例第五十三条' },
  ],
  request: '复核评审打分。',
  contactName: '示例联系人',
  contactPhone: '10000000001',
};
