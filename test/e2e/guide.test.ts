import { describe, expect, test } from '@jest/globals';
import { ConsoleStage } from './console-stage.ts';

const STAFF = ['officer', 'approver', 'finance', 'supervisor', 'clerk', 'assistant', 'auditor', 'admin'];
const OUTSIDERS = ['expert1', 'provider1'];

describe('a first visit', () => {
  const stage = ConsoleStage.setUp();

  test.each([...STAFF, ...OUTSIDERS])(
    'of %s is greeted once and led through every page of the role',
    async (username) => {
      const page = await stage.newVisitor({ firstVisit: true });
      await stage.signIn(username, '', page);
      await page.getByRole('button', { name: '开始导览' }).click();
      const entries = await page.locator('.head nav a:not([href^="/public"])').allTextContents();
      await page.getByText('欢迎使用接力').waitFor();
      for (const entry of entries) {
        await page.getByRole('button', { name: '下一步' }).click();
        await page.getByRole('dialog', { name: entry }).waitFor();
        expect(await page.locator('.toured').textContent()).toBe(entry);
      }
      await page.getByRole('button', { name: '下一步' }).click();
      await page.getByRole('dialog', { name: '您和显示方式' }).waitFor();
      await page.getByRole('button', { name: '下一步' }).click();
      await page.getByRole('button', { name: '开始使用' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.reload();
      await page.getByRole('heading', { name: '待办任务' }).waitFor();
      expect(await page.getByRole('button', { name: '开始导览' }).count()).toBe(0);
    },
  );

  test('may be declined', async () => {
    const page = await stage.newVisitor({ firstVisit: true });
    await stage.signIn('officer', '', page);
    await page.getByRole('button', { name: '不用了' }).click();
    await page.getByRole('button', { name: '开始导览' }).waitFor({ state: 'detached' });
  });
});

describe('the guide', () => {
  const stage = ConsoleStage.setUp();

  test('says what a role can do, in light and in dark and on a phone', async () => {
    await stage.signIn('supervisor', 'guide');
    await stage.page.getByRole('heading', { name: '会交给您办理的任务' }).waitFor();
    await stage.page.getByText('月度服务检查').first().waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.page.getByRole('button', { name: '深色显示' }).click();
    await stage.page.getByRole('button', { name: '浅色显示' }).waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.page.setViewportSize({ width: 360, height: 740 });
    expect(await stage.sidewaysScroll()).toBe(0);
  });

  test('leads a role without tasks to what it can look at', async () => {
    await stage.signIn('auditor', 'guide');
    await stage.page.getByText('这个岗位没有需要办理的任务，只查看。').waitFor();
  });
});
