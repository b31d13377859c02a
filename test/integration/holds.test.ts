import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { challengeActivities } from '../../activities/challenge.ts';
import { contractingActivities } from '../../activities/contracting.ts';
import { holdActivities } from '../../activities/holds.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import type { Bidding } from './bids-bidding.ts';
import { aChallenge, challengeable, challengesPath } from './challenges-purchase.ts';

const DAY = 86_400_000;

let world: ApiWorld;
let officer: Visitor;
let provider1: Visitor;
let provider2: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
  provider1 = await world.as('provider1');
  provider2 = await world.as('provider2');
}, 60_000);
afterAll(() => world.close());

const time = () => new LegalTime(world.database);

async function challenged(bidding: Bidding): Promise<string> {
  const { status, body } = await provider2.post(challengesPath(bidding), aChallenge('result'));
  expect(status).toBe(202);
  return body.id;
}

async function answer(challengeId: string, { purchaseId }: Bidding, outcome: 'upheld' | 'rejected'): Promise<void> {
  const taskId = await world.task({ kind: 'answer-challenge', purchaseId, subject: { challengeId } });
  const form = { answer: '经核查（示例）', legalBasis: '财政部令第94号', affectsResult: outcome === 'upheld' };
  const submitted = { state: 'submitted', form, submittedBy: officer.userId, submittedAt: new Date() };
  await world.database.prisma.task.update({ where: { id: taskId }, data: { ...submitted, outcome: 'reject' } });
  await challengeActivities(world.database, time()).serveAnswer({ purchaseId, challengeId, taskId, outcome });
}

/** The contract of the first lot, drafted and agreed. */
async function drafted({ purchaseId, lotIds, number }: Bidding): Promise<string> {
  const { id } = await world.database.prisma.contract.create({
    data: {
      ...{ number: `${number}-1`, purchaseId, lotId: lotIds[0]!, providerId: DEMO_ORGANISATIONS.provider1.id },
      ...{ regionCode: DEMO_COUNTY, amountFen: 68_000_000n, acceptancePlan: '逐项验收' },
      takeoverPlan: { startInDays: 0 },
    },
  });
  return id;
}

const start = (contractId: string) =>
  world.database.prisma.contract.update({
    where: { id: contractId },
    data: { state: 'running', signedAt: new Date() },
  });

const ledger = async (visitor: Visitor, { purchaseId }: Bidding) =>
  (await visitor.get(`/api/v1/purchases/${purchaseId}/holds`)).body.items;

describe('a challenge', () => {
  test('holds the purchase from its receipt; the page says why, since when, and when the answer is due', async () => {
    const bidding = await challengeable(world, 'published');
    expect(await ledger(officer, bidding)).toEqual([]);
    const challengeId = await challenged(bidding);
    const [hold] = await ledger(officer, bidding);
    const seen = (await officer.get(`/api/v1/challenges/${challengeId}`)).body;
    expect(hold).toMatchObject({ cause: 'challenge', rule: 'CO-11', challengeId, standing: true, until: null });
    expect([hold.since, hold.answerDue]).toEqual([seen.receivedAt, seen.answerDue]);
    // Others see that it waits, and not for whom.
    expect(await ledger(provider1, bidding)).toMatchObject([{ cause: 'challenge', challengeId: null }]);
  });

  test('lets nobody sign: not the activity, nor the database itself; its answer does (REG 54)', async () => {
    const bidding = await challengeable(world, 'published');
    const { purchaseId } = bidding;
    const contractId = await drafted(bidding);
    const challengeId = await challenged(bidding);
    const { signContract } = contractingActivities(world.database, time());
    expect(await signContract({ purchaseId, contractId })).toBe('held');
    await expect(start(contractId)).rejects.toThrow('holds this purchase up');
    await answer(challengeId, bidding, 'rejected');
    expect(await ledger(officer, bidding)).toMatchObject([{ standing: false, endedBecause: 'answered' }]);
    expect((await start(contractId)).state).toBe('running');
  });

  test('that is upheld and affects the result holds until that is carried out (CH-04)', async () => {
    const bidding = await challengeable(world, 'published');
    const { purchaseId } = bidding;
    const challengeId = await challenged(bidding);
    await answer(challengeId, bidding, 'upheld');
    expect(await holdActivities(world.database, time()).standingHolds({ purchaseId })).toMatchObject({ held: true });
    const { carryOutAnswer } = challengeActivities(world.database, time());
    const taskId = await world.task({ kind: 'carry-out-answer', purchaseId, subject: { challengeId } });
    const form = { measure: 'corrected', report: '已更正计算错误，排序不变（示例）' };
    const done = {
      state: 'submitted',
      outcome: 'carried-out',
      form,
      submittedBy: officer.userId,
      submittedAt: new Date(),
    };
    await world.database.prisma.task.update({ where: { id: taskId }, data: done });
    await carryOutAnswer({ purchaseId, challengeId, taskId });
    await carryOutAnswer({ purchaseId, challengeId, taskId });
    expect(await ledger(officer, bidding)).toMatchObject([{ standing: false, endedBecause: 'carried-out' }]);
  });

  test('that comes at the moment of the signature never passes it: either it holds, or it came after', async () => {
    const bidding = await challengeable(world, 'published');
    const contractId = await drafted(bidding);
    const [signature, challenge] = await Promise.allSettled([start(contractId), challenged(bidding)]);
    expect(challenge.status).toBe('fulfilled');
    const { state } = await world.database.prisma.contract.findUniqueOrThrow({ where: { id: contractId } });
    expect(state).toBe(signature.status === 'fulfilled' ? 'running' : 'draft');
    if (signature.status === 'rejected') expect(String(signature.reason)).toContain('holds this purchase up');
  });

  test('before the opening is nothing that a supplier learns of', async () => {
    const bidding = await challengeable(world, 'announced');
    expect((await provider2.post(challengesPath(bidding), aChallenge('documents'))).status).toBe(202);
    expect(await ledger(provider1, bidding)).toEqual([]);
    expect(await ledger(officer, bidding)).toHaveLength(1);
  });
});

describe('the ledger', () => {
  const suspended = (purchaseId: string, sinceDays: number, untilDays: number | null, caseId = randomUUID()) =>
    world.database.prisma.hold.create({
      data: {
        ...{ purchaseId, caseId, cause: 'complaint', ruleId: 'CH-11', reason: '可能影响采购结果（示例）' },
        since: new Date(Date.now() + sinceDays * DAY),
        untilAt: untilDays === null ? null : new Date(Date.now() + untilDays * DAY),
      },
    });

  test('takes no suspension without a cap, and one whose cap has come holds no more (CH-11)', async () => {
    const bidding = await challengeable(world, 'published');
    const { purchaseId } = bidding;
    await expect(suspended(purchaseId, -1, null)).rejects.toThrow('hold_capped');
    await suspended(purchaseId, -31, -1);
    expect(await ledger(officer, bidding)).toMatchObject([{ cause: 'complaint', standing: false, endedAt: null }]);
    expect((await start(await drafted(bidding))).state).toBe('running');
  });

  test('has no two holds of one case at a time, and keeps each as it was', async () => {
    const { purchaseId } = await challengeable(world, 'published');
    const caseId = randomUUID();
    const { id } = await suspended(purchaseId, -2, 10, caseId);
    await expect(suspended(purchaseId, -1, 5, caseId)).rejects.toThrow('hold_once');
    // All suspensions of one complaint together are thirty calendar days at most (CH-11).
    await expect(suspended(purchaseId, 11, 40, caseId)).rejects.toThrow('thirty calendar days');
    const { pool } = world.database;
    await expect(pool.query('DELETE FROM hold WHERE id = $1', [id])).rejects.toMatchObject({ code: 'JL003' });
    await expect(
      pool.query(`UPDATE hold SET until_at = until_at + interval '1 day' WHERE id = $1`, [id]),
    ).rejects.toMatchObject({ code: 'JL003' });
  });
});
