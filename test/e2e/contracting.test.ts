import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bidBondActivities } from '../../activities/bid-bond.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { inboxOf } from '../../domain/tasks/task-state.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { purchaseUpTo } from '../integration/purchases-course.ts';
import { apiPath, ConsoleStage, installation, taskAddress } from './console-stage.ts';
import { contractUnderWay } from './contract-under-way.ts';

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

interface Listed {
  readonly items: readonly { readonly id: string; readonly kind: string }[];
}

describe('from the result to a changed contract', () => {
  const stage = ConsoleStage.setUp();

  /** The task of that kind as soon as the contract's workflow has asked for it, decided in the ordinary way. */
  async function decide(username: string, purchaseId: string, kind: string, outcome: string): Promise<void> {
    const person = await stage.as(username);
    for (;;) {
      const { items } = await person.get<Listed>(`/tasks?purchase=${purchaseId}`);
      const found = items.find((task) => task.kind === kind);
      if (found === undefined) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        continue;
      }
      const { version } = await person.post<{ version: number }>(apiPath(found.id, 'claim'));
      const { form } = await person.get<{ form: { example: unknown } }>(apiPath(found.id));
      await person.post(apiPath(found.id, 'complete'), { version, outcome, form: form.example });
      return;
    }
  }

  test('a loser reads its own result and nobody else’s', async () => {
    const { id } = await purchaseUpTo(database, 'contract');
    const { page } = stage;
    await stage.signIn('provider1', `provider/purchases/${id}`);
    const result = page.getByRole('region', { name: '本单位的评审结果' });
    await result.getByText('排序第 2 名（共 2 家）').waitFor();
    await result.getByRole('row').filter({ hasText: '服务方案' }).waitFor();
    expect(await result.innerText()).not.toContain(DEMO_ORGANISATIONS.provider2.name);
    await result.scrollIntoViewIfNeeded();
    await stage.shot('debriefing');
    const [paper] = await Promise.all([
      page.context().waitForEvent('page'),
      result.getByRole('link', { name: /评审结果告知书/ }).click(),
    ]);
    await paper.close();
    await stage.expectUsable([[`provider/purchases/${id}`, '本单位的评审结果']]);
  });

  test('whoever refused to sign reads that it may not take part in the re-run', async () => {
    const { prisma } = database;
    const refused = await purchaseUpTo(database, 'contract');
    const where = { lot: { purchaseId: refused.id } };
    await prisma.award.updateMany({
      where,
      data: { state: 'void', voidReason: 'refused-to-sign', voidedAt: new Date() },
    });
    await prisma.purchase.update({ where: { id: refused.id }, data: { state: 'failed' } });
    const { id } = await purchaseUpTo(database, 'bidding');
    await prisma.purchase.update({ where: { id }, data: { restartOfId: refused.id } });
    const { page } = stage;
    await stage.signIn('provider2', `provider/purchases/${id}`);
    await page.getByText(`在采购 ${refused.number} 中无正当理由拒绝签订合同`).waitFor();
    expect(await page.getByRole('link', { name: '填写响应文件' }).count()).toBe(0);
    await stage.shot('barred-from-re-run');
  });

  /** A bond that came in time for provider1’s lost bid, and finance’s task about it. */
  async function bidBond(of: string): Promise<{ id: string; bidId: string; purchaseId: string }> {
    const { prisma } = database;
    const { id: purchaseId, number, lotIds } = await purchaseUpTo(database, 'contract');
    await prisma.procurementDocument.updateMany({ where: { purchaseId }, data: { bidBondPercent: 2 } });
    const providerId = DEMO_ORGANISATIONS.provider1.id;
    const { id: bidId } = await prisma.bid.findFirstOrThrow({ where: { purchaseId, providerId } });
    const recordedBy = DEMO_USERS.find(({ username }) => username === 'finance')!.id;
    const receivedOn = new Date(Date.now() - 40 * 86_400_000);
    const bond = { amountFen: 1_400_000n, form: 'transfer', reference: `示例转账-${of}`, receivedOn, recordedBy };
    await prisma.bidBond.create({ data: { bidId, ...bond } });
    const id = `purchase:${number}/settle-bid-bond/1`;
    const dueAt = new Date(Date.now() + 5 * 86_400_000);
    await prisma.task.create({
      data: {
        ...{ id, workflowId: `purchase:${number}`, kind: 'settle-bid-bond', purchaseId, regionCode: DEMO_COUNTY },
        ...{ subject: { lotId: lotIds[0], bidId }, candidateRole: 'finance', dueAt, dueLegal: dueAt, dueRule: 'PB-09' },
        inbox: inboxOf({ role: 'finance', region: DEMO_COUNTY }),
      },
    });
    return { id, bidId, purchaseId };
  }

  test('a bid bond is refunded by finance, and its bidder reads so', async () => {
    const { prisma } = database;
    const { id, bidId, purchaseId } = await bidBond('return');
    const { page } = stage;
    await stage.signIn('finance', taskAddress({ id }).split('/console/')[1]);
    await page.getByRole('button', { name: '领取并填写' }).click();
    await page.getByLabel('退还凭证').fill('示例退款2027-001');
    await stage.shot('bid-bond-refund');
    await page.getByRole('group', { name: '办理结果' }).getByRole('button', { name: '退还', exact: true }).click();
    await page.getByRole('button', { name: '确认退还', exact: true }).click();
    for (;;) {
      const { outcome } = await prisma.task.findUniqueOrThrow({ where: { id } });
      if (outcome === 'return') break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await bidBondActivities(database, new LegalTime(database)).settleBidBond({ purchaseId, bidId, taskId: id });
    const bidder = await stage.newVisitor();
    await stage.signIn('provider1', `provider/purchases/${purchaseId}`, bidder);
    await bidder.getByText('投标保证金 ¥14,000.00 已退还').waitFor();
    await bidder.getByText('投标保证金：标段预算的 2%').waitFor();
  });

  test('a bid bond is asked to be kept in a case of the law only, and never for a refusal that there was not', async () => {
    const { prisma } = database;
    const bond = await bidBond('keep');
    const { page } = stage;
    await stage.signIn('finance', taskAddress(bond).split('/console/')[1]);
    await page.getByRole('button', { name: '领取并填写' }).click();
    await page.getByRole('group', { name: '办理结果' }).getByRole('button', { name: '申请不予退还' }).click();
    const dialog = page.getByRole('dialog');
    const chooseGround = async (ground: string) => {
      await dialog.getByRole('combobox').click();
      await page.locator('.ant-select-item-option').filter({ hasText: ground, visible: true }).first().click();
    };
    await chooseGround('不与采购人签订合同');
    await dialog.getByLabel('事实和依据').fill('财政部门已认定其与另一供应商恶意串通（示例决定书）。');
    await dialog.getByRole('button', { name: /^确认/ }).click();
    await dialog.locator('.field-error').filter({ hasText: '或者其放弃有正当理由' }).waitFor();
    await chooseGround('恶意串通');
    await dialog.getByRole('button', { name: /^确认/ }).click();
    for (;;) {
      const { outcome } = await prisma.task.findUniqueOrThrow({ where: { id: bond.id } });
      if (outcome === 'keep') break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    // No workflow takes the decision.
    await prisma.task.update({ where: { id: bond.id }, data: { state: 'done' } });
  });

  test('the draft is read while it is written', async () => {
    const { id: purchaseId, lotIds } = await purchaseUpTo(database, 'contract');
    const award = await database.prisma.award.findFirstOrThrow({ where: { lotId: lotIds[0] } });
    const task = await database.prisma.task.findFirstOrThrow({ where: { purchaseId, kind: 'draft-contract' } });
    const subject = { lotId: lotIds[0], awardId: award.id };
    await database.prisma.task.update({ where: { id: task.id }, data: { subject } });
    const { page } = stage;
    await stage.signIn('officer', taskAddress(task).split('/console/')[1]);
    await page.getByRole('button', { name: '领取并填写' }).click();
    const preview = page.locator('.draft-preview');
    await preview.getByText('还有 16 处待填写').waitFor();
    await page.getByLabel('甲方代表人').fill('示例负责人');
    await preview.getByText('代表人：示例负责人').waitFor();
    await preview.getByText('还有 15 处待填写').waitFor();
    await preview.getByText('陆拾捌万壹仟元整').waitFor();
    await preview.scrollIntoViewIfNeeded();
    await stage.shot('contract-draft');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await stage.seriousFindings()).toEqual([]);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await stage.sidewaysScroll()).toBe(0);
  });

  test('a change is refused above its cap, then approved, signed and in force', async () => {
    const { contractId, purchaseId } = await contractUnderWay();
    const { page } = stage;
    await stage.signIn('officer', `contracts/${contractId}`);
    await page.getByRole('button', { name: '提出合同变更' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('变更内容').fill('为新增的十名失能老人追加同样标准的服务（示例）。');
    await dialog.getByLabel('变更理由').fill('年度评估新增十名失能老人，单价和标准不变（示例）。');
    await dialog.getByLabel('追加金额').fill('68800.01');
    await dialog.getByRole('button', { name: '提出变更' }).click();
    await dialog.getByText('全部补充合同不得超过原合同金额的百分之十').waitFor();
    await dialog.getByLabel('追加金额').fill('30000');
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('contract-change-dialog');
    await dialog.getByRole('button', { name: '提出变更' }).click();
    await page.getByText('办理中').waitFor();
    await decide('approver', purchaseId, 'approve-change', 'approve');
    await decide('provider1', purchaseId, 'sign-change', 'sign');
    // Without a reload: the page hears of it.
    const paper = page.locator('.paper');
    await paper.getByText('已生效').waitFor();
    await paper.getByText('已追加 ¥30,000.00').waitFor();
    await paper.scrollIntoViewIfNeeded();
    await stage.shot('contract-changed');
    await stage.expectUsable([[`contracts/${contractId}`, '合同变更']]);
  });
});
