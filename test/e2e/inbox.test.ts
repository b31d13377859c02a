import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { apiPath, ConsoleStage, installation } from './console-stage.ts';
import { dropLines, manyTasks } from './many-tasks.ts';

const MANY = 1_000;

/** In the page: the number on the chosen light is the number of tasks that the list says it has. */
const NUMBER_IS_THE_LENGTH = `(() => {
  const light = document.querySelector('button[aria-pressed="true"]');
  const number = /到期 (\\d+)$/.exec(light?.textContent ?? '')?.[1];
  return number !== undefined && [...document.querySelectorAll('[role="status"]')]
    .some((one) => one.textContent.includes(number + ' 项'));
})()`;

describe('the inbox', () => {
  const stage = ConsoleStage.setUp();

  test('is worked by keyboard alone: move, claim, put back, select, search, open', async () => {
    const task = await stage.firstTask();
    await stage.signIn('officer', `inbox?purchase=${task.purchaseId}`);
    const { keyboard } = stage.page;
    await stage.page.getByRole('row').nth(1).waitFor();
    await keyboard.press('?');
    await stage.page.getByText('显示或关闭本说明').waitFor();
    await keyboard.press('Escape');
    await stage.page.getByText('显示或关闭本说明').waitFor({ state: 'detached' });
    await keyboard.press('j');
    const chosen = stage.page.locator('tr.chosen');
    await keyboard.press('c');
    await chosen.getByRole('button', { name: '退回' }).waitFor();
    await keyboard.press('u');
    await chosen.getByRole('button', { name: '领取' }).waitFor();
    await keyboard.press('x');
    await stage.page.getByRole('region', { name: '已选 1 项' }).waitFor();
    await keyboard.press('Escape');
    await stage.page.getByRole('region', { name: '已选 1 项' }).waitFor({ state: 'detached' });
    await keyboard.press('/');
    await keyboard.type('实施计划');
    await stage.page.waitForURL(/q=/);
    await keyboard.press('Enter');
    await keyboard.press('j');
    await chosen.waitFor();
    await keyboard.press('Enter');
    await stage.page.getByText('为什么有这项任务').waitFor();
  });

  test('keeps view, search and filters in the address, and each number is the length of its list', async () => {
    await stage.firstTask();
    await stage.signIn('officer');
    await stage.page.getByRole('searchbox').fill('实施计划');
    await stage.page.waitForURL(/q=/);
    const soon = stage.page.getByRole('button', { name: /两个工作日内到期 \d+/ });
    await soon.click();
    await stage.page.waitForURL(/due=soon/);
    // Tasks come and fall due meanwhile: the two are compared as they stand at one moment.
    await stage.page.waitForFunction(NUMBER_IS_THE_LENGTH);
    await stage.page.reload();
    expect(await soon.getAttribute('aria-pressed')).toBe('true');
    expect(await stage.page.getByRole('searchbox').inputValue()).toBe('实施计划');
    await stage.page.getByRole('button', { name: '清除筛选' }).first().click();
    await stage.page.getByRole('link', { name: '我已办结' }).click();
    await stage.page.waitForURL(/view=done/);
  });

  test('claims many at once and tells of each that was refused', async () => {
    const [first, second] = [await stage.firstTask(), await stage.firstTask()];
    await stage.signIn('officer', `inbox?q=${encodeURIComponent(first!.purchaseNumber.slice(0, 9))}`);
    for (const { purchaseNumber } of [first!, second!])
      await stage.page.getByRole('checkbox', { name: new RegExp(purchaseNumber) }).check();
    // The page hears of it a moment later; until then it holds the version that is stale.
    const officer = await stage.as('officer');
    await stage.page.route('**/api/v1/tasks/bulk', async (route) => {
      await officer.post(apiPath(first!.id, 'claim'), {});
      await officer.post(apiPath(first!.id, 'unclaim'), {});
      await route.continue();
    });
    await stage.page.getByRole('button', { name: '领取所选' }).click();
    await stage.page.getByText('已领取 1 项').waitFor();
    await stage.page.getByText('1 项没有成功，仍保持选中').waitFor();
    await stage.page.getByText(/现为第 \d+ 版/).waitFor();
    expect(await stage.page.getByRole('checkbox', { name: new RegExp(first!.purchaseNumber) }).isChecked()).toBe(true);
    const ticks = stage.page.getByRole('row').getByRole('checkbox', { name: /^选择：/ });
    await stage.page.getByRole('checkbox', { name: /^全选已显示的任务/ }).check();
    for (const tick of await ticks.all()) expect(await tick.isChecked()).toBe(true);
    await stage.page.getByRole('checkbox', { name: /^全选已显示的任务/ }).uncheck();
    await stage.page.getByRole('button', { name: '领取所选' }).waitFor({ state: 'detached' });
  });

  test('says why a task is due then, by pointer and by keyboard', async () => {
    const task = await stage.firstTask();
    await stage.signIn('officer', `inbox?purchase=${task.purchaseId}`);
    const light = stage.page
      .getByRole('row')
      .nth(1)
      .getByRole('button', { name: /工作日|今日/ });
    await light.hover();
    await stage.page
      .getByRole('tooltip')
      .getByText(/起算：.*（当日不计）/)
      .waitFor();
    await stage.page.mouse.move(5, 5);
    await stage.page.getByText(/起算：/).waitFor({ state: 'detached' });
    await light.focus();
    await stage.page.getByText(/期限 \d+ 个工作日，已过 \d+ 个/).waitFor();
    await stage.page.keyboard.press('Escape');
    await stage.page.getByText(/起算：/).waitFor({ state: 'detached' });
  });

  test('a filter is saved under a name, used again, and removed', async () => {
    await stage.signIn('officer', 'inbox?due=overdue');
    await stage.page.getByRole('button', { name: '保存当前筛选' }).click();
    await stage.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await stage.page.getByText('请填写名称').waitFor();
    await stage.page.getByLabel('名称', { exact: true }).fill('每日必看');
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await stage.page.goto(`${installation.apiUrl}/console/inbox`);
    await stage.page.getByRole('link', { name: '每日必看' }).click();
    await stage.page.waitForURL(/due=overdue/);
    await stage.page.getByRole('button', { name: '删除筛选“每日必看”' }).click();
    await stage.page.getByRole('link', { name: '每日必看' }).waitFor({ state: 'detached' });
  });

  test('a supervisor takes a task from its owner, with a reason; what was typed stays when it is refused', async () => {
    const task = await stage.firstTask();
    const officer = await stage.as('officer');
    await officer.post(apiPath(task.id, 'claim'), {});
    await stage.signIn('supervisor', `inbox?view=region&purchase=${task.purchaseId}`);
    await stage.page.getByRole('button', { name: '接管' }).click();
    const dialog = stage.page.getByRole('dialog');
    await dialog.getByRole('button', { name: '接管' }).click();
    await dialog.getByText('请填写理由').waitFor();
    await dialog.getByLabel(/退回/).check();
    await dialog.getByLabel('原因', { exact: true }).click();
    await stage.page.getByTitle('办理人请假或不在岗').click();
    await dialog.getByLabel('理由', { exact: true }).fill('经办人缺勤，退回岗位任务池。');
    await dialog.getByRole('radio', { name: '延长到' }).check();
    await dialog.locator('input[type=datetime-local]').fill('2020-01-01T10:00');
    await dialog.getByRole('button', { name: '接管' }).click();
    await dialog.getByText(/不符合要求/).waitFor();
    expect(await dialog.getByLabel('理由', { exact: true }).inputValue()).toContain('经办人缺勤');
    expect(await stage.seriousFindings()).toEqual([]);
    await dialog.getByRole('radio', { name: /^不变/ }).check();
    await dialog.getByRole('button', { name: '接管' }).click();
    await stage.page.getByText('已接管：').waitFor();
    await stage.page.getByRole('row').nth(1).getByText('未领取').waitFor();
  });

  test('says so when the service is away, and goes on when it is back', async () => {
    await stage.signIn('officer');
    await stage.page.getByRole('heading', { name: '待办任务' }).waitFor();
    await stage.page.route('**/api/v1/tasks?*', (route) => route.fulfill({ status: 502, body: 'bad gateway' }));
    await stage.page.getByRole('button', { name: /^已逾期 \d/ }).click();
    await stage.page.getByText('连不上服务').waitFor();
    await stage.page.unroute('**/api/v1/tasks?*');
    await stage.page.getByRole('button', { name: '重试' }).click();
    await stage.page.getByText('连不上服务').waitFor({ state: 'detached' });
  });

  test('says what to do where there is nothing', async () => {
    await stage.signIn('clerk');
    await stage.page.getByText('现在没有需要您办理的任务').waitFor();
    await stage.page.getByRole('searchbox').fill('没有这样的采购');
    await stage.page.getByText('没有符合筛选条件的任务').waitFor();
    await stage.page.getByRole('button', { name: '清除筛选' }).last().click();
    await stage.page.getByText('现在没有需要您办理的任务').waitFor();
  });

  test.each(['light', 'dark'] as const)(
    'is accessible in %s colours, on a desk and on a phone',
    async (colorScheme) => {
      await stage.firstTask();
      await stage.page.emulateMedia({ colorScheme });
      await stage.signIn('officer');
      await stage.page.getByRole('row').nth(1).waitFor();
      expect(await stage.seriousFindings()).toEqual([]);
      await stage.shot(colorScheme === 'light' ? 'inbox' : 'inbox-dark');
      await stage.page.setViewportSize({ width: 360, height: 740 });
      expect(await stage.sidewaysScroll()).toBeLessThanOrEqual(0);
      expect(await stage.seriousFindings()).toEqual([]);
      if (colorScheme === 'light') await stage.shot('inbox-phone');
    },
  );

  test('speaks English too', async () => {
    await stage.signIn('officer');
    await stage.page.getByRole('button', { name: 'English' }).click();
    await stage.page.getByRole('heading', { name: 'Inbox' }).waitFor();
    await stage.page.getByRole('link', { name: /To do/ }).waitFor();
  });
});

describe('a thousand lines', () => {
  const stage = ConsoleStage.setUp();
  const pool = new pg.Pool({ connectionString: installation.databaseUrl, max: 1 });

  beforeAll(() => manyTasks(pool, MANY));
  afterAll(async () => {
    await dropLines(pool);
    await pool.end();
  });

  test('are put off and brought back, loaded and walked through by keyboard, without a step that keeps the person waiting', async () => {
    await stage.signIn('finance');
    const rows = stage.page.locator('.tasks tbody tr');
    await rows.first().waitFor();
    const { page } = stage;
    const { keyboard } = page;
    await keyboard.press('j');
    await keyboard.press('h');
    await page.getByText('只从您自己的待办中收起').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await page.getByRole('button', { name: /^明天/ }).click();
    await page.getByRole('link', { name: /稍后办理\s*1/ }).waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('link', { name: /稍后办理\s*0/ }).waitFor();
    await page.locator('tr.chosen').waitFor();
    await keyboard.press('h');
    await page.getByRole('button', { name: /^明天/ }).click();
    await page.getByRole('link', { name: /稍后办理\s*1/ }).click();
    await page.getByText(/回到待办$/).waitFor();
    await keyboard.press('j');
    await keyboard.press('h');
    await page.getByText('没有放到稍后的任务').waitFor();
    await page.getByRole('link', { name: /待我办理/ }).click();
    await rows.nth(90).waitFor();
    // News that arrives while a page is on its way may cancel it: a person would ask again.
    while ((await rows.count()) < MANY) {
      const loaded = await rows.count();
      await stage.page.getByRole('button', { name: '加载更多' }).click();
      await rows
        .nth(loaded)
        .waitFor({ timeout: 5_000 })
        .catch(() => undefined);
    }
    expect(await rows.count()).toBeGreaterThanOrEqual(MANY);
    const times: number[] = [];
    for (let step = 0; step < 30; step += 1) {
      times.push(await stage.page.evaluate(PRESS_J));
    }
    const median = times.sort((a, b) => a - b)[15]!;
    process.stdout.write(
      `a step through 1,000 lines: median ${median.toFixed(0)} ms, slowest ${times.at(-1)!.toFixed(0)} ms\n`,
    );
    expect(await stage.page.locator('tr.chosen').count()).toBe(1);
    expect(await stage.page.locator('tr.chosen a').evaluate((link) => link.ownerDocument.activeElement === link)).toBe(
      true,
    );
  });
});

/** Presses j, and answers after how many milliseconds the next frame shows it. */
const PRESS_J = `new Promise((shown) => {
  const began = performance.now();
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
  requestAnimationFrame(() => requestAnimationFrame(() => shown(performance.now() - began)));
})` as unknown as () => Promise<number>;
