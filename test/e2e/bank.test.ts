import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { startCreditPlatform } from '../../dev/credit-platform.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { aCreditCode, aNewcomer, type Newcomer } from '../integration/newcomer.ts';
import { sendReports } from '../../worker/credit-platform.ts';
import { ConsoleStage, installation } from './console-stage.ts';

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

async function aProvider(): Promise<Newcomer> {
  const newcomer = await aNewcomer(database);
  await database.prisma.organisation.update({
    where: { id: newcomer.organisationId },
    data: {
      ...{ admission: 'admitted', capacity: 60, creditCode: aCreditCode() },
      capability: { create: { item: 'B01', regionCode: DEMO_COUNTY, capacity: 60 } },
    },
  });
  return newcomer;
}

/** Reports what is due, as the worker does where a platform is connected. Its number of that ban. */
async function reported(creditCode: string): Promise<string> {
  const platform = await startCreditPlatform();
  try {
    for (;;) {
      await sendReports(database, platform, pino({ level: 'silent' }));
      const kept = platform.records().find((record) => record.creditCode === creditCode);
      if (kept) return kept.receipt;
    }
  } finally {
    await platform.close();
  }
}

describe('a provider of the bank', () => {
  const stage = ConsoleStage.setUp();

  test('keeps roster and capability, is reviewed by somebody else than who asks, and reads the answer', async () => {
    const provider = await aProvider();
    const { page } = stage;
    await stage.signIn(provider.username, 'provider/roster');
    await page.getByRole('button', { name: '登记人员' }).click();
    await page.getByLabel('姓名').fill('示例护理员');
    await page.getByLabel('资格', { exact: true }).fill('养老护理员三级（示例）');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('rowheader', { name: '示例护理员' }).waitFor();
    await page.getByRole('button', { name: '修改服务能力' }).click();
    await page.getByLabel('可同时服务（人）').fill('61');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('超出准入时核定的可同时服务').waitFor();
    await page.getByLabel('可同时服务（人）').fill('40');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('· 40 人').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);

    // One officer asks, another decides: names are masked for both.
    const asking = await stage.newVisitor();
    await stage.signIn('bankofficer', `providers/${provider.organisationId}`, asking);
    await asking.getByRole('rowheader', { name: '示*' }).waitFor();
    await asking.getByRole('button', { name: '提出复核' }).click();
    await asking.getByLabel('理由').fill('月度检查连续两次发现漏访，需要复核（示例）。');
    await asking.getByRole('button', { name: '确认' }).click();
    await asking.getByText('待复核').waitFor();

    const office = await stage.newVisitor();
    await stage.signIn('officer', 'inbox?kind=review-provider', office);
    const line = office.getByRole('row').filter({ hasText: provider.organisation });
    await line.getByRole('link', { name: '复核在库承接主体' }).click();
    await office.getByRole('button', { name: '领取并填写' }).click();
    await office.getByText('需要复核（示例）').first().waitFor();
    await office.getByText('名册在岗 1 人').first().waitFor();
    await office.getByLabel('复核情况').fill('条件、人员和财务报告已核实（示例）。');
    await office.getByLabel('信用查询').fill('当日 10 时查询，两个网站均无失信记录。');
    await office.getByRole('button', { name: '继续在库', exact: true }).click();
    await office.getByRole('button', { name: /^确认/ }).click();
    await office.getByText('已办结：复核在库承接主体').waitFor();
    await page.goto(`${installation.apiUrl}/console/provider/admission`);
    await page.getByText('下次年度复核').waitFor();

    // Leaving at its own wish.
    await page.getByRole('button', { name: '退出社会力量库' }).click();
    await page.getByLabel('理由').fill('业务调整，暂不承接（示例）。');
    await page.getByRole('button', { name: '确认' }).click();
    await page.getByText('已退出社会力量库').first().waitFor();
  });

  test('is found by the service it states, where it is needed and for how many', async () => {
    const provider = await aProvider();
    const { page } = stage;
    await stage.signIn('officer', `providers?q=${encodeURIComponent(provider.organisation)}`);
    await page.getByRole('combobox', { name: '能提供的服务' }).click();
    await page.getByTitle(/^B01 /).click();
    await page.getByRole('combobox', { name: '服务地区' }).click();
    await page.getByTitle(new RegExp(` ${DEMO_COUNTY}$`)).click();
    await page.getByLabel('至少可同时服务').fill('60');
    const line = page.getByRole('row').filter({ hasText: provider.organisation });
    await page.getByRole('columnheader', { name: '这项服务可同时服务' }).waitFor();
    await line.getByText('60 人').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('bank-search');
    await page.getByLabel('至少可同时服务').fill('61');
    await page.getByText('没有符合条件的承接主体').waitFor();
    expect(new URL(page.url()).searchParams.get('capacity')).toBe('61');
    await stage.expectUsable([[`providers?item=B01&region=${DEMO_COUNTY}&capacity=60`, '承接主体名册']]);
  });

  test('that is debarred stands on the list, and in the public record until it is lifted', async () => {
    const provider = await aProvider();
    const { creditCode } = await database.prisma.organisation.findUniqueOrThrow({
      where: { id: provider.organisationId },
    });
    const { page } = stage;
    await stage.signIn('officer', 'debarments');
    await page.getByRole('button', { name: '登记决定' }).click();
    await page.getByLabel('单位名称').fill(provider.organisation);
    await page.getByLabel('统一社会信用代码').fill(creditCode!);
    await page.getByLabel('作出决定的机关').fill('示例县财政局');
    await page.getByLabel('决定文号').fill('示例财罚〔2026〕1号');
    await page.getByLabel('违法事实').fill('提供虚假材料谋取成交（示例）。');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: creditCode! });
    await row.getByText('执行中').waitFor();
    // It waits for the credit platform, which answers with its own number of the record.
    await row.getByText('等待报送信用平台').waitFor();
    const receipt = await reported(creditCode!);
    await page.reload();
    await row.getByText(`已报送信用平台，回执 ${receipt}`).waitFor();
    await page.goto(`${installation.apiUrl}/public/dishonesty`);
    await page.getByText(creditCode!).waitFor();

    // The party itself reads why, on which article, for how long, and what it may do against it.
    const party = await stage.newVisitor();
    await stage.signIn(provider.username, 'provider/admission', party);
    await party.getByRole('heading', { name: '禁止参加政府采购的决定' }).waitFor();
    await party.getByText('示例县财政局 示例财罚〔2026〕1号').waitFor();
    await party.getByText('GPL 77').waitFor();
    await party.getByText(/已过 \d+ 天，共 \d+ 天/).waitFor();
    await party.getByText('申请行政复议和提起行政诉讼的期限').waitFor();

    const approver = await stage.newVisitor();
    await stage.signIn('approver', 'debarments', approver);
    const same = approver.getByRole('row').filter({ hasText: creditCode! });
    await same.getByRole('button', { name: '撤销登记' }).click();
    await approver.getByLabel('理由').fill('处罚决定经复议撤销（示例）。');
    await approver.getByRole('button', { name: '确认' }).click();
    await same.getByText('已撤销').waitFor();
  });

  test('is told of a ban before anybody decides on it', async () => {
    const provider = await aProvider();
    const { page } = stage;
    await stage.signIn('officer', `providers/${provider.organisationId}`);
    await page.getByRole('button', { name: '处罚立案' }).click();
    await page.getByLabel('违法事实').fill('无正当理由擅自终止服务合同，经催告拒不恢复（示例）。');
    await page.getByLabel('证据').fill('催告函、服务记录（示例）');
    await page.getByLabel('拟禁止（月）').fill('6');
    await page.getByRole('button', { name: '提交立案' }).click();
    await page.getByText('依据 DB-02 禁止 12 至 36 个月').first().waitFor();
    await page.getByLabel('拟禁止（月）').fill('12');
    await page.getByRole('button', { name: '提交立案' }).click();
    await page.getByText('已立案，请送达告知书').first().waitFor();
    await page.goto(`${installation.apiUrl}/console/debarments`);
    await page.getByRole('row').filter({ hasText: provider.organisation }).getByText('已立案').waitFor();

    // The office serves the notice first; only then is the party asked for its defence.
    await page.goto(`${installation.apiUrl}/console/inbox?kind=serve-penalty-notice`);
    await page.getByRole('link', { name: '送达行政处罚告知书' }).first().waitFor();
  });

  test('has pages that everybody can use', async () => {
    const provider = await aProvider();
    await stage.signIn(provider.username, 'provider/roster');
    await stage.page.getByRole('heading', { name: '人员和服务能力' }).waitFor();
    await stage.expectUsable([
      ['provider/roster', '人员和服务能力'],
      ['provider/admission', '准入申请'],
    ]);
  });

  test('is asked for local conditions that were published before they bind', async () => {
    const { page } = stage;
    const basis = `示例县民发〔${Date.now()}〕8号`;
    await stage.signIn('officer', 'conditions');
    await page.getByRole('button', { name: '公布条件' }).click();
    await page.getByLabel('条件内容').fill('护理人员应当持有养老护理员职业技能等级证书（示例）。');
    await page.getByLabel('依据文件').fill(basis);
    await page.getByRole('button', { name: '公布', exact: true }).click();
    await page.getByText(basis).waitFor();
    await page.goto(`${installation.apiUrl}/public/catalogue`);
    await page.getByText(basis).waitFor();
  });

  test('is on office pages that everybody can use', async () => {
    await stage.signIn('officer', 'debarments');
    await stage.page.getByRole('heading', { name: '禁止参加政府采购名单' }).waitFor();
    await stage.expectUsable([
      ['debarments', '禁止参加政府采购名单'],
      ['conditions', '地方承接条件'],
    ]);
  });
});
