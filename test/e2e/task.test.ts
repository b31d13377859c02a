import { describe, expect, test } from '@jest/globals';
import { apiPath, ConsoleStage, taskAddress, type TaskAnswer } from './console-stage.ts';
import { reserveInPlan } from './plan-reserve.ts';

describe('the task page', () => {
  const stage = ConsoleStage.setUp();

  test('lets an officer find a task, fill it in and complete it', async () => {
    const task = await stage.firstTask();
    await stage.firstTask();
    await stage.signIn('officer');
    await stage.page.getByRole('heading', { name: '待办任务' }).waitFor();
    const line = stage.page
      .getByRole('row')
      .filter({ has: stage.page.locator(`a[href="${new URL(taskAddress(task)).pathname}"]`) });
    await line.getByText(/还剩\d+个工作日|今日到期|已逾期/).waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('inbox');
    await line.getByRole('link').click();

    await stage.page.getByText('为什么有这项任务').waitFor();
    await stage.page.getByRole('button', { name: '领取并填写' }).click();
    const example = task.form.example;
    await stage.page.getByLabel('采购需求').fill(String(example['need']));
    await stage.page.getByLabel('服务对象人数').fill(String(example['recipientsServed']));
    await stage.page.getByLabel('采购方式的理由').fill(String(example['methodReason']));
    await reserveInPlan(stage.page);
    await stage.page.getByRole('button', { name: '提交审批' }).click();
    await stage.page.getByRole('link', { name: '请填写“风险处置措施”' }).click();
    await stage.page.getByLabel('风险处置措施').fill(String(example['riskPlan']));
    await stage.page.getByText(/已暂存 \d\d:\d\d/).waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.page.evaluate('scrollTo(0, 0)');
    await stage.shot('task');

    await stage.page.getByRole('button', { name: '提交审批' }).click();
    await stage.page.getByText('计划先由财政核实预算').waitFor();
    await stage.shot('decision');
    await stage.page.getByRole('button', { name: '确认提交审批' }).click();
    await stage.page.getByText(/已办结：编制采购实施计划/).waitFor();
    await line.waitFor({ state: 'detached' });
  });

  test('keeps the draft for the next visit', async () => {
    const task = await stage.firstTask();
    await (await stage.as('officer')).post(apiPath(task.id, 'claim'));
    await stage.signIn('officer', `tasks/${task.id}`);
    await stage.page.getByLabel('采购需求').fill('起草中的需求');
    await stage.page.getByText(/已暂存 \d\d:\d\d/).waitFor();
    await stage.page.goto(taskAddress(task));
    await stage.page.getByLabel('采购需求').waitFor();
    const need = stage.page.getByLabel('采购需求');
    expect(await need.inputValue()).toBe('起草中的需求');
    await stage.page.getByRole('button', { name: '清空重填' }).click();
    expect(await need.inputValue()).toBe('');
    await stage.page.getByRole('button', { name: '恢复上一次' }).click();
    expect(await need.inputValue()).toBe('起草中的需求');
  });

  test('tells whoever is slower who decided and when, and keeps what they typed', async () => {
    const task = await stage.firstTask();
    await stage.signIn('officer', `tasks/${task.id}`);
    await stage.page.getByRole('button', { name: '领取并填写' }).click();
    for (const [title, name] of FIELDS) await stage.page.getByLabel(title).fill(String(task.form.example[name]));
    await reserveInPlan(stage.page);
    await stage.page.getByText(/已暂存 \d\d:\d\d/).waitFor();
    await stage.page.getByRole('button', { name: '提交审批' }).click();
    await stage.page.getByRole('button', { name: '确认提交审批' }).waitFor();
    const supervisor = await stage.as('supervisor');
    const command = apiPath(task.id, 'takeover');
    const { version } = await (await stage.as('officer')).get<TaskAnswer>(apiPath(task.id));
    await supervisor.post(command, {
      version,
      to: 'self',
      reasonCode: 'overdue',
      reasonText: '示例：由监督员接手办理。',
    });
    await stage.page.getByRole('button', { name: '确认提交审批' }).click();
    await stage.page.getByText('此任务正由示例监督员办理').first().waitFor();
    await stage.page.getByText('以下是您填写的内容，没有提交').waitFor();
    expect(await stage.page.getByLabel('采购需求').inputValue()).toBe(task.form.example['need']);
    await stage.shot('conflict');
  });

  test('explains to the drafter why somebody else must decide', async () => {
    const purchase = await stage.firstTask();
    await (
      await stage.as('officer')
    ).post(apiPath(purchase.id, 'complete'), {
      outcome: 'submit',
      form: purchase.form.example,
    });
    const supervisor = await stage.as('supervisor');
    const next = purchase.id.replace('/draft-plan/', '/confirm-budget/');
    for (;;) {
      const { items } = await supervisor.get<{ items: TaskAnswer[] }>('/tasks?scope=region&limit=100');
      if (items.some(({ id }) => id === next)) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await stage.signIn('officer', `tasks/${next}`);
    await stage.page.getByText('您参与过前序环节').waitFor();
    expect(await stage.page.getByRole('button', { name: '领取并填写' }).count()).toBe(0);
  });
});

const FIELDS = [
  ['采购需求', 'need'],
  ['服务对象人数', 'recipientsServed'],
  ['采购方式的理由', 'methodReason'],
  ['风险处置措施', 'riskPlan'],
] as const;
