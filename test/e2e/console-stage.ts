import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { BROWSER_FLAGS } from '../../dev/browser.ts';
import { Client } from '../../dev/demo/client.ts';
import { connect } from '../../prisma/database.ts';
import { DEMO_PASSWORD, DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { taskPath } from '../integration/api-world.ts';
import { aPurchase } from '../integration/stage.ts';

export interface Installation {
  readonly apiUrl: string;
  readonly databaseUrl: string;
  readonly temporalUiUrl: string;
}

export const installation = JSON.parse(process.env['JIELI_TEST_ENVIRONMENT']!) as Installation;

/** Kept in the documentation when JIELI_SCREENSHOTS is set; they hold numbers and times, so every run would change them. */
const SCREENSHOTS = process.env['JIELI_SCREENSHOTS']
  ? fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
  : mkdtempSync(join(tmpdir(), 'jieli-screenshots-'));

/** A task as its page's api answers it. */
export interface TaskAnswer {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly purchaseId: string;
  readonly purchaseNumber: string;
  readonly form: { readonly example: Readonly<Record<string, string | number>> };
}

/**
 * One browser for the tests of a file, and a fresh visitor for each of them at 1366 × 768 in Chinese. After every test
 * the page must have had nothing to complain of in its console.
 */
export class ConsoleStage {
  page!: Page;
  #browser!: Browser;
  #complaints: string[] = [];
  readonly #clients = new Map<string, Promise<Client>>();

  /** Registers the file's hooks; call it inside `describe`. */
  static setUp(): ConsoleStage {
    const stage = new ConsoleStage();
    beforeAll(() => stage.#open());
    afterAll(() => stage.#browser.close());
    beforeEach(() => stage.#visit());
    afterEach(() => stage.#leave());
    return stage;
  }

  async #open(): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    this.#browser = await chromium.launch({ executablePath: process.env['JIELI_CHROMIUM']!, args: [...BROWSER_FLAGS] });
  }

  async #visit(): Promise<void> {
    this.#complaints = [];
    this.page = await this.newVisitor();
  }

  async #leave(): Promise<void> {
    for (const context of this.#browser.contexts()) await context.close();
    expect(this.#complaints).toEqual([]);
  }

  /** Another person at another computer, where all demo people have been before unless it is their first visit. */
  async newVisitor({ firstVisit = false } = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    });
    if (!firstVisit) {
      const known = DEMO_USERS.map(({ id }) => id).join(' ');
      await context.addInitScript(`localStorage.setItem('jieli.welcomed', '${known}')`);
    }
    const page = await context.newPage();
    page.on('console', (message) => {
      if (
        message.type() === 'error' &&
        !/status of (401|403|404|409|410|413|422|502)|net::ERR_FAILED/.test(message.text())
      )
        this.#complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.#complaints.push(error.message));
    return page;
  }

  /** The api as a demo person's program uses it: for what a test needs but does not look at. */
  as(username: string): Promise<Client> {
    let client = this.#clients.get(username);
    if (client === undefined) {
      client = Client.signIn(installation.apiUrl, username, DEMO_PASSWORD);
      this.#clients.set(username, client);
    }
    return client;
  }

  /** Opens a page of the console, given without the leading slash, and signs in on the way. */
  async signIn(username: string, at = '', page = this.page): Promise<void> {
    await page.goto(`${installation.apiUrl}/console/${at}`);
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
  }

  /** Lets time pass since the person gave their password, in all their sessions. */
  async passwordOf(username: string, { givenMinutesAgo }: { readonly givenMinutesAgo: number }): Promise<void> {
    const database = connect(installation.databaseUrl, 1);
    const text = `UPDATE session SET password_checked_at = now() - $2 * interval '1 minute'
                  WHERE user_id = (SELECT id FROM app_user WHERE username = $1)`;
    await database.pool.query(text, [username, givenMinutesAgo]);
    await database.close();
  }

  /** A new purchase's first task, once its workflow has asked for it. */
  async firstTask(): Promise<TaskAnswer> {
    const officer = await this.as('officer');
    // Of work for the office itself: its plan asks for no survey of the public (PL-10).
    const { lots, ...body } = aPurchase(100);
    const own = lots.map((lot) => ({ ...lot, catalogueItems: ['A01'] }));
    const { id } = await officer.post<{ id: string }>('/purchases', { ...body, lots: own });
    for (;;) {
      const { items } = await officer.get<{ items: TaskAnswer[] }>(`/tasks?purchase=${id}`);
      if (items[0]) return officer.get<TaskAnswer>(apiPath(items[0].id));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** What axe finds on the page as it is now; WCAG 2.2 AA allows none. */
  async seriousFindings(): Promise<string[]> {
    // Colours that have just changed are drawn first.
    await this.page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    const { violations } = await new AxeBuilder({ page: this.page as never }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  /** How far the page is wider than the window, in pixels. */
  async sidewaysScroll(): Promise<number> {
    return this.page.evaluate(() => {
      const { scrollWidth, clientWidth } = (globalThis as unknown as { document: { documentElement: Size } }).document
        .documentElement;
      return scrollWidth - clientWidth;
    });
  }

  /** Visits pages in light and dark, on an office screen and on a phone: nothing for axe to say, and no sideways scrolling. */
  async expectUsable(pages: readonly (readonly [address: string, heading: string | RegExp])[]): Promise<void> {
    const { page } = this;
    for (const appearance of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: appearance });
      for (const [address, heading] of pages) {
        await page.setViewportSize({ width: 1366, height: 768 });
        await page.goto(`${installation.apiUrl}/console/${address}`);
        await page.getByRole('heading', { name: heading }).first().waitFor();
        await page.waitForLoadState('networkidle');
        expect([address, appearance, await this.seriousFindings()]).toEqual([address, appearance, []]);
        await page.setViewportSize({ width: 360, height: 740 });
        expect([address, appearance, await this.sidewaysScroll()]).toEqual([address, appearance, 0]);
      }
    }
  }

  shot(name: string, page = this.page): Promise<Buffer> {
    return page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }
}

interface Size {
  readonly scrollWidth: number;
  readonly clientWidth: number;
}

/** The address of a task's page. */
export function taskAddress({ id }: Pick<TaskAnswer, 'id'>): string {
  return `${installation.apiUrl}/console/tasks/${id.split('/').map(encodeURIComponent).join('/')}`;
}

/** The path of a task, or of a command on it, as Client takes it. */
export function apiPath(taskId: string, command?: string): string {
  return taskPath(taskId, command).replace('/api/v1', '');
}
