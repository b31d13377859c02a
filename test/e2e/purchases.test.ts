import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { purchaseUpTo, type PurchaseOnItsWay } from '../integration/purchases-course.ts';
import { aNumber } from '../integration/stage.ts';
import { ConsoleStage, installation } from './console-stage.ts';

let database: Database;
let sealed: PurchaseOnItsWay;
let published: PurchaseOnItsWay;

beforeAll(async () => {
  database = connect(installation.databaseUrl, 2);
  sealed = await purchaseUpTo(database, 'bidding');
  published = await purchaseUpTo(database, 'contract');
});

afterAll(() => database.close());

const stage = ConsoleStage.setUp();

async function bothAppearances(check: () => Promise<void>): Promise<void> {
  await check();
  await stage.page.getByRole('button', { name: '深色显示' }).click();
  await check();
  await stage.page.getByRole('button', { name: '浅色显示' }).click();
}

describe('the list of purchases', () => {
  test('shows where each one is and whom it waits for, and keeps its filters in the address', async () => {
    const { page } = stage;
    // The newest come first, and other tests have opened many since.
    await stage.signIn('officer', 'purchases?q=COURSE');
    const line = page.getByRole('row').filter({ hasText: published.number });
    await line.getByText('起草合同和临时接管预案').waitFor();
    await line.getByText('合同订立').waitFor();
    await stage.shot('purchases');
    await bothAppearances(async () => expect(await stage.seriousFindings()).toEqual([]));
    await page.getByLabel('搜索名称或编号').fill(sealed.number);
    await page.waitForURL(new RegExp(sealed.number));
    await line.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('link', { name: '社会救助照料服务采购' }).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(1);
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: /导出为 Excel/ }).click();
    expect((await file).suggestedFilename()).toMatch(/^采购项目_.*\.xlsx$/);
    await page.getByText('已导出 1 行').waitFor();
    await page.getByLabel('搜索名称或编号').fill('没有这样的采购');
    await page.getByText('没有符合筛选条件的采购项目').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).first().click();
    await page.waitForURL(/purchases$/);
    await page.getByRole('row').nth(2).waitFor();
  });

  test('says so when the service is away, and fits a phone', async () => {
    const { page } = stage;
    await page.setViewportSize({ width: 360, height: 740 });
    await page.route('**/api/v1/purchases?*', (route) => route.fulfill({ status: 502, body: 'bad gateway' }));
    await stage.signIn('officer', `purchases?q=${published.number}`);
    await page.getByText('连不上服务').waitFor();
    await page.unroute('**/api/v1/purchases?*');
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText(published.number).waitFor();
    expect(await stage.sidewaysScroll()).toBe(0);
    await stage.shot('purchases-phone');
  });
});

describe('the page of a purchase', () => {
  test('tells stages, periods, scores, decisions and the audit record; the draw is repeated in the browser', async () => {
    const { page } = stage;
    await stage.signIn('officer', `purchases/${published.id}`);
    await page.locator('[aria-current=step]').getByText('合同订立').waitFor();
    await page.getByText(DEMO_ORGANISATIONS.provider2.name).first().waitFor();
    await page.getByText('签订合同').first().waitFor();
    await page.getByText('发起采购', { exact: true }).waitFor();
    await page.getByRole('button', { name: '在本页重新抽取' }).click();
    await page.getByText('按种子重新抽取的 3 人与记录完全一致').waitFor();
    await page.getByText('以表格查看').click();
    await page.getByRole('columnheader', { name: '实际起止' }).waitFor();
    await page.getByText('的逐项评分').first().click();
    await page.getByRole('columnheader', { name: '专家3' }).first().waitFor();
    for (const paper of ['评分汇总表 (PDF)', '通知书 (PDF)']) {
      const address = await page.getByRole('link', { name: paper }).first().getAttribute('href');
      const answer = await page.request.get(`${installation.apiUrl}${address!}`);
      expect([paper, answer.status(), answer.headers()['content-type']]).toEqual([paper, 200, 'application/pdf']);
    }
    const archive = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载全卷' }).click();
    expect((await archive).suggestedFilename()).toMatch(/^采购全卷_.*\.zip$/);
    await bothAppearances(async () => expect(await stage.seriousFindings()).toEqual([]));
    await page.getByText('以表格查看').click();
    await page.evaluate('scrollTo(0, 0)');
    await stage.shot('purchase');
  });

  test('says before the opening why no bid is shown, and nothing of them', async () => {
    const { page } = stage;
    for (const username of ['officer', 'provider1']) {
      await page.context().clearCookies();
      await stage.signIn(username, `purchases/${sealed.id}`);
      await page.getByText('开标前不显示任何投标信息').waitFor();
      expect(await page.getByRole('columnheader', { name: '开标报价' }).count()).toBe(0);
    }
  });

  test('reminds whoever it waits for, once a day', async () => {
    const { page } = stage;
    const task = await stage.firstTask();
    await stage.signIn('approver', `purchases/${task.purchaseId}`);
    const urge = page.getByRole('button', { name: /^催办：/ }).first();
    await urge.click();
    await page.getByText('已催办，对方会收到通知').waitFor();
    await page.reload();
    await urge.click();
    await page.getByText('今天已经催办过').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    const officer = await stage.as('officer');
    const { items } = await officer.get<{ items: { kind: string; taskId: string }[] }>('/notifications?limit=100');
    expect(items).toContainEqual(expect.objectContaining({ kind: 'urged', taskId: task.id }));
  });

  test('fits a phone and prints on A4 with everything unfolded', async () => {
    const { page } = stage;
    await page.setViewportSize({ width: 360, height: 740 });
    await stage.signIn('auditor', `purchases/${published.id}`);
    await page.getByText('发起采购', { exact: true }).waitFor();
    expect(await stage.sidewaysScroll()).toBe(0);
    await stage.shot('purchase-phone');
    await page.evaluate('window.dispatchEvent(new Event("beforeprint"))');
    expect(await page.locator('.purchase details:not([open])').count()).toBe(0);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.length).toBeGreaterThan(20_000);
    await page.evaluate('window.dispatchEvent(new Event("afterprint"))');
    expect(await page.locator('.purchase details[open]').count()).toBe(0);
  });

  test('that does not exist says so and leads back', async () => {
    await stage.signIn('officer', 'purchases/00000000-0000-4000-8000-0000000000ff');
    await stage.page.getByText('不存在，或不在您的管辖范围内').waitFor();
  });
});

describe('opening a purchase', () => {
  test('is done step by step: faults at their fields, the sum as it is typed, then the workflow asks its first question', async () => {
    const { page } = stage;
    const number = aNumber();
    await stage.signIn('officer', 'purchases');
    await page.getByRole('link', { name: '发起采购' }).click();
    await page.getByRole('button', { name: '下一步：标段' }).click();
    await page.getByRole('link', { name: '请填写“采购编号”' }).waitFor();
    await page.getByLabel('采购编号').fill(number);
    await page.getByLabel('采购名称').fill('劳务派遣人员（示例）');
    await page
      .getByText(/“劳务派遣.*属于不得购买的事项/)
      .first()
      .waitFor();
    await page.getByLabel('采购名称').fill('社会救助照料服务（示例）');
    await page.getByLabel('预算金额').fill('1400000');
    await page.getByText('大写：壹佰肆拾万元整').waitFor();
    await page.getByLabel('资金来源').fill('困难群众救助补助资金（示例）');
    await page.getByRole('button', { name: '采用建议' }).click();
    await page.getByText('评审小组不少于 3 人').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('purchase-new');
    await page.getByRole('button', { name: '下一步：标段' }).click();

    await page.getByLabel('标段名称').fill('示例标段');
    await page.getByLabel('购买内容').fill('照料');
    await page.getByTitle('B01 照料护理').click();
    await page.keyboard.press('Escape');
    await page.getByText('服务标准（按人·月计）').click();
    await page.getByRole('rowheader', { name: '服务对象满意度' }).waitFor();
    await page.getByRole('checkbox', { name: /示例一镇/ }).check();
    await page.getByLabel('标段预算').fill('700000');
    await page.getByText('还差 ¥700,000.00').waitFor();
    await page.getByRole('button', { name: '以合计作为预算总额' }).click();
    await page.getByText('一致').waitFor();
    await stage.shot('purchase-new-lots');
    await bothAppearances(async () => expect(await stage.seriousFindings()).toEqual([]));
    await page.reload();
    await page.getByText('已恢复您上次没有完成的填写').waitFor();
    await page.getByRole('button', { name: /核对并发起/ }).click();

    await page.getByText('接下来', { exact: false }).or(page.getByText('发起后会怎样')).first().waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('purchase-new-check');
    await page.getByRole('button', { name: '发起采购' }).click();
    await page.getByRole('heading', { name: '社会救助照料服务（示例）' }).waitFor();
    await page.getByRole('link', { name: '编制采购实施计划' }).waitFor({ timeout: 30_000 });
    expect(await database.prisma.purchase.count({ where: { number } })).toBe(1);
  });

  test('starts from an earlier purchase, and tells at the field that the number is taken', async () => {
    const { page } = stage;
    await page.setViewportSize({ width: 360, height: 740 });
    await stage.signIn('officer', `purchases/new?from=${published.id}`);
    await page.getByText('已从“社会救助照料服务采购（示例）”复制').waitFor();
    await page.getByLabel('采购编号').fill(published.number);
    await page.getByRole('button', { name: '下一步：标段' }).click();
    await page.getByText('一致').waitFor();
    expect(await stage.sidewaysScroll()).toBe(0);
    await page.getByRole('button', { name: /下一步/ }).click();
    await page.getByRole('button', { name: '发起采购' }).click();
    await page.getByRole('link', { name: '编号已被使用' }).waitFor();
    expect(await page.getByLabel('采购编号').inputValue()).toBe(published.number);
  });

  test('shows what it read from a pasted notice before it fills anything in, and names what it cannot read', async () => {
    const { page } = stage;
    await stage.signIn('officer', 'purchases/new');
    await page.getByRole('button', { name: '从公告文本导入' }).click();
    await page.getByLabel('采购公告全文').fill('项目编号：ABC-1 项目名称：示例');
    await page.getByRole('button', { name: '读取公告' }).click();
    await page.getByText('没有预算金额').first().waitFor();
    await page.getByLabel('采购公告全文').fill(NOTICE);
    await page.getByRole('button', { name: '读取公告' }).click();
    const preview = page.getByRole('region', { name: '从公告读到的内容' });
    expect(await preview.innerText()).toMatch(/SLZC2027-C3-009999-SLJG[\s\S]*竞争性磋商[\s\S]*700,000[\s\S]*12 个月/);
    await page.getByRole('button', { name: '核对无误，填入表单' }).click();
    await page.getByLabel('采购公告全文').waitFor({ state: 'detached' });
    expect(await page.getByLabel('采购编号').inputValue()).toBe('SLZC2027-C3-009999-SLJG');
    expect(await page.getByLabel('预算金额').inputValue()).toBe('700000');
  });
});

const NOTICE =
  '项目编号：SLZC2027-C3-009999-SLJG项目名称：社会救助经办服务（示例）采购方式：竞争性磋商预算总金额（元）：700000' +
  '采购需求：标项一标项名称：示例标段数量：1预算金额（元）：700000合同履约期限：自合同签订之日起一年。';

describe('the command menu', () => {
  test('is opened by Ctrl+K on any page and leads to a purchase by a part of its number', async () => {
    const { page } = stage;
    await stage.signIn('officer');
    await page.getByRole('heading', { name: '待办任务' }).waitFor();
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: '编号、名称、任务或页面' });
    await box.fill('cgxm');
    await page.getByRole('option', { name: '采购项目' }).waitFor();
    await box.fill(published.number.slice(0, 12).toLowerCase());
    await page.getByRole('option', { name: published.number }).first().waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('command-menu');
    await page.getByRole('option', { name: `${published.number} ·` }).waitFor();
    while (!/purchases-/.test((await box.getAttribute('aria-activedescendant')) ?? '')) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '社会救助照料服务采购（示例）' }).waitFor();
  });

  test('finds nothing of another county', async () => {
    const { page } = stage;
    await stage.signIn('officer2');
    await page.getByRole('heading', { name: '待办任务' }).waitFor();
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByRole('combobox', { name: '编号、名称、任务或页面' }).fill(published.number);
    await page.getByText('没有找到').waitFor();
  });
});
