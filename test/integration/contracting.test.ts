import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { contractingActivities } from '../../activities/contracting.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, taskPath, type Visitor } from './api-world.ts';
import { pdfText } from './pdf-text.ts';
import { purchaseUpTo, type PurchaseOnItsWay } from './purchases-course.ts';
import { runContract, type RunningContract } from './takeovers-contract.ts';

const { provider1, provider2, provider3 } = DEMO_ORGANISATIONS;
/** Ten per cent of the contract that `runContract` makes. */
const CAP = 6_880_000;

let world: ApiWorld;
let officer: Visitor;
let loser: Visitor;
let winner: Visitor;
/** Of provider1, before another contract serves the same recipients. */
let contract: RunningContract;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
  loser = await world.as('provider1');
  winner = await world.as('provider2');
  contract = await runContract(world);
}, 60_000);

afterAll(() => world.close());

/** The text of a paper of the office, as that person gets it. */
async function printed(username: string, of: string): Promise<string> {
  const { body } = await world.nobody().post('/api/v1/sessions', { username, password: 'jieli-demo' });
  const headers = { authorization: `Bearer ${body.token}` };
  const response = await fetch(`${world.url}/api/v1/documents/${of}`, { headers });
  expect(response.status).toBe(200);
  return pdfText(Buffer.from(await response.arrayBuffer()));
}

describe('the debriefing of a bidder (EV-18)', () => {
  let published: PurchaseOnItsWay;
  const path = (id: string) => `/api/v1/purchases/${id}/debriefing`;

  beforeAll(async () => {
    published = await purchaseUpTo(world.database, 'contract');
  });

  test('tells it its own points by criterion, its rank and until when it may challenge', async () => {
    const { status, body } = await loser.get(path(published.id));
    expect(status).toBe(200);
    expect(body.lots).toEqual([
      expect.objectContaining({ seq: 1, outcome: 'lost', rank: 2, candidates: 2, totalHundredths: 8100, reason: null }),
    ]);
    expect(body.lots[0].criteria.map(({ code, weight }: { code: string; weight: number }) => [code, weight])).toEqual([
      ['price', 10],
      ['plan', 50],
      ['team', 40],
    ]);
    expect(Date.parse(body.challengeUntil)).toBeGreaterThan(Date.parse(body.publishedAt));
  });

  test('tells nothing of another bidder, on screen or on paper', async () => {
    const { body: evaluation } = await loser.get(`/api/v1/purchases/${published.id}/evaluation`);
    expect(evaluation.lots[0].bids.map(({ rank }: { rank: number }) => rank)).toEqual([2]);
    expect(JSON.stringify((await loser.get(path(published.id))).body)).not.toContain(provider2.name);
    const text = await printed('provider1', `purchases/${published.id}/debriefing`);
    expect(text).toContain('评审结果告知书');
    expect(text).toContain('第2名（共2家）');
    expect(text).not.toContain(provider2.name);
  });

  test('says to whoever won that it won, and is not there for who has not bid, or before the result', async () => {
    expect((await winner.get(path(published.id))).body.lots[0].outcome).toBe('won');
    expect((await (await world.as('provider3')).get(path(published.id))).status).toBe(404);
    const evaluated = await purchaseUpTo(world.database, 'award');
    expect((await loser.get(path(evaluated.id))).status).toBe(404);
  });

  test('tells an invalid bid its reason', async () => {
    const other = await purchaseUpTo(world.database, 'contract');
    await world.database.prisma.bid.updateMany({
      where: { purchaseId: other.id, providerId: provider1.id },
      data: { qualified: false, refusalReason: '未提供社会组织登记证书' },
    });
    expect((await loser.get(path(other.id))).body.lots[0]).toMatchObject({
      outcome: 'invalid',
      reason: '未提供社会组织登记证书',
    });
  });
});

describe('the order of the award (EV-15, CO-08)', () => {
  test('is left only after the award before is void for a reason of the law', async () => {
    const { prisma } = world.database;
    const { lotIds } = await purchaseUpTo(world.database, 'award');
    const ranked = await prisma.ranking.findMany({
      where: { lotId: lotIds[0] },
      orderBy: { rank: 'asc' },
      include: { bid: true },
    });
    const awardTo = (rank: number) => {
      const { bid } = ranked[rank - 1]!;
      const data = {
        lotId: lotIds[0],
        bidId: bid.id,
        providerId: bid.providerId,
        amountFen: bid.priceFen!,
        decidedAt: new Date(),
      };
      return prisma.award.create({ data });
    };
    await expect(awardTo(2)).rejects.toThrow('EV-15, REG 43');
    const { id } = await awardTo(1);
    await prisma.award.update({ where: { id }, data: { state: 'void', voidReason: 'purchase-ended' } });
    await expect(awardTo(2)).rejects.toThrow('EV-15, REG 43');
    await prisma.award.update({ where: { id }, data: { voidReason: 'refused-to-sign', voidedAt: new Date() } });
    await awardTo(2);
    const { body } = await winner.get(`/api/v1/providers/${provider2.id}/credit`);
    expect(JSON.stringify(body)).toContain('refused-to-sign');
  });
});

describe('a contract', () => {
  let purchase: PurchaseOnItsWay;
  let awardId: string;

  beforeAll(async () => {
    purchase = await purchaseUpTo(world.database, 'contract');
    const where = { lotId: purchase.lotIds[0] };
    awardId = (await world.database.prisma.award.findFirstOrThrow({ where })).id;
  });

  const draftTask = (extra: object = {}) =>
    world.task({
      kind: 'draft-contract',
      purchaseId: purchase.id,
      subject: { lotId: purchase.lotIds[0], awardId },
      ...extra,
    });

  test('is written from documents, bid and lot, and what is typed may not contradict them', async () => {
    const { prisma } = world.database;
    const taskId = await draftTask();
    const { body: task } = await officer.get(taskPath(taskId));
    expect(task.material.draft).toMatchObject({
      provider: provider2.name,
      priceFen: 68_100_000,
      term: { unit: 'month', count: 12 },
    });
    const { version } = (await officer.post(`${taskPath(taskId)}/claim`, { version: task.version })).body;
    const form = { ...task.form.example, liability: '合同价款为 700000 元，乙方可以转包部分服务。' };
    const refused = await officer.post(`${taskPath(taskId)}/complete`, { version, outcome: 'submit', form });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ pointer, rule }: { pointer: string; rule: string }) => [pointer, rule])).toEqual([
      ['/form/liability', 'CO-01'],
      ['/form/liability', 'CO-09'],
    ]);
    await prisma.task.update({ where: { id: taskId }, data: { form: task.form.example } });
    const { adoptContractDraft } = contractingActivities(world.database, new LegalTime(world.database));
    const request = { purchaseId: purchase.id, lotId: purchase.lotIds[0], awardId, taskId };
    const { contractId, bond } = await adoptContractDraft(request);
    expect(bond).toBe(false);
    const { body: paper } = await winner.get(`/api/v1/contracts/${contractId}/paper`);
    expect(JSON.stringify(paper.clauses)).toContain('陆拾捌万壹仟元整');
    expect(JSON.stringify(paper.clauses)).not.toContain('待填写');
    expect(await printed('provider2', `contracts/${contractId}/text`)).toContain(paper.textHash);
    expect((await loser.get(`/api/v1/documents/contracts/${contractId}/text`)).status).toBe(404);
  });

  test('has the price, the supplier and the lot of its award, and stays as it was signed (CO-01)', async () => {
    const { prisma } = world.database;
    const { id } = await prisma.contract.findFirstOrThrow({ where: { awardId } });
    await expect(prisma.contract.update({ where: { id }, data: { amountFen: 1n } })).rejects.toThrow('CO-01, GPL 46');
    const providerId = provider3.id;
    await expect(prisma.contract.update({ where: { id }, data: { providerId } })).rejects.toThrow('CO-01, GPL 46');
    const signed = prisma.contract.update({ where: { id: contract.contractId }, data: { amountFen: 1n } });
    await expect(signed).rejects.toThrow('CO-10, GPL 49-50');
  });

  test('is not signed before the bond that the documents demand is there, of at most ten per cent (CO-05)', async () => {
    const { prisma } = world.database;
    const documents = { purchaseId: purchase.id, version: 3, requirements: '需求', criteria: [] };
    const tooMuch = prisma.procurementDocument.create({ data: { ...documents, performanceBondPercent: 11 } });
    await expect(tooMuch).rejects.toThrow('document_bond_within_cap');
    await prisma.procurementDocument.create({ data: { ...documents, performanceBondPercent: 5 } });
    const { id: contractId, amountFen } = await prisma.contract.findFirstOrThrow({ where: { awardId } });
    const { signContract } = contractingActivities(world.database, new LegalTime(world.database));
    await expect(signContract({ purchaseId: purchase.id, contractId })).rejects.toThrow('CO-05');
    const bond = {
      contractId,
      form: 'guarantee',
      reference: '示例',
      receivedOn: new Date(),
      recordedBy: officer.userId,
    };
    const above = prisma.performanceBond.create({ data: { ...bond, amountFen: amountFen / 10n + 1n } });
    await expect(above).rejects.toThrow('CO-05, REG 48');
    await prisma.performanceBond.create({ data: { ...bond, amountFen: amountFen / 20n } });
    // The published rate has risen above the agreed one since the draft: it counts, as the clause says (DL-08).
    await prisma.contract.update({ where: { id: contractId }, data: { lateRateBasisPoints: 300 } });
    const published = { effectiveFrom: new Date('2021-01-20'), source: '贷款市场报价利率公告（示例）' };
    const rate = { regionCode: DEMO_COUNTY, basisPoints: 310, setBy: officer.userId, ...published };
    await prisma.lendingRate.create({ data: rate });
    await signContract({ purchaseId: purchase.id, contractId });
    const { lateRateBasisPoints } = await prisma.contract.findUniqueOrThrow({ where: { id: contractId } });
    expect(lateRateBasisPoints).toBe(310);
    const kept = { state: 'forfeited', reason: '违约', settledBy: officer.userId, settledAt: new Date() };
    const alone = prisma.performanceBond.update({
      where: { contractId },
      data: { ...kept, approvedBy: officer.userId },
    });
    await expect(alone).rejects.toThrow('bond_forfeited_by_two');
  });
});

describe('a change of a contract in force', () => {
  const body = (more: object = {}) => ({
    ground: 'additional-service',
    content: '为新增的十名失能老人追加同样标准的服务（示例）。',
    reason: '年度评估新增十名失能老人，单价和标准不变（示例）。',
    extraFen: CAP,
    ...more,
  });
  const propose = (more: object = {}, key = crypto.randomUUID()) =>
    officer.post(`/api/v1/contracts/${contract.contractId}/changes`, body(more), { 'Idempotency-Key': key });

  test.each([
    ['above ten per cent in all', { extraFen: CAP + 1 }, 'CO-06', '/extraFen'],
    ['for nothing', { extraFen: 0 }, 'CO-06', '/extraFen'],
    ['beyond three years', { newEndsOn: '2030-04-01' }, 'CO-07', '/newEndsOn'],
    ['that makes the term shorter', { newEndsOn: '2027-12-31' }, 'CO-07', '/newEndsOn'],
  ])('%s is refused with the article', async (_, more, rule, pointer) => {
    const answer = await propose(more);
    expect([answer.status, answer.body.code, answer.body.rule]).toEqual([422, 'change-refused', rule]);
    expect(answer.body.errors[0]).toMatchObject({ pointer, rule });
  });

  test('is proposed once at a time, and the database holds the cap by itself', async () => {
    const { prisma } = world.database;
    const { status, body: made } = await propose({ newEndsOn: '2028-06-30' });
    expect(status).toBe(202);
    expect((await propose()).body.code).toBe('change-refused');
    const { body: paper } = await winner.get(`/api/v1/contracts/${contract.contractId}/paper`);
    expect(paper).toMatchObject({ code: 'not-found' });
    const { body: own } = await loser.get(`/api/v1/contracts/${contract.contractId}/paper`);
    expect(own).toMatchObject({
      roomFen: 0,
      mayPropose: false,
      latestEnd: '2030-03-31',
      changes: [{ seq: 1, state: 'proposed' }],
    });
    const signed = { state: 'signed', signatory: '示例', signedAt: new Date() };
    const alone = prisma.contractChange.update({
      where: { id: made.id },
      data: { ...signed, approvedBy: officer.userId },
    });
    await expect(alone).rejects.toThrow('change_four_eyes');
    const approver = await world.as('approver');
    await prisma.contractChange.update({ where: { id: made.id }, data: { ...signed, approvedBy: approver.userId } });
    const { priorEndsOn } = await prisma.contractChange.findUniqueOrThrow({ where: { id: made.id } });
    const more = {
      ...body({ extraFen: 1 }),
      contractId: contract.contractId,
      seq: 2,
      priorEndsOn,
      proposedBy: officer.userId,
    };
    await expect(prisma.contractChange.create({ data: more })).rejects.toThrow('CO-06, GPL 49');
    expect(await printed('provider1', `contracts/${contract.contractId}/changes/${made.id}`)).toContain('补充合同');
  });
});
