import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { openableBidding, openBids, type OpenableBidding } from '../integration/bids-openable.ts';
import { ConsoleStage, installation } from './console-stage.ts';
import { moveDeadline } from '../integration/deadline.ts';

const QUESTION = '首次上门四十八小时，从合同签订之日还是服务开始之日起算？';
const ANSWER = '自服务开始之日起算。';
const TEXTS = {
  服务方案: '按采购需求逐条响应：每名失能对象每周上门三次，首次上门四十八小时内完成。',
  服务团队: '项目负责人一名，持证护理员十二名，同时可服务一百二十人。',
  应急和接续安排: '两名机动护理员两小时内补位；合同中断时移交服务档案，原班人员留任两周。',
};

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 4);
});
afterAll(() => database.close());

function pageOf(bidding: OpenableBidding): string {
  return `provider/purchases/${bidding.purchaseId}`;
}

async function fillBid(page: Page, price: string): Promise<void> {
  await page.getByLabel('报价').fill(price);
  for (const [label, text] of Object.entries(TEXTS)) await page.getByLabel(label).fill(text);
}

/** From the filled form to the receipt. */
async function sealAndSubmit(page: Page): Promise<void> {
  await page.getByRole('button', { name: '核对并提交' }).click();
  await page.getByText('请核对您的响应文件').waitFor();
  await page.getByRole('button', { name: '密封并提交…' }).click();
  await page.getByRole('button', { name: '确认密封并提交' }).click();
  await page.getByText('已收讫').waitFor();
}

describe('a provider’s workspace', () => {
  const stage = ConsoleStage.setUp();

  test('asks, bids, replaces, withdraws, is refused when late, and checks the receipt after the opening', async () => {
    const bidding = await openableBidding({ database });
    const terms = { requirements: '按月提供照料服务（示例）', criteria: [], smallDeductionPercent: 10 };
    await database.prisma.procurementDocument.upsert({
      where: { purchaseId_version: { purchaseId: bidding.purchaseId, version: 1 } },
      create: { purchaseId: bidding.purchaseId, version: 1, ...terms },
      update: { smallDeductionPercent: 10 },
    });
    const { page } = stage;
    await stage.signIn('provider1', pageOf(bidding));
    await page.getByText('小型和微型企业的报价扣除 10% 后参加评审').waitFor();

    // Ask; the office answers; everybody reads it, and nobody who asked.
    await page.getByLabel('对采购文件提问').fill(QUESTION);
    await page.getByRole('button', { name: '提交提问' }).click();
    await page.getByText('本单位提问').waitFor();
    const office = await stage.newVisitor();
    await stage.signIn('officer', 'questions', office);
    const waiting = office.getByRole('listitem').filter({ hasText: bidding.number });
    await waiting.getByText(QUESTION).waitFor();
    await waiting.getByText(/还剩\d+个工作日/).waitFor();
    expect(await office.content()).not.toContain(DEMO_ORGANISATIONS.provider1.name);
    await waiting.getByLabel('答复').fill(ANSWER);
    await waiting.getByRole('button', { name: '预览并公开…' }).click();
    await office.getByText('公开后不能修改，也不能撤回').waitFor();
    await office.getByRole('button', { name: '确认公开' }).click();
    await waiting.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByText(ANSWER).waitFor();

    // Write: the draft survives a reload and never leaves the browser unsealed.
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    await page.getByRole('link', { name: '填写响应文件' }).first().click();
    await fillBid(page, '690000.01');
    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByRole('link', { name: /“报价”应在/ }).waitFor();
    await page.getByLabel('报价').fill('688000');
    await page.getByText('陆拾捌万捌仟元整').waitFor();
    await page.reload();
    expect(await page.getByLabel('服务团队').inputValue()).toBe(TEXTS.服务团队);
    await stage.shot('bid');
    await sealAndSubmit(page);
    await stage.shot('bid-receipt');
    expect(sent.join('\n')).not.toMatch(/68800000|688000|机动护理员/);
    const [first] = await receipts(bidding);
    expect(first!.state).toBe('current');

    // Replace: the later one counts.
    await page.getByRole('link', { name: '重新提交' }).click();
    await page.getByText('重新提交后以最后一份为准').waitFor();
    await page.getByLabel('报价').fill('679900');
    await sealAndSubmit(page);
    expect((await receipts(bidding)).map(({ state }) => state)).toEqual(['replaced', 'current']);

    // Withdraw: as if there had been no bid.
    await page.getByRole('button', { name: '撤回…' }).click();
    await page.getByText('等于没有投标').waitFor();
    await page.getByRole('button', { name: '确认撤回' }).click();
    await page.getByText('撤回时间').waitFor();
    expect((await receipts(bidding)).map(({ state }) => state)).toEqual(['replaced', 'withdrawn']);

    // Bid once more, keep the receipt, and come a moment too late with another.
    await page.getByRole('link', { name: '填写响应文件' }).click();
    const program = { name: '报名.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') };
    await page.getByLabel('添加附件').setInputFiles(program);
    await page.getByText('不能添加“报名.exe”').waitFor();
    const plan = { name: '服务方案.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') };
    await page.getByLabel('添加附件').setInputFiles([plan, { ...plan, name: '多余.pdf' }]);
    await page.getByRole('button', { name: '移除 多余.pdf' }).click();
    // It leads a consortium: a wrong code is told before anything is sealed.
    await page
      .getByRole('group', { name: /联合体成员/ })
      .getByRole('button', { name: '增加一行' })
      .click();
    await page.getByLabel('单位名称').fill('示例联合成员');
    await page.getByLabel('统一社会信用代码').fill('912204229999997770');
    await page.getByLabel('承担的工作').fill('送餐和助浴');
    await page.getByLabel('合同份额').fill('30');
    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByRole('link', { name: /校验码不符/ }).waitFor();
    await page.getByLabel('统一社会信用代码').fill('91220422999999777W');
    // A small enterprise says so, sealed with everything else.
    await page.getByLabel('中小企业声明').click();
    await page.locator('.ant-select-item-option').filter({ hasText: '小型或者微型企业', visible: true }).click();
    await sealAndSubmit(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '保存回执文件' }).click();
    const file = await (await download).path();
    expect(await readFile(file, 'utf8')).toContain('响应文件签收回执');
    const kept = page.url();
    await page.getByRole('link', { name: '重新提交' }).click();
    await page.getByLabel('报价').fill('650000');
    // The draft keeps the members, not the files: alone this time.
    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByRole('link', { name: /附联合协议/ }).waitFor();
    await page.getByRole('button', { name: '删除第1行' }).click();
    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByRole('button', { name: '密封并提交…' }).click();
    await page.route('**/bids/sealed', async (route) => {
      await moveDeadline(database, bidding.purchaseId, new Date(Date.now() - 1));
      await route.continue();
    });
    await page.getByRole('button', { name: '确认密封并提交' }).click();
    await page.getByText('逾期提交的响应文件依法拒收').waitFor();
    await page.unroute('**/bids/sealed');
    await page.reload();
    await page.getByText('您填写的内容仍保留在本机').waitFor();
    expect(await page.getByLabel('报价').inputValue()).toBe('650000');

    // After the opening the receipt agrees with the record, also from the file that was kept.
    await openBids({ database }, bidding);
    await page.goto(kept);
    await page.getByText('一致：开标时开启的就是您提交的这一份').waitFor();
    await page.locator('input[type=file]').setInputFiles({
      name: '回执.txt',
      mimeType: 'text/plain',
      buffer: await readFile(file),
    });
    await page.getByText('您保存的文件与系统里的回执一致').waitFor();
    const opened = await database.prisma.bid.findFirstOrThrow({
      where: { purchaseId: bidding.purchaseId, state: 'current' },
    });
    expect([opened.priceFen, opened.proposal?.includes(TEXTS.应急和接续安排)]).toEqual([67_990_000n, true]);
    expect(opened.enterpriseSize).toBe('small');
    const files = await database.prisma.bidFile.findMany({ where: { bidId: opened.id } });
    expect(files.map(({ name, mediaType }) => [name, mediaType])).toEqual([['服务方案.pdf', 'application/pdf']]);
  });

  async function receipts({ purchaseId }: OpenableBidding) {
    return database.prisma.bid.findMany({ where: { purchaseId }, orderBy: { receivedAt: 'asc' } });
  }

  test('takes the same receipt when the answer was lost, instead of a second bid', async () => {
    const bidding = await openableBidding({ database });
    const { page } = stage;
    await stage.signIn('provider2', `${pageOf(bidding)}/bid/${bidding.lotIds[0]}`);
    await fillBid(page, '600000');
    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByRole('button', { name: '密封并提交…' }).click();
    await page.route('**/bids/sealed', async (route) => {
      await route.fetch();
      await route.fulfill({ status: 502, body: 'bad gateway' });
    });
    await page.getByRole('button', { name: '确认密封并提交' }).click();
    await page.getByText('是否收讫还不确定').waitFor();
    await page.unroute('**/bids/sealed');
    await moveDeadline(database, bidding.purchaseId, new Date(Date.now() - 1));
    await page.getByRole('button', { name: '再次提交' }).click();
    await page.getByText('响应文件签收回执').first().waitFor();
    expect(await receipts(bidding)).toHaveLength(1);
  });

  test('has nothing of others on any page', async () => {
    const bidding = await openableBidding({ database });
    const rival = await stage.as('provider1');
    await rival.post(`/purchases/${bidding.purchaseId}/questions`, { text: QUESTION });
    const { envelopeHash } = await rival.post<{ envelopeHash: string }>(`/purchases/${bidding.purchaseId}/bids`, {
      lotId: bidding.lotIds[0],
      priceFen: 61_234_567,
      proposal: '金丝雀方案',
    });
    await stage.signIn('provider4', 'provider');
    await stage.page.getByRole('heading', { name: '承接工作台' }).waitFor();
    for (const [address, heading] of [...PAGES, [pageOf(bidding), '标段和本单位的投标']] as const) {
      await stage.page.goto(`${installation.apiUrl}/console/${address}`);
      await stage.page.getByRole('heading', { name: heading }).first().waitFor();
      await stage.page.waitForLoadState('networkidle');
      const text = await stage.page.content();
      for (const secret of [DEMO_ORGANISATIONS.provider1.name, QUESTION, envelopeHash, '612,345', '金丝雀'])
        expect([address, text.includes(secret)]).toEqual([address, false]);
    }
  });

  test('is usable by everybody: no findings of axe in light and dark, no sideways scrolling on a phone', async () => {
    const bidding = await openableBidding({ database });
    const { page } = stage;
    await stage.signIn('provider3', 'provider');
    await page.getByText('正在接收响应文件的采购').waitFor();
    await stage.shot('provider');
    const bidPage = `${pageOf(bidding)}/bid/${bidding.lotIds[0]}`;
    const addresses = [...PAGES, [pageOf(bidding), '标段和本单位的投标'], [bidPage, '填写响应文件']] as const;
    for (const appearance of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: appearance });
      for (const [address, heading] of addresses) {
        await page.setViewportSize({ width: 1366, height: 768 });
        await page.goto(`${installation.apiUrl}/console/${address}`);
        await page.getByRole('heading', { name: heading }).first().waitFor();
        await page.waitForLoadState('networkidle');
        expect([address, appearance, await stage.seriousFindings()]).toEqual([address, appearance, []]);
        await page.setViewportSize({ width: 360, height: 740 });
        expect([address, await stage.sidewaysScroll()]).toEqual([address, 0]);
      }
    }
    await page.setViewportSize({ width: 1366, height: 768 });
    await fillBid(page, '600000');
    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByRole('button', { name: '密封并提交…' }).click();
    await page.getByRole('button', { name: '确认密封并提交' }).waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await page.getByRole('button', { name: '确认密封并提交' }).click();
    await page.getByText('已收讫').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await stage.sidewaysScroll()).toBe(0);
  });

  test('says so when the service is away, and when there is nothing yet', async () => {
    const { page } = stage;
    await stage.signIn('provider5', 'provider/bids');
    await page.getByText('还没有提交过响应文件').waitFor();
    await page.route('**/api/v1/purchases*', (route) => route.fulfill({ status: 502, body: 'bad gateway' }));
    await page.getByRole('link', { name: '公开采购' }).click();
    await page.getByText('连不上服务').first().waitFor();
    await page.unroute('**/api/v1/purchases*');
    await page.getByRole('button', { name: '重试' }).first().click();
    await page.getByText('连不上服务').first().waitFor({ state: 'detached' });
  });
});

/** Pages that need nothing but a session, with a heading of each. */
const PAGES = [
  ['provider', '承接工作台'],
  ['provider/purchases', '公开采购'],
  ['provider/bids', '我的投标'],
  ['provider/contracts', '合同和备选'],
] as const;
