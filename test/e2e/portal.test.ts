import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { BROWSER_FLAGS } from '../../dev/browser.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { publicPurchase, type PortalPurchase } from '../integration/portal-record.ts';
import { installation } from './console-stage.ts';

const PUBLIC = `${installation.apiUrl}/public`;
const SCREENSHOTS = process.env['JIELI_SCREENSHOTS']
  ? fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
  : mkdtempSync(join(tmpdir(), 'jieli-screenshots-'));

let browser: Browser;
let database: Database;
let accepted: PortalPurchase;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env['JIELI_CHROMIUM']!, args: [...BROWSER_FLAGS] });
  database = connect(installation.databaseUrl, 2);
  accepted = await publicPurchase(database, { reached: 'accepted', name: '示例县居家照料护理服务（示例）' });
  await publicPurchase(database, { reached: 'bidding', name: '示例县送医陪护服务（示例）', from: '2026-11-16' });
});

afterAll(async () => {
  await browser.close();
  await database.close();
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

interface Visitor {
  readonly width?: number;
  readonly dark?: boolean;
  readonly scripts?: boolean;
}

/** Somebody whose browser runs no script, unless the test needs one to look into the page. */
async function visit(path: string, { width = 1366, dark = false, scripts = false }: Visitor = {}): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height: 768 },
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: scripts,
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  await page.goto(`${PUBLIC}${path}`);
  return page;
}

const pages = (): string[] => [
  '/',
  '/notices',
  '/search?q=%E7%85%A7%E6%96%99',
  '/search?q=%E6%B2%A1%E6%9C%89%E7%9A%84%E8%AF%8D',
  '/awards',
  '/contracts',
  '/evaluations',
  '/dishonesty',
  '/gradings',
  '/catalogue',
  '/feeds',
  '/nowhere',
  `/p/${accepted.number}`,
  `/p/${accepted.number}/draw`,
  `/notices/${accepted.notices['tender-notice']}`,
];

describe('the portal without scripts', () => {
  test('leads from the search to everything about a purchase', async () => {
    const page = await visit('/');
    await page.getByLabel('项目名称、编号、采购人或供应商').fill(accepted.number);
    await page.getByRole('button', { name: '搜索' }).click();
    await page.getByRole('link', { name: accepted.number }).first().click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('居家照料护理');
    for (const name of ['办理进程', '开标记录', '中标（成交）结果', '合同', '履约评价', '发布记录']) {
      expect(await page.getByRole('heading', { name, exact: true }).count()).toBe(1);
    }
    await page.screenshot({ path: join(SCREENSHOTS, 'portal-purchase.png') });
    await page.goto(`${PUBLIC}/`);
    await page.screenshot({ path: join(SCREENSHOTS, 'portal.png') });
  });

  test('is filtered with native fields, and the address says how', async () => {
    const page = await visit('/notices');
    await page.getByLabel('类型').selectOption({ label: '验收结果公告' });
    await page.getByRole('button', { name: '筛选' }).click();
    expect(page.url()).toContain('kind=acceptance-notice');
    expect(new Set(await page.locator('.notices .kind').allTextContents())).toEqual(new Set(['验收结果公告']));
    await page.getByRole('link', { name: '清除筛选' }).click();
    expect(await page.locator('.notices .kind').count()).toBeGreaterThan(1);
  });

  test('is used by keyboard alone', async () => {
    const page = await visit('/');
    await page.keyboard.press('Tab');
    expect(await page.getByRole('link', { name: '跳到正文' }).evaluate((link) => link.matches(':focus'))).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type(accepted.number);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `搜索“${accepted.number}”` }).waitFor();
    expect(await page.locator('.notices li').count()).toBeGreaterThan(0);
  });

  test('keeps English and large text from page to page', async () => {
    const page = await visit('/');
    await page.getByRole('link', { name: '大字版' }).click();
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Contracts', exact: true }).click();
    expect(page.url()).toMatch(/lang=en&size=large/);
    expect(await page.locator('html').getAttribute('class')).toBe('large');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Contracts');
  });
});

describe('every page', () => {
  test.each([{ dark: false }, { dark: true }])('has no serious finding of axe: %j', async ({ dark }) => {
    for (const path of pages()) {
      const page = await visit(path, { dark, scripts: true });
      const { violations } = await new AxeBuilder({ page: page as never }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect([path, serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)]).toEqual([path, []]);
      await page.context().close();
    }
  });

  test.each([360, 320])('fits a phone of %d px without sideways scroll', async (width) => {
    for (const path of pages()) {
      const page = await visit(path, { width, scripts: true });
      const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect([path, over]).toEqual([path, 0]);
      await page.context().close();
    }
  });
});

describe('what goes beside the pages', () => {
  test('a feed is well-formed XML with what RFC 4287 asks of feed and entries', async () => {
    const page = await visit('/', { scripts: true });
    const xml = await (await fetch(`${PUBLIC}/feeds/notices.atom`)).text();
    const feed = await page.evaluate(
      `(() => { const d = new DOMParser().parseFromString(${JSON.stringify(xml)}, 'application/xml');
        const texts = (e, names) => names.map((n) => [...e.children].filter((c) => c.localName === n).length);
        return { broken: d.querySelectorAll('parsererror').length, root: d.documentElement.namespaceURI,
          feed: texts(d.documentElement, ['id', 'title', 'updated']),
          entries: [...d.querySelectorAll('entry')].map((e) => texts(e, ['id', 'title', 'updated', 'author'])) }; })()`,
    );
    expect(feed).toMatchObject({ broken: 0, root: 'http://www.w3.org/2005/Atom', feed: [1, 1, 1] });
    const { entries } = feed as { entries: number[][] };
    expect(entries.length).toBeGreaterThan(0);
    expect(new Set(entries.map((entry) => entry.join()))).toEqual(new Set(['1,1,1,1']));
  });

  test('a notice printed by the browser is A4 paper without the head of the site', async () => {
    const page = await visit(`/notices/${accepted.notices['tender-notice']}`, { scripts: true });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('header').isVisible()).toBe(false);
    expect(await page.locator('.official h1').isVisible()).toBe(true);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox ?\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
  });
});
