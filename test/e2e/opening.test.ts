import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { identityToRecipient } from 'age-encryption';
import type { Page } from 'playwright-core';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_HOLDER_IDENTITIES } from '../../prisma/seed/demo/holder-keys.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { OpeningByHolders, type HeldBidding } from '../integration/opening-by-holders.ts';
import { ConsoleStage, installation } from './console-stage.ts';

const SUPERVISOR = DEMO_USERS.find(({ username }) => username === 'supervisor')!.id;
/** Buttons pass from one colour to the other. */
const COLOURS_SETTLED = `new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))).then(() =>
  Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished)))`;
const PASSPHRASE = '开标口令-示例-2027';

let database: Database;
let opening: OpeningByHolders;

beforeAll(() => {
  database = connect(installation.databaseUrl, 4);
  opening = new OpeningByHolders(database);
});
afterAll(async () => {
  // Others' purchases are opened with the demo's keys.
  const recipient = await identityToRecipient(DEMO_HOLDER_IDENTITIES['supervisor']!);
  await database.prisma.holderKey.update({ where: { userId: SUPERVISOR }, data: { recipient } });
  await database.close();
});

function hallOf({ purchaseId }: HeldBidding): string {
  return `purchases/${purchaseId}/opening`;
}

describe('the opening hall', () => {
  const stage = ConsoleStage.setUp();

  async function bid(bidding: HeldBidding, provider: 'provider1' | 'provider2' | 'provider3', priceFen: number) {
    const client = await stage.as(provider);
    const envelope = await opening.envelope(bidding, provider, priceFen);
    await client.post(`/purchases/${bidding.purchaseId}/bids/sealed`, { lotId: bidding.lotIds[0], envelope });
  }

  /** In light and dark, on the office screen and on a phone. */
  async function expectUsableAsItIs(): Promise<void> {
    const { page } = stage;
    for (const appearance of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: appearance });
      await page.evaluate(COLOURS_SETTLED);
      expect([appearance, await stage.seriousFindings()]).toEqual([appearance, []]);
      await page.setViewportSize({ width: 360, height: 740 });
      expect([appearance, await stage.sidewaysScroll()]).toEqual([appearance, 0]);
      await page.setViewportSize({ width: 1366, height: 768 });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }

  /** What the workflow does when the holder's decision is in. */
  async function adoptWhenGiven(bidding: HeldBidding, seat: number, taskId: string): Promise<void> {
    for (;;) {
      const task = await database.prisma.task.findUniqueOrThrow({ where: { id: taskId } });
      if (task.form !== null && task.outcome === 'release') break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await opening.adopt(bidding, seat, taskId)).toBe('given');
  }

  async function chooseKey(page: Page, file: string, passphrase: string): Promise<void> {
    await page.getByLabel('密钥文件').setInputFiles(file);
    await page.getByLabel('口令').fill(passphrase);
  }

  test('a supervisor makes a key, an opening runs before everybody’s eyes, and its record is signed off', async () => {
    const { page } = stage;
    // A key of one's own: made here, saved under a passphrase, its public half alone registered.
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    await stage.signIn('supervisor', 'opening-key');
    await page.getByLabel('口令（至少 12 个字符）').fill('短');
    await page.getByRole('button', { name: '生成并保存密钥文件' }).click();
    await page.getByText('口令至少 12 个字符。').waitFor();
    await page.getByLabel('口令（至少 12 个字符）').fill(PASSPHRASE);
    await page.getByLabel('再输入一次口令').fill(PASSPHRASE);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '生成并保存密钥文件' }).click();
    const keyFile = await (await download).path();
    expect((await readFile(keyFile)).subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    await page.getByText('我已把密钥文件存好').click();
    await page.getByRole('button', { name: '登记公钥' }).click();
    await page.getByText('公钥已登记').waitFor();
    expect(sent.join('\n')).not.toMatch(/AGE-SECRET|开标口令/);
    await expectUsableAsItIs();

    // Before the deadline: the clock, and nothing of any bid.
    const bidding = await opening.bidding();
    await page.goto(`${installation.apiUrl}/console/${hallOf(bidding)}`);
    await page.getByText('任何人都看不到有没有人投标').waitFor();
    await page
      .getByRole('timer')
      .filter({ hasText: /00:0\d:\d\d/ })
      .waitFor();
    const before = await page.getByRole('main').innerText();
    await bid(bidding, 'provider1', 61_000_000);
    await bid(bidding, 'provider2', 62_000_000);
    await bid(bidding, 'provider3', 63_000_000);
    await page.reload();
    await page.getByText('任何人都看不到有没有人投标').waitFor();
    await page
      .getByRole('timer')
      .filter({ hasText: /00:0\d:\d\d/ })
      .waitFor();
    expect(withoutClocks(await page.getByRole('main').innerText())).toBe(withoutClocks(before));

    // The key opens the share: known before it counts. A wrong passphrase says so.
    await page.getByRole('button', { name: '核对能否打开' }).click();
    await chooseKey(page, keyFile, '错误的口令');
    await page.getByRole('dialog').getByRole('button', { name: '核对能否打开' }).click();
    await page.getByText('打不开密钥文件').waitFor();
    await page.getByLabel('口令').fill(PASSPHRASE);
    await page.getByRole('dialog').getByRole('button', { name: '核对能否打开' }).click();
    await page.getByText('可以打开').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '返回' }).click();
    await expectUsableAsItIs();

    // At the deadline the page starts by itself; two shares come from elsewhere, the third from this browser.
    await opening.passDeadline(bidding);
    const taskId = await opening.ask(bidding, 4);
    await opening.give(bidding, 1);
    await opening.give(bidding, 2);
    await page.getByText('回执清单校验码').waitFor();
    await page.getByText('已交 2 份，需要 3 份').waitFor();
    await page.getByRole('button', { name: '交出份额…' }).click();
    await page.getByText('都不会离开这台电脑').last().waitFor();
    await chooseKey(page, keyFile, PASSPHRASE);
    await page.getByRole('button', { name: '解开并交出' }).click();
    await page.getByText('已交出份额').waitFor();
    await adoptWhenGiven(bidding, 4, taskId);
    await page.getByText('已交 3 份，需要 3 份').waitFor();
    expect(sent.join('\n')).not.toMatch(/AGE-SECRET|开标口令/);

    // Step by step, live, and the same after a reload; a bidder follows from their own desk.
    const desk = await stage.newVisitor();
    await stage.signIn('provider2', hallOf(bidding), desk);
    await opening.combine(bidding);
    await page.getByText('0 / 3 份已开启').waitFor();
    await desk.getByText('0 / 3 份已开启').waitFor();
    expect(await desk.content()).not.toContain(DEMO_ORGANISATIONS.provider1.name);
    await opening.openEnvelopes(bidding);
    await page.getByText('3 / 3 份已开启').waitFor();
    await page.reload();
    await page.getByText('3 / 3 份已开启').waitFor();
    await expectUsableAsItIs();
    await opening.record(bidding);
    for (const visitor of [page, desk]) {
      await visitor.getByText(DEMO_ORGANISATIONS.provider1.name).waitFor();
      await visitor.getByText('¥610,000.00').or(visitor.getByText('610,000.00')).first().waitFor();
    }

    // Signed off by the supervisor, and by a bidder with an objection.
    await page.getByRole('button', { name: '签署开标记录…' }).click();
    await page.getByRole('button', { name: '确认签署' }).click();
    await page.getByRole('listitem').filter({ hasText: '密钥持有人' }).getByText('无异议').waitFor();
    await desk.getByRole('button', { name: '签署开标记录…' }).click();
    await desk.getByLabel('异议').fill('示例：对第一份的密封情况有异议。');
    await desk.getByRole('button', { name: '确认签署' }).click();
    await page.getByText('示例：对第一份的密封情况有异议。').waitFor();
    const record = page.waitForEvent('download');
    await page.getByRole('button', { name: '保存签名记录' }).click();
    const file = JSON.parse(await readFile(await (await record).path(), 'utf8')) as { signed: string };
    expect(file.signed).toContain(DEMO_ORGANISATIONS.provider3.name);
    await expectUsableAsItIs();
    await page.getByText('已签署').waitFor({ state: 'detached' });
    await page.evaluate('window.scrollTo(0, 0)');
    await stage.shot('opening-hall');
    await desk.getByText('怎样离线核验').click();
  }, 180_000);

  test('hands a share on before the deadline, and shows the lawful end of an opening that cannot take place', async () => {
    const { page } = stage;
    const bidding = await opening.bidding();
    await bid(bidding, 'provider1', 61_000_000);
    await stage.signIn('officer', hallOf(bidding));
    await page.getByRole('button', { name: '移交他人…' }).click();
    await page.getByLabel('接手人').selectOption({ label: `示例窗口经办人（${DEMO_ORGANISATIONS.buyer.name}）` });
    await page.getByLabel('移交理由').fill('本人调离，移交同事保管。');
    await page.getByText('使用演示密钥').click();
    await page.getByRole('button', { name: '确认移交' }).click();
    await page.getByText('第1份由示例采购经办人移交示例窗口经办人').waitFor();
    await opening.passDeadline(bidding);
    await database.prisma.lot.updateMany({
      where: { purchaseId: bidding.purchaseId },
      data: { state: 'failed', failureRule: 'ME-13' },
    });
    await database.prisma.bid.updateMany({
      where: { purchaseId: bidding.purchaseId },
      data: { returnedAt: new Date() },
    });
    await database.prisma.purchase.update({ where: { id: bidding.purchaseId }, data: { state: 'failed' } });
    await page.getByText('响应文件没有开启，已原封退回').waitFor();
    await page.getByText('依法不开标（规则 ME-13）').first().waitFor();
    expect(await page.content()).not.toContain(DEMO_ORGANISATIONS.provider1.name);
    await expectUsableAsItIs();
  });
});

/** The page's text but for what the clocks show. */
function withoutClocks(text: string): string {
  return text.replaceAll(/\d{2}:\d{2}:\d{2}/g, '');
}
