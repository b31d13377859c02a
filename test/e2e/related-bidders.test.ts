import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import { inboxOf } from '../../domain/tasks/task-state.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { openableBidding, openBids, type OpenableBidding } from '../integration/bids-openable.ts';
import { aCreditCode, aNewcomer, type Newcomer } from '../integration/newcomer.ts';
import { ConsoleStage, installation } from './console-stage.ts';

const KIND = 'examine-qualifications';
/** Of nobody: a place and a day that many share, with a true check character. */
const NUMBER = '110101199003070070';
const TEXTS = {
  服务方案: '按采购需求逐条响应：每名失能对象每周上门三次，首次上门四十八小时内完成。',
  服务团队: '项目负责人一名，持证护理员十二名，同时可服务一百二十人。',
  应急和接续安排: '两名机动护理员两小时内补位；合同中断时移交服务档案，原班人员留任两周。',
};

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

/** Nobody of the demo: what it states must touch no other test. */
async function aBidder(): Promise<Newcomer> {
  const newcomer = await aNewcomer(database);
  await database.prisma.organisation.update({
    where: { id: newcomer.organisationId },
    data: { kind: 'enterprise', admission: 'admitted', capacity: 60, creditCode: aCreditCode() },
  });
  return newcomer;
}

async function examination({ purchaseId, number, lotIds }: OpenableBidding): Promise<string> {
  const { candidateRole } = taskKindDefinition(KIND);
  const dueAt = new Date(Date.now() + 5 * 86_400_000);
  const workflowId = `purchase:${number}`;
  const { id } = await database.prisma.task.create({
    data: {
      ...{ id: `${workflowId}/${KIND}/1`, workflowId, kind: KIND, purchaseId, candidateRole, regionCode: DEMO_COUNTY },
      ...{ subject: { lotId: lotIds[0] }, inbox: inboxOf({ role: candidateRole, region: DEMO_COUNTY }) },
      ...{ dueAt, dueLegal: dueAt, dueRule: 'HS-01' },
    },
  });
  return id;
}

describe('a purchase for small and medium enterprises', () => {
  const stage = ConsoleStage.setUp();

  test('takes the statement of each bidder; related ones and those that declare nothing are shown to the examiner and fail', async () => {
    const { page } = stage;
    const bidding = await openableBidding({ database }, { smeReserve: 'reserved' });
    const [one, other, undeclared] = [await aBidder(), await aBidder(), await aBidder()];

    // The responsible person is stated by whom it concerns.
    await stage.signIn(one.username, 'provider/roster');
    const part = page.getByRole('region', { name: '负责人和关联单位' });
    await part.getByRole('button', { name: '登记负责人和关联单位' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('单位负责人姓名').fill('示例负责人');
    await dialog.getByLabel('单位负责人身份证号码').fill('110101199003070071');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('身份证号码应为 18 位，校验码须正确').first().waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await dialog.getByLabel('单位负责人身份证号码').fill(NUMBER);
    await dialog.getByRole('button', { name: '保存' }).click();
    await part.getByText('单位负责人：示例负责人').waitFor();
    const stated = await database.prisma.organisation.findUniqueOrThrow({ where: { id: one.organisationId } });
    await database.prisma.organisation.update({
      where: { id: other.organisationId },
      data: { responsibleName: '示例负责人', responsibleDigest: stated.responsibleDigest },
    });

    // It reads for whom the purchase is, and says in its sealed bid what it is.
    await page.goto(`${installation.apiUrl}/console/provider/purchases/${bidding.purchaseId}`);
    await page.getByText('本项目专门面向中小企业采购').first().waitFor();
    await page.goto(`${installation.apiUrl}/console/provider/purchases/${bidding.purchaseId}/bid/${bidding.lotIds[0]}`);
    await page.getByLabel('报价').fill('650000');
    for (const [label, text] of Object.entries(TEXTS)) await page.getByLabel(label).fill(text);
    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByText('请填写“中小企业声明”').first().waitFor();
    await page.getByLabel('中小企业声明').click();
    await page.locator('.ant-select-item-option').filter({ hasText: '中型企业', visible: true }).click();
    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByRole('button', { name: '密封并提交…' }).click();
    await page.getByRole('button', { name: '确认密封并提交' }).click();
    await page.getByText('已收讫').waitFor();
    for (const { username } of [other, undeclared]) {
      const body = { lotId: bidding.lotIds[0], priceFen: 66_000_000, proposal: `示例响应方案 ${username}` };
      const declared = username === other.username ? { enterpriseSize: 'small' } : {};
      await (await stage.as(username)).post(`/purchases/${bidding.purchaseId}/bids`, { ...body, ...declared });
    }

    // After the opening the examiner sees it beside each bid, and cannot find any of them qualified.
    await openBids({ database }, bidding);
    const task = await examination(bidding);
    const office = await stage.newVisitor();
    await stage.signIn('officer', `tasks/${task}`, office);
    await office.getByRole('button', { name: '领取并填写' }).click();
    await office.getByText(`与同一标段的${other.organisation}存在“单位负责人为同一人”的情形`).first().waitFor();
    await office.getByText(`与同一标段的${one.organisation}存在“单位负责人为同一人”的情形`).first().waitFor();
    await office.getByText('该响应文件没有声明为中小企业').first().waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    const yes = office.getByRole('radio', { name: '是', exact: true });
    for (let at = 0; at < 3; at += 1) await yes.nth(at).check();
    const { code, title } = taskKindDefinition(KIND).outcomes[0]!;
    await office.getByRole('group', { name: '办理结果' }).getByRole('button', { name: title.zh, exact: true }).click();
    await office.getByRole('button', { name: `确认${title.zh}`, exact: true }).click();
    await office.locator('.field-error').filter({ hasText: '政府采购法实施条例第十八条' }).first().waitFor();
    await office.locator('.field-error').filter({ hasText: '财库〔2020〕46号' }).first().waitFor();
    await stage.shot('related-bidders', office);
    expect(await database.prisma.task.count({ where: { id: task, outcome: code } })).toBe(0);
    // No workflow of this purchase takes a decision.
    await database.prisma.task.update({ where: { id: task }, data: { state: 'cancelled' } });
  });
});
