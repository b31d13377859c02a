import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deliveryActivities } from '../../activities/delivery.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { paymentDisputeActivities } from '../../activities/payment-dispute.ts';
import { stageAcceptanceActivities } from '../../activities/stage-acceptance.ts';
import { lateInterest, type PaymentFacts } from '../../domain/contracts/payment-clock.ts';
import { addDays, dayOf, type Day } from '../../domain/time/shanghai.ts';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { agreedContract, type Agreed } from './agreed-contract.ts';
import { ApiWorld, taskPath } from './api-world.ts';
import type { RunningContract } from './takeovers-contract.ts';

const AMOUNT_FEN = 17_200_000;

let world: ApiWorld;
let time: LegalTime;
let activities: ReturnType<typeof deliveryActivities> &
  ReturnType<typeof paymentDisputeActivities> &
  ReturnType<typeof stageAcceptanceActivities>;

beforeAll(async () => {
  world = await ApiWorld.open();
  time = new LegalTime(world.database);
  activities = {
    ...deliveryActivities(world.database, time),
    ...paymentDisputeActivities(world.database, time),
    ...stageAcceptanceActivities(world.database, time),
  };
}, 60_000);
afterAll(() => world.close());

interface Row {
  readonly item: string;
  readonly result?: string;
  readonly amountFen?: number;
}

type Change = (example: Record<string, Row[]>) => object;

/** One task of the first instalment, handed in through the api by whoever it is asked of. */
async function handIn(contract: RunningContract, kind: TaskKind, username: string, outcome: string, change: Change) {
  const { contractId } = contract;
  const { purchaseId } = await world.database.prisma.contract.findUniqueOrThrow({ where: { id: contractId } });
  const person = await world.as(username);
  const taskId = await world.task({ kind, purchaseId, subject: { contractId, seq: 1 } });
  const { body: claimed } = await person.post(taskPath(taskId, 'claim'));
  const { body: task } = await person.get(taskPath(taskId));
  const example = task.form.outcomes?.[outcome]?.example ?? task.form.example;
  const form = { ...example, ...change(example) };
  const answer = await person.post(taskPath(taskId, 'complete'), { version: claimed.version, outcome, form });
  return { purchaseId, contractId, seq: 1, taskId, answer, example };
}

/** The first item is not met, the second partly; everything else is. */
const SHORT: Change = ({ items }) => ({
  items: items!.map((item, at) =>
    at > 1 ? item : { ...item, result: at === 0 ? 'unmet' : 'partly', note: '抽查十户，两户未达标（示例）' },
  ),
});
const AS_IT_IS: Change = () => ({});

async function accepted(agreed: Agreed = {}, found = SHORT) {
  const contract = await agreedContract(world, agreed);
  const { answer, ...request } = await handIn(contract, 'accept-stage', 'officer', 'accept', found);
  expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
  return { contract, stage: await activities.recordStage(request), request };
}

const paymentOf = ({ contractId }: RunningContract) =>
  world.database.prisma.payment.findUniqueOrThrow({ where: { contractId_seq: { contractId, seq: 1 } } });
const linesOf = ({ contractId }: RunningContract) =>
  world.database.prisma.deductionLine.findMany({ where: { contractId }, orderBy: { seq: 'asc' } });

describe('deductions by indicator (DL-05)', () => {
  test('are proposed from what was found, decided with a reason for less, and taken off what is paid', async () => {
    const { contract, stage, request } = await accepted();
    expect(stage.deducts).toBe(true);
    expect(await activities.recordStage(request)).toEqual(stage);
    const [whole, half] = [(AMOUNT_FEN * 3) / 100, (AMOUNT_FEN * 3) / 200];
    const less: Change = ({ deductions }) => ({
      deductions: deductions!.map((row, at) =>
        at === 0 ? row : { ...row, amountFen: 100, reason: '已当月整改（示例）' },
      ),
    });
    const silent: Change = ({ deductions }) => ({ deductions: deductions!.map((row) => ({ ...row, amountFen: 0 })) });
    const refused = await handIn(contract, 'decide-deductions', 'approver', 'decide', silent);
    expect(refused.answer.body.errors.map(({ rule }: { rule: string }) => rule)).toEqual(['DL-05', 'DL-05']);
    expect(refused.example.deductions.map((row: Row) => row.amountFen)).toEqual([whole, half]);
    const decided = await handIn(contract, 'decide-deductions', 'approver', 'decide', less);
    expect(decided.answer.status).toBe(200);
    await activities.recordDeductions(decided);
    await activities.recordDeductions(decided);
    expect((await linesOf(contract)).map(({ proposedFen, fen }) => [Number(proposedFen), Number(fen)])).toEqual([
      [whole, whole],
      [half, 100],
    ]);
    expect(await paymentOf(contract)).toMatchObject({ deductedFen: BigInt(whole + 100), state: 'scheduled' });
    const paid = await handIn(contract, 'pay-instalment', 'finance', 'pay', AS_IT_IS);
    expect(paid.answer.status).toBe(200);
    expect(await activities.settleInstalment(paid)).toBe('paid');
  });

  test('stop at the cap that the contract agrees on, and are not asked for where everything is met', async () => {
    const { contract, stage } = await accepted({ capFen: 600_000 });
    expect(stage.deducts).toBe(true);
    const { example } = await handIn(contract, 'decide-deductions', 'approver', 'decide', AS_IT_IS);
    expect(example.deductions.map((row: Row) => row.amountFen)).toEqual([516_000, 84_000]);
    expect((await accepted({}, AS_IT_IS)).stage.deducts).toBe(false);
    expect((await accepted({ capFen: 0 })).stage.deducts).toBe(false);
  });

  test('cannot be more than rule, lines, instalment or cap say, whoever writes them', async () => {
    const { contract } = await accepted({ capFen: 600_000 });
    const { prisma, pool } = world.database;
    const { contractId } = contract;
    const line = { contractId, paymentSeq: 1, seq: 1, proposedFen: 516_000n, found: '示例' };
    const where = { contractId_seq: { contractId, seq: 1 } };
    const written = (fen: bigint, deductedFen: bigint, proposedFen = 516_000n) =>
      prisma.$transaction([
        prisma.deductionLine.create({ data: { ...line, fen, proposedFen } }),
        prisma.payment.update({ where, data: { deductedFen } }),
      ]);
    await expect(written(516_000n, 515_999n)).rejects.toThrow('add up to it');
    await expect(written(700_000n, 700_000n, 700_000n)).rejects.toThrow('below the cap');
    await expect(written(516_001n, 516_001n)).rejects.toThrow('deduction_line_fen');
    await expect(written(1n, 1n)).rejects.toThrow('deduction_line_fen');
    await expect(prisma.payment.update({ where, data: { deductedFen: 17_200_001n } })).rejects.toThrow(
      'payment_deducted',
    );
    const cap = 'UPDATE contract SET deduction_cap_fen = 1 WHERE id = $1';
    await expect(pool.query(cap, [contractId])).rejects.toMatchObject({ code: 'JL210' });
    expect(await linesOf(contract)).toEqual([]);
  });
});

describe('the payment of an instalment (DL-08)', () => {
  test('does not come before its acceptance, and is due so many days after it as agreed', async () => {
    const contract = await agreedContract(world, { paymentDays: 25 });
    const { contractId } = contract;
    const { pool } = world.database;
    const pay = `UPDATE payment SET state = 'paid', paid_at = now() WHERE contract_id = $1`;
    await expect(pool.query(pay, [contractId])).rejects.toMatchObject({ code: 'JL214' });
    const long = `UPDATE contract SET payment_days = 61 WHERE id = $1`;
    await expect(pool.query(long, [contractId])).rejects.toThrow();
    const { answer, ...request } = await handIn(contract, 'accept-stage', 'officer', 'accept', AS_IT_IS);
    expect(answer.status).toBe(200);
    const before = dayOf(await time.businessNow(request.purchaseId));
    const { payUntil } = await activities.recordStage(request);
    const after = dayOf(await time.businessNow(request.purchaseId));
    const payBy = dayOf(payUntil);
    // The agreed limit is in 2027: the acceptance came before it, on the purchase's own clock.
    expect(payBy >= addDays(before, 25) && payBy <= addDays(after, 25)).toBe(true);
  });

  test('counts from the agreed limit where the buyer came later, and pays interest for every day after the last', async () => {
    const contract = await agreedContract(world, { acceptanceDays: 1, paymentDays: 1 });
    const { prisma } = world.database;
    const where = { contractId_seq: { contractId: contract.contractId, seq: 1 } };
    await prisma.payment.update({ where, data: { dueOn: new Date('2026-01-31') } });
    const { answer, ...request } = await handIn(contract, 'accept-stage', 'officer', 'accept', AS_IT_IS);
    expect(answer.status).toBe(200);
    const { payUntil } = await activities.recordStage(request);
    expect(dayOf(payUntil)).toBe('2026-02-02');
    const disputed: Change = () => ({ disputedFen: 7_200_000, voucher: '示例凭证', reason: '工作量有争议（示例）' });
    const withheld = await handIn(contract, 'pay-instalment', 'finance', 'withhold', disputed);
    expect(withheld.answer.status).toBe(200);
    const today = dayOf(await time.businessNow(request.purchaseId));
    expect(await activities.settleInstalment(withheld)).toBe('paid');
    const paid = await paymentOf(contract);
    expect(paid).toMatchObject({ state: 'paid', disputedFen: 7_200_000n });
    const last: PaymentFacts['dueOn'] = '2026-02-02' as Day;
    const expected = [today, addDays(today, 1)].map((day) => lateInterest(10_000_000n, last, day, null));
    expect(expected).toContain(paid.interestFen);

    // What is in dispute is decided by somebody else, and paid once, also by a worker that died and comes again.
    const { contractId } = contract;
    const row = () => prisma.paymentDispute.findFirstOrThrow({ where: { contractId } });
    expect(await row()).toMatchObject({ state: 'open', disputedFen: 7_200_000n });
    const released: Change = () => ({ releasedFen: 5_000_000, reason: '工作量核实无误（示例）' });
    const tooMuch = await handIn(contract, 'decide-dispute', 'approver', 'release', () => ({
      ...{ releasedFen: 7_200_001, reason: '超过争议金额（示例）' },
    }));
    expect(tooMuch.answer.body.errors[0].pointer).toBe('/form/releasedFen');
    const decided = await handIn(contract, 'decide-dispute', 'approver', 'release', released);
    expect(decided.answer.status).toBe(200);
    const decide = () => activities.decideDispute({ ...decided, outcome: 'release' });
    expect([await decide(), await decide()]).toEqual(['released', 'released']);
    const voucher: Change = () => ({ voucher: '示例凭证二' });
    const pays = await handIn(contract, 'pay-dispute', 'finance', 'pay', voucher);
    await prisma.contract.update({ where: { id: contractId }, data: { paymentsFrozenAt: new Date() } });
    expect(await activities.payDispute(pays)).toBe('frozen');
    const forced = `UPDATE payment_dispute SET state = 'paid', paid_at = now(), paid_by = withheld_by WHERE contract_id = $1`;
    await expect(world.database.pool.query(forced, [contractId])).rejects.toMatchObject({ code: 'JL001' });
    await prisma.contract.update({ where: { id: contractId }, data: { paymentsFrozenAt: null } });
    expect(await activities.payDispute(pays)).toBe('paid');
    const once = await row();
    expect(once).toMatchObject({ state: 'paid', releasedFen: 5_000_000n });
    expect(once.interestFen).toBeGreaterThan(0n);
    expect(await activities.payDispute(pays)).toBe('paid');
    expect(await row()).toEqual(once);
    const more = `UPDATE payment_dispute SET released_fen = 7200000 WHERE contract_id = $1`;
    await expect(world.database.pool.query(more, [contractId])).rejects.toMatchObject({ code: 'JL003' });
  });

  test('costs the interest that the contract agrees on, which is never signed below the one-year LPR (DL-08)', async () => {
    await expect(agreedContract(world, { lateRateBasisPoints: 365 })).rejects.toThrow();
    const finance = await world.as('finance');
    const enter = (basisPoints: number, effectiveFrom: string) =>
      finance.send('PUT', '/api/v1/limits/lending', {
        body: { basisPoints, effectiveFrom, source: '贷款市场报价利率公告（示例）' },
      });
    await enter(300, '2020-01-20');
    const { body } = await enter(310, '2020-02-20');
    expect(body.inForce).toMatchObject({ basisPoints: 310, effectiveFrom: '2020-02-20' });
    await expect(agreedContract(world, { lateRateBasisPoints: 309 })).rejects.toThrow();
    const contract = await agreedContract(world, { acceptanceDays: 1, paymentDays: 1, lateRateBasisPoints: 365 });
    const { contractId } = contract;
    const where = { contractId_seq: { contractId, seq: 1 } };
    await world.database.prisma.payment.update({ where, data: { dueOn: new Date('2026-01-31') } });
    const { answer, ...request } = await handIn(contract, 'accept-stage', 'officer', 'accept', AS_IT_IS);
    expect(answer.status).toBe(200);
    await activities.recordStage(request);
    const pays = await handIn(contract, 'pay-instalment', 'finance', 'pay', () => ({ voucher: '示例凭证' }));
    expect(pays.answer.status).toBe(200);
    const today = dayOf(await time.businessNow(request.purchaseId));
    expect(await activities.settleInstalment(pays)).toBe('paid');
    const last: PaymentFacts['dueOn'] = '2026-02-02' as Day;
    const expected = [today, addDays(today, 1)].map((day) => lateInterest(BigInt(AMOUNT_FEN), last, day, 365));
    expect(expected).toContain((await paymentOf(contract)).interestFen);
    const { body: shown } = await finance.get(`/api/v1/contracts/${contractId}`);
    expect(shown.lateRateBasisPoints).toBe(365);
    const other = `UPDATE contract SET late_rate_basis_points = 400 WHERE id = $1`;
    await expect(world.database.pool.query(other, [contractId])).rejects.toMatchObject({ code: 'JL210' });
  });
});
