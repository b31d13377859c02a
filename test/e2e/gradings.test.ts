import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { gradingOf, type GradingFacts } from '../../domain/providers/grading.ts';
import { HOUSE_GRADING_SCHEME } from '../../domain/providers/grading-scheme.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { connect, type Database } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { DEMO_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { aCreditCode, aNewcomer, type Newcomer } from '../integration/newcomer.ts';
import { ConsoleStage, installation, taskAddress } from './console-stage.ts';

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

const LAST_YEAR = Number(dayOf(instantOfMillis(Date.now())).slice(0, 4)) - 1;
const FACTS: GradingFacts = {
  contracts: 1,
  parts: { recipients: 8200, evaluator: 7800, credit: 8000 },
  faults: { records: 1, inspection: 0, deduction: 0, lateReport: 1, lateFinance: 1, takeover: 0, ban: 0 },
};
/** Long enough for a person on a fast clock. */
const MINUS = { ...HOUSE_GRADING_SCHEME.minus, lateFinance: 1 };
const SCHEME = { ...HOUSE_GRADING_SCHEME, minus: MINUS, objectionDays: 90 };

/** A provider of the bank whose last year was computed already, as the worker leaves it. */
async function aComputedYear(): Promise<Newcomer> {
  const newcomer = await aNewcomer(database);
  const { organisationId } = newcomer;
  const data = { admission: 'admitted', capacity: 60, creditCode: aCreditCode() };
  await database.prisma.organisation.update({ where: { id: organisationId }, data });
  const { points, grade: computed } = gradingOf(FACTS, SCHEME)!;
  const { id: openedBy } = await database.prisma.user.findUniqueOrThrow({ where: { username: 'officer' } });
  const json = (value: object) => value as unknown as Prisma.InputJsonObject;
  await database.prisma.providerGrading.create({
    data: {
      ...{ organisationId, regionCode: DEMO_COUNTY, year: LAST_YEAR, openedBy, state: 'proposed', points, computed },
      ...{ facts: json(FACTS), scheme: json(SCHEME), clockEpoch: new Date() },
    },
  });
  return newcomer;
}

describe('the grade of a year', () => {
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

  test('is opened, reviewed with every point, objected to, decided by somebody else, and published', async () => {
    const { organisationId, organisation, username } = await aComputedYear();
    const taskId = (kind: string) => `grading:${organisationId}:${LAST_YEAR}/${kind}/1`;
    const { page: officer } = stage;
    await stage.signIn('officer', 'gradings');
    await officer.getByText('评定办法', { exact: true }).click();
    await officer.getByText('默认办法不是法定标准').waitFor();
    await officer.getByRole('button', { name: '启动评定' }).click();
    const dialog = officer.getByRole('dialog');
    expect(await dialog.getByLabel('评定年度').inputValue()).toBe(String(LAST_YEAR));
    await dialog.getByRole('button', { name: '启动评定' }).click();
    await officer.getByText('家单位待计算').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('gradings');

    await take(officer, taskId('review-grade'));
    await officer.getByText('权重 40%').first().waitFor();
    await officer.getByLabel('核实情况').fill('各项事实与记录一致（示例）。');
    await decide(officer, '按计算结果审定', '审定年度等级');

    // The provider reads every point, and says what is wrong.
    const provider = await stage.newVisitor();
    await stage.signIn(username, 'provider/credit', provider);
    await provider.getByText('征求意见').waitFor();
    await provider.getByText('计算过程').click();
    await provider.getByText('逾期提交履约月报：1 次').waitFor();
    await provider.getByText('逾期或者未报送年度财务报告：1 次').waitFor();
    await take(provider, taskId('answer-grade'));
    await provider.getByRole('button', { name: '提出异议', exact: true }).click();
    await provider.getByLabel('异议的事实和理由').fill('所列逾期月报系系统故障，已有故障记录（示例）。');
    await provider.getByRole('button', { name: /^确认/ }).click();
    await provider.getByText('已办结：确认年度等级').waitFor();

    const approver = await stage.newVisitor();
    await stage.signIn('approver', 'inbox', approver);
    await approver.getByRole('heading', { name: '待办任务' }).waitFor();
    await take(approver, taskId('decide-grade-objection'));
    await approver.getByText('已有故障记录（示例）').first().waitFor();
    await approver.getByLabel('核查情况和理由').fill('故障发生在期限届满之后，等级维持（示例）。');
    await decide(approver, '维持等级', '处理年度等级异议');

    // Final: in the portal, and on the provider’s own page.
    const published = provider.getByText('已公布').first();
    for (;;) {
      await provider.goto(`${installation.apiUrl}/console/provider/credit`);
      await provider.getByRole('heading', { name: '年度等级' }).waitFor();
      await provider.getByText(String(LAST_YEAR), { exact: true }).first().waitFor();
      if (await published.isVisible()) break;
      await pause(500);
    }
    await provider.goto(`${installation.apiUrl}/public/gradings?year=${LAST_YEAR}`);
    await provider.getByRole('row').filter({ hasText: organisation }).getByText('合格').first().waitFor();
    await stage.shot('portal-gradings', provider);
  });
});
