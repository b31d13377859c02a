import { describe, expect, test } from '@jest/globals';
import { DEMO_PASSWORD } from '../../prisma/seed/demo/users.ts';
import { ConsoleStage, installation } from './console-stage.ts';

describe('signing in to the console', () => {
  const stage = ConsoleStage.setUp();

  test('is reached from the start page and says clearly why somebody cannot sign in', async () => {
    await stage.page.goto(installation.apiUrl);
    await stage.page.getByRole('link', { name: /办公界面/ }).click();
    await stage.page.getByRole('heading', { name: '登录' }).waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('sign-in');
    await stage.page.getByRole('button', { name: '登录' }).click();
    await stage.page.getByText('请填写用户名和密码').waitFor();
    await stage.page.getByLabel('用户名').fill('nobody-of-this-name');
    await stage.page.getByLabel('密码', { exact: true }).fill('wrong');
    await stage.page.getByRole('button', { name: '登录' }).click();
    await stage.page.getByText('用户名或密码不正确').waitFor();
    expect(await stage.page.getByLabel('用户名').inputValue()).toBe('nobody-of-this-name');
  });

  test('takes one click in a demonstration, for each role', async () => {
    const { page } = stage;
    await page.goto(`${installation.apiUrl}/console/sign-in?to=/supervision`);
    await page.getByRole('button', { name: '监督员 supervisor' }).click();
    await page.getByText('无责任单位的救助对象').waitFor();
    await page.getByText('示例监督员').waitFor();
  });

  test('asks to sign in again when the session has ended, and comes back to the same page', async () => {
    const task = await stage.firstTask();
    await stage.signIn('officer', `tasks/${task.id}`);
    await stage.page.getByText('为什么有这项任务').waitFor();
    await stage.page.context().clearCookies();
    await stage.page.getByText('登录已失效').waitFor({ timeout: 15_000 });
    await stage.page.getByLabel('用户名').fill('officer');
    await stage.page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
    await stage.page.getByRole('button', { name: '登录' }).click();
    await stage.page.getByText('为什么有这项任务').waitFor();
    expect(decodeURIComponent(stage.page.url())).toContain(task.id);
  });
});
