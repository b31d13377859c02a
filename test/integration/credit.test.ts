import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { admissionActivities } from '../../activities/admission.ts';
import { creditActivities, keepCreditUse } from '../../activities/credit.ts';
import { creditCodeCheckCharacter } from '../../domain/credit-code.ts';
import type { CreditScheme } from '../../domain/providers/credit-scheme.ts';
import { houseScheme } from '../../domain/providers/credit-scheme.ts';
import { creditScore, type ScoredEvent } from '../../domain/providers/credit-score.ts';
import { addMonths, dayOf, instantOfMillis, startOfDay, type Instant } from '../../domain/time/shanghai.ts';
import { DEMO_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, taskPath, type Visitor } from './api-world.ts';
import { aNewcomer } from './newcomer.ts';
import { runContract } from './takeovers-contract.ts';

let world: ApiWorld;
let officer: Visitor;
let approver: Visitor;
let provider: Visitor;
let providerId: string;
let contractId: string;
let creditCode: string;

let codes = 0;
/** A fictitious code of a social organisation with a true check character. */
function newCode(): string {
  codes += 1;
  const first17 = `5222042299995${String(codes).padStart(4, '0')}`;
  return first17 + creditCodeCheckCharacter(first17);
}

const today = dayOf(instantOfMillis(Date.now()));

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
  approver = await world.as('approver');
}, 60_000);
beforeEach(async () => {
  const { username, organisationId } = await aNewcomer(world.database);
  const { id } = await world.database.prisma.user.findUniqueOrThrow({ where: { username } });
  providerId = organisationId;
  provider = await world.visitor(id);
  creditCode = newCode();
  const data = { admission: 'admitted', capacity: 60, creditCode };
  await world.database.prisma.organisation.update({ where: { id: organisationId }, data });
  ({ contractId } = await runContract(world, DEMO_COUNTY, organisationId));
});
afterAll(() => world.close());

const credit = async (who = provider) => (await who.get(`/api/v1/providers/${providerId}/credit`)).body;
/** The event whose key begins so. */
const event = async (key: string) => (await credit()).items.find((one: { key: string }) => one.key.startsWith(key));
const appeals = () => `/api/v1/providers/${providerId}/credit/appeals`;
const TEXT = '当月漏访系救助对象住院，已有住院证明（示例）。';

/** An inspection of a month that found problems, some months ago; that of the first month has passed. */
async function badInspection(month: number, monthsAgo = 0): Promise<string> {
  await world.database.prisma.inspection.create({
    data: {
      ...{ contractId, month, result: 'problems', visitsPlanned: 100, visitsDone: 80, satisfaction: 70 },
      ...{ notes: '漏访（示例）', inspectedAt: new Date(startOfDay(addMonths(today, -monthsAgo))) },
    },
  });
  return `inspection:${contractId}:${month}`;
}

/** The task of an appeal as somebody has decided it, and its effect; twice changes nothing. */
async function decide(appealId: string, state: 'upheld' | 'rejected'): Promise<void> {
  const taskId = await world.task({ kind: 'decide-credit-appeal', subject: { appealId, providerId } });
  expect((await approver.post(taskPath(taskId, 'claim'))).status).toBe(200);
  const outcome = state === 'upheld' ? 'uphold' : 'reject';
  const sent = await approver.post(taskPath(taskId, 'complete'), { outcome, form: { reason: '证明属实（示例）' } });
  expect(sent.status).toBe(200);
  const { concludeCreditAppeal } = creditActivities(world.database);
  await concludeCreditAppeal({ appealId, taskId, state });
  await concludeCreditAppeal({ appealId, taskId, state });
}

describe('a credit file', () => {
  test('shows score and level with every point explained', async () => {
    const { standing: before } = await credit();
    expect(before).toMatchObject({ score: 8100, level: 'B', source: null });
    await badInspection(2);
    await badInspection(3, 13);
    await badInspection(4, 40);
    const { standing, items } = await credit();
    const lines = items.map(({ points, countedAs }: { points: number; countedAs: string }) => [points, countedAs]);
    expect(lines).toEqual(
      expect.arrayContaining([
        [100, 'full'],
        [-300, 'full'],
        [-150, 'faded'],
        [0, 'expired'],
      ]),
    );
    expect(standing).toMatchObject({ score: 8100 - 450, level: 'B', base: 8000, good: 100, bad: -450 });
  });

  test('hears of records whose problem was confirmed', async () => {
    const { prisma } = world.database;
    await prisma.recordAlert.create({
      data: {
        ...{ contractId, regionCode: DEMO_COUNTY, rule: 'two-places', finding: 'x', month: 1, evidence: {} },
        ...{ state: 'confirmed', conclusion: '属实（示例）', decidedBy: officer.userId, decidedAt: new Date() },
      },
    });
    expect((await event('records:')).points).toBe(-500);
  });
});

describe('an objection', () => {
  test('that is upheld takes the event out of the sum from the beginning, and tells the provider', async () => {
    const eventKey = await badInspection(2);
    const { status, body } = await provider.post(appeals(), { eventKey, kind: 'objection', text: TEXT });
    expect([status, body.state]).toEqual([202, 'open']);
    await decide(body.id, 'upheld');
    expect((await credit()).standing.score).toBe(8100);
    expect(await event(eventKey)).toMatchObject({
      countedAs: 'annulled',
      appeals: [{ state: 'upheld', reason: '证明属实（示例）' }],
    });
    const told = await world.database.prisma.notification.findMany({ where: { key: `${body.id}/upheld` } });
    expect(told).toMatchObject([{ kind: 'credit-appeal-upheld', subject: { creditOf: providerId } }]);
  });

  test('that is rejected changes nothing, and cannot be made again', async () => {
    const eventKey = await badInspection(2);
    const { body } = await provider.post(appeals(), { eventKey, kind: 'objection', text: TEXT });
    await decide(body.id, 'rejected');
    expect((await credit()).standing.score).toBe(7800);
    const again = await provider.post(appeals(), { eventKey, kind: 'objection', text: TEXT });
    expect([again.status, again.body.code, again.body.rule]).toEqual([409, 'credit-appeal-refused', 'CR-03']);
  });

  test('is made by the provider itself, against an event of its own file', async () => {
    const eventKey = await badInspection(2);
    const body = { eventKey, kind: 'objection', text: TEXT };
    expect((await (await world.as('provider1')).post(appeals(), body)).status).toBe(404);
    const elsewhere = await provider.post(appeals(), { ...body, eventKey: 'inspection:none:1' });
    expect(elsewhere.status).toBe(404);
    await expect(
      world.database.prisma.creditAppeal.create({
        data: {
          ...{ organisationId: providerId, seq: 99, regionCode: DEMO_COUNTY, kind: 'objection', eventKey: 'none' },
          ...{ eventKind: 'report-late', eventAt: new Date(), eventSource: 'x', text: TEXT },
          ...{ handedInBy: provider.userId, clockEpoch: new Date() },
        },
      }),
    ).rejects.toThrow(/JL180|no such event/);
  });

  test('stays as it was handed in', async () => {
    const eventKey = await badInspection(2);
    const { body } = await provider.post(appeals(), { eventKey, kind: 'objection', text: TEXT });
    await expect(
      world.database.pool.query(`UPDATE credit_appeal SET text = 'anders' WHERE id = $1`, [body.id]),
    ).rejects.toMatchObject({ code: 'JL003' });
  });
});

describe('a repair', () => {
  test('may be asked for after its time, and then the event counts no more', async () => {
    const fresh = await badInspection(2);
    const early = await provider.post(appeals(), { eventKey: fresh, kind: 'repair', text: TEXT });
    expect([early.status, early.body.code]).toEqual([409, 'credit-appeal-refused']);
    const eventKey = await badInspection(3, 7);
    const { body } = await provider.post(appeals(), { eventKey, kind: 'repair', text: TEXT });
    await decide(body.id, 'upheld');
    expect(await event(eventKey)).toMatchObject({ countedAs: 'repaired', points: 0 });
  });
});

describe('a scheme of credit', () => {
  const scheme = { ...houseScheme(today), base: 70 };
  const source = '示例县承接主体信用评价办法（示例民发〔2027〕1号）';

  test('of the region counts from its day on, with its document; the approver enters it', async () => {
    const body = { effectiveFrom: today, source, scheme };
    expect((await officer.send('PUT', '/api/v1/credit/scheme', { body })).status).toBe(403);
    expect((await approver.send('PUT', '/api/v1/credit/scheme', { body })).status).toBe(200);
    expect((await credit()).standing).toMatchObject({ score: 7100, level: 'C', source });
    await world.database.pool.query('ALTER TABLE credit_scheme DISABLE TRIGGER USER');
    await world.database.pool.query('DELETE FROM credit_scheme');
    await world.database.pool.query('ALTER TABLE credit_scheme ENABLE TRIGGER USER');
  });

  test('from before a kind of event says so of it, keeps the level and asks the next version for it', async () => {
    const { prisma, pool } = world.database;
    const weights = { ...scheme.weights, 'inspection-problems': undefined };
    const own = { regionCode: DEMO_COUNTY, effectiveFrom: new Date(today), source, setBy: approver.userId };
    await prisma.creditScheme.create({ data: { ...own, scheme: { ...scheme, weights } } });
    try {
      const key = await badInspection(2);
      expect(await event(key)).toMatchObject({ points: 0, countedAs: 'unlisted' });
      const { standing } = await credit();
      expect([standing.score, Object.keys(standing.scheme.weights)]).toEqual([
        7100,
        expect.not.arrayContaining(['inspection-problems']),
      ]);
      const use = { purpose: 'review', taskId: `old-scheme-${providerId}`, providerIds: [providerId] } as const;
      await keepCreditUse(world.database, use);
      const [kept] = await prisma.creditUse.findMany({ where: { organisationId: providerId } });
      const basis = kept!.basis as unknown as { asOf: Instant; scheme: CreditScheme; events: ScoredEvent[] };
      expect(creditScore(basis.events, basis.scheme, basis.asOf).score).toBe(kept!.score);
      const next = { effectiveFrom: today, source, scheme: { ...scheme, weights } };
      const refused = await approver.send('PUT', '/api/v1/credit/scheme', { body: next });
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/scheme/weights/inspection-problems']);
      const answer = await approver.send('PUT', '/api/v1/credit/scheme', { body: { ...next, scheme } });
      expect(answer.status).toBe(200);
      expect(await event(key)).toMatchObject({ points: -300, countedAs: 'full' });
    } finally {
      await pool.query('ALTER TABLE credit_scheme DISABLE TRIGGER USER');
      await pool.query('DELETE FROM credit_scheme');
      await pool.query('ALTER TABLE credit_scheme ENABLE TRIGGER USER');
    }
  });

  test('whose levels do not fall is refused by field', async () => {
    const body = { effectiveFrom: today, source, scheme: { ...scheme, levels: { A: 60, B: 75, C: 90 } } };
    const answer = await approver.send('PUT', '/api/v1/credit/scheme', { body });
    expect([answer.status, answer.body.errors]).toMatchObject([422, [{ pointer: '/scheme/levels', rule: 'CR-01' }]]);
  });
});

describe('the level that a decision rested on', () => {
  test('is kept with all it was computed from, and can be computed again to the same number', async () => {
    await badInspection(2);
    await badInspection(3, 14);
    const use = { purpose: 'review', taskId: `task-of-${providerId}`, providerIds: [providerId] } as const;
    await keepCreditUse(world.database, use);
    await badInspection(4);
    await keepCreditUse(world.database, use);
    const [kept] = await world.database.prisma.creditUse.findMany({ where: { organisationId: providerId } });
    const basis = kept!.basis as unknown as { asOf: Instant; scheme: CreditScheme; events: ScoredEvent[] };
    const again = creditScore(basis.events, basis.scheme, basis.asOf);
    expect([again.score, again.level]).toEqual([kept!.score, kept!.level]);
    expect(kept!.score).toBe(8100 - 450);
    expect((await credit(officer)).uses).toMatchObject([{ purpose: 'review', score: 7650, level: 'B' }]);
  });

  test('D is admitted with a reason only (CR-04)', async () => {
    const { prisma } = world.database;
    for (let month = 2; month <= 9; month += 1) await badInspection(month);
    const admission = await prisma.admission.create({
      data: {
        ...{ organisationId: providerId, seq: 1, regionCode: DEMO_COUNTY, kind: 'social-organisation' },
        ...{ creditCode, capacity: 60, staff: 12, socialWorkers: 4, facilities: '示例' },
        ...{ statements: [], checks: [], appliedBy: provider.userId, clockEpoch: new Date() },
      },
    });
    const taskId = await world.task({ kind: 'review-admission', subject: { admissionId: admission.id } });
    await officer.post(taskPath(taskId, 'claim'));
    const form = { verified: '逐项核对登记证书、社保和名册，与声明一致。', creditQuery: '当日查询，无记录' };
    const without = await officer.post(taskPath(taskId, 'complete'), { outcome: 'admit', form });
    expect([without.status, without.body.errors]).toMatchObject([422, [{ rule: 'CR-04' }]]);
    const reasoned = { ...form, creditReason: '漏访已整改到位，限期观察（示例）' };
    expect((await officer.post(taskPath(taskId, 'complete'), { outcome: 'admit', form: reasoned })).status).toBe(200);
    await admissionActivities(world.database).concludeAdmission({
      admissionId: admission.id,
      taskId,
      state: 'admitted',
    });
    expect((await credit(officer)).uses).toMatchObject([{ purpose: 'admission', level: 'D' }]);
  });
});
