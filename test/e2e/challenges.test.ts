import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { aPdf } from '../integration/attachments-sending.ts';
import { aChallenge, challengeable } from '../integration/challenges-purchase.ts';
import { ConsoleStage, installation, taskAddress } from './console-stage.ts';
import { endWorkflows, PurchaseByOthers } from './purchase-by-others.ts';

const LETTER = {
  质疑事项: '评分因素与项目需求无关（示例）',
  事实依据: '采购文件第三章将本地网点作为加分项',
  法律依据: '实施条例第二十条',
  与质疑事项相关的请求: '删除该评分因素并重新公告',
};
const EVIDENCE = '证明材料（示例）.pdf';
const ANSWER = '经核查，该评分因素用于衡量应急响应能力，与服务质量直接相关，质疑不成立（示例）。';

const UPHELD = '经核查，评审委员会未按采购文件规定的标准评分，质疑成立（示例）。';
const REDONE = '评审标准适用错误，改变成交结果，已书面报告财政部门（示例）。';

let database: Database;
let purchase: PurchaseByOthers | undefined;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(async () => {
  if (purchase) await endWorkflows(purchase);
  await database.close();
});

function taskPage(id: string): string {
  return taskAddress({ id }).split('/console/')[1]!;
}

describe('a challenge', () => {
  const stage = ConsoleStage.setUp();

  test('goes from the letter over its evidence to the written answer', async () => {
    const { purchaseId, number } = await challengeable({ database }, 'published');
    const { page } = stage;
    await stage.signIn('provider1', `purchases/${purchaseId}/challenge`);
    await page.getByText(number).waitFor();
    await page.getByText('可以质疑的环节和期限').waitFor();

    // What is missing is named field by field; what was typed survives a reload.
    await page.getByRole('combobox', { name: '质疑的环节' }).click();
    await page.getByTitle('采购结果').click();
    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByText('第1项“事实依据”至少 4 个字').waitFor();
    await page.getByText('“联系电话”应为 6 至 20 位数字').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    for (const [label, text] of Object.entries(LETTER)) await page.getByLabel(label, { exact: true }).fill(text);
    await page.getByLabel('联系人').fill('示例联系人');
    await page.getByLabel('联系电话').fill('10000000001');
    await page.getByText('还不能提交').waitFor({ state: 'detached' });
    await page.reload();
    expect(await page.getByLabel('事实依据').inputValue()).toBe(LETTER.事实依据);
    await stage.shot('challenge-form');
    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByText('七个工作日内作出书面答复').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await page.getByRole('button', { name: '确认提交' }).click();
    await page.getByText('待答复').waitFor();

    // The evidence.
    await page.getByRole('row').filter({ hasText: number }).getByRole('link').click();
    await page.getByLabel('选择文件').setInputFiles({ name: EVIDENCE, mimeType: 'application/pdf', buffer: aPdf() });
    await page.getByText(`已上传“${EVIDENCE}”`).waitFor();
    const letter = page.url();

    // The office answers with the letter and the evidence before it.
    const office = await stage.newVisitor();
    await stage.signIn('officer', 'challenges?state=received', office);
    await office.getByRole('row').filter({ hasText: number }).getByRole('link').click();
    await office.getByText(DEMO_ORGANISATIONS.provider1.name).waitFor();
    await office.getByRole('link', { name: '办理这项答复' }).click();
    await office.getByRole('button', { name: '领取并填写' }).click();
    await office.getByText(LETTER.事实依据).first().waitFor();
    await office.getByRole('link', { name: `下载“${EVIDENCE}”` }).waitFor();
    await office.getByLabel('答复内容').fill(ANSWER);
    await office.getByRole('textbox', { name: '法律依据' }).fill('政府采购法实施条例第二十条');
    await stage.shot('challenge-task', office);
    await office.getByRole('button', { name: '质疑不成立' }).click();
    await office.getByRole('button', { name: /^确认/ }).click();
    await office.getByText('已办结：答复质疑').waitFor();

    await page.goto(letter);
    await page.getByText(ANSWER).waitFor();
    await page.getByText('向同级财政部门投诉').waitFor();
    expect(await page.getByLabel('选择文件').count()).toBe(0);

    // Another supplier concerned reads the answer and none of the evidence.
    const other = await stage.newVisitor();
    await stage.signIn('provider2', new URL(letter).pathname.replace('/console/', ''), other);
    await other.getByText(ANSWER).waitFor();
    expect(await other.content()).not.toContain(EVIDENCE);
  });

  test('that is upheld and changes the result voids the award: the purchase goes on anew by itself', async () => {
    purchase = await PurchaseByOthers.open(database);
    await purchase.until('draft-contract');
    await handIn(purchase.id);
    const { page } = stage;
    await stage.signIn('officer', taskPage(await purchase.asked('answer-challenge')));
    await page.getByRole('button', { name: '领取并填写' }).click();
    await page.getByRole('button', { name: '质疑成立', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('答复内容').fill(UPHELD);
    await dialog.getByLabel('法律依据').fill('财政部令第94号第十六条');
    await dialog.getByRole('radio', { name: '是' }).check();
    await dialog.getByRole('button', { name: /^确认/ }).click();
    await page.getByText('已办结：答复质疑').waitFor();

    // The challenge leads its officer on to what has to be put right.
    await purchase.asked('carry-out-answer');
    await page.goto(`${installation.apiUrl}/console/challenges?state=answered`);
    await page.getByRole('row').filter({ hasText: purchase.number }).getByRole('link').click();
    await page.getByText(UPHELD).first().waitFor();
    await page.getByText('尚未落实').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await page.getByRole('link', { name: '落实质疑处理 →' }).click();
    await page.getByRole('button', { name: '领取并填写' }).click();
    await page.getByRole('button', { name: '另行确定或者重新采购', exact: true }).click();
    await dialog.getByRole('combobox').click();
    await page.locator('.ant-select-item-option').filter({ hasText: '第1标段', visible: true }).first().click();
    await dialog.getByLabel('落实情况').fill(REDONE);
    await dialog.getByRole('button', { name: /^确认/ }).click();
    await page.getByText('已办结：落实质疑处理').waitFor();
    await voided(purchase.id);
    await page.goto(`${installation.apiUrl}/console/purchases/${purchase.id}`);
    await page.getByText('作废').first().waitFor();
    await page.getByText('作废').first().scrollIntoViewIfNeeded();
  }, 480_000);

  /** From a bidder that lost, as the letter stands once it is received; its days are those of the fast clock. */
  async function handIn(purchaseId: string): Promise<void> {
    const bid = await database.prisma.bid.findFirstOrThrow({
      where: { purchaseId, state: 'current', awards: { none: {} } },
      include: { provider: { include: { users: { take: 1 } } } },
    });
    const { ground, matters, request, contactName, contactPhone } = aChallenge('result');
    await database.pool.query(
      `INSERT INTO challenge (purchase_id, provider_id, seq, region_code, ground, matters, request, contact_name,
                              contact_phone, handed_in_by, received_at)
       SELECT p.id, $2, 1, p.region_code, $3, $4, $5, $6, $7, $8,
              business_time(p.clock_epoch, p.clock_scale, p.clock_catches_up, now())
       FROM purchase p WHERE p.id = $1`,
      [
        purchaseId,
        bid.providerId,
        ground,
        JSON.stringify(matters),
        request,
        contactName,
        contactPhone,
        bid.provider.users[0]!.id,
      ],
    );
  }

  async function voided(purchaseId: string): Promise<void> {
    while (!(await database.prisma.award.count({ where: { lot: { purchaseId }, state: 'void' } }))) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  test('that comes too late, or of a step that is not over, is shut and says why', async () => {
    const { purchaseId } = await challengeable({ database }, 'published', 40);
    await stage.signIn('provider1', `purchases/${purchaseId}/challenge`);
    await stage.page.getByText('现已届满').first().waitFor();
    expect(await stage.page.getByRole('button', { name: '核对并提交' }).count()).toBe(0);
  });

  test('is usable by everybody, on both sides', async () => {
    const { purchaseId } = await challengeable({ database }, 'published');
    const challenger = await stage.as('provider1');
    const { id } = await challenger.post<{ id: string }>(`/purchases/${purchaseId}/challenges`, aChallenge('result'));
    await stage.signIn('provider1', 'provider');
    await stage.page.getByRole('heading', { name: '承接工作台' }).waitFor();
    await stage.expectUsable([
      [`purchases/${purchaseId}/challenge`, '可以质疑的环节和期限'],
      [`challenges/${id}`, '质疑事项'],
    ]);
    await stage.page.context().clearCookies();
    await stage.page.evaluate('sessionStorage.clear()');
    await stage.page.setViewportSize({ width: 1366, height: 768 });
    await stage.signIn('officer', 'challenges');
    await stage.page.getByRole('heading', { name: '质疑', exact: true }).waitFor();
    await stage.expectUsable([
      ['challenges', '质疑'],
      [`challenges/${id}`, '质疑事项'],
    ]);
  });

  test('says when there is none, and when the service is away', async () => {
    const { page } = stage;
    await stage.signIn('officer2', 'challenges');
    await page.getByText('没有符合条件的质疑').waitFor();
    await page.route('**/api/v1/challenges*', (route) => route.fulfill({ status: 502, body: 'bad gateway' }));
    await page.getByText('已答复', { exact: true }).click();
    await page.getByText('连不上服务').first().waitFor();
    await page.unroute('**/api/v1/challenges*');
    await page.getByRole('button', { name: '重试' }).first().click();
    await page.getByText('没有符合条件的质疑').waitFor();
  });
});
