import { describe, expect, test } from '@jest/globals';
import type { PurchaseBody } from '../../dev/demo/purchase-input.ts';
import { aNumber, aPurchase } from '../integration/stage.ts';
import { apiPath, ConsoleStage, taskAddress, type TaskAnswer } from './console-stage.ts';

const YEAR = new Date().getFullYear() + 1;
/** So large that no other test’s purchases reach it, alone or together. */
const LIMIT_YUAN = '1000000000';
const PART_FEN = 60_000_000_000;

interface Stored {
  readonly id: string;
  readonly state: string;
  readonly waitingFor: string | null;
}

describe('planning', () => {
  const stage = ConsoleStage.setUp();

  function ofItem(item: string): PurchaseBody {
    const { lots, ...body } = aPurchase(30);
    const lot = { ...lots[0]!, budgetFen: PART_FEN, ceilingFen: null, catalogueItems: [item] };
    return { ...body, name: '综合服务采购（示例）', budgetYear: YEAR, budgetFen: PART_FEN, lots: [lot] };
  }

  /** Asks until the answer is there; the test's own time limit ends it. */
  async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      await new Promise((next) => setTimeout(next, 200));
    }
  }

  test('has limits with their source; what adds up beyond one is told before it is opened, and to the supervisor', async () => {
    const { page } = stage;
    await stage.signIn('finance', 'projects');
    const panel = page.getByRole('region', { name: '采购数额标准' });
    await panel.getByRole('button', { name: '登记数额标准' }).click();
    await page.getByLabel('数额', { exact: true }).fill(LIMIT_YUAN);
    await page.getByLabel('施行日期').fill('2026-01-01');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('请填写数额、施行日期和依据文件').waitFor();
    await page.getByLabel('依据文件').fill('示例省集中采购目录及标准（示例财采〔2026〕1号）');
    expect(await stage.seriousFindings()).toEqual([]);
    await page.getByRole('button', { name: '保存' }).click();
    // The form repeats the amount in words until it has gone.
    await panel.getByRole('definition').filter({ hasText: '¥1,000,000,000.00' }).waitFor();
    await panel.getByText('示例财采〔2026〕1号').waitFor();

    const officer = await stage.as('officer');
    const first = await officer.post<{ id: string; number: string }>('/purchases', ofItem('B11'));
    const office = await stage.newVisitor();
    await stage.signIn('officer', `purchases/new?from=${first.id}`, office);
    const number = aNumber();
    await office.getByLabel('采购编号').fill(number);
    await office.getByLabel('预算年度').fill(String(YEAR));
    await office.getByText('预算未达到公开招标数额标准').waitFor();
    await office.getByRole('button', { name: '下一步：标段' }).click();
    await office.getByRole('button', { name: '下一步：核对并发起' }).click();
    await office.getByText('可能被认定为化整为零').waitFor();
    await office.getByText(first.number).waitFor();
    await office.getByRole('button', { name: '发起采购' }).click();
    await office.getByText('化整为零预警').first().waitFor();

    const watch = await stage.newVisitor();
    await stage.signIn('supervisor', 'supervision', watch);
    const alerts = watch.getByRole('region', { name: '化整为零预警' });
    await alerts.getByText(`${YEAR} 年度`).click();
    await alerts.getByRole('link', { name: first.number }).waitFor();
    await alerts.getByText('¥1,200,000,000.00').waitFor();
    await stage.shot('planning-splitting', watch);
    await watch.goto(new URL('/console/notifications', watch.url()).href);
    await watch
      .getByRole('link', { name: /请核查是否化整为零/ })
      .first()
      .click();
    await watch.getByText('化整为零预警').first().waitFor();
  });

  test('surveys the need of a public service, which others review point by point', async () => {
    const { page } = stage;
    const officer = await stage.as('officer');
    const { id } = await officer.post<Stored>('/projects', {
      ...{ name: `上门助浴项目（示例）${Date.now()}`, township: null, need: '三十名失能老人需要上门助浴服务。' },
      ...{ recipients: 30, catalogueItems: ['B01'], townships: ['示例一镇'], budgetFen: 3_000_000 },
      ...{ budgetYear: YEAR, termMonths: 12, longTerm: false },
    });
    const waitsFor = (kind: string) =>
      until(async () => {
        const { waitingFor } = await officer.get<Stored>(`/projects/${id}`);
        return waitingFor?.includes(`/${kind}/`) ? waitingFor : undefined;
      });
    const survey = await waitsFor('survey-project');
    await stage.signIn('officer', `tasks/${survey}`);
    await page.getByRole('button', { name: '领取并填写' }).click();
    await page.getByRole('group', { name: '市场主体调查' }).waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    const { version, form } = await officer.get<TaskAnswer>(apiPath(survey));
    await officer.post(apiPath(survey, 'draft'), { version, form: { ...form.example, conclusion: undefined } });
    await page.reload();
    await page.getByRole('button', { name: '提交调查结果' }).click();
    await page.getByRole('link', { name: '请填写“调查结论”' }).click();
    await page.getByLabel('调查结论').fill('需求明确、市场供给充分，预算合理，可以实施。');
    await page.getByRole('button', { name: '提交调查结果' }).click();
    await page.getByRole('button', { name: /^确认/ }).click();
    await page.getByText('已办结：开展需求调查').waitFor();

    const approver = await stage.as('approver');
    const review = await waitsFor('review-project');
    const general = await approver.get<TaskAnswer>(apiPath(review));
    await approver.post(apiPath(review, 'complete'), { outcome: 'approve', form: general.form.example });
    const key = await waitsFor('key-review-project');
    const reviewer = await stage.newVisitor();
    await stage.signIn('approver', `tasks/${key}`, reviewer);
    await reviewer.getByText('需求明确、市场供给充分').first().waitFor();
    await reviewer.getByRole('button', { name: '领取并填写' }).click();
    for (const point of ['非歧视性审查', '竞争性审查', '采购政策审查', '履约风险审查', '审查意见']) {
      await reviewer.getByLabel(point).fill('审查未发现问题。');
    }
    const cells = reviewer.getByRole('group', { name: '参加审查的人员' }).getByRole('textbox');
    await cells.nth(0).fill('示例内审人员');
    await cells.nth(1).fill('县民政局规划财务科（示例）');
    await reviewer.getByRole('group', { name: '参加审查的人员' }).getByText('否', { exact: true }).click();
    await reviewer.getByRole('button', { name: '审查通过' }).click();
    await reviewer.getByRole('button', { name: /^确认/ }).click();
    await reviewer.getByText('已办结：重点审查采购需求').waitFor();

    await page.goto(new URL(`/console/projects/${id}`, page.url()).href);
    const part = page.getByRole('region', { name: '需求调查与审查' });
    await part.getByText('重点审查：通过').waitFor();
    await part.getByText('需求明确、市场供给充分').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
  });

  test('asks for survey and fallback in the plan of a public service that no project surveyed', async () => {
    const { page } = stage;
    const officer = await stage.as('officer');
    const { id } = await officer.post<{ id: string }>('/purchases', { ...aPurchase(30), budgetYear: YEAR });
    const plan = await until(async () => {
      const { items } = await officer.get<{ items: TaskAnswer[] }>(`/tasks?purchase=${id}`);
      return items[0];
    });
    await stage.signIn('officer', new URL(taskAddress(plan)).pathname.replace('/console/', ''));
    await page.getByRole('button', { name: '领取并填写' }).click();
    await page.getByRole('group', { name: '市场主体调查' }).waitFor();
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByRole('link', { name: '请填写“替代方案”' }).waitFor();
    await page.getByRole('link', { name: '请填写“征求社会公众意见的情况”' }).waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
  });
});
