import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, addMonths, dayOf, instantOfMillis, type Day } from '../../domain/time/shanghai.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { closeAccepted } from './closed-contract.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { announce, aPdf, filePath, filesPath, sendFile } from './attachments-sending.ts';
import { runContract, type RunningContract } from './takeovers-contract.ts';

let world: ApiWorld;
let provider1: Visitor;
let supervisor: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  provider1 = await world.as('provider1');
  supervisor = await world.as('supervisor');
}, 60_000);
afterAll(() => world.close());

const TODAY: Day = dayOf(instantOfMillis(Date.now()));

/** A contract of a year whose service began so many months ago. */
async function contractSince(months: number): Promise<RunningContract> {
  const contract = await runContract(world);
  const startsOn = addMonths(TODAY, -months);
  await world.database.prisma.contract.update({
    where: { id: contract.contractId },
    data: { startsOn: new Date(startsOn), endsOn: new Date(addDays(addMonths(startsOn, 12), -1)) },
  });
  return contract;
}

const path = ({ contractId }: RunningContract) => `/api/v1/contracts/${contractId}/reports`;

function aReport(month: number, change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...{ month, visitsPlanned: 240, visitsDone: 236, incidents: 1, staffJoined: 1, staffLeft: 0 },
    ...{ text: '本月完成照料护理 236 次（示例）', ...change },
  };
}

const monthsOf = async (visitor: Visitor, contract: RunningContract) =>
  (await visitor.get(path(contract))).body.months as { month: number; state: string; report: unknown }[];

describe('a monthly report', () => {
  test('is handed in once for a month that is over, and is read beside the inspection of the month', async () => {
    const contract = await contractSince(2);
    expect((await monthsOf(provider1, contract)).slice(0, 3).map(({ state }) => state)).toEqual([
      ...['overdue', 'due', 'not-yet'],
    ]);
    const { status, body } = await provider1.post(path(contract), aReport(2));
    expect([status, body.inTime]).toEqual([201, true]);
    expect((await provider1.post(path(contract), aReport(1))).body.inTime).toBe(false);
    const seen = (await monthsOf(supervisor, contract)).slice(0, 2);
    expect(seen).toMatchObject([
      { state: 'late', report: { visitsDone: 236, incidents: 1 }, inspection: { visitsDone: 39, result: 'pass' } },
      { state: 'in-time', inspection: null },
    ]);
  });

  test('has files, added by its provider while the contract is in force, read by offices and no other provider', async () => {
    const contract = await contractSince(2);
    const id = `${contract.contractId}/2`;
    const none = [id, `${contract.contractId}/02`, `${contract.contractId}/x`, 'x'];
    const asked = await Promise.all(none.map((owner) => announce(provider1, owner, '照片.pdf', 600, 'report')));
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    await provider1.post(path(contract), aReport(2));
    const { status, body } = await sendFile(provider1, id, '走访照片.pdf', aPdf(), 'report');
    expect([status, body.state]).toEqual([200, 'stored']);
    for (const address of [filesPath(id, 'report'), filePath(body.id, '/content')]) {
      expect((await supervisor.get(address)).status).toBe(200);
      for (const other of ['provider2', 'provider3', 'officer2', 'expert1'])
        expect([other, (await (await world.as(other)).get(address)).status]).toEqual([other, 404]);
    }
    expect((await announce(supervisor, id, 'a.pdf', 600, 'report')).body.code).toBe('attachment-closed');

    const { pool } = world.database;
    await closeAccepted(world.database, contract.contractId);
    expect((await announce(provider1, id, 'a.pdf', 600, 'report')).body.code).toBe('attachment-closed');
    const forced = `INSERT INTO attachment (owner_kind, owner_id, name, size, uploaded_by) VALUES ('report', $1, 'a.pdf', 9, $2)`;
    await expect(pool.query(forced, [id, provider1.userId])).rejects.toMatchObject({ code: 'JL004' });
    expect((await provider1.get(filePath(body.id, '/content'))).status).toBe(200);
  });

  test('again, too early or of a month that is none is refused and changes nothing', async () => {
    const contract = await contractSince(1);
    await provider1.post(path(contract), aReport(1));
    const answers = [
      await provider1.post(path(contract), aReport(1, { visitsDone: 0 })),
      await provider1.post(path(contract), aReport(2)),
      await provider1.post(path(contract), aReport(13)),
      await provider1.post(path(contract), aReport(2, { text: '短' })),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'report-repeated'],
      [409, 'report-too-early'],
      [422, 'invalid-input'],
      [422, 'invalid-input'],
    ]);
    const rows = await world.database.prisma.deliveryReport.findMany({ where: { contractId: contract.contractId } });
    expect(rows).toMatchObject([{ month: 1, visitsDone: 236 }]);
  });

  test('is handed in by the contract’s provider alone, and stays in the database as it was', async () => {
    const contract = await contractSince(1);
    for (const username of ['provider2', 'provider4']) {
      const { status } = await (await world.as(username)).post(path(contract), aReport(1));
      expect([username, status]).toEqual([username, 404]);
    }
    await provider1.post(path(contract), aReport(1));
    await expect(
      world.database.pool.query('UPDATE delivery_report SET visits_done = 0 WHERE contract_id = $1', [
        contract.contractId,
      ]),
    ).rejects.toMatchObject({ code: 'JL003' });
  });

  test('that is overdue is listed for its provider and the region’s offices, page after page', async () => {
    const [first, second] = [await contractSince(1), await contractSince(2)];
    const all: { contract: { id: string }; months: { month: number }[] }[] = [];
    let cursor = '';
    do {
      const { body } = await supervisor.get(`/api/v1/reports/overdue?limit=2${cursor}`);
      all.push(...body.items);
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    const months = (contract: RunningContract) =>
      all.find((item) => item.contract.id === contract.contractId)?.months.map(({ month }) => month);
    expect([months(first), months(second)]).toEqual([undefined, [1]]);
    const elsewhere = (await (await world.as('officer2')).get('/api/v1/reports/overdue')).body.items;
    expect(elsewhere).toEqual([]);
  });
});

describe('the credit file', () => {
  const creditOf = (visitor: Visitor, providerId: string, query = '') =>
    visitor.get(`/api/v1/providers/${providerId}/credit${query}`);
  const { provider1: own, provider2: other } = DEMO_ORGANISATIONS;

  test('counts inspections, reports, standby answers, terminations and challenges from their rows', async () => {
    const { prisma } = world.database;
    const contract = await contractSince(2);
    await provider1.post(path(contract), aReport(1));
    await provider1.post(path(contract), aReport(2));
    const invitations = [
      { position: 1, providerId: other.id, state: 'expired', answeredAt: new Date() },
      {
        position: 2,
        providerId: DEMO_ORGANISATIONS.provider3.id,
        state: 'accepted',
        capacity: 5,
        answeredAt: new Date(),
      },
    ];
    const takeover = { contractId: contract.contractId, regionCode: '220422', reasonCode: 'x', reasonText: '示例' };
    const closed = { state: 'closed', closedAt: new Date(), urgency: 'urgent' };
    await prisma.takeover.create({
      data: { ...takeover, ...closed, seq: 1, outcome: 'terminated', invitations: { create: invitations } },
    });
    await prisma.takeover.create({
      data: { ...takeover, ...closed, seq: 2, drill: true, outcome: 'drilled', invitations: { create: invitations } },
    });
    const mine = (await creditOf(provider1, own.id, '?limit=100')).body;
    const here = mine.items.filter(
      ({ source }: { source: { contractId: string } }) => source.contractId === contract.contractId,
    );
    expect(here.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      ...['contract-terminated', 'inspection-passed', 'report-in-time', 'report-late'],
    ]);
    expect(here[0]).toMatchObject({ source: { number: contract.number }, explanation: { zh: expect.any(String) } });
    const theirs = (await creditOf(await world.as('provider2'), other.id)).body;
    expect(theirs.counts).toEqual([{ kind: 'standby-silent', count: 1 }]);
  });

  test('pages from the newest on and never shows an event twice', async () => {
    const keys: string[] = [];
    let cursor = '';
    do {
      const { body } = await creditOf(provider1, own.id, `?limit=2${cursor}`);
      keys.push(...body.items.map(({ key }: { key: string }) => key));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    const { body } = await creditOf(provider1, own.id, '?limit=100');
    expect(keys).toEqual(body.items.map(({ key }: { key: string }) => key));
    const total = body.counts.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
    expect(keys.length).toBe(total);
  });

  test('is read by its provider, the region’s officers, supervisor and auditor; by no other provider or region', async () => {
    const statuses = async (...usernames: string[]) =>
      Promise.all(usernames.map(async (name) => (await creditOf(await world.as(name), own.id)).status));
    expect(await statuses('provider1', 'supervisor', 'auditor', 'officer')).toEqual([200, 200, 200, 200]);
    expect(await statuses('provider2', 'finance', 'officer2')).toEqual([404, 403, 404]);
  });
});
