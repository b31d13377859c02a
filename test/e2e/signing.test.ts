import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { apiPath, ConsoleStage, installation, taskAddress } from './console-stage.ts';
import { endWorkflows, PurchaseByOthers } from './purchase-by-others.ts';

// The bids alone have ten days of twenty seconds; the rest is people's work.
jest.setTimeout(480_000);

const PRICE_CAP = '（CO-05，《政府采购法实施条例》第四十八条）';
const FILING = '示例财采备〔2027〕18号';

let database: Database;
let purchase: PurchaseByOthers | undefined;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(async () => {
  if (purchase) await endWorkflows(purchase);
  await database.close();
});

describe('a contract', () => {
  const stage = ConsoleStage.setUp();

  /** The example of the form with a change, kept as that person's draft, so that the browser types only what matters. */
  async function keepDraft(username: string, id: string, change: object): Promise<void> {
    const person = await stage.as(username);
    const { version } = await person.post<{ version: number }>(apiPath(id, 'claim'));
    const { form } = await person.get<{ form: { example: object } }>(apiPath(id));
    await person.post(apiPath(id, 'draft'), { version, form: { ...form.example, ...change } });
  }

  async function open(page: Page, id: string): Promise<void> {
    await page.goto(taskAddress({ id }));
    const claim = page.getByRole('button', { name: '领取并填写' });
    const outcomes = page.getByRole('group', { name: '办理结果' });
    await claim.or(outcomes).first().waitFor();
    if (await claim.isVisible()) await claim.click();
    await outcomes.waitFor();
  }

  function ordinary(page: Page, kind: TaskKind) {
    const title = taskKindDefinition(kind).outcomes[0]!.title.zh;
    return {
      button: page.getByRole('group', { name: '办理结果' }).getByRole('button', { name: title, exact: true }),
      sure: page.getByRole('button', { name: `确认${title}`, exact: true }),
    };
  }

  async function decide(page: Page, kind: TaskKind): Promise<void> {
    const { button, sure } = ordinary(page, kind);
    await button.click();
    await sure.click();
    await page.getByText(`已办结：${taskKindDefinition(kind).title.zh}`).waitFor();
  }

  async function visitor(username: string, at = ''): Promise<Page> {
    const page = await stage.newVisitor();
    await stage.signIn(username, at, page);
    await page.getByRole('button', { name: '退出登录' }).waitFor();
    return page;
  }

  test('goes from the award letter over draft, bond and both signatures to its publication and filing', async () => {
    purchase = await PurchaseByOthers.open(database);
    const { page } = stage;

    // The documents demand a bond; more than the law allows is refused with its article.
    const documents = await purchase.until('draft-documents');
    await keepDraft('officer', documents, { performanceBondPercent: 11 });
    await stage.signIn('officer', taskAddress({ id: documents }).split('/console/')[1]);
    await ordinary(page, 'draft-documents').button.click();
    await page.getByText(PRICE_CAP).first().waitFor();
    await page.getByLabel('履约保证金').fill('10');
    await decide(page, 'draft-documents');

    // The winner reads its letter, and knows that the buyer drafts and signs first.
    const draft = await purchase.until('draft-contract');
    const award = await database.prisma.award.findFirstOrThrow({
      where: { lot: { purchaseId: purchase.id }, state: 'live' },
    });
    const winner = DEMO_USERS.find(
      ({ role, organisation }) => role === 'provider' && DEMO_ORGANISATIONS[organisation].id === award.providerId,
    )!;
    const provider = await visitor(winner.username, `provider/purchases/${purchase.id}`);
    const result = provider.getByRole('region', { name: '本单位的评审结果' });
    await result.getByText('轮到本单位签署时会出现在待办任务里').waitFor();
    const [letter] = await Promise.all([
      provider.context().waitForEvent('page'),
      result.getByRole('link', { name: /成交（中标）通知书/ }).click(),
    ]);
    await letter.close();
    await result.scrollIntoViewIfNeeded();

    // Finance enters the published rate, below which no interest for late payment may be agreed.
    const finance = await visitor('finance', 'projects');
    const panel = finance.getByRole('region', { name: '一年期贷款市场报价利率' });
    await panel.getByRole('button', { name: '登记报价利率' }).click();
    await finance.getByLabel('年利率').fill('310');
    await finance.getByLabel('公布日期').fill('2020-01-20');
    await finance.getByLabel('依据公告').fill('贷款市场报价利率公告（示例）');
    await finance.getByRole('button', { name: '保存' }).click();
    await panel.getByText('年利率 3.1%').waitFor();

    // The office drafts from the template: what is typed stands in the text beside it.
    await keepDraft('officer', draft, {});
    await open(page, draft);
    await page.getByLabel('甲方代表人').fill('示例签约人甲');
    const preview = page.locator('.draft-preview');
    await preview.getByText('代表人：示例签约人甲').waitFor();
    await page.getByLabel('约定逾期利率').fill('365');
    await preview.getByText('按年利率3.65%').waitFor();
    await decide(page, 'draft-contract');

    // Somebody else signs for the office, with the draft before them.
    const approver = await visitor('approver');
    await open(approver, await purchase.asked('approve-contract'));
    await approver.getByText(`${purchase.number}-1`).first().waitFor();
    await approver.getByLabel('意见').fill('与采购文件、响应文件一致，同意签署（示例）。');
    await decide(approver, 'approve-contract');

    // Finance records the bond: its amount follows from price and documents and is no field.
    await open(finance, await purchase.asked('receive-bond'));
    const bond = Math.floor(Number(award.amountFen) / 10);
    await finance
      .getByText(`应收 ${yuan(bond)}`)
      .first()
      .waitFor();
    await finance.getByRole('combobox', { name: '提交形式' }).click();
    await finance.getByTitle('银行保函').click();
    await finance.getByLabel('凭证号').fill('示例保函2027-018');
    await finance.getByLabel('收到日期').fill('2027-04-20');
    await decide(finance, 'receive-bond');

    // The provider signs, and it is a contract.
    await open(provider, await purchase.asked('sign-contract'));
    await provider.getByLabel('签署人').fill('示例法定代表人乙');
    await decide(provider, 'sign-contract');

    await open(page, await purchase.asked('publish-contract'));
    await page.getByLabel('发布媒体').fill('中国政府采购网吉林分网');
    await decide(page, 'publish-contract');
    await open(page, await purchase.asked('file-contract'));
    await page.getByLabel('备案号').fill(FILING);
    await page.getByLabel('备案日期').fill('2027-05-10');
    await decide(page, 'file-contract');

    // The purchase leads to the contract, whose page has text, bond and filing; the public reads the notice.
    await page.goto(`${installation.apiUrl}/console/purchases/${purchase.id}`);
    await page
      .getByRole('link', { name: `${purchase.number}-1`, exact: true })
      .first()
      .click();
    const paper = page.locator('.paper');
    await paper.getByText(yuan(bond)).waitFor();
    await paper.getByText(FILING).waitFor();
    expect(await paper.getByText('待公告').count()).toBe(0);
    await page.locator('#payments').getByText('年利率 3.65%').waitFor();
    await paper.scrollIntoViewIfNeeded();
    expect(await stage.seriousFindings()).toEqual([]);
    const { id } = await database.prisma.notice.findFirstOrThrow({
      where: { purchaseId: purchase.id, kind: 'contract-notice' },
    });
    await page.goto(`${installation.apiUrl}/public/notices/${id}`);
    await page.getByText(`${purchase.number}-1`).first().waitFor();
  });
});

function yuan(fen: number): string {
  return `¥${(fen / 100).toLocaleString('en', { minimumFractionDigits: 2 })}`;
}
