import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { coverRecipients } from '../../activities/coverage.ts';
import { taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { aNumber } from '../integration/stage.ts';
import { apiPath, ConsoleStage, installation, taskAddress } from './console-stage.ts';
import { contractUnderWay, SERVED, type ContractUnderWay } from './contract-under-way.ts';

const PAUSE_MS = 200;

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

/** The contract of a purchase anew over the same recipients, of provider3, as its signature leaves it. */
async function successorOf({ contractId, purchaseId }: ContractUnderWay): Promise<string> {
  const { prisma } = database;
  const old = await prisma.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
  const orders = await prisma.serviceOrder.findMany({ where: { contractId } });
  const purchase = await prisma.purchase.create({
    data: {
      ...{
        number: aNumber(),
        name: '失能老人居家照料服务（重新采购，示例）',
        method: old.method,
        regionCode: DEMO_COUNTY,
      },
      ...{ buyerId: old.buyerId, drafterId: old.drafterId, budgetFen: 70_000_000n, budgetYear: old.budgetYear },
      ...{ fundSource: old.fundSource, stage: 'monitoring', clockEpoch: new Date(), startedAt: new Date() },
    },
  });
  const term = { termUnit: 'month', termCount: 12, townships: [], catalogueItems: ['B01'] };
  const lot = await prisma.lot.create({
    data: { ...term, purchaseId: purchase.id, seq: 1, name: '居家照料', budgetFen: 70_000_000n, state: 'contracted' },
  });
  const providerId = DEMO_ORGANISATIONS.provider3.id;
  const number = `${purchase.number}-1`;
  const { id } = await prisma.contract.create({
    data: {
      ...{ number, purchaseId: purchase.id, lotId: lot.id, providerId, regionCode: DEMO_COUNTY },
      ...{ amountFen: 68_800_000n, state: 'running', signedAt: new Date(), acceptancePlan: '逐项验收' },
      takeoverPlan: { trigger: '不能履行' },
    },
  });
  await prisma.serviceOrder.createMany({
    data: orders.map(({ recipientId, serviceCode }) => ({ recipientId, serviceCode, lotId: lot.id, contractId: id })),
  });
  await prisma.$transaction((tx) => coverRecipients(tx, { contractId: id, providerId }));
  return number;
}

describe('the end of a takeover', () => {
  const stage = ConsoleStage.setUp();

  /** The id of a person's task of this kind, as soon as it is asked for. */
  async function asked(username: string, purchaseId: string, kind: TaskKind): Promise<string> {
    const person = await stage.as(username);
    for (;;) {
      const { items } = await person.get<{ items: { id: string; kind: TaskKind }[] }>(
        `/tasks?purchase=${purchaseId}&limit=100`,
      );
      const found = items.find((task) => task.kind === kind);
      if (found) return found.id;
      await stage.page.waitForTimeout(PAUSE_MS);
    }
  }

  interface Claimed {
    readonly id: string;
    readonly version: number;
    readonly example: object;
  }

  /** The task is the person's, and so is an example of what they may hand in. */
  async function claimed(username: string, { purchaseId }: ContractUnderWay, kind: TaskKind): Promise<Claimed> {
    const person = await stage.as(username);
    const id = await asked(username, purchaseId, kind);
    const { version } = await person.post<{ version: number }>(apiPath(id, 'claim'));
    const { form } = await person.get<{ form: { example: object } }>(apiPath(id));
    return { id, version, example: form.example };
  }

  /** Decided by a program, for what this test does not look at. */
  async function decide(
    username: string,
    contract: ContractUnderWay,
    kind: TaskKind,
    outcome: string,
    form: Record<string, unknown> = {},
  ): Promise<void> {
    const { id, version, example } = await claimed(username, contract, kind);
    const person = await stage.as(username);
    await person.post(apiPath(id, 'complete'), { version, outcome, form: { ...example, ...form } });
  }

  /** Decided by a person who looks at it; what is to be typed waits as their draft. */
  async function inTheBrowser(username: string, contract: ContractUnderWay, kind: TaskKind, outcome: string) {
    const { id, version, example } = await claimed(username, contract, kind);
    await (await stage.as(username)).post(apiPath(id, 'draft'), { version, form: example });
    const { title, outcomes } = taskKindDefinition(kind);
    const name = outcomes.find(({ code }) => code === outcome)!.title.zh;
    const page = await stage.newVisitor();
    await stage.signIn(username, taskAddress({ id }).split('/console/')[1], page);
    await page.getByRole('group', { name: '办理结果' }).getByRole('button', { name, exact: true }).click();
    await page.getByRole('button', { name: `确认${name}`, exact: true }).click();
    await page.getByText(`已办结：${title.zh}`).waitFor();
    await page.context().close();
  }

  test('after a termination is reached when a new contract has everybody, and is followed on the page until then', async () => {
    const contract = await contractUnderWay();
    const supervisor = await stage.as('supervisor');
    const { id: takeoverId } = await supervisor.post<{ id: string }>(`/contracts/${contract.contractId}/takeovers`, {
      ...{ reasonCode: 'cannot-perform', reason: '连续漏访（示例）', urgency: 'urgent', drill: false },
    });
    await decide('provider2', contract, 'answer-standby', 'accept', { capacity: SERVED });
    await decide('approver', contract, 'decide-takeover', 'start');
    await decide('provider2', contract, 'confirm-first-visits', 'confirm');
    await decide('finance', contract, 'settle-takeover', 'settle');

    await inTheBrowser('approver', contract, 'resolve-takeover', 'terminate');

    // The supervisor follows the takeover: it goes on, and nobody has a permanent provider yet.
    const office = await stage.newVisitor();
    await stage.signIn('supervisor', `takeovers/${takeoverId}`, office);
    await office.getByRole('heading', { name: '接续到长期承接主体' }).waitFor();
    await office.getByText('还没有新合同接回救助对象').waitFor();
    await inTheBrowser('officer', contract, 'plan-succession', 'submit');
    await inTheBrowser('approver', contract, 'approve-succession', 'approve');
    await office.getByText('费用上限', { exact: true }).waitFor();
    await office.getByRole('link', { name: '发起重新采购' }).waitFor();

    const number = await successorOf(contract);
    await office.getByRole('link', { name: number }).waitFor();
    await office.getByText(`${SERVED} / ${SERVED}`).first().waitFor();
    await decide('provider3', contract, 'confirm-successor-visits', 'confirm');
    await office.getByText('接管结束', { exact: true }).waitFor();
    await office.getByText('解除合同', { exact: true }).first().waitFor();
    await stage.shot('succession', office);

    const { rows } = await database.pool.query(
      `SELECT t.state, t.outcome,
              (SELECT count(*)::int FROM handover_case h WHERE h.takeover_id = t.id AND h.succeeded_at IS NOT NULL) AS permanent
       FROM takeover t WHERE t.id = $1`,
      [takeoverId],
    );
    expect(rows).toEqual([{ state: 'closed', outcome: 'terminated', permanent: SERVED }]);
  });
});
