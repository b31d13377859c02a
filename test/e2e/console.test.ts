import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { BROWSER_FLAGS } from '../../dev/browser.ts';
import { Client } from '../../dev/demo/client.ts';
import { DEMO_PASSWORD } from '../../prisma/seed/demo/users.ts';
import { taskPath } from '../integration/api-world.ts';
import { aPurchase } from '../integration/stage.ts';

const { apiUrl } = JSON.parse(process.env['JIELI_TEST_ENVIRONMENT']!) as { apiUrl: string };
/** Kept in the documentation when JIELI_SCREENSHOTS is set; they hold numbers and times, so every run would change them. */
const SCREENSHOTS = process.env['JIELI_SCREENSHOTS']
  ? fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
  : mkdtempSync(join(tmpdir(), 'jieli-screenshots-'));

interface TaskAnswer {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly form: { readonly example: Readonly<Record<string, string | number>> };
}

describe('the console', () => {
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let officer: Client;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    browser = await chromium.launch({ executablePath: process.env['JIELI_CHROMIUM']!, args: [...BROWSER_FLAGS] });
    officer = await Client.signIn(apiUrl, 'officer', DEMO_PASSWORD);
  });

  afterAll(() => browser.close());

  beforeEach(async () => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    page = await context.newPage();
    complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of (401|409|502)/.test(message.text()))
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  });

  afterEach(async () => {
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  async function signIn(username: string, at = ''): Promise<void> {
    await page.goto(`${apiUrl}/console/${at}`);
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
  }

  /** A new purchase's first task, once its workflow has asked for it. */
  async function firstTask(): Promise<TaskAnswer> {
    const { id } = await officer.post<{ id: string }>('/purchases', aPurchase(100));
    for (;;) {
      const { items } = await officer.get<{ items: TaskAnswer[] }>(`/tasks?purchase=${id}`);
      if (items[0]) return officer.get<TaskAnswer>(taskPath(items[0].id).replace('/api/v1', ''));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async function seriousFindings(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: page as never }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  function shot(name: string): Promise<Buffer> {
    return page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }

  function address({ id }: TaskAnswer): string {
    return `${apiUrl}/console/tasks/${id.split('/').map(encodeURIComponent).join('/')}`;
  }

  test('is reached from the start page and says clearly why somebody cannot sign in', async () => {
    await page.goto(apiUrl);
    await page.getByRole('link', { name: /办公界面/ }).click();
    await page.getByRole('heading', { name: '登录' }).waitFor();
    expect(await seriousFindings()).toEqual([]);
    await shot('sign-in');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('请填写用户名和密码').waitFor();
    await page.getByLabel('用户名').fill('nobody-of-this-name');
    await page.getByLabel('密码', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('用户名或密码不正确').waitFor();
    expect(await page.getByLabel('用户名').inputValue()).toBe('nobody-of-this-name');
  });

  test('lets an officer find a task, fill it in and complete it', async () => {
    const task = await firstTask();
    await firstTask();
    await signIn('officer');
    await page.getByRole('heading', { name: '待办任务' }).waitFor();
    const line = page.getByRole('row').filter({ has: page.locator(`a[href="${new URL(address(task)).pathname}"]`) });
    await line.getByText(/还剩\d+个工作日|今日到期|已逾期/).waitFor();
    expect(await seriousFindings()).toEqual([]);
    await shot('inbox');
    await line.getByRole('link').click();

    await page.getByText('为什么有这项任务').waitFor();
    await page.getByRole('button', { name: '领取并填写' }).click();
    const example = task.form.example;
    await page.getByLabel('采购需求').fill(String(example['need']));
    await page.getByLabel('服务对象人数').fill(String(example['recipientsServed']));
    await page.getByLabel('采购方式的理由').fill(String(example['methodReason']));
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByRole('link', { name: '请填写“风险处置措施”' }).click();
    await page.getByLabel('风险处置措施').fill(String(example['riskPlan']));
    await page.getByText(/已暂存 \d\d:\d\d/).waitFor();
    expect(await seriousFindings()).toEqual([]);
    await page.evaluate('scrollTo(0, 0)');
    await shot('task');

    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByText('计划先由财政核实预算').waitFor();
    await shot('decision');
    await page.getByRole('button', { name: '确认提交审批' }).click();
    await page.getByText(/已办结：编制采购实施计划/).waitFor();
    await line.waitFor({ state: 'detached' });
  });

  test('keeps the draft for the next visit', async () => {
    const task = await firstTask();
    await officer.post(taskPath(task.id, 'claim').replace('/api/v1', ''));
    await signIn('officer', `tasks/${task.id}`);
    await page.getByLabel('采购需求').fill('起草中的需求');
    await page.getByText(/已暂存 \d\d:\d\d/).waitFor();
    await page.goto(address(task));
    await page.getByLabel('采购需求').waitFor();
    expect(await page.getByLabel('采购需求').inputValue()).toBe('起草中的需求');
  });

  test('tells whoever is slower who decided and when, and keeps what they typed', async () => {
    const task = await firstTask();
    await signIn('officer', `tasks/${task.id}`);
    await page.getByRole('button', { name: '领取并填写' }).click();
    for (const [title, name] of FIELDS) await page.getByLabel(title).fill(String(task.form.example[name]));
    await page.getByText(/已暂存 \d\d:\d\d/).waitFor();
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByRole('button', { name: '确认提交审批' }).waitFor();
    const supervisor = await Client.signIn(apiUrl, 'supervisor', DEMO_PASSWORD);
    const command = taskPath(task.id, 'takeover').replace('/api/v1', '');
    const { version } = await officer.get<TaskAnswer>(taskPath(task.id).replace('/api/v1', ''));
    await supervisor.post(command, {
      version,
      to: 'self',
      reasonCode: 'overdue',
      reasonText: '示例：由监督员接手办理。',
    });
    await page.getByRole('button', { name: '确认提交审批' }).click();
    await page.getByText('此任务正由示例监督员办理').first().waitFor();
    await page.getByText('以下是您填写的内容，没有提交').waitFor();
    expect(await page.getByLabel('采购需求').inputValue()).toBe(task.form.example['need']);
    await shot('conflict');
  });

  test('explains to the drafter why somebody else must decide', async () => {
    const purchase = await firstTask();
    await officer.post(taskPath(purchase.id, 'complete').replace('/api/v1', ''), {
      outcome: 'submit',
      form: purchase.form.example,
    });
    const supervisor = await Client.signIn(apiUrl, 'supervisor', DEMO_PASSWORD);
    const next = purchase.id.replace('/draft-plan/', '/confirm-budget/');
    for (;;) {
      const { items } = await supervisor.get<{ items: TaskAnswer[] }>('/tasks?scope=region&limit=100');
      if (items.some(({ id }) => id === next)) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await signIn('officer', `tasks/${next}`);
    await page.getByText('您参与过前序环节').waitFor();
    expect(await page.getByRole('button', { name: '领取并填写' }).count()).toBe(0);
  });

  test('is worked by keyboard alone', async () => {
    await firstTask();
    await signIn('officer');
    await page.getByRole('row').nth(1).waitFor();
    await page.keyboard.press('?');
    await page.getByText('显示或关闭本说明').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('显示或关闭本说明').waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await page.locator('tr.chosen').waitFor();
    await page.keyboard.press('c');
    await page.locator('tr.chosen').getByRole('button', { name: '退回' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('为什么有这项任务').waitFor();
  });

  test('keeps its filters in the address', async () => {
    await signIn('officer');
    await page.getByRole('checkbox', { name: '我领取的' }).click();
    await page.waitForURL(/mine=true/);
    await page.reload();
    expect(await page.getByRole('checkbox', { name: '我领取的' }).isChecked()).toBe(true);
  });

  test('asks to sign in again when the session has ended, and comes back to the same page', async () => {
    const task = await firstTask();
    await signIn('officer', `tasks/${task.id}`);
    await page.getByText('为什么有这项任务').waitFor();
    await page.context().clearCookies();
    await page.getByText('登录已失效').waitFor({ timeout: 15_000 });
    await page.getByLabel('用户名').fill('officer');
    await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('为什么有这项任务').waitFor();
    expect(decodeURIComponent(page.url())).toContain(task.id);
  });

  test('says so when the service is away, and goes on when it is back', async () => {
    await signIn('officer');
    await page.getByRole('heading', { name: '待办任务' }).waitFor();
    await page.route('**/api/v1/tasks*', (route) => route.fulfill({ status: 502, body: 'bad gateway' }));
    await page.getByRole('checkbox', { name: '只看逾期' }).click();
    await page.getByText('连不上服务').waitFor();
    await page.unroute('**/api/v1/tasks*');
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('连不上服务').waitFor({ state: 'detached' });
  });

  test('speaks English too, and fits a phone', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await signIn('officer');
    await page.getByRole('heading', { name: '待办任务' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Inbox' }).waitFor();
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow).toBe(0);
    await shot('inbox-phone');
  });
});

const FIELDS = [
  ['采购需求', 'need'],
  ['服务对象人数', 'recipientsServed'],
  ['采购方式的理由', 'methodReason'],
  ['风险处置措施', 'riskPlan'],
] as const;
