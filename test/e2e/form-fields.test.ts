import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { inboxOf } from '../../domain/tasks/task-state.ts';
import { VirtualOfficers } from '../../dev/demo/virtual-officers.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { purchaseUpTo } from '../integration/purchases-course.ts';
import { apiPath, ConsoleStage, installation, taskAddress, type TaskAnswer } from './console-stage.ts';
import { contractUnderWay } from './contract-under-way.ts';
import { FIELD_CASES, type FieldCase, type TriedKind } from './form-field-cases.ts';
import { FormFilling } from './form-filling.ts';

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

describe('a field of a task’s form that is filled in wrongly says so beside it, keeps it and sends nothing', () => {
  const stage = ConsoleStage.setUp();

  /** The task of that kind in somebody’s inbox, as soon as the workflow has asked. */
  async function asked(username: string, kind: TaskKind, where: string): Promise<TaskAnswer> {
    const person = await stage.as(username);
    for (const giveUpAt = Date.now() + 60_000; Date.now() < giveUpAt;) {
      const { items } = await person.get<{ items: TaskAnswer[] }>(`/tasks?limit=100&${where}`);
      const found = items.find((task) => task.kind === kind);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`nobody asked ${username} for ${kind}`);
  }

  async function decide(username: string, kind: TaskKind, where: string): Promise<void> {
    const person = await stage.as(username);
    const { id } = await asked(username, kind, where);
    const { version } = await person.post<{ version: number }>(apiPath(id, 'claim'));
    const task = await person.get<{ outcomes: { code: string }[]; form: { example: object } }>(apiPath(id));
    await person.post(apiPath(id, 'complete'), { version, outcome: task.outcomes[0]!.code, form: task.form.example });
  }

  async function open(username: string, task: Pick<TaskAnswer, 'id'>): Promise<void> {
    await stage.signIn(username, taskAddress(task).split('/console/')[1]);
    const claim = stage.page.getByRole('button', { name: '领取并填写' });
    const outcomes = stage.page.getByRole('group', { name: '办理结果' });
    await claim.or(outcomes).waitFor();
    if (await claim.isVisible()) await claim.click();
    await outcomes.waitFor();
  }

  /** Wrong, then refused, then right: the task that is open goes through all of it and is decided. */
  async function tryFields(kind: TriedKind): Promise<void> {
    const { page } = stage;
    const cases: readonly FieldCase[] = FIELD_CASES[kind];
    const form = new FormFilling(page, cases);
    const title = taskKindDefinition(kind).outcomes[0]!.title.zh;
    const ordinary = page.getByRole('group', { name: '办理结果' }).getByRole('button', { name: title, exact: true });
    const sure = page.getByRole('button', { name: `确认${title}`, exact: true });
    const sent: string[] = [];
    page.on('request', (request) => request.url().endsWith('/complete') && sent.push(request.url()));

    await form.fillWrong();
    const typed = await form.typed();
    await ordinary.click();
    for (const { pointer, wrong } of cases) if (wrong) await form.sentence(pointer, wrong.says).waitFor();
    expect(await form.typed()).toEqual(typed);
    expect(await sure.count()).toBe(0);
    expect(await stage.seriousFindings()).toEqual([]);
    expect(sent).toEqual([]);

    await form.fillRight();
    for (const { refused } of cases) {
      if (!refused) continue;
      await form.type(refused.typed);
      const before = await form.typed();
      await ordinary.click();
      await sure.click();
      await form.sentence(refused.at, refused.says).waitFor();
      expect(await form.typed()).toEqual(before);
      await form.fillRight();
    }
    await ordinary.click();
    await sure.click();
    await page.getByText(`已办结：${taskKindDefinition(kind).title.zh}`).waitFor();
  }

  /** Puts a task into an inbox as the worker would, on a case whose workflow will not ask for it. */
  async function inInbox(
    kind: TaskKind,
    { purchaseId, workflowId, subject }: { purchaseId: string; workflowId: string; subject: Record<string, string> },
  ): Promise<{ id: string }> {
    const { candidateRole } = taskKindDefinition(kind);
    const dueAt = new Date(Date.now() + 5 * 86_400_000);
    return database.prisma.task.create({
      data: {
        ...{ id: `${workflowId}/${kind}/1`, workflowId, kind, purchaseId, candidateRole, regionCode: DEMO_COUNTY },
        ...{ subject, inbox: inboxOf({ role: candidateRole, region: DEMO_COUNTY }) },
        ...{ dueAt, dueLegal: dueAt, dueRule: 'HS-01' },
      },
    });
  }

  /** No workflow takes the decision. */
  async function close({ id }: { readonly id: string }): Promise<void> {
    await database.prisma.task.updateMany({ where: { id, state: 'submitted' }, data: { state: 'done' } });
  }

  test('texts, numbers, rows, choices and several of a list, in a purchase from its plan to its notice', async () => {
    const task = await stage.firstTask();
    const here = `purchase=${task.purchaseId}`;
    await open('officer', task);
    await tryFields('draft-plan');
    await decide('finance', 'confirm-budget', here);
    await decide('approver', 'approve-plan', here);
    await stage.page.goto(taskAddress(await asked('officer', 'draft-documents', here)));
    await stage.page.getByRole('button', { name: '领取并填写' }).click();
    await tryFields('draft-documents');
    await decide('approver', 'approve-documents', here);
    await stage.page.goto(taskAddress(await asked('officer', 'publish-notice', here)));
    await stage.page.getByRole('button', { name: '领取并填写' }).click();
    await tryFields('publish-notice');
  });

  /** A proposal for the bank of projects; answers its task of that kind, once its workflow has asked. */
  async function projectWaitingFor(kind: TaskKind, by: string, township: string | null): Promise<{ id: string }> {
    const person = await stage.as(by);
    const { id } = await person.post<{ id: string }>('/projects', {
      ...{ name: `照料护理项目（示例）${Date.now()}`, township, need: '二十名失能老人需要上门照料护理。' },
      // Of work for the office itself: nobody has to survey the public first (PL-10).
      ...{ recipients: 20, catalogueItems: ['A01'], townships: ['示例一镇'], budgetFen: 3_000_000 },
      ...{ termMonths: 12, longTerm: true, budgetYear: new Date().getFullYear() + 1 },
    });
    for (const giveUpAt = Date.now() + 60_000; Date.now() < giveUpAt;) {
      const { waitingFor } = await person.get<{ waitingFor: string | null }>(`/projects/${id}`);
      if (waitingFor?.includes(`/${kind}/`)) return { id: waitingFor };
      if (waitingFor?.includes('/review-project/')) await sendBack(waitingFor);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the project does not wait for ${kind}`);
  }

  async function sendBack(taskId: string): Promise<void> {
    const form = { reason: '请补充服务对象的摸底数据。' };
    await (await stage.as('approver')).post(apiPath(taskId, 'complete'), { outcome: 'return', form });
  }

  test('yes or no, and a reason in the dialog of its outcome, in a township’s project', async () => {
    const { page } = stage;
    await open('officer', await projectWaitingFor('guide-project', 'clerk', '示例一镇'));
    await page.getByRole('button', { name: '退回修改', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('理由').fill('不');
    await dialog.getByRole('button', { name: '确认退回修改' }).click();
    await dialog.locator('.field-error').filter({ hasText: '“理由”至少 4 个字。' }).waitFor();
    expect(await dialog.getByLabel('理由').inputValue()).toBe('不');
    await dialog.getByRole('button', { name: '再看看' }).click();
    await tryFields('guide-project');
  });

  test('an amount, in a project that was sent back', async () => {
    await open('officer', await projectWaitingFor('revise-project', 'officer', null));
    await tryFields('revise-project');
  });

  test('the rows that are given, for qualifications', async () => {
    const { id: purchaseId, number, lotIds } = await purchaseUpTo(database, 'evaluation');
    const subject = { lotId: lotIds[0] };
    const task = await inInbox('examine-qualifications', { purchaseId, workflowId: `purchase:${number}`, subject });
    await open('officer', task);
    await tryFields('examine-qualifications');
    await close(task);
  });

  test('points with decimals and a declaration, of an expert', async () => {
    const purchase = await purchaseUpTo(database, 'evaluation');
    const task = await database.prisma.task.findFirstOrThrow({
      where: { purchaseId: purchase.id, kind: 'score-bids' },
    });
    // Whoever was drawn: other tests have brought experts into the bank.
    const expert = await database.prisma.user.findUniqueOrThrow({ where: { id: task.candidateUserId! } });
    await open(expert.username, task);
    await tryFields('score-bids');
    await close(task);
  });

  test('a date, of a contract’s filing', async () => {
    const { contractId, purchaseId, number } = await contractUnderWay();
    const { lotId } = await database.prisma.contract.findUniqueOrThrow({ where: { id: contractId } });
    const subject = { contractId, lotId };
    const task = await inInbox('file-contract', { purchaseId, workflowId: `purchase:${number}`, subject });
    await open('officer', task);
    await tryFields('file-contract');
    await close(task);
  });

  test('an amount below nothing, in a takeover’s settlement', async () => {
    const { contractId, purchaseId } = await contractUnderWay();
    const body = { reasonCode: 'service-stopped', reason: '连续漏访，服务人员已撤离（示例）。', urgency: 'urgent' };
    await (await stage.as('supervisor')).post(`/contracts/${contractId}/takeovers`, { ...body, drill: false });
    const people = await Promise.all(['approver', 'provider2', 'provider3', 'clerk'].map((name) => stage.as(name)));
    const others = new VirtualOfficers(people, () => undefined, { leaves: (task) => task.purchaseId !== purchaseId });
    const working = others.work();
    try {
      const settlement = asked('finance', 'settle-takeover', `purchase=${purchaseId}`);
      await open('finance', await Promise.race([settlement, working.then(() => settlement)]));
      await tryFields('settle-takeover');
    } finally {
      await others.stop();
    }
  });
});
