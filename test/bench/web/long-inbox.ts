import type { Browser, Page } from 'playwright-core';
import { quantile } from '../measure/statistics.ts';
import { newVisitor, seenBy } from './visit.ts';
import { fileURLToPath } from 'node:url';

const IN_PAGE = fileURLToPath(new URL('in-page.mjs', import.meta.url));
const FRAMES = 240;
const PIXELS_A_FRAME = 90;
/** Forty lines down, and back up to the line after the first. */
const KEYS = [...Array<string>(40).fill('j'), ...Array<string>(38).fill('k')];
const LOADING_MS = 60_000;

/** How the inbox moves with many rows loaded; milliseconds. */
export interface LongInbox {
  readonly rows: number;
  readonly frames: { readonly p50: number; readonly p95: number; readonly worst: number };
  /** Long tasks while scrolling: how many, and the longest. */
  readonly longTasks: number;
  readonly longestTask: number;
  /** From the press of `j` or `k` until another row is chosen and painted. */
  readonly choice: { readonly p50: number; readonly p95: number };
}

/** Loads so many rows, scrolls through them, then walks with the keyboard. */
export async function longInbox(browser: Browser, apiUrl: string, token: string, rows: number): Promise<LongInbox> {
  const context = await newVisitor(browser, apiUrl, token);
  try {
    const page = await context.newPage();
    await page.addInitScript(`globalThis.benchContent = 'tbody tr'`);
    await page.addInitScript({ path: IN_PAGE });
    await page.goto(`${apiUrl}/console/inbox`);
    await page.locator('tbody tr').first().waitFor();
    console.log(`  inbox with many rows: loading ${rows} …`);
    const loaded = await loadRows(page, rows);
    if (loaded < rows) throw new Error(`The inbox loaded ${loaded} of ${rows} rows`);
    console.log('  inbox with many rows: scrolling, then walking by keyboard …');
    await page.evaluate('scrollTo(0, 0)');
    const before = (await seenBy(page)).longTasks.length;
    const frames = await page.evaluate<number[]>(`bench.scrollFrames(${FRAMES}, ${PIXELS_A_FRAME})`);
    const tasks = (await seenBy(page)).longTasks.slice(before).map(([, duration]) => duration);
    await page.evaluate('scrollTo(0, 0)');
    const choices = await walk(page);
    return {
      rows: loaded,
      frames: { p50: quantile(frames, 0.5), p95: quantile(frames, 0.95), worst: Math.max(...frames) },
      longTasks: tasks.length,
      longestTask: Math.max(0, ...tasks),
      choice: { p50: quantile(choices, 0.5), p95: quantile(choices, 0.95) },
    };
  } finally {
    await context.close();
  }
}

/** Presses the button for more until the rows are there; scrolling loads them where there is no button. */
async function loadRows(page: Page, wanted: number): Promise<number> {
  const loaded = () => page.evaluate<number>(ROWS);
  for (const giveUpAt = Date.now() + LOADING_MS; (await loaded()) < wanted && Date.now() < giveUpAt;) {
    const more = page.locator('button.more:enabled');
    if ((await more.count()) > 0) await more.click();
    else await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    await page.waitForTimeout(100);
  }
  return loaded();
}

/** A table that draws only what is in view says how long it is. */
const ROWS = `Math.max(document.querySelectorAll('tbody tr').length,
  Number(document.querySelector('[aria-rowcount]')?.getAttribute('aria-rowcount') ?? 0))`;

async function walk(page: Page): Promise<number[]> {
  await page.evaluate('bench.watchChoices()');
  for (const [n, key] of KEYS.entries()) {
    await page.keyboard.press(key);
    await page.evaluate(`bench.untilChoices(${n + 1})`);
  }
  return page.evaluate<number[]>('bench.choices');
}
