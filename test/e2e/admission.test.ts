import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { aPdf } from '../integration/attachments-sending.ts';
import { ConsoleStage, installation } from './console-stage.ts';
import { aCreditCode, aNewcomer, type Newcomer } from '../integration/newcomer.ts';

const FACILITIES = '示例一镇设有服务站一处，配备康复器材和服务车辆两台。';
const CERTIFICATE = '登记证书（示例）.pdf';

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

describe('admission to the bank of providers', () => {
  const stage = ConsoleStage.setUp();

  /** Everything but the credit code, as a new organisation types it. */
  async function fillIn(): Promise<void> {
    const { page } = stage;
    await page.getByLabel('可同时服务人数').fill('60');
    await page.getByLabel('专职人员').fill('12');
    await page.getByLabel('其中社会工作专业人员').fill('4');
    await page.getByLabel('场所和设施').fill(FACILITIES);
    await page.getByRole('button', { name: '增加一项服务' }).click();
    await page.getByRole('combobox', { name: '服务事项' }).click();
    await page.getByTitle(/^B01 /).click();
    await page.getByLabel('可同时服务（人）').fill('60');
    for (const box of await page.getByRole('checkbox').all()) await box.check();
  }

  async function apply(newcomer: Newcomer): Promise<void> {
    const { page } = stage;
    await stage.signIn(newcomer.username, 'provider/admission');
    await page.getByText('还没有申请准入').waitFor();
    await fillIn();
    await page.getByLabel('统一社会信用代码').fill(aCreditCode());
    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByRole('button', { name: '确认提交' }).click();
    await page.getByText('第 1 次申请正在审核').waitFor();
  }

  test('goes from the form over its files and the officer’s decision to the answer that the applicant reads', async () => {
    const newcomer = await aNewcomer(database);
    const { page } = stage;
    await stage.signIn(newcomer.username, 'provider/admission');
    await page.getByText('还没有申请准入').waitFor();
    await fillIn();

    // A wrong code is told while it is typed, and nothing can be handed in.
    const submit = page.getByRole('button', { name: '核对并提交' });
    await page.getByLabel('统一社会信用代码').fill('52220422999999154H');
    await page.getByText(/有 \d+ 项不能提交/).waitFor();
    expect(await submit.isDisabled()).toBe(true);
    await page.getByLabel('统一社会信用代码').fill(aCreditCode());
    await page.getByText(/有 \d+ 项不能提交/).waitFor({ state: 'detached' });
    await page.reload();
    expect(await page.getByLabel('场所和设施').inputValue()).toBe(FACILITIES);
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('admission-form');
    await submit.click();
    await page.getByText('一般在五个工作日内办结').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await page.getByRole('button', { name: '确认提交' }).click();
    await page.getByText('第 1 次申请正在审核').waitFor();

    // The files of the application.
    await page.getByRole('link', { name: newcomer.organisation }).click();
    await page.getByLabel('选择文件').setInputFiles({ name: CERTIFICATE, mimeType: 'application/pdf', buffer: aPdf() });
    await page.getByText(`已上传“${CERTIFICATE}”`).waitFor();
    const application = page.url();

    // The office: list, application, task with the application on it.
    const office = await stage.newVisitor();
    await stage.signIn('officer', 'admissions?state=reviewing', office);
    await office.getByRole('link', { name: newcomer.organisation }).click();
    await office.getByText(FACILITIES).waitFor();
    await office.getByRole('link', { name: '办理这项审核' }).click();
    await office.getByRole('button', { name: '领取并填写' }).click();
    await office.getByText(FACILITIES).waitFor();
    await office.getByRole('link', { name: `下载“${CERTIFICATE}”` }).waitFor();
    await office.getByLabel('核实情况').fill('登记证书和人员名册已逐项核对，服务站点已实地查看。');
    await office.getByLabel('信用查询').fill('当日 10 时查询，两个网站均无失信记录。');
    await stage.shot('admission-task', office);
    await office.getByRole('button', { name: '准入', exact: true }).click();
    await office.getByRole('button', { name: /^确认/ }).click();
    await office.getByText('已办结：审核承接主体准入申请').waitFor();

    // The applicant is told, and its files stay as they were.
    await page.goto(`${installation.apiUrl}/console/provider/admission`);
    await page.getByText('已入库，可以投标').waitFor();
    await page.goto(application);
    await page.getByRole('link', { name: `下载“${CERTIFICATE}”` }).waitFor();
    expect(await page.getByLabel('选择文件').count()).toBe(0);
    expect(await page.getByRole('button', { name: `移除“${CERTIFICATE}”` }).count()).toBe(0);
  });

  test('that the service refuses says why, and what was typed stays', async () => {
    const newcomer = await aNewcomer(database);
    const { page } = stage;
    await stage.signIn(newcomer.username, 'provider/admission');
    await page.getByText('还没有申请准入').waitFor();
    await fillIn();
    await page.getByLabel('统一社会信用代码').fill(aCreditCode());
    await page.route('**/api/v1/admissions', (route) => route.fulfill({ status: 502, body: 'bad gateway' }));
    await page.getByRole('button', { name: '核对并提交' }).click();
    await page.getByRole('button', { name: '确认提交' }).click();
    await page.getByText('没有提交成功').waitFor();
    await page.unroute('**/api/v1/admissions');
    await page.getByRole('button', { name: '再看看' }).click();
    expect(await page.getByLabel('场所和设施').inputValue()).toBe(FACILITIES);
  });

  test('is usable by everybody, on the applicant’s side', async () => {
    const newcomer = await aNewcomer(database);
    await apply(newcomer);
    const { id } = await database.prisma.admission.findFirstOrThrow({
      where: { organisationId: newcomer.organisationId },
    });
    await stage.expectUsable([
      ['provider/admission', '准入申请'],
      [`admissions/${id}`, newcomer.organisation],
    ]);
  });

  test('is usable by everybody, in the office', async () => {
    await stage.signIn('officer', 'admissions');
    await stage.page.getByRole('heading', { name: '准入申请' }).waitFor();
    await stage.expectUsable([
      ['admissions', '准入申请'],
      ['providers', '承接主体名册'],
      [`providers/${DEMO_ORGANISATIONS.provider1.id}`, DEMO_ORGANISATIONS.provider1.name],
    ]);
  });

  test('says when there is nothing, when the service is away and when an application does not exist', async () => {
    const { page } = stage;
    await stage.signIn('officer', 'admissions?state=refused');
    await page.getByText('没有符合条件的准入申请').waitFor();
    await page.route('**/api/v1/providers*', (route) => route.fulfill({ status: 502, body: 'bad gateway' }));
    await page.getByRole('link', { name: '承接主体名册' }).first().click();
    await page.getByText('连不上服务').first().waitFor();
    await page.unroute('**/api/v1/providers*');
    await page.getByRole('button', { name: '重试' }).first().click();
    await page.getByRole('link', { name: DEMO_ORGANISATIONS.provider1.name }).waitFor();
    await page.getByRole('searchbox').fill('没有这个单位');
    await page.keyboard.press('Enter');
    await page.getByText('没有符合条件的承接主体').waitFor();
    await page.goto(`${installation.apiUrl}/console/admissions/00000000-0000-4000-8000-000000000000`);
    await page.getByRole('alert').first().waitFor();
  });
});
