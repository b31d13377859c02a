import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { apiPath, ConsoleStage, installation, taskAddress } from './console-stage.ts';
import { reserveInPlan } from './plan-reserve.ts';

const TODAY = dayOf(instantOfMillis(Date.now()));
const COLLEAGUE = DEMO_USERS.find(({ username }) => username === 'colleague')!;

describe('leave and substitutes', () => {
  const stage = ConsoleStage.setUp();
  let database: Database;

  beforeAll(() => {
    database = connect(installation.databaseUrl);
  });
  afterAll(async () => {
    await database.pool.query('UPDATE leave SET ends_at = greatest(starts_at, now()) WHERE ends_at > now()');
    await database.close();
  });

  test('is entered, seen by the substitute who claims for the absent person, and ended', async () => {
    const task = await stage.firstTask();
    const officer = await stage.as('officer');
    await officer.post(apiPath(task.id, 'claim'), {});
    const { page } = stage;
    await stage.signIn('officer', 'leave');
    await page.getByText('本单位现在和以后都没有人请假').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);

    await page.getByRole('button', { name: '登记请假' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '确认登记' }).click();
    await dialog.getByText('请选好日期和至少一位代理人').waitFor();
    await dialog.getByLabel('最后一天（含）').fill(addDays(TODAY, 3));
    await dialog.getByLabel('代理人', { exact: true }).click();
    await page.getByTitle(COLLEAGUE.displayName).click();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('leave-form');
    await dialog.getByRole('button', { name: '确认登记' }).click();
    await page.getByText('请假中').waitFor();
    await stage.shot('leave');

    const other = await stage.newVisitor();
    await stage.signIn(COLLEAGUE.username, `inbox?q=${task.purchaseNumber}`, other);
    await other.getByText('代示例采购经办人办理').waitFor();
    await other.getByRole('button', { name: '代为领取' }).click();
    await other.getByText('代示例采购经办人办理中').waitFor();
    await other.goto(taskAddress(task));
    await other.getByText('您正在代示例采购经办人办理').waitFor();
    await stage.shot('leave-task', other);

    await page.getByRole('link', { name: /^通知（\d+ 条未读）/ }).click();
    const told = page.getByRole('link', { name: /代理人已领取您的任务代为办理/ }).first();
    await told.waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('notifications');
    await told.click();
    await page.getByRole('heading', { level: 1 }).waitFor();

    await page.goto(`${installation.apiUrl}/console/leave`);
    await page.getByRole('button', { name: '结束请假' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '结束请假' }).click();
    await page.getByText('本单位现在和以后都没有人请假').waitFor();
    const { body } = { body: await officer.get<{ assignee: { id: string } }>(apiPath(task.id)) };
    expect(body.assignee.id).toBe(DEMO_USERS.find(({ username }) => username === 'officer')!.id);
  });

  test('a task is handed to a colleague with its draft, who puts right what was refused and completes it', async () => {
    const task = await stage.firstTask();
    const { page } = stage;
    await stage.signIn('officer', `tasks/${task.id}`);
    await page.getByRole('button', { name: '领取并填写' }).click();
    await page.getByLabel('采购需求').fill('起草到一半的需求（示例）');
    await page.getByText(/已暂存 \d\d:\d\d/).waitFor();
    await page.getByRole('button', { name: '转交', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '转交', exact: true }).click();
    await dialog.getByText('请选择人员。').waitFor();
    await dialog.getByLabel('理由').fill('出差三天，请代为完成。');
    await dialog.getByLabel('人员', { exact: true }).click();
    await page.getByTitle(COLLEAGUE.displayName).click();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('delegate');
    await dialog.getByRole('button', { name: '转交', exact: true }).click();
    await page.getByText(`此任务正由${COLLEAGUE.displayName}办理`).waitFor();

    const other = await stage.newVisitor();
    await stage.signIn(COLLEAGUE.username, taskAddress(task).split('/console/')[1], other);
    await other.getByText('出差三天，请代为完成。').waitFor();
    expect(await other.getByLabel('采购需求').inputValue()).toBe('起草到一半的需求（示例）');
    await other.getByLabel('服务对象人数').fill('20');
    await other.getByLabel('采购方式的理由').fill('服务内容需与供应商磋商细化（示例）。');
    await other.getByLabel('风险处置措施').fill('合同载明临时接管预案（示例）。');
    await reserveInPlan(other);
    await other.getByRole('button', { name: '提交审批' }).click();
    await other.getByRole('button', { name: '确认提交审批' }).click();
    await other.getByText('已办结：编制采购实施计划').waitFor();
  });

  test.each(['leave', 'notifications'])('%s has no findings in the dark and fits a phone', async (at) => {
    await stage.signIn('supervisor', at);
    await stage.page.getByRole('heading', { level: 1 }).waitFor();
    await stage.page.getByRole('button', { name: '深色显示' }).click();
    await stage.page.getByRole('button', { name: '浅色显示' }).waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.page.setViewportSize({ width: 360, height: 740 });
    expect(await stage.sidewaysScroll()).toBe(0);
  });

  test.each([
    ['leave', '**/api/v1/leaves?*'],
    ['notifications', '**/api/v1/notifications?*'],
  ])('%s says when the api is away, and comes back', async (at, address) => {
    await stage.page.route(address, (route) => route.abort());
    await stage.signIn('officer', at);
    await stage.page.locator('main').getByRole('alert').filter({ hasText: /./ }).first().waitFor();
    await stage.page.unroute(address);
    await stage.page.getByRole('button', { name: '重试' }).click();
    await stage.page.locator('.ant-empty, .lines, .notices').first().waitFor();
  });

  test('come as text messages to a number that is checked, shown with its last digits, and taken away again', async () => {
    const { page } = stage;
    await stage.signIn(COLLEAGUE.username, 'notifications');
    await page.getByRole('button', { name: '开启' }).click();
    await page.getByLabel('手机号码').fill('12345');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('手机号码是 11 位数字').waitFor();
    await page.getByLabel('手机号码').fill('138 0000 0000');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('发到 138****0000').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByText('短信提醒未开启').waitFor();
  });

  test('all are read at once, and the bell is quiet', async () => {
    await database.pool.query(
      `INSERT INTO notification (key, inbox, kind, subject) VALUES ('leave-test/' || gen_random_uuid(), 'user:' || $1, 'leave-entered', jsonb_build_object('leaveId', gen_random_uuid()))`,
      [COLLEAGUE.id],
    );
    const { page } = stage;
    await stage.signIn(COLLEAGUE.username, 'notifications?unread=true');
    await page.getByText('监督员已为您登记请假').waitFor();
    await page.getByRole('button', { name: '全部标为已读' }).click();
    await page.getByText('没有未读通知').waitFor();
    await page.getByRole('link', { name: '通知（0 条未读）' }).waitFor();
  });
});
