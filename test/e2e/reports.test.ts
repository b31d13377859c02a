import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, addMonths, dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { aPdf } from '../integration/attachments-sending.ts';
import { ConsoleStage, installation } from './console-stage.ts';
import { contractUnderWay, type ContractUnderWay } from './contract-under-way.ts';

const TEXT = '本月完成照料护理 118 次，2 次因救助对象住院顺延（示例）。';
const FIGURES = { 计划服务次数: '120', 完成服务次数: '118', 新增具名人员: '1', 离开具名人员: '0' };

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

/** A contract of a year whose service began two months ago: one report is overdue and one is due. */
async function contractOfTwoMonths(): Promise<ContractUnderWay> {
  const contract = await contractUnderWay();
  const startsOn = addMonths(dayOf(instantOfMillis(Date.now())), -2);
  await database.prisma.contract.update({
    where: { id: contract.contractId },
    data: { startsOn: new Date(startsOn), endsOn: new Date(addDays(addMonths(startsOn, 12), -1)) },
  });
  return contract;
}

describe('monthly reports and the credit file', () => {
  const stage = ConsoleStage.setUp();

  test('a report is handed in once, is read beside the inspection, and stands in the credit file', async () => {
    const contract = await contractOfTwoMonths();
    const { page } = stage;
    await stage.signIn('provider1', `provider/contracts/${contract.contractId}/reports`);
    await page.getByText(contract.number).waitFor();
    await page.getByText('逾期未交').waitFor();
    await page.getByRole('button', { name: '提交月报 第1月' }).click();
    const send = page.getByRole('button', { name: '确认提交' });
    for (const [label, figure] of Object.entries(FIGURES)) await page.getByLabel(label).fill(figure);
    await page.getByLabel('本月情况说明').fill(TEXT);
    // A figure that nobody typed is not taken for nought.
    expect(await send.isDisabled()).toBe(true);
    expect(await stage.seriousFindings()).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: '提交月报 第1月' }).click();
    expect(await page.getByLabel('本月情况说明').inputValue()).toBe(TEXT);
    await page.getByLabel('安全事件、投诉、中断次数').fill('0');
    await stage.shot('report-form');

    // The service goes away; what was typed stays, and is sent then.
    await page.route('**/reports', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status: 502, body: 'bad gateway' }) : route.continue(),
    );
    await send.click();
    await page.getByText('没有提交成功').waitFor();
    await page.unroute('**/reports');
    await send.click();
    await page.getByText('月报已提交').waitFor();
    const line = page.getByRole('row').filter({ hasText: '第1月' });
    await line.getByText('逾期提交').waitFor();
    await line.getByText('118 / 120').first().waitFor();
    expect(await page.getByRole('button', { name: '提交月报 第1月' }).count()).toBe(0);
    await line.getByText('说明和附件').click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '走访记录.pdf', mimeType: 'application/pdf', buffer: aPdf() });
    await line.getByRole('link', { name: /走访记录/ }).waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('reports');

    await page.goto(`${installation.apiUrl}/console/provider/credit`);
    await page.getByText(`合同 ${contract.number} · 第 1 月`).first().waitFor();

    // The official's side.
    const office = await stage.newVisitor();
    await stage.signIn('supervisor', `contracts/${contract.contractId}/reports`, office);
    await office.getByText('逾期提交').waitFor();
    expect(await office.getByRole('button', { name: /^提交月报/ }).count()).toBe(0);
    await office.goto(`${installation.apiUrl}/console/providers/${DEMO_ORGANISATIONS.provider1.id}`);
    await office.getByText(`合同 ${contract.number} · 第 1 月`).first().waitFor();
    await stage.shot('credit', office);
  });

  test('an event is objected to by its provider, decided by an approver, and counts no more', async () => {
    const contract = await contractOfTwoMonths();
    const own = await stage.as('provider1');
    const figures = { visitsPlanned: 120, visitsDone: 118, incidents: 0, staffJoined: 0, staffLeft: 0 };
    await own.post(`/contracts/${contract.contractId}/reports`, { month: 1, ...figures, text: TEXT });
    const { page } = stage;
    await stage.signIn('provider1', 'provider/credit');
    const line = page
      .getByRole('listitem')
      .filter({ hasText: contract.number })
      .filter({ hasText: '逾期提交履约月报' });
    await line.getByText('-2', { exact: true }).waitFor();
    await line.getByRole('button', { name: '提出异议' }).click();
    await page.getByLabel('事实、理由和证明').fill('当日系统维护无法提交，已向采购人书面说明（示例）。');
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await line.getByText('处理中').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);

    const office = await stage.newVisitor();
    await stage.signIn('approver', 'inbox?kind=decide-credit-appeal', office);
    const task = office.getByRole('link', { name: '处理信用异议或者修复' });
    await task.first().click();
    await office.getByRole('button', { name: '领取并填写' }).click();
    await office.getByText(contract.number).first().waitFor();
    await office.getByLabel('核查情况和理由').fill('经核对，当日系统确在维护（示例）。');
    await office.getByRole('button', { name: '成立', exact: true }).click();
    await office.getByRole('button', { name: /^确认/ }).click();
    await office.getByText('已办结：处理信用异议或者修复').waitFor();
    await line.getByText('异议成立，自始不计分').waitFor();
    await line.getByText('经核对，当日系统确在维护（示例）。').waitFor();
    await stage.shot('credit-level');
  });

  test('are usable by everybody, on the provider’s side', async () => {
    const { contractId } = await contractOfTwoMonths();
    await stage.signIn('provider1', 'provider');
    await stage.page.getByRole('heading', { name: '承接工作台' }).waitFor();
    await stage.expectUsable([
      [`provider/contracts/${contractId}/reports`, '履约月报'],
      ['provider/credit', '信用记录'],
    ]);
  });

  test('are usable by everybody, on the official’s side', async () => {
    const { contractId } = await contractOfTwoMonths();
    await stage.signIn('supervisor', 'reports/overdue');
    await stage.page.getByRole('heading', { name: '逾期未交的月报' }).waitFor();
    await stage.expectUsable([
      ['reports/overdue', '逾期未交的月报'],
      [`contracts/${contractId}/reports`, '履约月报'],
      [`providers/${DEMO_ORGANISATIONS.provider1.id}`, '信用记录'],
    ]);
  });

  test('say when there is nothing, when the service is away, and when a contract is not one’s own', async () => {
    const { contractId } = await contractOfTwoMonths();
    const { page } = stage;
    await stage.signIn('provider4', 'provider/credit');
    await page.getByText('还没有信用记录').waitFor();
    await page.route('**/api/v1/providers/*/credit*', (route) => route.fulfill({ status: 502, body: 'bad gateway' }));
    await page.reload();
    await page.getByText('连不上服务').first().waitFor();
    await page.unroute('**/api/v1/providers/*/credit*');
    await page.getByRole('button', { name: '重试' }).first().click();
    await page.getByText('还没有信用记录').waitFor();
    await page.goto(`${installation.apiUrl}/console/provider/contracts/${contractId}/reports`);
    await page.getByRole('alert').first().waitFor();
    expect(await page.content()).not.toContain(DEMO_ORGANISATIONS.provider1.name);
  });
});
