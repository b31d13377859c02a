import { describe, expect, test } from '@jest/globals';
import { apiPath, ConsoleStage, taskAddress } from './console-stage.ts';

/** Between an act and its sight on another's screen (experience.md, numbers to hold). */
const SEEN_WITHIN_MS = 3_000;

describe('live updates', () => {
  const stage = ConsoleStage.setUp();

  test('show a colleague’s claim within three seconds, without a reload', async () => {
    const task = await stage.firstTask();
    await stage.signIn('officer', 'inbox');
    const line = stage.page.getByRole('row').filter({ hasText: task.purchaseNumber });
    await line.getByText('未领取').waitFor();
    const officer = await stage.as('officer');
    await officer.post(apiPath(task.id, 'claim'), {});
    const began = Date.now();
    await line.getByRole('button', { name: '退回' }).waitFor();
    expect(Date.now() - began).toBeLessThan(SEEN_WITHIN_MS);
  });

  test('tell two people on one task of each other, and at once who claims and who decides', async () => {
    const task = await stage.firstTask();
    const address = new URL(taskAddress(task)).pathname.replace('/console/', '');
    await stage.signIn('officer', address);
    await stage.page.getByRole('button', { name: '领取' }).waitFor();
    const colleague = await stage.newVisitor();
    await stage.signIn('approver', address, colleague);
    const within = { timeout: SEEN_WITHIN_MS };
    await colleague.getByText('示例采购经办人 也正打开此任务').waitFor();
    await stage.page.getByText('示例审批人 也正打开此任务').waitFor(within);
    expect(await stage.seriousFindings()).toEqual([]);
    const officer = await stage.as('officer');
    const { version } = await officer.post<{ version: number }>(apiPath(task.id, 'claim'), {});
    await colleague.getByText('办理中', { exact: true }).waitFor(within);
    await officer.post(apiPath(task.id, 'complete'), { version, outcome: 'submit', form: task.form.example });
    await colleague.getByText(/示例采购经办人于 .* 办结/).waitFor(within);
    await colleague.close();
    await stage.page.getByText('示例审批人 也正打开此任务').waitFor({ state: 'detached' });
  });

  test('say so when they are interrupted, ask now and then meanwhile, and come back by themselves', async () => {
    await stage.page.route('**/api/v1/events', (route) => route.fulfill({ status: 502, body: 'bad gateway' }));
    await stage.signIn('officer');
    const notice = stage.page.getByText(/实时更新中断，正在重连… 数据截至 \d\d:\d\d/);
    await notice.waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.page.waitForResponse(/\/api\/v1\/tasks\?/);
    await stage.page.unroute('**/api/v1/events');
    await notice.waitFor({ state: 'detached' });
  });

  test('end with the session: the page leads to the sign-in and back', async () => {
    await stage.signIn('clerk');
    await stage.page.getByRole('heading', { name: '待办任务' }).waitFor();
    await stage.page.evaluate(() => fetch('/api/v1/sessions', { method: 'DELETE' }));
    await stage.page.getByText('登录已失效，请重新登录').waitFor();
  });
});
