import { describe, expect, test } from '@jest/globals';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { DEMO_PASSWORD } from '../../prisma/seed/demo/users.ts';
import { apiPath, ConsoleStage, installation } from './console-stage.ts';
import { contractUnderWay, SERVED, type ContractUnderWay } from './contract-under-way.ts';

const FACTS = '5月第2周起连续漏访36次，电话核实服务人员已撤离（示例）';

interface TaskFound {
  readonly id: string;
  readonly kind: TaskKind;
}

interface TakeoverSeen {
  readonly state: string;
  readonly outcome: string | null;
  readonly coverage: { readonly covered: number; readonly total: number };
  readonly withoutProvider: number;
}

describe('the supervisor', () => {
  const stage = ConsoleStage.setUp();

  /** A task of the purchase in somebody's inbox, as soon as the workflow has asked for it. */
  async function asked(username: string, purchaseId: string, kind: TaskKind): Promise<TaskFound> {
    const person = await stage.as(username);
    for (;;) {
      const { items } = await person.get<{ items: TaskFound[] }>(`/tasks?purchase=${purchaseId}&limit=100`);
      const found = items.find((task) => task.kind === kind);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** Claims and completes it with the form's example, changed where the story needs it. */
  async function decide(
    username: string,
    { purchaseId }: ContractUnderWay,
    kind: TaskKind,
    outcome: string,
    form: Record<string, unknown> = {},
  ): Promise<void> {
    const person = await stage.as(username);
    const { id } = await asked(username, purchaseId, kind);
    const { version } = await person.post<{ version: number }>(apiPath(id, 'claim'));
    const task = await person.get<{ form: { example: object; outcomes: Record<string, { example: object }> } }>(
      apiPath(id),
    );
    const example = task.form.outcomes[outcome]?.example ?? task.form.example;
    await person.post(apiPath(id, 'complete'), { version, outcome, form: { ...example, ...form } });
  }

  /** The takeover as the api says it, whose page is open. */
  async function seen(): Promise<TakeoverSeen> {
    const id = new URL(stage.page.url()).pathname.split('/').at(-1)!;
    return (await stage.as('supervisor')).get<TakeoverSeen>(`/takeovers/${id}`);
  }

  async function clean(): Promise<void> {
    expect(await stage.seriousFindings()).toEqual([]);
    expect(await stage.sidewaysScroll()).toBe(0);
  }

  /** Both appearances, an office PC and a phone. */
  async function cleanEverywhere(): Promise<void> {
    await clean();
    await stage.page.getByRole('button', { name: '深色显示' }).click();
    await clean();
    await stage.page.setViewportSize({ width: 360, height: 740 });
    await clean();
    await stage.page.getByRole('button', { name: '浅色显示' }).click();
    await stage.page.setViewportSize({ width: 1366, height: 768 });
  }

  test('goes from the red flag to a takeover under way in three steps, and sees the last recipient covered', async () => {
    const contract = await contractUnderWay();
    const { page } = stage;
    await stage.signIn('supervisor', `supervision?q=${contract.number}`);
    await page.getByText('无责任单位的救助对象').waitFor();
    const line = page.getByRole('row').filter({ hasText: contract.number });
    await line.getByText('高风险').waitFor();
    await line.getByText('第 2 个月检查发现问题').waitFor();
    await stage.shot('cockpit');
    const begun = Date.now();
    await line.getByRole('link', { name: `对合同 ${contract.number} 提出接管` }).click();

    await page.getByRole('button', { name: '下一步：会发生什么' }).click();
    await page.getByText('请选择原因。').waitFor();
    await page.getByRole('combobox', { name: '原因' }).click();
    await page.getByTitle('承接主体不能继续履约').click();
    await page.getByLabel('事实和依据').fill(FACTS);
    await page.reload();
    expect(await page.getByLabel('事实和依据').inputValue()).toBe(FACTS);
    await page.getByRole('button', { name: '下一步：会发生什么' }).click();

    await page.getByText(`涉及 ${SERVED} 名救助对象、${SERVED} 项服务`).waitFor();
    await page.getByText('¥688,000.00', { exact: true }).waitFor();
    await page.getByText('1. 示例安康养老服务有限公司').waitFor();
    await page.getByText('您是提出人，按回避规则不参与决定').waitFor();
    await stage.shot('takeover-preview');
    await page.getByRole('button', { name: '下一步：确认' }).click();

    const submit = page.getByRole('button', { name: '提出紧急接管' });
    await stage.passwordOf('supervisor', { givenMinutesAgo: 11 });
    await submit.click();
    await page.getByText('按住 1.5 秒').waitFor();
    await submit.focus();
    await page.keyboard.down('Enter');
    await page.getByText('请继续按住').waitFor();
    await page.keyboard.up('Enter');
    await page.getByText('按住 1.5 秒').waitFor();
    expect(await page.getByLabel('请再次输入登录密码').count()).toBe(0);
    await page.keyboard.down(' ');
    await page.getByLabel('请再次输入登录密码').waitFor();
    await page.keyboard.up(' ');
    await stage.shot('step-up');
    await clean();
    await page.getByLabel('请再次输入登录密码').fill('not-the-password');
    await page.keyboard.press('Enter');
    await page.getByText('密码不正确').waitFor();
    expect(page.url()).not.toMatch(/\/takeovers\//);
    await page.getByLabel('请再次输入登录密码').fill(DEMO_PASSWORD);
    await submit.click();
    await page.waitForURL(/\/takeovers\//);
    await page.getByText(`0 / ${SERVED}`).first().waitFor();
    expect(Date.now() - begun).toBeLessThan(300_000);

    await decide('provider2', contract, 'answer-standby', 'accept', { capacity: 12 });
    await page.getByText(`12 / ${SERVED}`).first().waitFor();
    await page.getByText('承接 12 人').first().waitFor();
    expect(await seen()).toMatchObject({ withoutProvider: 0, coverage: { covered: 12, total: SERVED } });
    await stage.shot('takeover-live');
    await cleanEverywhere();
    await decide('approver', contract, 'decide-takeover', 'start');
    await decide('provider3', contract, 'answer-standby', 'accept', { capacity: SERVED - 12 });
    await page.getByText('最后一名对象交接完成，用时').waitFor();
    await page.getByText(`✓ ${SERVED} / ${SERVED}`).first().waitFor();
    await page.getByText('决定启动接管').waitFor();
    expect(await seen()).toMatchObject({ state: 'running', withoutProvider: 0, coverage: { covered: SERVED } });

    await page.getByText('按新责任单位').click();
    await page.getByRole('rowheader', { name: '示例县社会福利服务中心' }).waitFor();
    await page.getByRole('button', { name: '告知书预览' }).click();
    await page.getByRole('heading', { name: '受助对象告知书' }).first().waitFor();
  });

  test('holds a drill that nobody can take for the real thing, and that changes nothing', async () => {
    const contract = await contractUnderWay();
    const { page } = stage;
    const isUnmistakable = async () => {
      await page.getByText('演练 DRILL：不冻结支付').waitFor();
      await page.waitForFunction(() =>
        (globalThis as { document?: { title: string } }).document?.title.startsWith('【演练】'),
      );
    };
    await stage.signIn('supervisor', `contracts/${contract.contractId}`);
    await page.getByRole('link', { name: '组织演练' }).click();
    await isUnmistakable();
    await page.getByLabel('事实和依据').fill('年度演练（示例）');
    await page.getByRole('button', { name: '下一步：会发生什么' }).click();
    await page.getByText('演练不冻结支付').waitFor();
    await isUnmistakable();
    await page.getByRole('button', { name: '下一步：确认' }).click();
    await isUnmistakable();
    await page.getByRole('button', { name: '开始演练' }).click();
    await page.waitForURL(/\/takeovers\//);
    await isUnmistakable();
    await decide('provider2', contract, 'answer-standby', 'accept', { capacity: 20 });
    await page.getByText(`20 / ${SERVED}`).first().waitFor();
    await stage.shot('takeover-drill');
    await cleanEverywhere();
    await decide('provider3', contract, 'answer-standby', 'decline');
    await decide('approver', contract, 'decide-takeover', 'start');
    await page.getByText('演练完成').waitFor();
    await page.getByRole('heading', { name: '演练报告' }).waitFor();
    await page.getByText('10 名对象没有备选承接主体接收，只能由乡镇兜底').waitFor();
    await page.getByRole('link', { name: '打开该单位' }).waitFor();
    await page.getByRole('link', { name: '演练报告 (PDF)' }).waitFor();
    await stage.shot('drill-report');
    await clean();
    expect(await seen()).toMatchObject({ outcome: 'drilled', withoutProvider: 0 });
    const after = await (
      await stage.as('supervisor')
    ).get<{ paymentsFrozenAt: unknown; state: string }>(`/contracts/${contract.contractId}`);
    expect(after).toMatchObject({ paymentsFrozenAt: null, state: 'running' });
  });

  test('finds everything about a contract on its page', async () => {
    const contract = await contractUnderWay();
    const { page } = stage;
    await stage.signIn('supervisor', 'contracts');
    await page.getByPlaceholder('合同编号或承接主体').fill(contract.number);
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    await page.getByRole('link', { name: contract.number }).click();
    await page.getByText(`${SERVED} / ${SERVED} 项服务现在有责任单位`).waitFor();
    await page.getByText('满意度从第 1 个月的 94% 到第 2 个月的 68%').last().waitFor();
    await page.getByText('现在就可以组织一次').waitFor();
    await page.getByRole('rowheader', { name: '示*' }).first().waitFor();
    expect(await page.content()).not.toContain('示例丙');
    await stage.shot('contract');
    await cleanEverywhere();
  });

  test('is told of a takeover that is under way instead of asking twice', async () => {
    const contract = await contractUnderWay();
    const supervisor = await stage.as('supervisor');
    const body = { reasonCode: 'service-stopped', reason: FACTS, urgency: 'ordinary', drill: false };
    const { id } = await supervisor.post<{ id: string }>(`/contracts/${contract.contractId}/takeovers`, body);
    await stage.signIn('supervisor', `contracts/${contract.contractId}/takeover`);
    await stage.page.getByRole('link', { name: '去看进行中的接管' }).click();
    await stage.page.waitForURL(new RegExp(id));
    await stage.page.getByText('等待审批人决定').waitFor();
    await stage.page.goto(`${installation.apiUrl}/console/takeovers?drill=false&running=true`);
    await stage.page.getByRole('link', { name: contract.number }).waitFor();
    await clean();
  });

  test('keeps the cockpit’s filters in the address, and hears when the service is away', async () => {
    const { page } = stage;
    await contractUnderWay();
    await stage.signIn('supervisor', 'supervision?level=high&finding=missed-visits');
    await page.getByRole('row').nth(1).waitFor();
    await cleanEverywhere();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.waitForURL((url) => url.search === '');
    await page.route('**/api/v1/supervision*', (route) => route.fulfill({ status: 502, body: 'bad gateway' }));
    await page.reload();
    await page.getByText('连不上服务').waitFor();
    await page.unroute('**/api/v1/supervision*');
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('无责任单位的救助对象').waitFor();
  });

  test('of another county sees that there is nothing to see yet', async () => {
    await stage.signIn('officer2', 'supervision');
    await stage.page.getByText('没有履行中的合同').waitFor();
    await stage.page.getByText('没有告警').waitFor();
    await stage.page.getByRole('link', { name: '接管', exact: true }).click();
    await stage.page.getByText('没有接管或演练').waitFor();
    await clean();
  });

  test('a standby provider sees its own part of the takeover', async () => {
    const contract = await contractUnderWay();
    const supervisor = await stage.as('supervisor');
    const body = { reasonCode: 'service-stopped', reason: FACTS, urgency: 'urgent', drill: false };
    const { id } = await supervisor.post<{ id: string }>(`/contracts/${contract.contractId}/takeovers`, body);
    await decide('provider2', contract, 'answer-standby', 'accept', { capacity: 5 });
    await stage.signIn('provider2', `takeovers/${id}`);
    await stage.page.getByText('以下是您单位在本次接管中的部分').waitFor();
    await stage.page.getByText('承接 5 人').waitFor();
    expect(await stage.page.getByText('示例县社会福利服务中心').count()).toBe(0);
    await clean();
  });
});
