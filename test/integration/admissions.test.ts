import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { admissionActivities } from '../../activities/admission.ts';
import { STATEMENT_CODES } from '../../domain/providers/statements.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS, OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { creditCodeCheckCharacter } from '../../domain/credit-code.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { aBid, bidsPath, openBidding } from './bids-bidding.ts';

let world: ApiWorld;
let officer: Visitor;
let applicant: Visitor;
let organisationId: string;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
}, 60_000);
beforeEach(async () => {
  ({ applicant, organisationId } = await aNewcomer());
});
afterAll(() => world.close());

let codes = 0;

/** A fictitious code of a social organisation with a true check character. */
function aCode(): string {
  codes += 1;
  const first17 = `5222042299998${String(codes).padStart(4, '0')}`;
  return first17 + creditCodeCheckCharacter(first17);
}

/** A person of an organisation that is in no bank. */
async function aNewcomer(): Promise<{ applicant: Visitor; organisationId: string }> {
  const { prisma } = world.database;
  const organisation = await prisma.organisation.create({
    data: {
      name: `示例新单位 ${randomUUID()}`,
      kind: 'social-organisation',
      regionCode: DEMO_COUNTY,
      fictitious: true,
    },
  });
  const person = await world.another('provider');
  await prisma.user.update({ where: { id: person.userId }, data: { organisationId: organisation.id } });
  return { applicant: await world.visitor(person.userId), organisationId: organisation.id };
}

function anApplication(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...{ kind: 'social-organisation', creditCode: aCode(), capacity: 60, staff: 12, socialWorkers: 4 },
    facilities: '示例一镇设有服务站一处，配备康复器材和服务车辆。',
    services: [{ item: 'B01', region: DEMO_COUNTY, capacity: 60 }],
    statements: STATEMENT_CODES,
    ...change,
  };
}

const apply = (change: Record<string, unknown> = {}) => applicant.post('/api/v1/admissions', anApplication(change));

/** What the officer's decision does, as the workflow's activity does it. */
async function decide(admissionId: string, state: 'admitted' | 'returned' | 'refused', form: object): Promise<void> {
  const taskId = await world.task({ kind: 'review-admission', subject: { admissionId } });
  await world.database.prisma.task.update({
    where: { id: taskId },
    data: { state: 'submitted', outcome: state, form, submittedBy: officer.userId, submittedAt: new Date() },
  });
  const { concludeAdmission } = admissionActivities(world.database);
  await concludeAdmission({ admissionId, taskId, state });
  await concludeAdmission({ admissionId, taskId, state });
}

const stored = () => world.database.prisma.admission.findMany({ where: { organisationId } });

describe('an application for admission', () => {
  test('is recorded with what the rules say of it, and read by its own side and the office of its region', async () => {
    const { status, body } = await apply();
    expect([status, body.state, body.seq]).toEqual([202, 'reviewing', 1]);
    const own = (await applicant.get(`/api/v1/admissions/${body.id}`)).body;
    expect(own).toMatchObject({ state: 'reviewing', toVerify: STATEMENT_CODES.length, task: null, workflowId: null });
    const seen = (await officer.get(`/api/v1/admissions/${body.id}`)).body;
    expect(seen.workflowId).toBe(`admission:${organisationId}:1`);
    expect(seen.checks.find(({ code }: { code: string }) => code === 'credit-code').verdict).toBe('met');
    expect((await applicant.get('/api/v1/admissions')).body.items.map(({ id }: { id: string }) => id)).toEqual([
      body.id,
    ]);
    for (const stranger of [await world.as('provider1'), await world.as('officer2')]) {
      expect((await stranger.get(`/api/v1/admissions/${body.id}`)).status).toBe(404);
    }
  });

  test('cannot be handed in twice while one is examined, and waits for the worker as its own outbox', async () => {
    expect((await apply()).status).toBe(202);
    const again = await apply();
    expect([again.status, again.body.code]).toEqual([409, 'admission-running']);
    expect((await stored()).map(({ startedAt }) => startedAt)).toEqual([null]);
  });

  test('handed in twice at once is recorded once', async () => {
    const answers = await Promise.all([apply(), apply(), apply()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    expect(await stored()).toHaveLength(1);
  });

  test.each([
    ['a class-I institution', { kind: 'institution-class-1' }, '/kind', 'PL-02', '§2.3'],
    ['a state organ', { kind: 'state-organ' }, '/kind', 'PL-02', '§2.3'],
    ['a wrong check character', { creditCode: '52220422999999154H' }, '/creditCode', 'AD-02', 'GB 32100'],
    ['no staff', { staff: 0, socialWorkers: 0 }, '/staff', 'AD-01', '专职人员'],
    ['a missing statement', { statements: STATEMENT_CODES.slice(1) }, '/statements', 'AD-01', '声明'],
    [
      'a service outside the directory',
      { services: [{ item: 'Z99', region: DEMO_COUNTY, capacity: 1 }] },
      '/services/0/item',
      'PL-05',
      '指导性目录',
    ],
  ])('of %s is refused with its rule, and leaves nothing', async (_, change, pointer, rule, says) => {
    const { status, body } = await apply(change);
    expect([status, body.code]).toEqual([422, 'invalid-input']);
    const error = body.errors.find((candidate: { pointer: string }) => candidate.pointer === pointer);
    expect(error).toMatchObject({ rule });
    expect(error.message).toContain(says);
    expect(await stored()).toEqual([]);
    const { creditCode } = await world.database.prisma.organisation.findUniqueOrThrow({
      where: { id: organisationId },
    });
    expect(creditCode).toBeNull();
  });

  test('for another region than the office’s is refused', async () => {
    const { body } = await apply({ services: [{ item: 'B01', region: OTHER_COUNTY, capacity: 1 }] });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/services/0/region']);
  });

  test('under another organisation’s credit code, or another than the own registered one, is refused', async () => {
    const taken = await apply({ creditCode: DEMO_ORGANISATIONS.provider1.creditCode });
    expect([taken.status, taken.body.code, taken.body.errors[0].pointer]).toEqual([
      ...[409, 'credit-code-taken', '/creditCode'],
    ]);
    const { body } = await (await world.as('provider5')).post('/api/v1/admissions', anApplication());
    expect(body.code).toBe('credit-code-taken');
    expect(body.detail).toContain(DEMO_ORGANISATIONS.newcomer.creditCode);
  });
});

describe('the officer’s decision', () => {
  test('to admit puts the organisation into the bank as it was admitted, once, and tells it', async () => {
    const { body } = await apply({ kind: 'rural-collective', creditCode: aCode() });
    await decide(body.id, 'admitted', { verified: '已核对', creditQuery: '无记录' });
    const provider = (await applicant.get(`/api/v1/providers/${organisationId}`)).body;
    expect(provider).toMatchObject({ admission: 'admitted', kind: 'rural-collective', capacity: 60 });
    expect(provider.services).toEqual([{ item: 'B01', region: DEMO_COUNTY, capacity: 60 }]);
    const { items } = (await applicant.get('/api/v1/notifications')).body;
    expect(items).toMatchObject([{ kind: 'admission-admitted', taskId: null, subject: { admissionId: body.id } }]);
    const { items: bank } = (await officer.get('/api/v1/providers?admission=admitted&limit=100')).body;
    expect(bank.map(({ id }: { id: string }) => id)).toContain(organisationId);
  });

  test('to return or refuse gives the applicant the reason, and a new application is possible', async () => {
    const first = await apply();
    await decide(first.body.id, 'returned', { reason: '请补充人员名册（示例）' });
    const own = (await applicant.get(`/api/v1/admissions/${first.body.id}`)).body;
    expect(own).toMatchObject({ state: 'returned', reason: '请补充人员名册（示例）' });
    const { creditCode } = (await stored())[0]!;
    const second = await apply({ creditCode });
    expect([second.status, second.body.seq]).toEqual([202, 2]);
    await decide(second.body.id, 'refused', { reason: '没有服务场所和人员（示例）', rule: 'AD-01' });
    const provider = (await applicant.get(`/api/v1/providers/${organisationId}`)).body;
    expect([provider.admission, provider.admissions.map(({ state }: { state: string }) => state)]).toEqual([
      ...['none', ['refused', 'returned']],
    ]);
  });

  test('and the database refuse what may never be: an excluded kind in the bank, a decision by the applicant', async () => {
    const { pool } = world.database;
    const { body } = await apply();
    await expect(
      pool.query(`UPDATE organisation SET admission = 'admitted' WHERE kind = 'state-organ'`),
    ).rejects.toMatchObject({ constraint: 'organisation_admitted_may_deliver' });
    await expect(
      pool.query(`UPDATE admission SET state = 'admitted', decided_by = applied_by, decided_at = now() WHERE id = $1`, [
        body.id,
      ]),
    ).rejects.toMatchObject({ constraint: 'admission_not_by_applicant' });
  });
});

describe('bidding', () => {
  test('of an organisation that never applied is refused with the way to apply, also by the database', async () => {
    const bidding = await openBidding(world);
    const { status, body } = await applicant.post(bidsPath(bidding), aBid(bidding));
    expect([status, body.code, body.rule, body.apply]).toEqual([
      ...[403, 'provider-not-eligible', 'AD-01', '/console/provider/admission'],
    ]);
    const bid = { purchaseId: bidding.purchaseId, lotId: bidding.lotIds[0], providerId: organisationId };
    const row = { ...bid, envelope: Buffer.from('x'), envelopeHash: '00', receivedAt: new Date() };
    await expect(world.database.prisma.bid.create({ data: row })).rejects.toThrow('not in the bank');
  });

  test('is open from the application on: the bank is no closed list (AD-03)', async () => {
    const bidding = await openBidding(world);
    await apply();
    expect((await applicant.post(bidsPath(bidding), aBid(bidding))).status).toBe(201);
  });

  test('is closed again to an applicant that was refused, and to a suspended provider', async () => {
    const bidding = await openBidding(world);
    const { body } = await apply();
    await decide(body.id, 'refused', { reason: '没有服务场所和人员（示例）', rule: 'AD-01' });
    expect((await applicant.post(bidsPath(bidding), aBid(bidding))).body.code).toBe('provider-not-eligible');
    const { creditCode } = (await stored())[0]!;
    await world.database.prisma.organisation.update({
      where: { id: organisationId },
      data: { admission: 'suspended' },
    });
    expect((await applicant.post(bidsPath(bidding), aBid(bidding))).body.rule).toBe('DB-01');
    expect((await apply({ creditCode })).body.code).toBe('provider-not-eligible');
  });
});

test('the bank of one region is not shown to another’s office, and a provider finds itself alone', async () => {
  const other = await world.as('officer2');
  const ids = async (visitor: Visitor) =>
    (await visitor.get('/api/v1/providers?limit=100')).body.items.map(({ id }: { id: string }) => id);
  expect(await ids(other)).not.toContain(DEMO_ORGANISATIONS.provider1.id);
  expect(await ids(await world.as('provider1'))).toEqual([DEMO_ORGANISATIONS.provider1.id]);
  expect(await ids(officer)).toEqual(expect.arrayContaining([DEMO_ORGANISATIONS.provider1.id]));
  expect(await ids(officer)).not.toContain(DEMO_ORGANISATIONS.buyer.id);
  expect((await other.get(`/api/v1/providers/${DEMO_ORGANISATIONS.provider1.id}`)).status).toBe(404);
});
