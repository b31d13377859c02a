import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Office, type PurchaseView } from '../../dev/demo/office.ts';
import { takenOver } from '../../dev/demo/stories.ts';
import type { Database } from '../../prisma/database.ts';
import { historiesOf, secretsOf } from './history-scan.ts';
import { addresses, aPurchase, database, temporal } from './stage.ts';

describe('a contractor fails and the supervisor triggers the takeover', () => {
  let db: Database;
  let purchase: PurchaseView;

  beforeAll(async () => {
    db = database();
    const office = await Office.open(addresses().apiUrl, () => undefined);
    purchase = await takenOver(office, aPurchase(120, 2));
  }, 120_000);

  afterAll(() => db.close());

  const failed = () =>
    db.prisma.contract.findFirstOrThrow({
      where: { purchaseId: purchase.id, kind: 'main', lot: { seq: 1 } },
      include: { payments: true, takeovers: { include: { cases: true, invitations: true } } },
    });

  test('ends the failed contract and delivers the other lot', async () => {
    expect((await failed()).state).toBe('terminated');
    expect(purchase.lots.map((lot) => lot.state)).toEqual(['terminated', 'closed']);
  });

  test('leaves every recipient with exactly one responsible provider, without a gap', async () => {
    const { rows } = await db.pool.query<{ gaps: string; without: string; total: string }>(
      `WITH service AS (
         SELECT o.recipient_id, o.service_code FROM service_order o JOIN lot l ON l.id = o.lot_id
         WHERE l.purchase_id = $1 AND l.seq = 1
       ), interval AS (
         SELECT c.recipient_id, c.service_code, c.period,
                lead(lower(c.period)) OVER (PARTITION BY c.recipient_id, c.service_code ORDER BY lower(c.period)) AS next
         FROM coverage c JOIN service USING (recipient_id, service_code)
       )
       SELECT (SELECT count(*) FROM interval WHERE next IS NOT NULL AND next <> upper(period)) AS gaps,
              (SELECT count(*) FROM service s WHERE NOT EXISTS (
                 SELECT 1 FROM interval i WHERE i.recipient_id = s.recipient_id AND i.service_code = s.service_code
                 AND upper_inf(i.period))) AS without,
              (SELECT count(*) FROM service) AS total`,
      [purchase.id],
    );
    expect(Number(rows[0]!.total)).toBeGreaterThan(5);
    expect(rows[0]).toMatchObject({ gaps: '0', without: '0' });
  });

  test('hands over the most dependent first', async () => {
    const { cases } = (await failed()).takeovers[0]!;
    const last = (level: string) =>
      Math.max(...cases.filter((c) => c.dependency === level).map((c) => c.coveredAt!.getTime()));
    const first = (level: string) =>
      Math.min(...cases.filter((c) => c.dependency === level).map((c) => c.coveredAt!.getTime()));
    expect(last('full')).toBeLessThanOrEqual(first('self-care'));
    expect(last('partial')).toBeLessThanOrEqual(last('self-care'));
    expect(new Set(cases.map((c) => c.state))).toEqual(new Set(['visited']));
  });

  test('asks standby providers in the order of the plan', async () => {
    const { invitations } = (await failed()).takeovers[0]!;
    const inOrder = invitations.toSorted((a, b) => a.position - b.position);
    expect(inOrder[0]).toMatchObject({ position: 1, state: 'declined' });
    expect(inOrder[1]).toMatchObject({ position: 2, state: 'accepted' });
  });

  test('keeps payments of the failed contract frozen', async () => {
    const contract = await failed();
    expect(contract.paymentsFrozenAt).not.toBeNull();
    const paidAfter = contract.payments.filter(
      (payment) => payment.paidAt !== null && payment.paidAt > contract.paymentsFrozenAt!,
    );
    expect(paidAfter).toEqual([]);
    const scheduled = contract.payments.find((payment) => payment.state === 'scheduled')!;
    // As if its period had been accepted: that alone would not hold it back.
    const pay = db.pool.query(
      `UPDATE payment SET state = 'paid', paid_at = now(), accepted_on = current_date, pay_by = current_date WHERE contract_id = $1 AND seq = $2`,
      [contract.id, scheduled.seq],
    );
    await expect(pay).rejects.toMatchObject({ code: 'JL001' });
  });

  test('refuses a second responsible provider in the database itself', async () => {
    const current = await db.pool.query<{ recipient_id: string; service_code: string; provider_id: string }>(
      'SELECT recipient_id, service_code, provider_id FROM coverage WHERE upper_inf(period) LIMIT 1',
    );
    const { recipient_id, service_code, provider_id } = current.rows[0]!;
    const second = db.pool.query(
      `INSERT INTO coverage (recipient_id, service_code, provider_id, basis, period)
       VALUES ($1, $2, $3, 'interim', tstzrange(now(), NULL))`,
      [recipient_id, service_code, provider_id],
    );
    await expect(second).rejects.toMatchObject({ constraint: 'coverage_one_provider_at_a_time' });
  });

  test('leaves no name, phone, price or reason in the history of the takeover', async () => {
    const { number } = await failed();
    const client = await temporal();
    const histories = await historiesOf(client, [`contract:${number}`, `takeover:${number}:1`]);
    await client.connection.close();
    const secrets = await secretsOf(db, purchase.id);
    expect(secrets.filter((secret) => histories.includes(secret))).toEqual([]);
    expect(histories).toContain(number);
  });

  test('cancels the open tasks of the terminated contract', async () => {
    const contract = await failed();
    const open = await db.prisma.task.count({
      where: { workflowId: `contract:${contract.number}`, state: { in: ['open', 'claimed', 'submitted'] } },
    });
    expect(open).toBe(0);
  });
});
