import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { forceMajeureActivities } from '../../activities/force-majeure.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { inboxOf } from '../../domain/tasks/task-state.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { openBidding } from '../integration/bids-bidding.ts';
import { ConsoleStage, installation } from './console-stage.ts';

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

describe('force majeure', () => {
  const stage = ConsoleStage.setUp();

  /** What the workflow does when the approver has agreed. */
  async function approved(purchaseId: string, number: string): Promise<void> {
    const { prisma } = database;
    const { id: suspensionId } = await prisma.forceMajeure.findFirstOrThrow({ where: { purchaseId } });
    const id = `purchase:${number}/approve-suspension/1`;
    const dueAt = new Date(Date.now() + 86_400_000);
    await prisma.task.create({
      data: {
        ...{ id, workflowId: `purchase:${number}`, kind: 'approve-suspension', purchaseId, regionCode: DEMO_COUNTY },
        ...{ subject: { suspensionId }, candidateRole: 'approver', dueAt, dueLegal: dueAt, dueRule: 'HS-01' },
        ...{ inbox: inboxOf({ role: 'approver', region: DEMO_COUNTY }), state: 'done', outcome: 'approve' },
        ...{ submittedBy: DEMO_USERS.find(({ username }) => username === 'approver')!.id, submittedAt: new Date() },
        ...{ form: { opinion: '情况属实，同意暂停（示例）。' }, doneAt: new Date() },
      },
    });
    const activities = forceMajeureActivities(database, new LegalTime(database));
    await activities.beginStandStill({ purchaseId, suspensionId, taskId: id });
  }

  test('is asked for by the officer; the page then says that the purchase stands still, and what its dates would be', async () => {
    const { purchaseId, number } = await openBidding({ database });
    const { page } = stage;
    await stage.signIn('officer', `purchases/${purchaseId}`);
    await page.getByRole('button', { name: '申请因不可抗力暂停…' }).click();
    await page.getByLabel('暂停理由（将公告）').fill('示例：洪水致全县道路和通信中断，采购无法进行。');
    await page.getByLabel('依据：发布单位和文号（将公告）').fill('示例县防汛公告〔2027〕3号');
    await page.getByRole('button', { name: '确认提交' }).click();
    await page.getByText('申请待审批').waitFor();
    await approved(purchaseId, number);
    await page.reload();
    await page.getByText('采购暂停：因不可抗力暂停采购活动').waitFor();
    await page.getByRole('button', { name: '恢复采购…' }).click();
    await page.getByRole('dialog').getByText('如现在恢复，截止时间由').waitFor();
    await page.getByLabel('恢复原因（将公告）').fill('示例：道路和通信已经恢复。');
    await page.getByRole('button', { name: '确认提交' }).click();
    await page.getByRole('button', { name: '恢复采购…' }).waitFor({ state: 'detached' });
    // No workflow runs for it that the worker could tell.
    await database.prisma.purchase.update({ where: { id: purchaseId }, data: { state: 'failed' } });
  });
});
