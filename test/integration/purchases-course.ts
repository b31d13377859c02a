import { createHash, randomUUID } from 'node:crypto';
import { committeeSize } from '../../domain/procurement/methods.ts';
import { draw } from '../../domain/procurement/draw.ts';
import { STAGES, type Stage } from '../../domain/procurement/stages.ts';
import { taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { inboxOf } from '../../domain/tasks/task-state.ts';
import type { Database } from '../../prisma/database.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { moveDeadline } from './deadline.ts';

const LOT_BUDGET = 70_000_000;
const METHOD = 'competitive-consultation';
const CRITERIA = [
  { code: 'price', titleZh: '价格', titleEn: 'Price', weight: 10, kind: 'price' },
  { code: 'plan', titleZh: '服务方案', titleEn: 'Service plan', weight: 50, kind: 'technical' },
  { code: 'team', titleZh: '人员配备', titleEn: 'Team', weight: 40, kind: 'technical' },
];

function userId(username: string): string {
  return DEMO_USERS.find((user) => user.username === username)!.id;
}

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * 86_400_000);
}

/** A purchase of two lots on the ordinary clock, opened two months ago; the second lot failed. */
export interface PurchaseOnItsWay {
  readonly id: string;
  readonly number: string;
  readonly lotIds: readonly [string, string];
}

/** What happened and how many days ago, in the order in which the activities would have written it. */
const COURSE: readonly { readonly stage: Stage; readonly days: number; readonly write: (build: Builder) => unknown }[] =
  [
    { stage: 'planning', days: 60, write: (build) => build.plan() },
    { stage: 'publication', days: 52, write: (build) => build.documents() },
    { stage: 'bidding', days: 45, write: (build) => build.notice() },
    { stage: 'evaluation', days: 34, write: (build) => build.opening() },
    { stage: 'award', days: 30, write: (build) => build.ranking() },
    { stage: 'contract', days: 27, write: (build) => build.result() },
  ];

/** Rows as the worker and people leave them, up to and including what happens in that stage's beginning. */
export async function purchaseUpTo(database: Database, stage: Stage): Promise<PurchaseOnItsWay> {
  const build = new Builder(database);
  await build.open();
  for (const step of COURSE) {
    if (STAGES.indexOf(step.stage) > STAGES.indexOf(stage)) break;
    if (step.stage !== 'planning') await build.enter(step.stage, step.days);
    await step.write(build);
  }
  return build.purchase;
}

class Builder {
  readonly purchase: PurchaseOnItsWay = {
    id: randomUUID(),
    number: `COURSE-${randomUUID().slice(0, 8)}`,
    lotIds: [randomUUID(), randomUUID()],
  };
  readonly #database: Database;
  #tasks = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  async open(): Promise<void> {
    const { id, number, lotIds } = this.purchase;
    await this.#database.prisma.purchase.create({
      data: {
        ...{ id, number, name: '社会救助照料服务采购（示例）', method: METHOD, regionCode: DEMO_COUNTY },
        ...{ buyerId: DEMO_ORGANISATIONS.buyer.id, drafterId: userId('officer') },
        ...{ budgetFen: BigInt(2 * LOT_BUDGET), budgetYear: 2026, fundSource: '困难群众救助补助资金（示例）' },
        // Started: the worker of an installation would begin it anew otherwise.
        ...{ clockEpoch: daysAgo(60), createdAt: daysAgo(60), startedAt: daysAgo(60) },
        lots: { create: lotIds.map((lotId, index) => aLot(lotId, index + 1)) },
      },
    });
    await this.#audit('purchase.create', 'purchase', id, 'officer');
  }

  /** The plan is approved; it waits for nobody. */
  async plan(): Promise<void> {
    await this.#decided('draft-plan', 'officer', 'submit', 59);
    await this.#decided('confirm-budget', 'finance', 'confirm', 56);
    await this.#decided('approve-plan', 'approver', 'approve', 52);
  }

  /** Two versions: the first was returned. */
  async documents(): Promise<void> {
    const { id: purchaseId } = this.purchase;
    await this.#decided('draft-documents', 'officer', 'submit', 50);
    await this.#decided('approve-documents', 'approver', 'return', 49);
    await this.#database.prisma.procurementDocument.createMany({
      data: [1, 2].map((version) => ({
        ...{ purchaseId, version, criteria: CRITERIA, createdAt: daysAgo(51 - version) },
        requirements: `第${version}稿：为示例乡镇失能、半失能救助对象提供居家照料。`,
      })),
    });
  }

  async notice(): Promise<void> {
    const { id, number } = this.purchase;
    const deadline = daysAgo(-5);
    const lots = [1, 2].map((seq) => ({ seq, name: `示例标段${seq}`, budgetFen: LOT_BUDGET, ceilingFen: LOT_BUDGET }));
    const body = { number, method: METHOD, deadline: deadline.toISOString(), rule: 'ME-08', lots };
    await this.#publish('tender-notice', body, 45, 'ME-08');
    await this.#database.prisma.purchase.update({
      where: { id },
      data: { bidDeadlineAt: deadline, bidDeadlineLegal: deadline, sealRecipient: 'age1example', openingBy: 'worker' },
    });
  }

  /** Two bids for the first lot, one for the second, which fails (EV-19); experts are drawn and asked. */
  async opening(): Promise<void> {
    const { id: purchaseId, lotIds } = this.purchase;
    const { prisma } = this.#database;
    const bidders = [DEMO_ORGANISATIONS.provider1, DEMO_ORGANISATIONS.provider2];
    await prisma.bid.createMany({
      data: bidders.map((provider, position) => ({
        ...{ purchaseId, lotId: lotIds[0], providerId: provider.id, qualified: true },
        ...{ envelope: Buffer.from([position]), envelopeHash: sha256(`${purchaseId}${position}`) },
        ...{ receivedAt: daysAgo(35), openedAt: daysAgo(34), priceFen: 68_000_000 + position * 100_000 },
      })),
    });
    await moveDeadline(this.#database, purchaseId, daysAgo(34));
    await prisma.purchase.update({
      where: { id: purchaseId },
      data: { bidDeadlineLegal: daysAgo(34), bidsOpenedAt: daysAgo(34) },
    });
    await this.#publish('opening-record', { bids: [] }, 34, 'EV-01', 'opening');
    await prisma.lot.update({ where: { id: lotIds[1] }, data: { state: 'failed', failureRule: 'EV-19' } });
    await this.#event('lot-failed', `lot-failed:${lotIds[1]}`, 34, 'EV-19', lotIds[1]);
    for (const expert of await this.#draw()) await this.#asked('score-bids', expert);
  }

  async #draw(): Promise<readonly string[]> {
    const { id: purchaseId } = this.purchase;
    const { prisma } = this.#database;
    const experts = await prisma.user.findMany({
      where: { roles: { has: 'expert' }, active: true },
      orderBy: { id: 'asc' },
    });
    const pool = experts.map(({ id }) => id);
    const { members } = committeeSize(METHOD, 2 * LOT_BUDGET);
    const seed = sha256(purchaseId);
    const { drawn } = draw({ seed, pool, excluded: [], count: members });
    await prisma.expertDraw.create({
      data: { purchaseId, round: 1, seed, poolHash: sha256(pool.join('\n')), poolSize: pool.length, drawn: [...drawn] },
    });
    await this.#event('draw', 'draw', 34, 'EV-04');
    return drawn;
  }

  /** Every expert has signed; the second bidder is ranked first. The award waits for the approver. */
  async ranking(): Promise<void> {
    const { id: purchaseId, lotIds } = this.purchase;
    const [lotId] = lotIds;
    const { prisma } = this.#database;
    const bids = await prisma.bid.findMany({ where: { purchaseId }, orderBy: { priceFen: 'asc' } });
    const { drawn } = await prisma.expertDraw.findFirstOrThrow({ where: { purchaseId } });
    const scores = bids.flatMap((bid, position) =>
      drawn.flatMap((expertId, seat) => [
        { bidId: bid.id, expertId, criterion: 'plan', hundredths: 4000 + position * 500 + seat * 100 },
        { bidId: bid.id, expertId, criterion: 'team', hundredths: 3000 + position * 500 },
      ]),
    );
    await prisma.score.createMany({ data: scores });
    for (const [position, bid] of bids.entries()) {
      const technicalHundredths = 7100 + position * 1000;
      const points = { technicalHundredths, priceHundredths: 1000, totalHundredths: technicalHundredths + 1000 };
      await prisma.ranking.create({ data: { lotId, bidId: bid.id, rank: 2 - position, ...points } });
    }
    await this.#event('ranking', `ranking:${lotId}`, 30, 'EV-14', lotId);
    await prisma.task.updateMany({
      where: { purchaseId, kind: 'score-bids' },
      data: { state: 'done', outcome: 'sign', submittedAt: daysAgo(30), doneAt: daysAgo(30) },
    });
    await this.#asked('confirm-award');
  }

  /** Awarded and published; the contract is being drafted. */
  async result(): Promise<void> {
    const { id: purchaseId, lotIds } = this.purchase;
    const [lotId] = lotIds;
    const { prisma } = this.#database;
    await prisma.task.deleteMany({ where: { purchaseId, kind: 'confirm-award' } });
    await this.#decided('confirm-award', 'approver', 'confirm', 28, lotId);
    const { bid } = await prisma.ranking.findFirstOrThrow({ where: { lotId, rank: 1 }, include: { bid: true } });
    const { providerId } = bid;
    await prisma.award.create({
      data: { lotId, bidId: bid.id, providerId, amountFen: bid.priceFen!, decidedAt: daysAgo(28) },
    });
    await prisma.lot.update({ where: { id: lotId }, data: { state: 'awarded' } });
    await this.#event('award', `award:${lotId}`, 28, 'EV-17', lotId);
    const lots = [{ lot: 1, provider: DEMO_ORGANISATIONS.provider2.name, amountFen: 68_100_000, deemed: false }];
    await this.#publish('result-notice', { lots }, 27, 'EV-17');
    await this.#asked('draft-contract');
  }

  async enter(stage: Stage, days: number): Promise<void> {
    await this.#database.prisma.purchase.update({ where: { id: this.purchase.id }, data: { stage } });
    await this.#event('stage', `stage:${stage}`, days);
  }

  async #decided(kind: TaskKind, username: string, outcome: string, days: number, lotId?: string): Promise<void> {
    const at = daysAgo(days);
    const id = await this.#task(kind, { lotId, createdAt: daysAgo(days + 1), dueAt: at });
    const by = userId(username);
    await this.#database.prisma.task.update({
      where: { id },
      data: { state: 'done', outcome, assigneeId: by, submittedBy: by, submittedAt: at, doneAt: at, form: {} },
    });
    await this.#event('task', `task:${id}`, days, 'HS-01', lotId, id);
    await this.#audit('task.claimed', 'task', id, username);
    await this.#audit('task.completed', 'task', id, username, { outcome });
  }

  #asked(kind: TaskKind, expert?: string): Promise<string> {
    const dueAt = new Date(Date.now() + 2 * 86_400_000);
    return this.#task(kind, { lotId: this.purchase.lotIds[0], createdAt: new Date(), dueAt, expert });
  }

  async #task(
    kind: TaskKind,
    wish: { lotId?: string | undefined; createdAt: Date; dueAt: Date; expert?: string | undefined },
  ): Promise<string> {
    const { id: purchaseId, number } = this.purchase;
    const { candidateRole } = taskKindDefinition(kind);
    const workflowId = `purchase:${number}`;
    const id = `${workflowId}/${kind}/${(this.#tasks += 1)}`;
    await this.#database.prisma.task.create({
      data: {
        ...{ id, workflowId, kind, purchaseId, candidateRole, regionCode: DEMO_COUNTY, createdAt: wish.createdAt },
        subject: wish.lotId === undefined ? {} : { lotId: wish.lotId },
        candidateUserId: wish.expert ?? null,
        assigneeId: wish.expert ?? null,
        state: wish.expert === undefined ? 'open' : 'claimed',
        inbox: inboxOf({ role: candidateRole, region: DEMO_COUNTY, userId: wish.expert }),
        ...{ dueAt: wish.dueAt, dueLegal: wish.dueAt, dueRule: 'HS-01' },
      },
    });
    return id;
  }

  async #publish(kind: string, body: object, days: number, rule: string, event = 'notice'): Promise<void> {
    const { id: purchaseId } = this.purchase;
    await this.#database.prisma.notice.create({
      data: { purchaseId, key: kind, kind, title: '社会救助照料服务采购（示例）', body, publishedAt: daysAgo(days) },
    });
    await this.#event(event, event === 'notice' ? kind : event, days, rule);
  }

  async #event(kind: string, key: string, days: number, ruleId?: string, lotId?: string, taskId?: string) {
    const { stage } = await this.#database.prisma.purchase.findUniqueOrThrow({ where: { id: this.purchase.id } });
    await this.#database.prisma.purchaseEvent.create({
      data: {
        ...{ purchaseId: this.purchase.id, kind, key, stage, at: daysAgo(days) },
        ...{ ruleId: ruleId ?? null, lotId: lotId ?? null, taskId: taskId ?? null },
      },
    });
  }

  async #audit(action: string, objectType: string, objectId: string, username: string, detail: object = {}) {
    const { id: actorId, role: actorRole } = DEMO_USERS.find((user) => user.username === username)!;
    await this.#database.prisma.auditEvent.create({
      data: { actorId, actorRole, action, objectType, objectId, detail },
    });
  }
}

function aLot(id: string, seq: number) {
  return {
    ...{ id, seq, name: `示例标段${seq}`, budgetFen: BigInt(LOT_BUDGET), termUnit: 'month', termCount: 12 },
    ...{ catalogueItems: ['A01', 'B01'], townships: ['示例一镇'] },
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
