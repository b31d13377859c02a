import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { BROWSER_FLAGS } from '../../dev/browser.ts';

const { apiUrl, temporalUiUrl } = JSON.parse(process.env['JIELI_TEST_ENVIRONMENT']!) as {
  apiUrl: string;
  temporalUiUrl: string;
};

const MOST_STEPS = 400;

/** In the page: a screen further down, or back to the top; the operations that are drawn then. */
const SCROLL = `new Promise((tell) => {
  const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  scrollTo(0, end ? 0 : scrollY + innerHeight / 2);
  requestAnimationFrame(() => setTimeout(() => tell([...document.querySelectorAll('.opblock')].map(({ id }) => id)), 50));
})`;

describe('a newcomer in a real browser', () => {
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env['JIELI_CHROMIUM']!, args: [...BROWSER_FLAGS] });
  });

  afterAll(() => browser.close());

  beforeEach(async () => {
    page = await browser.newPage();
    complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  });

  afterEach(() => page.close());

  test('sees on the start page what runs where, and the demo accounts', async () => {
    await page.goto(apiUrl);
    expect(await page.title()).toContain('接力');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('接力');
    expect(await page.getByRole('link', { name: /API documentation/ }).getAttribute('href')).toBe('/api/docs');
    expect(await page.getByRole('link', { name: /Temporal UI/ }).getAttribute('href')).toBe(temporalUiUrl);
    expect(await page.getByRole('rowheader', { name: 'supervisor' }).count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test('reads the start page on a phone without scrolling sideways', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(apiUrl);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow).toBe(0);
  });

  test('follows the link to the API docs and signs in from there with the example', async () => {
    await page.goto(apiUrl);
    await page.getByRole('link', { name: /API documentation/ }).click();
    const signIn = page.locator('.opblock', { hasText: '/api/v1/sessions' }).filter({ hasText: 'Sign in' });
    await signIn.locator('.opblock-summary-control').click();
    await signIn.getByRole('button', { name: 'Try it out' }).click();
    await signIn.getByRole('button', { name: 'Execute' }).click();
    const status = signIn.locator('.live-responses-table .response .response-col_status').first();
    await status.waitFor();
    expect((await status.textContent())?.trim()).toBe('201');
    expect(complaints).toEqual([]);
  });

  test('finds every operation of the document in the docs', async () => {
    const answer = await fetch(`${apiUrl}/api/openapi.json`);
    const document = (await answer.json()) as { paths: Record<string, Record<string, unknown>> };
    const operations = Object.values(document.paths).flatMap((path) => Object.keys(path));
    await page.goto(`${apiUrl}/api/docs`);
    await page.locator('.opblock').first().waitFor();
    // It draws what is in sight: a reader scrolls, from the top again if something was still being drawn.
    const seen = new Set<string>();
    for (let step = 0; seen.size < operations.length && step < MOST_STEPS; step += 1) {
      for (const id of (await page.evaluate(SCROLL)) as string[]) seen.add(id);
    }
    expect(seen.size).toBe(operations.length);
    expect(operations.length).toBeGreaterThan(25);
  });
});
