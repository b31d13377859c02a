import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { aCreditCode, aNewcomer, type Newcomer } from '../integration/newcomer.ts';
import { apiPath, ConsoleStage, installation } from './console-stage.ts';
import { contractUnderWay, SERVED } from './contract-under-way.ts';

const PAUSE_MS = 200;

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

/** A provider of the bank with room for everybody, which has stated these services, or nothing. */
async function aStandby(items: readonly string[]): Promise<Newcomer> {
  const newcomer = await aNewcomer(database);
  const stated = items.map((item) => ({ item, regionCode: DEMO_COUNTY, capacity: 2 * SERVED }));
  await database.prisma.organisation.update({
    where: { id: newcomer.organisationId },
    data: {
      ...{ admission: 'admitted', capacity: 2 * SERVED, creditCode: aCreditCode() },
      capability: { create: stated },
    },
  });
  return newcomer;
}

describe('a takeover', () => {
  const stage = ConsoleStage.setUp();

  /** Decided by a program with the form’s example, as soon as the workflow has asked for it. */
  async function decide(username: string, purchaseId: string, kind: TaskKind, outcome: string, form: object = {}) {
    const person = await stage.as(username);
    for (;;) {
      const { items } = await person.get<{ items: { id: string; kind: TaskKind }[] }>(
        `/tasks?purchase=${purchaseId}&limit=100`,
      );
      const found = items.find((task) => task.kind === kind);
      if (found === undefined) {
        await stage.page.waitForTimeout(PAUSE_MS);
        continue;
      }
      const { version } = await person.post<{ version: number }>(apiPath(found.id, 'claim'));
      const task = await person.get<{ form: { example: object; outcomes: Record<string, { example: object }> } }>(
        apiPath(found.id),
      );
      const example = task.form.outcomes[outcome]?.example ?? task.form.example;
      await person.post(apiPath(found.id, 'complete'), { version, outcome, form: { ...example, ...form } });
      return;
    }
  }

  test('passes over whoever cannot do the service, and leads back to the contractor once it has mended', async () => {
    const [other, bridge] = [await aStandby(['A01']), await aStandby([])];
    const standby = [other.organisationId, bridge.organisationId];
    const { contractId, purchaseId } = await contractUnderWay({ standby });
    const supervisor = await stage.as('supervisor');
    const { id: takeoverId } = await supervisor.post<{ id: string }>(`/contracts/${contractId}/takeovers`, {
      ...{ reasonCode: 'cannot-perform', reason: '连续漏访（示例）', urgency: 'urgent', drill: false },
    });
    const { page } = stage;
    await stage.signIn('supervisor', `takeovers/${takeoverId}`);
    const passed = page.getByRole('listitem').filter({ hasText: other.organisation });
    await passed.getByText('未登记这些对象需要的服务').waitFor();

    await decide(bridge.username, purchaseId, 'answer-standby', 'accept', { capacity: SERVED });
    await decide('approver', purchaseId, 'decide-takeover', 'start');
    await page.getByText(`✓ ${SERVED} / ${SERVED}`).first().waitFor();
    await decide(bridge.username, purchaseId, 'confirm-first-visits', 'confirm');
    await decide('finance', purchaseId, 'settle-takeover', 'settle');
    await decide('approver', purchaseId, 'resolve-takeover', 'return');
    await decide('supervisor', purchaseId, 'order-rectification', 'order');
    await page.getByText('整改中', { exact: true }).waitFor();
    await decide('provider1', purchaseId, 'report-rectification', 'report');
    await decide('supervisor', purchaseId, 'accept-rectification', 'accept');

    await page.getByText('整改合格', { exact: true }).first().waitFor();
    await page.getByText('接管结束', { exact: true }).waitFor();
    await page.getByText('恢复原合同', { exact: true }).first().waitFor();
    await passed.getByText('未登记这些对象需要的服务').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('takeover-return');

    const { rows } = await database.pool.query(
      `SELECT t.state, t.outcome, c.state AS contract,
              (SELECT count(*)::int FROM coverage v WHERE v.contract_id = c.id AND v.provider_id = c.provider_id
                 AND upper_inf(v.period)) AS back
       FROM takeover t JOIN contract c ON c.id = t.contract_id WHERE t.id = $1 AND c.provider_id = $2`,
      [takeoverId, DEMO_ORGANISATIONS.provider1.id],
    );
    expect(rows).toEqual([{ state: 'closed', outcome: 'returned', contract: 'running', back: SERVED }]);
  });
});
