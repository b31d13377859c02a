import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client as TemporalClient } from '@temporalio/client';
import { Office, type PurchaseView } from '../../dev/demo/office.ts';
import { deliveredInFull } from '../../dev/demo/stories.ts';
import { daysBetween, dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Database } from '../../prisma/database.ts';
import { historiesOf, secretsOf } from './history-scan.ts';
import { addresses, aPurchase, database, temporal } from './stage.ts';

describe('a purchase run by people through the api', () => {
  let db: Database;
  let client: TemporalClient;
  let purchase: PurchaseView;
  let histories: string;

  beforeAll(async () => {
    db = database();
    client = await temporal();
    const office = await Office.open(addresses().apiUrl, () => undefined);
    purchase = await deliveredInFull(office, aPurchase(100));
    const { number } = purchase;
    histories = await historiesOf(client, [`purchase:${number}`, `contract:${number}-1`, `contract:${number}-2`]);
  }, 120_000);

  afterAll(async () => {
    await client.connection.close();
    await db.close();
  });

  test('passes every stage in the order of the law', async () => {
    const events = await db.prisma.purchaseEvent.findMany({
      where: { purchaseId: purchase.id, kind: 'stage' },
      orderBy: { id: 'asc' },
    });
    expect(events.map((event) => event.stage)).toEqual([
      'publication',
      'bidding',
      'evaluation',
      'award',
      'contract',
      'monitoring',
      'acceptance',
      'closed',
    ]);
  });

  test('opens bids only after the legal deadline of ten days', async () => {
    const row = await db.prisma.purchase.findUniqueOrThrow({ where: { id: purchase.id } });
    expect(row.bidsOpenedAt!.getTime()).toBeGreaterThanOrEqual(row.bidDeadlineAt!.getTime());
    // Decided before the notice went out: however long that took, the ten days begin no earlier.
    const decided = await db.prisma.purchaseEvent.findFirstOrThrow({
      where: { purchaseId: purchase.id, key: { startsWith: 'task:', contains: '/publish-notice/' } },
    });
    // Whole days of Asia/Shanghai, the first not counted (CN-01), whatever the hour of either.
    const dayAt = (at: Date) => dayOf(instantOfMillis(at.getTime()));
    expect(daysBetween(dayAt(decided.at), dayAt(row.bidDeadlineLegal!))).toBeGreaterThanOrEqual(10);
    expect(row.sealedIdentity).toBeNull();
  });

  test('has nobody approve what they drafted', async () => {
    const tasks = await db.prisma.task.findMany({ where: { purchaseId: purchase.id } });
    expect(tasks.length).toBeGreaterThan(30);
    expect(tasks.filter((task) => task.excluded.includes(task.submittedBy ?? ''))).toEqual([]);
    // A kind whose silence has a meaning may have ended by it, and the shares beyond the third are not needed any more
    // (HS-17); everything else was decided.
    const undecided = tasks.filter(
      ({ kind, state, outcome }) =>
        state !== 'done' && outcome !== 'expired' && !(kind === 'release-opening-share' && state === 'cancelled'),
    );
    expect(undecided.map(({ id }) => id)).toEqual([]);
  });

  test('covers each recipient by the winner of their lot from signing to the end', async () => {
    const rows = await db.pool.query<{ open: string; total: string }>(
      `SELECT count(*) FILTER (WHERE upper_inf(c.period)) AS open, count(*) AS total
       FROM coverage c JOIN contract k ON k.id = c.contract_id WHERE k.purchase_id = $1`,
      [purchase.id],
    );
    expect(Number(rows.rows[0]!.open)).toBe(0);
    expect(Number(rows.rows[0]!.total)).toBeGreaterThan(10);
  });

  test('pays the whole amount in instalments, each once', async () => {
    const contracts = await db.prisma.contract.findMany({
      where: { purchaseId: purchase.id },
      include: { payments: true },
    });
    for (const contract of contracts) {
      expect(contract.payments.map((payment) => payment.state)).toEqual(contract.payments.map(() => 'paid'));
      expect(contract.payments.reduce((sum, payment) => sum + payment.amountFen, 0n)).toBe(contract.amountFen);
    }
  });

  test('leaves no name, phone, price or bid in any history', async () => {
    const secrets = await secretsOf(db, purchase.id);
    expect(secrets.length).toBeGreaterThan(250);
    expect(secrets.filter((secret) => histories.includes(secret))).toEqual([]);
    // The scan would find one: the purchase's number stands there.
    expect(histories).toContain(purchase.number);
  });

  test('says nothing about bids between the notice and the deadline', async () => {
    const handle = client.workflow.getHandle(`purchase:${purchase.number}`);
    const events = (await handle.fetchHistory()).events!;
    const summary = (event: (typeof events)[number]): string =>
      Buffer.from(event.userMetadata?.summary?.data ?? []).toString('utf8');
    const timer = events.findIndex((event) => summary(event).startsWith('"bid deadline'));
    const fired = events.findIndex((event, index) => index > timer && event.timerFiredEventAttributes);
    expect(timer).toBeGreaterThan(0);
    const between = events.slice(timer + 1, fired);
    expect(
      between.filter((event) => event.workflowExecutionSignaledEventAttributes ?? event.markerRecordedEventAttributes),
    ).toEqual([]);
  });

  test('shows itself to developers by search attributes, summaries and queries', async () => {
    const handle = client.workflow.getHandle(`purchase:${purchase.number}`);
    const { searchAttributes } = await handle.describe();
    expect(searchAttributes).toMatchObject({ Stage: ['closed'], Method: ['competitive-consultation'] });
    expect(searchAttributes).toHaveProperty('DueAt');
    expect(await handle.query('status')).toEqual({ stage: 'closed', state: 'closed', waitingFor: [] });
    expect((await handle.query<unknown[]>('timeline')).length).toBeGreaterThan(8);
    const { currentDetails } = await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata');
    expect(currentDetails).toContain('**closed** · closed');
    expect(currentDetails).toContain(`contract ${purchase.number}-1 closed`);
  });
});
