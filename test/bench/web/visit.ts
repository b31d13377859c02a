import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Profile } from './profiles.ts';

const IN_PAGE = fileURLToPath(new URL('in-page.mjs', import.meta.url));

/** What the browser itself reports of one visit; times in milliseconds since the navigation began. */
export interface Seen {
  readonly fcp: number;
  readonly lcp: number;
  readonly cls: number;
  /** When what the person came for could be read. */
  readonly contentAt: number;
  readonly longTasks: readonly (readonly [start: number, duration: number])[];
  /** Duration of each interaction, from the input to the next paint (Event Timing). */
  readonly events: readonly number[];
}

/** What was seen until the page had settled, and after the person had acted. */
export interface Visit {
  readonly loaded: Seen;
  readonly after: Seen;
  /** Compressed, as they came over the wire. */
  readonly scriptBytes: number;
  readonly styleBytes: number;
}

export interface PageToMeasure {
  readonly name: string;
  /** Below the api's address. */
  readonly path: string;
  /** A selector of what the person came for. */
  readonly content: string;
  /** What a person does next; its input delay is measured. */
  readonly act: (page: Page) => Promise<void>;
  /** Of a session; pages for everybody have none. */
  readonly token?: string;
}

/** How long nothing may happen before a page counts as settled. */
export const QUIET_MS = 2_000;
const SLOWEST_MS = 90_000;

/** One visit with an empty cache. Fails where the page is not there, so that no figure is of a refusal. */
export async function visit(browser: Browser, apiUrl: string, target: PageToMeasure, profile: Profile): Promise<Visit> {
  const context = await newVisitor(browser, apiUrl, target.token);
  try {
    const page = await context.newPage();
    await page.addInitScript(`globalThis.benchContent = ${JSON.stringify(target.content)}`);
    await page.addInitScript({ path: IN_PAGE });
    const devtools = await context.newCDPSession(page);
    const bytes = await countBytes(devtools);
    await slowDown(devtools, profile);
    const answer = await page.goto(`${apiUrl}${target.path}`, { waitUntil: 'commit', timeout: SLOWEST_MS });
    if (answer?.ok() !== true) throw new Error(`${target.path} answered ${answer?.status()}`);
    await page.locator(target.content).first().waitFor({ timeout: SLOWEST_MS });
    await untilQuiet(page);
    const loaded = await seenBy(page);
    const loadedBytes = { ...bytes };
    await target.act(page);
    await untilQuiet(page);
    return { loaded, after: await seenBy(page), ...loadedBytes };
  } finally {
    await context.close();
  }
}

export async function newVisitor(browser: Browser, apiUrl: string, token?: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  if (token !== undefined) await context.addCookies([{ name: 'jieli', value: token, url: apiUrl, sameSite: 'Strict' }]);
  return context;
}

export async function seenBy(page: Page): Promise<Seen> {
  return page.evaluate<Seen>('bench.seen');
}

async function slowDown(devtools: CDPSession, { cpu, network }: Profile): Promise<void> {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  if (network === undefined) return;
  await devtools.send('Network.emulateNetworkConditions', { offline: false, ...network });
}

interface Bytes {
  scriptBytes: number;
  styleBytes: number;
}

async function countBytes(devtools: CDPSession): Promise<Bytes> {
  const bytes: Bytes = { scriptBytes: 0, styleBytes: 0 };
  const types = new Map<string, string>();
  devtools.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (types.get(requestId) === 'Script') bytes.scriptBytes += encodedDataLength;
    if (types.get(requestId) === 'Stylesheet') bytes.styleBytes += encodedDataLength;
  });
  await devtools.send('Network.enable');
  return bytes;
}

/** Until neither the network nor the main thread has had work for QUIET_MS. */
async function untilQuiet(page: Page): Promise<void> {
  for (let last = -1; ;) {
    const now = await page.evaluate<number>(
      `Math.max(0, ...performance.getEntriesByType('resource').map((entry) => entry.responseEnd),
        ...bench.seen.longTasks.map(([start, duration]) => start + duration))`,
    );
    if (now === last) return;
    last = now;
    await sleep(QUIET_MS);
  }
}
