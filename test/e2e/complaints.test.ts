import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { addDays, dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { aPdf } from '../integration/attachments-sending.ts';
import type { Bidding } from '../integration/bids-bidding.ts';
import { challengeable } from '../integration/challenges-purchase.ts';
import { challenged } from '../integration/complaints-course.ts';
import { ConsoleStage, installation } from './console-stage.ts';

jest.setTimeout(240_000);

const OBJECTION = {
  投诉事项: '评分因素与项目需求无关，答复未予纠正（示例）',
  事实依据: '采购文件第三章将本地网点作为加分项',
  法律依据: '实施条例第二十条',
};
const EVIDENCE = '投诉证据（示例）.pdf';
const STATEMENT = '该评分因素与服务响应能力直接相关，依据为采购需求第三条（示例）。';
const FINDINGS = '经查，评审委员会未按采购文件规定的标准评分，投诉事项成立（示例）。';
const NUMBER = '示例财采投〔2027〕1号';
const MISSING = '请补充投诉事项一的事实依据和证明材料（示例）。';
const CORRECTION = '补充：采购文件第三章第二节原文和开标记录，见附件（示例）。';
const OTHER_STATEMENT = '本单位的本地网点系多年前设立，与本次采购无关（示例）。';
const HEARING = '就评分因素与采购需求的关系质证，三日后九时在示例县财政局（示例）。';
const HEARD = '双方到场质证，采购人说明了评分因素的来源，笔录已签字（示例）。';
const REPORT = '已宣布第一标段成交结果无效并公告，另行组织采购（示例）。';

const challenger = { userId: DEMO_USERS.find(({ username }) => username === 'provider2')!.id };

let database: Database;

/** A day so far ahead that no clock reaches it. */
const inDays = (days: number) => addDays(dayOf(instantOfMillis(Date.now())), days);

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

describe('a complaint', () => {
  const stage = ConsoleStage.setUp();

  /** Claims the task of that name, which waits on the complaint's page. */
  async function work(page: Page, complaint: string, task: string): Promise<void> {
    await page.goto(complaint);
    await page.getByRole('link', { name: `${task} →` }).click();
    await page.getByRole('button', { name: '领取并填写' }).click();
  }

  /** Chooses the outcome and confirms it in the dialog, where `fill` fills its own form. */
  async function decide(page: Page, outcome: string, fill?: () => Promise<void>): Promise<void> {
    await page.getByRole('button', { name: outcome, exact: true }).click();
    await fill?.();
    await page.getByRole('button', { name: /^确认/ }).click();
    await page
      .getByText(/^已办结/)
      .first()
      .waitFor();
  }

  test('goes from the letter over copies and statement to the decision, its publication and how it was carried out', async () => {
    const bidding = await challengeable({ database }, 'published', 5);
    const challengeId = await challenged({ database }, challenger, bidding);
    const { page } = stage;
    await stage.signIn('provider2', `challenges/${challengeId}`);
    await page.getByRole('link', { name: /向财政部门投诉/ }).click();
    await page.getByText('投诉截止').waitFor();
    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByText('还不能提交').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    for (const [label, text] of Object.entries(OBJECTION)) await page.getByLabel(label, { exact: true }).fill(text);
    await page.getByLabel('与投诉事项相关的投诉请求').fill('认定成交结果无效');
    await page.getByLabel('联系人').fill('示例联系人');
    await page.getByLabel('联系电话').fill('10000000001');
    await page.reload();
    expect(await page.getByLabel('事实依据').inputValue()).toBe(OBJECTION.事实依据);
    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByRole('button', { name: '确认提交' }).click();
    await page.getByText('审查中').waitFor();
    await page.getByLabel('选择文件').setInputFiles({ name: EVIDENCE, mimeType: 'application/pdf', buffer: aPdf() });
    await page.getByText(`已上传“${EVIDENCE}”`).waitFor();
    const complaint = page.url();

    // The finance department accepts it and suspends the purchase.
    const finance = await stage.newVisitor();
    await stage.signIn('finance', 'complaints?state=received', finance);
    await finance.getByRole('row').filter({ hasText: bidding.number }).getByRole('link').click();
    await finance.getByText(DEMO_ORGANISATIONS.provider2.name).waitFor();
    await finance.getByRole('link', { name: '审查投诉书 →' }).waitFor();
    await work(finance, complaint, '审查投诉书');
    await finance.getByText(OBJECTION.事实依据).first().waitFor();
    await finance.getByLabel('受理意见').fill('符合受理条件，予以受理（示例）。');
    await finance.getByRole('radio', { name: '是' }).check();
    await finance.getByLabel('暂停理由').fill('可能影响采购结果（示例）');
    await decide(finance, '受理');

    // The buyer has its copy, sees that nothing may be signed, and states.
    const office = await stage.newVisitor();
    await stage.signIn('officer', `purchases/${bidding.purchaseId}`, office);
    await office.getByText('财政部门暂停采购活动').first().waitFor();
    await work(office, complaint, '就投诉作出说明');
    await office.getByLabel('说明', { exact: true }).fill(STATEMENT);
    await decide(office, '提交说明');

    // Drafted by one person, approved by another, who reads the draft.
    await work(finance, complaint, '办理投诉');
    await finance.getByText(STATEMENT).first().waitFor();
    await decide(finance, '拟认定投诉成立', async () => {
      const dialog = finance.getByRole('dialog');
      await dialog.getByLabel('查明的事实').fill(FINDINGS);
      await dialog.getByLabel('法律依据').fill('财政部令第94号第三十二条');
      await dialog.getByRole('radio', { name: '是' }).check();
      await dialog.getByRole('combobox').click();
      await finance.getByTitle(/^第1标段/).click();
    });
    const second = await stage.newVisitor();
    await stage.signIn('finance2', 'inbox', second);
    await second.getByRole('heading', { name: '待办任务' }).waitFor();
    await work(second, complaint, '审批投诉处理决定');
    await second.getByText(FINDINGS).first().waitFor();
    await second.getByLabel('审批意见').fill('事实清楚，同意（示例）。');
    await second.getByLabel('处理决定书文号').fill(NUMBER);
    await decide(second, '同意');

    // Served, published, carried out and checked.
    await page.goto(complaint);
    await page.getByText('投诉成立', { exact: true }).first().waitFor();
    await page.getByText('尚未落实').waitFor();
    await work(office, complaint, '落实投诉处理决定');
    await office.getByLabel('落实情况').fill(REPORT);
    await decide(office, '报告落实情况');
    await work(second, complaint, '核实处理决定的落实');
    await second.getByLabel('意见').fill('已落实（示例）。');
    await decide(second, '已落实');
    await page.goto(complaint);
    await page.getByText(REPORT).waitFor();
    await stage.shot('complaint');

    const visitor = await stage.newVisitor();
    await visitor.goto(`${installation.apiUrl}/public/notices?kind=complaint-decision`);
    await visitor
      .getByRole('link', { name: /投诉处理结果公告|示例采购/ })
      .first()
      .click();
    await visitor.getByText(NUMBER).first().waitFor();
  });

  test('is corrected once, others concerned state, and both sides are heard before the decision', async () => {
    const bidding = await challengeable({ database }, 'published', 5);
    const id = await handedIn(bidding);
    const complaint = `${installation.apiUrl}/console/complaints/${id}`;
    const finance = await stage.newVisitor();
    await stage.signIn('finance', 'complaints', finance);
    await finance.getByRole('heading', { name: '投诉', exact: true }).waitFor();
    await work(finance, complaint, '审查投诉书');
    await decide(finance, '要求补正', async () => {
      const dialog = finance.getByRole('dialog');
      await dialog.getByLabel('需要补正的事项').fill(MISSING);
      await dialog.getByLabel('补正期限').fill(inDays(60));
    });

    // The complainant finds what is missing and until when, and hands it in.
    const { page } = stage;
    await stage.signIn('provider2', 'complaints');
    await page.getByRole('row').filter({ hasText: bidding.number }).getByText('待补正').waitFor();
    await page.getByRole('row').filter({ hasText: bidding.number }).getByRole('link').click();
    await page.getByText(MISSING).waitFor();
    await page.getByText('补正截止').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await page.getByLabel('补正内容').fill(CORRECTION);
    await page.getByRole('button', { name: '提交补正' }).click();
    await page.getByText('已于').waitFor();

    await work(finance, complaint, '审查补正后的投诉书');
    await finance.getByText(CORRECTION).first().waitFor();
    await finance.getByLabel('受理意见').fill('补正后符合受理条件（示例）。');
    await finance.getByRole('radio', { name: '否' }).check();
    await decide(finance, '受理');

    // Another supplier concerned states; a hearing is held and its record kept.
    const other = await stage.newVisitor();
    await stage.signIn('provider1', `complaints/${id}`, other);
    await other.getByLabel('说明', { exact: true }).fill(OTHER_STATEMENT);
    await other.getByRole('button', { name: '提交说明' }).click();
    await other.getByText(OTHER_STATEMENT).first().waitFor();
    await work(finance, complaint, '办理投诉');
    await decide(finance, '调查、质证或者委托鉴定', async () => {
      const dialog = finance.getByRole('dialog');
      await dialog.getByRole('combobox').click();
      await finance.getByTitle('组织质证').click();
      await dialog.getByLabel('对象').fill('投诉人和采购人（示例）');
      await dialog.getByLabel('事项').fill(HEARING);
    });
    await page.reload();
    await page.getByText(HEARING).waitFor();
    await page.getByText('等待结果').waitFor();
    await work(finance, complaint, '登记调查、质证或者鉴定结果');
    await finance.getByRole('textbox', { name: '结果' }).fill(HEARD);
    await decide(finance, '已收到结果');
    await finance.goto(complaint);
    await finance.getByText(HEARD).waitFor();
    await finance.getByText(OTHER_STATEMENT).waitFor();
    await finance.getByRole('link', { name: '办理投诉 →' }).waitFor();
  });

  /** Against the rejected challenge of provider2, through the api. */
  async function handedIn(bidding: Bidding): Promise<string> {
    const challengeId = await challenged({ database }, challenger, bidding);
    const supplier = await stage.as('provider2');
    const { id } = await supplier.post<{ id: string }>(`/challenges/${challengeId}/complaints`, {
      matters: [{ of: 1, matter: OBJECTION.投诉事项, facts: OBJECTION.事实依据, basis: OBJECTION.法律依据 }],
      request: '认定成交结果无效',
      contactName: '示例联系人',
      contactPhone: '10000000001',
    });
    return id;
  }

  test('may be taken back until it is decided', async () => {
    const bidding = await challengeable({ database }, 'published', 5);
    const id = await handedIn(bidding);
    const { page } = stage;
    await stage.signIn('provider2', `complaints/${id}`);
    await page.getByText('撤回投诉').first().click();
    await page.getByLabel('撤回理由').fill('自愿撤回（示例）');
    await page.getByRole('button', { name: '确认撤回' }).click();
    await page.getByText('投诉人撤回').waitFor();
  });
});
