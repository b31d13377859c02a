import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ConsoleStage, installation } from './console-stage.ts';

describe('the dashboards', () => {
  const stage = ConsoleStage.setUp();
  let database: Database;

  beforeAll(async () => {
    database = connect(installation.databaseUrl, 2);
    await stage.firstTask();
  });
  afterAll(() => database.close());

  const figure = (title: string) => stage.page.getByRole('region', { name: title });

  async function count(text: string): Promise<number> {
    const { rows } = await database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${text}`, [DEMO_COUNTY]);
    return rows[0]!.n;
  }

  test('show the numbers of the database, in a sentence, a chart and its table', async () => {
    await stage.signIn('supervisor', 'dashboards');
    const purchases = figure('各月立项与当前阶段');
    await purchases.locator('.chart svg').waitFor();
    const expected = await count(
      `purchase WHERE region_code = $1 AND extract(year FROM
         business_time(clock_epoch, clock_scale, clock_catches_up, created_at) AT TIME ZONE 'Asia/Shanghai') = extract(year FROM now())`,
    );
    expect(expected).toBeGreaterThan(0);
    const text = expected.toLocaleString('en');
    await purchases.getByText(`立项 ${text} 个采购项目`).waitFor();
    expect(await purchases.locator('.chart').getAttribute('aria-label')).toContain(`立项 ${text} 个`);
    await purchases.getByText('表', { exact: true }).click();
    const total = purchases.locator('tfoot td[data-label="项目数"]');
    await total.waitFor();
    expect(await total.textContent()).toBe(text);
    const months = await purchases.locator('tbody td[data-label="项目数"]').allTextContents();
    expect(months.reduce((sum, cell) => sum + Number(cell.replace(',', '')), 0)).toBe(expected);

    const covered = await count(
      `coverage c JOIN recipient r ON r.id = c.recipient_id WHERE r.region_code = $1 AND c.period @> now()`,
    );
    await stage.page.getByText(new RegExp(`^${covered.toLocaleString('en')}／[\\d,]+ 人·项`)).waitFor();
  });

  test('have nothing that keeps people out, in light and dark and as tables', async () => {
    await stage.signIn('supervisor', 'dashboards');
    await figure('各阶段项目数').locator('.chart svg').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('dashboards');
    await stage.page.getByRole('button', { name: '深色显示' }).click();
    for (const table of await stage.page.getByText('表', { exact: true }).all()) await table.click();
    await figure('各阶段项目数').getByRole('table').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
  });

  test('keep year and region in the address, and fit a phone', async () => {
    await stage.page.setViewportSize({ width: 360, height: 740 });
    await stage.signIn('auditor', `dashboards?year=2001&region=${DEMO_COUNTY}`);
    await figure('各月立项与当前阶段').getByText('这一年还没有立项的采购项目').waitFor();
    expect(await stage.sidewaysScroll()).toBe(0);
    await stage.page.getByRole('combobox', { name: '年度' }).click();
    await stage.page.getByTitle(`${new Date().getFullYear()}年`).click();
    await stage.page.waitForURL(new RegExp(`year=${new Date().getFullYear()}&region=${DEMO_COUNTY}`));
    await figure('各月立项与当前阶段').locator('.chart svg').waitFor();
    expect(await stage.sidewaysScroll()).toBe(0);
  });

  test('show the other figures when one of them cannot be read, and the way back', async () => {
    await stage.page.route('**/api/v1/statistics/coverage*', (route) => route.fulfill({ status: 502, body: 'bad' }));
    await stage.signIn('officer', 'dashboards');
    await figure('各月立项与当前阶段').waitFor();
    await stage.page.getByText('连不上服务').waitFor();
    await stage.page.unroute('**/api/v1/statistics/coverage*');
    await stage.page.getByRole('button', { name: '重试' }).click();
    await figure('各乡镇当前服务覆盖').waitFor();
  });

  test('speak English too', async () => {
    await stage.signIn('officer', 'dashboards');
    await stage.page.getByRole('button', { name: 'English' }).click();
    await stage.page.getByRole('heading', { name: 'Dashboards' }).waitFor();
    await figure('Purchases by month and stage reached').locator('.chart svg').waitFor();
  });
});
