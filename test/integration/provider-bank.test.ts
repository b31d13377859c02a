import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { providerReviewActivities } from '../../activities/provider-review.ts';
import { addMonths, dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { creditCodeCheckCharacter } from '../../domain/credit-code.ts';
import { DEMO_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { announce, aPdf, filesPath, sendFile } from './attachments-sending.ts';
import { aBid, bidsPath, openBidding } from './bids-bidding.ts';
import { aNewcomer } from './newcomer.ts';

let world: ApiWorld;
let officer: Visitor;
let provider: Visitor;
let providerId: string;
let creditCode: string;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
}, 60_000);
beforeEach(async () => {
  const { username, organisationId } = await aNewcomer(world.database);
  const { id } = await world.database.prisma.user.findUniqueOrThrow({ where: { username } });
  providerId = organisationId;
  provider = await world.visitor(id);
  creditCode = aCode();
  const data = { admission: 'admitted', capacity: 60, creditCode };
  await world.database.prisma.organisation.update({ where: { id: organisationId }, data });
});
afterAll(() => world.close());

let codes = 0;

/** A fictitious code of a social organisation with a true check character. */
function aCode(): string {
  codes += 1;
  const first17 = `5222042299996${String(codes).padStart(4, '0')}`;
  return first17 + creditCodeCheckCharacter(first17);
}

const today = dayOf(instantOfMillis(Date.now()));
const shown = async (who = officer) => (await who.get(`/api/v1/providers/${providerId}`)).body;

function aBan(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...{ creditCode, name: '示例新单位', rule: 'DB-01', facts: '提供虚假材料谋取成交（示例）' },
    ...{ authority: '示例县财政局', document: '示例财罚〔2026〕1号' },
    ...{ fromDay: today, untilDay: addMonths(today, 12) },
    ...change,
  };
}

/** A review as somebody has decided it, as the workflow's activity does it; twice changes nothing. */
async function decide(reviewId: string, state: 'kept' | 'suspended' | 'exited', form: object): Promise<void> {
  const taskId = await world.task({ kind: 'review-provider', subject: { reviewId, providerId } });
  const { userId: submittedBy } = await world.another('officer');
  await world.database.prisma.task.update({
    where: { id: taskId },
    data: { state: 'submitted', outcome: state, form, submittedBy, submittedAt: new Date() },
  });
  const { reviewIsDue, concludeReview } = providerReviewActivities(world.database);
  expect(await reviewIsDue({ reviewId })).toBe(true);
  await concludeReview({ reviewId, taskId, state });
  await concludeReview({ reviewId, taskId, state });
}

async function askedReview(): Promise<string> {
  const reason = '月度检查连续两次发现漏访（示例）';
  const { status, body } = await officer.post(`/api/v1/providers/${providerId}/reviews`, { reason });
  expect(status).toBe(202);
  return body.id as string;
}

describe('a review of a provider of the bank', () => {
  test('that keeps it schedules the next in a year; one that suspends it, an earlier one', async () => {
    await decide(await askedReview(), 'kept', { findings: '条件齐备（示例）', creditQuery: '无记录' });
    const kept = await shown();
    expect([kept.admission, kept.bankReason]).toEqual(['admitted', null]);
    expect(kept.reviews.map(({ state }: { state: string }) => state)).toEqual(['scheduled', 'kept']);
    expect(kept.reviews[0].request).toBeNull();
    const { id } = await world.database.prisma.providerReview.findFirstOrThrow({
      where: { organisationId: providerId, state: 'scheduled' },
    });
    await decide(id, 'suspended', { reason: '年度财务报告逾期未交（示例）' });
    const suspended = await shown(provider);
    expect([suspended.admission, suspended.bankReason]).toEqual(['suspended', '年度财务报告逾期未交（示例）']);
    const [next, last] = suspended.reviews;
    expect(Date.parse(next.dueAt)).toBeLessThan(Date.parse(kept.reviews[0].dueAt));
    expect(last.state).toBe('suspended');
    const { items } = (await provider.get('/api/v1/notifications')).body;
    expect(items.map(({ kind }: { kind: string }) => kind)).toEqual(['provider-suspended', 'provider-kept']);
  });

  test('that removes it is told with its reason, and a review that comes later is void', async () => {
    const { prisma } = world.database;
    await decide(await askedReview(), 'kept', { findings: '条件齐备（示例）', creditQuery: '无记录' });
    const yearly = await prisma.providerReview.findFirstOrThrow({
      where: { organisationId: providerId, state: 'scheduled' },
    });
    await decide(await askedReview(), 'exited', { reason: '已注销登记（示例）' });
    expect(await shown(provider)).toMatchObject({ admission: 'exited', bankReason: '已注销登记（示例）' });
    const { reviewIsDue } = providerReviewActivities(world.database);
    expect(await reviewIsDue({ reviewId: yearly.id })).toBe(false);
    expect(await reviewIsDue({ reviewId: yearly.id })).toBe(false);
  });

  test('is asked for once at a time, of a provider in the bank, by an office that sees it', async () => {
    const ask = (who: Visitor) => who.post(`/api/v1/providers/${providerId}/reviews`, { reason: '需要复核（示例）' });
    expect((await ask(await world.as('officer2'))).status).toBe(404);
    const answers = await Promise.all([ask(officer), ask(officer)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    await world.database.prisma.organisation.update({ where: { id: providerId }, data: { admission: 'exited' } });
    expect((await ask(officer)).body.code).toBe('bank-state');
  });
});

describe('the search by what providers can do', () => {
  const search = async (query: string) => (await officer.get(`/api/v1/providers?limit=100&${query}`)).body;

  test('finds whoever states the service for the region or one above it, and for as many at once', async () => {
    const { prisma } = world.database;
    await prisma.providerCapability.createMany({
      data: [
        { organisationId: providerId, item: 'B02', regionCode: DEMO_COUNTY, capacity: 40 },
        { organisationId: providerId, item: 'B03', regionCode: '220400', capacity: 25 },
      ],
    });
    const offeredOf = async (query: string) => {
      const { items } = await search(query);
      return items.find(({ id }: { id: string }) => id === providerId)?.offered;
    };
    expect(await offeredOf(`item=B02&region=${DEMO_COUNTY}&capacity=40`)).toBe(40);
    expect(await offeredOf(`item=B03&region=${DEMO_COUNTY}`)).toBe(25);
    expect(await offeredOf('item=B03&admission=admitted')).toBe(25);
    expect(await offeredOf('')).toBeNull();
    expect(await offeredOf(`item=B02&region=${DEMO_COUNTY}&capacity=41`)).toBeUndefined();
    expect(await offeredOf('item=B02&region=220000')).toBeUndefined();
    expect(await offeredOf('item=B01')).toBeUndefined();
  });

  test('wants a service before a region or a number', async () => {
    for (const query of ['capacity=10', `region=${DEMO_COUNTY}`]) {
      expect(await search(query)).toMatchObject({ code: 'invalid-input', errors: [{ code: 'service_missing' }] });
    }
  });
});

describe('leaving the bank at one’s own wish', () => {
  const leave = (who = provider) => who.post(`/api/v1/providers/${providerId}/exit`, { reason: '业务调整（示例）' });

  test('keeps the reason, closes bidding, and a new application opens it again', async () => {
    expect((await leave()).body).toEqual({ id: providerId, admission: 'exited' });
    expect((await leave()).body.code).toBe('bank-state');
    const bidding = await openBidding(world);
    expect((await provider.post(bidsPath(bidding), aBid(bidding))).body.code).toBe('provider-not-eligible');
    const application = {
      ...{ kind: 'social-organisation', creditCode, capacity: 60, staff: 12, socialWorkers: 4 },
      facilities: '示例一镇设有服务站一处，配备康复器材和服务车辆。',
      services: [{ item: 'B01', region: DEMO_COUNTY, capacity: 60 }],
      statements: ['civil-liability', 'ability', 'governance', 'taxes', 'clean-record', 'not-listed', 'no-transfer'],
    };
    expect((await provider.post('/api/v1/admissions', application)).status).toBe(202);
    expect((await provider.post(bidsPath(bidding), aBid(bidding))).status).toBe(201);
  });

  test('is nobody else’s to decide', async () => {
    expect((await leave(await world.as('provider1'))).status).toBe(404);
  });
});

describe('a debarment', () => {
  test('binds by credit code: no bid and no application, also by the database; it is published and stays as it was', async () => {
    const { prisma, pool } = world.database;
    const { status, body } = await officer.post('/api/v1/debarments', aBan());
    expect([status, body.inForce]).toEqual([201, true]);
    expect((await shown()).debarment).toEqual({ rule: 'DB-01', untilDay: addMonths(today, 12) });
    const bidding = await openBidding(world);
    const refused = await provider.post(bidsPath(bidding), aBid(bidding));
    expect([refused.status, refused.body.code, refused.body.rule]).toEqual([403, 'provider-not-eligible', 'DB-01']);
    const row = { purchaseId: bidding.purchaseId, lotId: bidding.lotIds[0], providerId };
    const bid = { ...row, envelope: Buffer.from('x'), envelopeHash: '00', receivedAt: new Date() };
    await expect(prisma.bid.create({ data: bid })).rejects.toThrow('not in the bank'); // it has left with the ban
    const back = prisma.organisation.update({ where: { id: providerId }, data: { admission: 'admitted' } });
    await expect(back).rejects.toThrow('whoever is debarred is not admitted');
    const published = (await world.nobody().get('/public/dishonesty.json')).body;
    expect(JSON.stringify(published)).toContain(creditCode);
    const changing = pool.query(`UPDATE debarment SET until_day = until_day + 1 WHERE credit_code = $1`, [creditCode]);
    await expect(changing).rejects.toMatchObject({ code: 'JL003' });
  });

  test.each([
    ['shorter than a year', { untilDay: addMonths(today, 11) }, '/untilDay', 'DB-01'],
    ['longer than three years', { untilDay: addMonths(today, 37) }, '/untilDay', 'DB-01'],
    ['of a wrong credit code', { creditCode: '52220422999999154H' }, '/creditCode', 'AD-02'],
  ])('%s is refused with its rule', async (_, change, pointer, rule) => {
    const { status, body } = await officer.post('/api/v1/debarments', aBan(change));
    expect([status, body.code]).toEqual([422, 'invalid-input']);
    expect(body.errors).toMatchObject([{ pointer, rule }]);
  });

  test('that is over excludes no more (DB-06)', async () => {
    const past = addMonths(today, -13);
    await officer.post('/api/v1/debarments', aBan({ fromDay: past, untilDay: addMonths(past, 12) }));
    expect((await shown()).debarment).toBeNull();
    const bidding = await openBidding(world);
    expect((await provider.post(bidsPath(bidding), aBid(bidding))).status).toBe(201);
  });

  test('is lifted by somebody else with the reason, and stays on record', async () => {
    const { body } = await officer.post('/api/v1/debarments', aBan());
    const approver = await world.as('approver');
    const lift = () => approver.post(`/api/v1/debarments/${body.id}/lifting`, { reason: '处罚决定已撤销（示例）' });
    expect((await lift()).body).toMatchObject({ inForce: false, liftReason: '处罚决定已撤销（示例）' });
    expect((await lift()).body.code).toBe('bank-state');
    expect((await shown()).debarment).toBeNull();
    const { items } = (await officer.get('/api/v1/debarments')).body;
    expect(items.map(({ id }: { id: string }) => id)).toContain(body.id);
  });
});

describe('roster and capability', () => {
  const person = {
    name: '示例护理员',
    profession: 'carer',
    qualification: '三级（示例）',
    fullTime: true,
    joinedOn: '2026-03-01',
  };

  test('are kept by the provider; offices read the names masked', async () => {
    const path = `/api/v1/providers/${providerId}/staff`;
    const { status, body } = await provider.post(path, { ...person, certificate: 'A-1' });
    expect([status, body.name]).toEqual([201, '示例护理员']);
    expect((await officer.get(path)).body.items).toMatchObject([{ name: '示*', certificate: null }]);
    expect((await (await world.as('provider1')).get(path)).status).toBe(404);
    expect((await (await world.as('provider1')).post(path, person)).status).toBe(404);
    const leaving = await provider.post(`${path}/${body.id}/leaving`, { leftOn: '2026-02-01' });
    expect(leaving.body.errors[0].pointer).toBe('/leftOn');
    expect((await provider.post(`${path}/${body.id}/leaving`, { leftOn: '2026-06-30' })).body.leftOn).toBe(
      '2026-06-30',
    );
    expect((await provider.get(`${path}?current=true`)).body.items).toEqual([]);
    expect((await provider.get(path)).body.items).toHaveLength(1);
  });

  test('a capability goes no further than what was admitted, and is what the provider’s page shows', async () => {
    const put = (services: readonly object[]) =>
      provider.send('PUT', `/api/v1/providers/${providerId}/capability`, { body: { services } });
    const line = { item: 'B01', region: DEMO_COUNTY, capacity: 40 };
    expect((await put([line])).status).toBe(200);
    expect((await shown()).services).toEqual([line]);
    const { body } = await put([{ ...line, capacity: 61 }, line]);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      ...['/services/0/capacity', '/services/1/item'],
    ]);
    expect((await shown()).services).toEqual([line]);
  });
});

describe('a yearly financial report', () => {
  const year = Number(today.slice(0, 4)) - 1;
  const sums = { year, incomeFen: 300_000_000, purchasesFen: 200_000_000, expensesFen: 290_000_000 };
  const report = { ...sums, auditor: '示例会计师事务所，无保留意见' };

  test('is handed in by its provider with its file, corrected by a further one, and stays as it was', async () => {
    const path = `/api/v1/providers/${providerId}/finances`;
    expect((await provider.get(path)).body).toMatchObject({ items: [], next: { year } });
    for (const [wrong, pointer] of [
      [{ year: year + 1 }, '/year'],
      [{ purchasesFen: sums.incomeFen + 1 }, '/purchasesFen'],
      [{ incomeFen: -1 }, '/incomeFen'],
      [{ auditor: '' }, '/auditor'],
    ] as const) {
      const { status, body } = await provider.post(path, { ...report, ...wrong });
      expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
    }
    expect((await (await world.as('provider1')).post(path, report)).status).toBe(404);
    const first = (await provider.post(path, report)).body.id as string;
    expect((await sendFile(provider, first, '财务报告.pdf', aPdf(), 'finance')).body.state).toBe('stored');
    const { body } = await provider.post(path, { ...report, expensesFen: 280_000_000 });
    expect(body.n).toBe(2);
    expect((await announce(provider, first, 'a.pdf', 600, 'finance')).body.code).toBe('attachment-closed');
    expect((await officer.get(path)).body).toMatchObject({ items: [{ n: 2 }, { n: 1 }], next: null });
    expect((await officer.get(filesPath(first, 'finance'))).status).toBe(200);
    expect((await (await world.as('provider1')).get(filesPath(first, 'finance'))).status).toBe(404);
    const changed = world.database.pool.query(`UPDATE finance_report SET income_fen = 1 WHERE id = $1`, [first]);
    await expect(changed).rejects.toMatchObject({ code: 'JL003' });
  });
});

describe('a local condition', () => {
  const condition = { text: '护理人员应当持有养老护理员职业技能等级证书（示例）。', basis: '示例县民发〔2026〕8号' };
  const publish = (effectiveFrom: string) => officer.post('/api/v1/conditions', { ...condition, effectiveFrom });

  test('is published before it binds: the day of publication is refused, also by the database', async () => {
    const { status, body } = await publish(today);
    expect([status, body.errors[0].rule]).toEqual([422, 'AD-07']);
    const row = { regionCode: DEMO_COUNTY, ...condition, publishedBy: officer.userId, effectiveFrom: new Date(today) };
    await expect(world.database.prisma.localCondition.create({ data: row })).rejects.toThrow('published_first');
  });

  test('stands in the portal at once, is verified from its first day on, and ends with a last day', async () => {
    const { status, body } = await publish(addMonths(today, 1));
    expect([status, body.binds]).toEqual([201, false]);
    expect(JSON.stringify((await world.nobody().get('/public/catalogue.json')).body)).toContain(condition.basis);
    await world.database.prisma.localCondition.create({
      data: {
        ...{ regionCode: DEMO_COUNTY, text: '示例条件：在本县设有服务站。', basis: '示例县民发〔2025〕3号' },
        ...{ publishedBy: officer.userId, publishedAt: new Date('2025-01-01'), effectiveFrom: new Date('2025-02-01') },
      },
    });
    await world.database.prisma.organisation.update({ where: { id: providerId }, data: { admission: 'none' } });
    const application = {
      ...{ kind: 'social-organisation', creditCode, capacity: 60, staff: 12, socialWorkers: 4 },
      facilities: '示例一镇设有服务站一处，配备康复器材和服务车辆。',
      services: [{ item: 'B01', region: DEMO_COUNTY, capacity: 60 }],
      statements: ['civil-liability', 'ability', 'governance', 'taxes', 'clean-record', 'not-listed', 'no-transfer'],
    };
    const { body: handedIn } = await provider.post('/api/v1/admissions', application);
    const { checks } = (await officer.get(`/api/v1/admissions/${handedIn.id}`)).body;
    const local = checks.filter(({ code }: { code: string }) => code === 'local');
    expect(local).toMatchObject([{ rule: 'AD-07', verdict: 'verify' }]);
    expect(local[0].text.zh).toContain('示例县民发〔2025〕3号');
    const ended = await officer.post(`/api/v1/conditions/${body.id}/end`, { effectiveUntil: addMonths(today, 2) });
    expect(ended.body.effectiveUntil).toBe(addMonths(today, 2));
    expect((await officer.post(`/api/v1/conditions/${body.id}/end`, { effectiveUntil: today })).status).toBe(404);
  });
});
