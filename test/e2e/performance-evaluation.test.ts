import { describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { addDays, addMonths, dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { connect } from '../../prisma/database.ts';
import { apiPath, ConsoleStage, installation, taskAddress } from './console-stage.ts';
import { contractUnderWay, type ContractUnderWay } from './contract-under-way.ts';

/** A contract of a year that began half a year ago. */
async function contractOfHalfAYear(): Promise<ContractUnderWay & { readonly from: string; readonly to: string }> {
  const contract = await contractUnderWay();
  const startsOn = addMonths(dayOf(instantOfMillis(Date.now())), -6);
  const database = connect(installation.databaseUrl, 1);
  await database.prisma.contract.update({
    where: { id: contract.contractId },
    data: { startsOn: new Date(startsOn), endsOn: new Date(addDays(addMonths(startsOn, 12), -1)) },
  });
  await database.close();
  return { ...contract, from: startsOn, to: addDays(addMonths(startsOn, 6), -1) };
}

interface Survey {
  readonly recipients: readonly { readonly id: string; readonly channel: string | null }[];
}

describe('a performance evaluation', () => {
  const stage = ConsoleStage.setUp();

  /** Opens a task that the workflow asks for by and by, and takes it. */
  async function take(page: Page, id: string): Promise<void> {
    const button = page.getByRole('button', { name: '领取并填写' });
    for (;;) {
      await page.goto(taskAddress({ id }));
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (await button.isVisible()) break;
      await pause(500);
    }
    await button.click();
  }

  async function decide(page: Page, outcome: string, done: string): Promise<void> {
    await page.getByRole('button', { name: outcome, exact: true }).click();
    await page.getByRole('button', { name: /^确认/ }).click();
    await page.getByText(`已办结：${done}`).waitFor();
  }

  test('is asked for, rated by buyer and third party, answered by those drawn, and published', async () => {
    const { contractId, number, from, to } = await contractOfHalfAYear();
    const taskId = (kind: string) => `evaluation:${number}:1/${kind}/1`;
    const { page: officer } = stage;
    await stage.signIn('officer', `contracts/${contractId}`);
    await officer.getByRole('button', { name: '发起绩效评价' }).click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByLabel('评价期间自').fill(from);
    await dialog.getByLabel('至', { exact: true }).fill(to);
    await dialog.getByRole('combobox', { name: /第三方评估机构/ }).click();
    await officer.getByTitle('示例公信评估咨询有限公司').click();
    expect(await stage.seriousFindings()).toEqual([]);
    await dialog.getByRole('button', { name: '发起', exact: true }).click();
    await officer.getByText('评分和问卷').waitFor();

    // The third party rates with a login of its own.
    const evaluator = await stage.newVisitor();
    await stage.signIn('evaluator1', 'inbox', evaluator);
    await evaluator.getByRole('heading', { name: '待办任务' }).waitFor();
    await take(evaluator, taskId('rate-as-evaluator'));
    await evaluator.getByLabel('服务成效').fill('90');
    await evaluator.getByLabel('项目管理').fill('80');
    await evaluator.getByLabel('社会影响').fill('70');
    await evaluator.getByLabel('评分依据').fill('查阅档案、实地走访，服务达到标准（示例）。');
    await decide(evaluator, '提交评分', '第三方评分');

    await take(officer, taskId('rate-as-buyer'));
    for (const label of ['服务成效', '项目管理', '社会影响']) await officer.getByLabel(label).fill('85');
    await officer.getByLabel('评分依据').fill('按月度检查和服务记录评分（示例）。');
    await decide(officer, '提交评分', '购买主体评分');

    // One answers by the printed link without scripts, one on the phone, the others likewise.
    const clerk = await stage.newVisitor();
    await stage.signIn('clerk', `contracts/${contractId}`, clerk);
    await clerk.getByRole('link', { name: '组织问卷' }).click();
    await clerk.getByRole('button', { name: '打印问卷' }).click();
    const sheet = clerk.getByRole('dialog');
    const address = (await sheet.getByRole('link').first().getAttribute('href'))!;
    await stage.shot('survey-sheet', clerk);
    await sheet.getByRole('button', { name: '关闭' }).click();
    const context = await clerk.context().browser()!.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
    const recipient = await context.newPage();
    await recipient.setViewportSize({ width: 360, height: 740 });
    await recipient.goto(address);
    for (const box of await recipient.getByLabel('5 非常满意').all()) await box.check();
    await recipient.getByRole('button', { name: '提交' }).click();
    await recipient.getByText('谢谢，已经记下了').waitFor();
    await context.close();
    await clerk.reload();
    await clerk.getByText('已在线答复').waitFor();
    await clerk.getByRole('button', { name: '登记电话答复' }).first().click();
    for (const box of await sheet.getByLabel('4 分', { exact: true }).all()) await box.check();
    await sheet.getByRole('button', { name: '登记', exact: true }).click();
    await clerk.getByText('已电话答复').waitFor();
    await stage.shot('survey', clerk);
    const office = await stage.as('clerk');
    const evaluationId = new URL(clerk.url()).pathname.split('/').at(-2)!;
    const { recipients } = await office.get<Survey>(`/evaluations/${evaluationId}/survey`);
    for (const { id } of recipients.filter(({ channel }) => channel === null)) {
      const said = { effect: 5, management: 5, impact: 4 };
      await office.post(`/evaluations/${evaluationId}/survey/${id}`, said);
    }
    const survey = taskId('run-survey');
    const { version } = await office.post<{ version: number }>(apiPath(survey, 'claim'));
    await office.post(apiPath(survey, 'complete'), {
      version,
      outcome: 'close',
      form: { method: '入户和电话访问（示例）' },
    });

    // The provider sees the result before it is published, and agrees.
    const provider = await stage.newVisitor();
    // The address of the offices' page leads a provider to its own.
    await stage.signIn('provider1', `contracts/${contractId}`, provider);
    await provider.waitForURL(`**/provider/contracts/${contractId}`);
    await provider.getByText('征求意见').waitFor();
    await provider.getByRole('cell', { name: '70', exact: true }).waitFor();
    await stage.shot('evaluation-result', provider);
    await take(provider, taskId('answer-evaluation'));
    await provider.getByLabel('意见').fill('无异议（示例）');
    await decide(provider, '无异议', '确认绩效评价结果');

    await take(officer, taskId('publish-evaluation'));
    await officer.getByLabel('发布媒体').fill('示例县民政局网站');
    await decide(officer, '公布', '公布绩效评价结果');
    await officer.goto(`${installation.apiUrl}/console/contracts/${contractId}`);
    await officer.getByText('已公布').waitFor();
    await officer.getByText(/可以在法定期限内续签/).waitFor();
    await officer.goto(`${installation.apiUrl}/public/notices?kind=evaluation-notice`);
    await officer
      .getByRole('link', { name: /绩效评价|失能老人居家照料服务/ })
      .first()
      .waitFor();
  });
});
