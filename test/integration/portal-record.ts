import { createHash, randomUUID } from 'node:crypto';
import { draw } from '../../domain/procurement/draw.ts';
import type { MethodCode } from '../../domain/procurement/methods.ts';
import type { Database } from '../../prisma/database.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { closeAccepted } from './closed-contract.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';

export type Reached = 'planning' | 'bidding' | 'opened' | 'awarded' | 'contracted' | 'accepted';
const ORDER: readonly Reached[] = ['planning', 'bidding', 'opened', 'awarded', 'contracted', 'accepted'];

export interface PortalWish {
  readonly reached: Reached;
  readonly number?: string;
  readonly name?: string;
  readonly method?: MethodCode;
  readonly region?: string;
  /** Day of the tender notice, YYYY-MM-DD; the other notices follow week by week. */
  readonly from?: string;
}

export interface PortalPurchase {
  readonly purchaseId: string;
  readonly number: string;
  readonly lotId: string;
  /** Ids of the notices by kind. */
  readonly notices: Readonly<Record<string, string>>;
}

export const REQUIREMENTS =
  '为两镇六十名失能、半失能救助对象提供居家照料护理，每周不少于两次，每次不少于两小时。\n服务人员具名，不得以劳务派遣方式用工；首次上门在合同生效后三个工作日内完成。';

const { provider1, provider2, buyer } = DEMO_ORGANISATIONS;
const EXPERTS = DEMO_USERS.filter(({ role }) => role === 'expert');

/** A purchase of one lot as the worker leaves it when it has reached that point, with what is published by then. */
export async function publicPurchase(database: Database, wish: PortalWish): Promise<PortalPurchase> {
  const { prisma } = database;
  const { number = `GK-${randomUUID().slice(0, 8).toUpperCase()}`, method = 'competitive-consultation' } = wish;
  const has = (point: Reached) => ORDER.indexOf(wish.reached) >= ORDER.indexOf(point);
  const day = (weeks: number) => new Date(Date.parse(`${wish.from ?? '2026-09-01'}T01:30:00Z`) + weeks * 604_800_000);
  const deadline = day(2);
  const { id: purchaseId } = await prisma.purchase.create({
    data: {
      number,
      name: wish.name ?? '示例县失能救助对象居家照料护理服务（示例）',
      method,
      regionCode: wish.region ?? DEMO_COUNTY,
      buyerId: buyer.id,
      drafterId: DEMO_USERS[0]!.id,
      budgetFen: 70_000_000n,
      budgetYear: 2026,
      fundSource: '困难群众救助补助资金（示例）',
      clockEpoch: new Date(),
      bidDeadlineAt: has('bidding') ? (has('opened') ? new Date() : new Date(Date.now() + 86_400_000)) : null,
      bidDeadlineLegal: has('bidding') ? deadline : null,
      bidsOpenedAt: has('opened') ? new Date() : null,
    },
  });
  const { id: lotId } = await prisma.lot.create({
    data: {
      purchaseId,
      seq: 1,
      name: '照料护理（示例标段）',
      budgetFen: 70_000_000n,
      ceilingFen: 69_000_000n,
      termUnit: 'month',
      termCount: 12,
      catalogueItems: ['B01'],
      townships: ['示例一镇', '示例二镇'],
      state: has('awarded') ? 'awarded' : 'open',
    },
  });
  const notices: Record<string, string> = {};
  const announce = async (kind: string, at: Date, body: object, key = kind) => {
    const title = wish.name ?? '示例县失能救助对象居家照料护理服务（示例）';
    const { id } = await prisma.notice.create({ data: { purchaseId, key, kind, title, body, publishedAt: at } });
    notices[kind] = id;
  };
  if (has('bidding')) await announce('tender-notice', day(0), tenderBody(deadline, day(1)));
  if (has('opened')) {
    const bids = await openBids(database, purchaseId, lotId, day(2));
    await announce('opening-record', day(2), { bids });
    await drawExperts(
      database,
      purchaseId,
      bids.map(({ envelopeHash }) => envelopeHash),
    );
  }
  if (has('awarded')) {
    const experts = EXPERTS.slice(0, 3).map(({ displayName }) => displayName);
    await announce('result-notice', day(3), { lots: [WINNER], experts });
  }
  if (has('contracted')) await contract(database, { purchaseId, lotId, number });
  if (has('contracted')) await announce('contract-notice', day(5), contractBody(number), `contract-notice/${lotId}`);
  if (has('accepted')) {
    const body = { number: `${number}-1`, lot: 1, recipientsAsked: 20, recipientsSatisfied: 19 };
    await announce('acceptance-notice', day(57), body, `acceptance-notice/${lotId}`);
    for (const { id } of await prisma.contract.findMany({ where: { purchaseId } })) await closeAccepted(database, id);
  }
  return { purchaseId, number, lotId, notices };
}

function tenderBody(deadline: Date, noticeEnds: Date): object {
  return {
    deadline: deadline.toISOString(),
    noticeEnds: noticeEnds.toISOString(),
    fundSource: '困难群众救助补助资金（示例）',
    lots: [
      {
        seq: 1,
        name: '照料护理（示例标段）',
        budgetFen: 70_000_000,
        ceilingFen: 69_000_000,
        term: { unit: 'month', count: 12 },
        items: [{ code: 'B01', nameZh: '照料护理', nameEn: 'Personal care' }],
        townships: ['示例一镇', '示例二镇'],
      },
    ],
    requirements: REQUIREMENTS,
    criteria: [
      { code: 'plan', titleZh: '服务方案', titleEn: 'Service plan', weight: 45, kind: 'technical' },
      { code: 'team', titleZh: '服务团队', titleEn: 'Team', weight: 45, kind: 'technical' },
      { code: 'price', titleZh: '报价', titleEn: 'Price', weight: 10, kind: 'price' },
    ],
  };
}

const WINNER = {
  lot: 1,
  provider: provider1.name,
  amountFen: 68_800_000,
  deemed: false,
  rank: 1,
  totalHundredths: 9125,
  candidates: 2,
};

function contractBody(number: string): object {
  return {
    number: `${number}-1`,
    lot: 1,
    provider: provider1.name,
    amountFen: 68_800_000,
    startsOn: '2026-10-10',
    endsOn: '2027-10-09',
  };
}

async function openBids({ prisma }: Database, purchaseId: string, lotId: string, at: Date) {
  const bids = [provider1, provider2].map((provider, position) => ({
    lot: 1,
    provider,
    priceFen: 68_900_000 - position * 100_000,
    envelopeHash: createHash('sha256').update(`${purchaseId} ${position}`).digest('hex'),
  }));
  await prisma.bid.createMany({
    data: bids.map(({ provider, priceFen, envelopeHash }) => ({
      purchaseId,
      lotId,
      providerId: provider.id,
      envelope: new Uint8Array([1]),
      envelopeHash,
      receivedAt: at,
      openedAt: at,
      priceFen: BigInt(priceFen),
      qualified: true,
    })),
  });
  return bids.map(({ lot, provider, priceFen, envelopeHash }) => ({
    lot,
    provider: provider.name,
    priceFen,
    envelopeHash,
  }));
}

async function drawExperts({ prisma }: Database, purchaseId: string, hashes: readonly string[]): Promise<void> {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const experts = await prisma.user.findMany({
    where: { roles: { has: 'expert' }, active: true },
    orderBy: { id: 'asc' },
  });
  const pool = experts.map(({ id }) => id);
  const seed = sha256([purchaseId, ...[...hashes].sort()].join('\n'));
  const { drawn } = draw({ seed, pool, excluded: [], count: 3 });
  const poolHash = sha256(pool.join('\n'));
  await prisma.expertDraw.create({
    data: { purchaseId, round: 1, seed, poolHash, poolSize: pool.length, drawn: [...drawn] },
  });
}

async function contract(
  { prisma }: Database,
  { purchaseId, lotId, number }: { readonly purchaseId: string; readonly lotId: string; readonly number: string },
): Promise<void> {
  await prisma.contract.create({
    data: {
      number: `${number}-1`,
      purchaseId,
      lotId,
      providerId: provider1.id,
      regionCode: DEMO_COUNTY,
      amountFen: 68_800_000n,
      state: 'running',
      startsOn: new Date('2026-10-10'),
      endsOn: new Date('2027-10-09'),
      signedAt: new Date(),
      acceptancePlan: '逐项验收',
      takeoverPlan: { trigger: '不能履行', costCapPercent: 10, startInDays: 0 },
      inspections: {
        create: [1, 2].map((month) => ({
          month,
          result: 'pass',
          visitsPlanned: 240,
          visitsDone: 236 + month,
          satisfaction: 94 + month,
          notes: '经查，示例对象张某某家中记录完整',
          inspectedAt: new Date(),
        })),
      },
    },
  });
}
