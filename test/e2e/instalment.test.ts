import { beforeAll, describe, test } from '@jest/globals';
import { taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { apiPath, ConsoleStage, taskAddress } from './console-stage.ts';
import { contractUnderWay, type ContractUnderWay } from './contract-under-way.ts';

interface Listed {
  readonly items: readonly { readonly id: string; readonly kind: string }[];
}

interface StageExample {
  readonly items: readonly object[];
}

describe('an instalment', () => {
  const stage = ConsoleStage.setUp();
  let contract: ContractUnderWay;

  beforeAll(async () => {
    contract = await contractUnderWay({ ended: true });
  }, 60_000);

  /** The task of that kind, as soon as the contract's workflow has asked for it. */
  async function asked(username: string, kind: TaskKind): Promise<string> {
    const person = await stage.as(username);
    for (;;) {
      const { items } = await person.get<Listed>(`/tasks?purchase=${contract.purchaseId}`);
      const found = items.find((task) => task.kind === kind);
      if (found !== undefined) return found.id;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** The example of the form with a change, kept as that person's draft: the browser hands it in. */
  async function keepDraft(username: string, id: string, change: (example: StageExample) => object): Promise<void> {
    const person = await stage.as(username);
    const { version } = await person.post<{ version: number }>(apiPath(id, 'claim'));
    const { form } = await person.get<{ form: { example: StageExample } }>(apiPath(id));
    await person.post(apiPath(id, 'draft'), { version, form: { ...form.example, ...change(form.example) } });
  }

  async function handIn(username: string, id: string, kind: TaskKind, ...reads: string[]): Promise<void> {
    const page = await stage.newVisitor();
    await stage.signIn(username, taskAddress({ id }).split('/console/')[1], page);
    for (const text of reads) await page.getByText(text).first().waitFor();
    const title = taskKindDefinition(kind).outcomes[0]!.title.zh;
    const outcomes = page.getByRole('group', { name: '办理结果' });
    await outcomes.getByRole('button', { name: title, exact: true }).click();
    await page.getByRole('button', { name: `确认${title}`, exact: true }).click();
    await page.getByText(`已办结：${taskKindDefinition(kind).title.zh}`).waitFor();
    await page.context().close();
  }

  test('is accepted item by item, less its deductions, paid, and both parties read why', async () => {
    const acceptance = await asked('officer', 'accept-stage');
    await keepDraft('officer', acceptance, ({ items }) => ({
      items: items.map((item, at) => (at > 0 ? item : { ...item, result: 'unmet', note: '两户未上门（示例）' })),
    }));
    await handIn('officer', acceptance, 'accept-stage', '逐项验收');

    const deductions = await asked('approver', 'decide-deductions');
    await keepDraft('approver', deductions, () => ({}));
    await handIn('approver', deductions, 'decide-deductions', '两户未上门（示例）');

    // Three per cent of 172,000 yuan are 5,160.
    const { page } = stage;
    await stage.signIn('provider1', `provider/contracts/${contract.contractId}`);
    await page.getByText('扣款1项，共¥5,160.00').click();
    await page.getByText('两户未上门（示例）').waitFor();
    await page.getByRole('progressbar').first().waitFor();
    await page.getByText('¥166,840.00').first().waitFor();
    await stage.shot('instalment-deductions');

    const payment = await asked('finance', 'pay-instalment');
    await keepDraft('finance', payment, () => ({}));
    const inbox = await stage.newVisitor();
    await stage.signIn('finance', `inbox?purchase=${contract.purchaseId}`, inbox);
    await inbox.getByText(/付款期限还有 \d+ 日/).waitFor();
    await inbox.context().close();
    // Three of the thirty are of a programme that the declared money was not given for (BU-03): the form names another source.
    const outside = '本期服务 30 人，其中 3 人不在已申报资金的使用方向内';
    await handIn('finance', payment, 'pay-instalment', '−¥5,160.00', '¥166,840.00', outside, '另列资金渠道');
    await page.reload();
    await page.getByText('已付 ¥166,840.00').waitFor();
    const finance = await stage.newVisitor();
    await stage.signIn('finance', `contracts/${contract.contractId}`, finance);
    await finance.getByText('付款时另列').waitFor();
    await stage.expectUsable([[`provider/contracts/${contract.contractId}`, '付款']]);
  });
});
