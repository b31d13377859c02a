import { describe, expect, test } from '@jest/globals';
import { Office } from '../../dev/demo/office.ts';
import { fillProjectBank } from '../../dev/demo/showcase/project-bank.ts';
import { ConsoleStage, installation } from './console-stage.ts';

const YEAR = new Date().getFullYear() + 1;

describe('the bank of projects', () => {
  const stage = ConsoleStage.setUp();

  interface Row {
    readonly id: string;
    readonly state: string;
    readonly waitingFor: string | null;
  }

  /** Proposed through the api; the texts hold the count, so that each is found alone. */
  async function proposed(by: string, change: object = {}): Promise<string> {
    const person = await stage.as(by);
    const { id } = await person.post<{ id: string }>('/projects', {
      ...{ name: `照料护理项目（示例）${Date.now()}`, township: null, need: '二十名失能老人需要上门照料护理。' },
      ...{ recipients: 20, catalogueItems: ['B01'], townships: ['示例一镇'], budgetFen: 3_000_000 },
      ...{ budgetYear: YEAR, termMonths: 12, longTerm: true, ...change },
    });
    return id;
  }

  /** The task that the project waits for, once its workflow has asked. */
  async function waitsFor(id: string, kind: string): Promise<string> {
    const officer = await stage.as('officer');
    for (const giveUpAt = Date.now() + 60_000; Date.now() < giveUpAt;) {
      const { waitingFor } = await officer.get<Row>(`/projects/${id}`);
      if (waitingFor?.includes(`/${kind}/`)) return waitingFor;
      await new Promise((next) => setTimeout(next, 200));
    }
    throw new Error(`${id} does not wait for ${kind}`);
  }

  async function decide(by: string, taskId: string): Promise<void> {
    const person = await stage.as(by);
    const path = `/tasks/${encodeURIComponent(taskId)}`;
    const { version } = await person.post<{ version: number }>(`${path}/claim`);
    const task = await person.get<{ outcomes: { code: string }[]; form: { example: object } }>(path);
    await person.post(`${path}/complete`, { version, outcome: task.outcomes[0]!.code, form: task.form.example });
  }

  async function reserved(): Promise<string> {
    const id = await proposed('officer');
    await decide('officer', await waitsFor(id, 'survey-project'));
    await decide('approver', await waitsFor(id, 'review-project'));
    await decide('approver', await waitsFor(id, 'key-review-project'));
    await decide('finance', await waitsFor(id, 'reserve-project'));
    const officer = await stage.as('officer');
    for (const giveUpAt = Date.now() + 60_000; Date.now() < giveUpAt;) {
      if ((await officer.get<Row>(`/projects/${id}`)).state === 'reserved') return id;
      await new Promise((next) => setTimeout(next, 200));
    }
    throw new Error(`${id} is not reserved`);
  }

  test('takes a township’s proposal, which the county is asked to guide', async () => {
    const { page } = stage;
    await stage.signIn('clerk', 'projects/new');
    await page.getByText('先由县级指导').waitFor();
    await page.getByRole('button', { name: '提交申报' }).click();
    await page.getByText('请填写').first().waitFor();
    await page.getByLabel('项目名称').fill('示例一镇社区照顾项目（示例）');
    await page.getByRole('combobox', { name: '申报乡镇（街道）' }).click();
    await page.locator('.ant-select-item-option').first().click();
    await page.getByLabel('需求', { exact: true }).fill('十五名独居老人需要日间照顾，依据为入户摸底。');
    await page.getByLabel('预计服务人数').fill('15');
    await page.getByRole('combobox', { name: '购买内容' }).click();
    await page.keyboard.type('B05');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByLabel('概算金额').fill('120000');
    expect(await stage.seriousFindings()).toEqual([]);
    await page.getByRole('button', { name: '提交申报' }).click();
    await page.getByRole('heading', { name: '示例一镇社区照顾项目（示例）' }).waitFor();
    await page.getByText('指导乡镇项目申报').waitFor();
  });

  test('refuses what government must do itself, with the reason beside the field', async () => {
    const { page } = stage;
    await stage.signIn('officer', 'projects/new');
    await page.getByLabel('项目名称').fill('劳务派遣服务（示例）');
    await page.getByLabel('需求', { exact: true }).fill('为乡镇窗口补充人员二十名。');
    await page.getByLabel('预计服务人数').fill('0');
    await page.getByRole('combobox', { name: '购买内容' }).click();
    await page.keyboard.type('A01');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByLabel('概算金额').fill('120000');
    await page.getByRole('button', { name: '提交申报' }).click();
    await page.getByText('PL-04').first().waitFor();
    expect(await page.getByLabel('项目名称').inputValue()).toBe('劳务派遣服务（示例）');
  });

  test('schedules a reserved project and opens its purchase filled in', async () => {
    const id = await reserved();
    const { page } = stage;
    await stage.signIn('officer', `projects/${id}`);
    await page.getByRole('button', { name: '安排年度和季度' }).click();
    await page.getByText('第 3 季度').click();
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText(`${YEAR} 年第 3 季度`).waitFor();
    await page.getByRole('link', { name: '按此项目发起采购' }).click();
    await page.getByText('按项目库的').waitFor();
    expect(await page.getByLabel('预算金额').inputValue()).toBe('30000');
    expect(await page.getByLabel('资金来源').inputValue()).toBe('困难群众救助补助资金（示例）');
  });

  test('shows the year’s sum beside its cap, whose funds finance enters', async () => {
    const { page } = stage;
    await stage.signIn('finance', `projects?year=${YEAR}`);
    const panel = page.getByRole('region', { name: `${YEAR} 年度购买服务总额与上限` });
    await panel.getByText('2%').waitFor();
    await panel.getByRole('button', { name: /专项资金/ }).click();
    await page.getByLabel('中央下拨专项资金').fill('90000000');
    await page.getByLabel('省级下拨专项资金').fill('30000000');
    await page.getByLabel('依据文件').fill('示例财社〔2026〕1号');
    await page.getByRole('button', { name: '保存' }).click();
    await panel.getByText('¥2,400,000.00').first().waitFor();
  });

  test('is usable by everybody: no findings of axe in light and dark, no sideways scrolling on a phone', async () => {
    const id = await proposed('officer');
    await waitsFor(id, 'survey-project');
    const { page } = stage;
    await stage.signIn('officer', 'projects');
    for (const appearance of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: appearance });
      for (const address of ['projects', `projects/${id}`, 'projects/new']) {
        await page.setViewportSize({ width: 1366, height: 768 });
        await page.goto(new URL(`/console/${address}`, page.url()).href);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle').catch(() => undefined);
        if (appearance === 'light') await stage.shot(`planning-${address.replaceAll('/', '-').slice(0, 20)}`);
        expect([address, appearance, await stage.seriousFindings()]).toEqual([address, appearance, []]);
        await page.setViewportSize({ width: 360, height: 740 });
        expect([address, await stage.sidewaysScroll()]).toEqual([address, 0]);
      }
    }
  });

  test('is filled by the showcase, with projects that wait for the visitor and some that are ready', async () => {
    await fillProjectBank(await Office.open(installation.apiUrl, () => undefined));
    const { page } = stage;
    await stage.signIn('officer', `projects?year=${YEAR}&q=${encodeURIComponent('送医陪护')}`);
    const row = page.getByRole('row').filter({ hasText: '困难群众送医陪护（示例）' });
    await row.getByText('已排期').waitFor();
    await row.getByText('县级统筹').waitFor();
  });

  test('says what to do when nothing is like the filter', async () => {
    const { page } = stage;
    await stage.signIn('officer', `projects?q=${encodeURIComponent('没有这样的项目')}`);
    await page.getByText('没有符合条件的项目').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByRole('table').or(page.getByText('项目库里还没有项目')).first().waitFor();
  });
});
