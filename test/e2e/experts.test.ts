import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect, type Database } from '../../prisma/database.ts';
import { PROVINCE, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ConsoleStage, installation } from './console-stage.ts';

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

let people = 0;

/** A person with the role of an expert and the demo's password, in no bank. */
async function anExpert(): Promise<{ readonly username: string; readonly name: string; readonly id: string }> {
  people += 1;
  const username = `expert-${Date.now()}-${people}`;
  const name = `示例新专家${Date.now()}${people}`;
  const { passwordHash } = await database.prisma.user.findUniqueOrThrow({ where: { username: 'expert1' } });
  const { id } = await database.prisma.user.create({
    data: {
      ...{ username, displayName: name, passwordHash, roles: ['expert'], regionCode: PROVINCE, demo: true },
      organisationId: DEMO_ORGANISATIONS.expertBank.id,
    },
  });
  return { username, name, id };
}

describe('the bank of experts', () => {
  const stage = ConsoleStage.setUp();

  test('takes an expert in by application and examination, and lets them go after hearing them', async () => {
    const { page } = stage;
    const expert = await anExpert();
    await stage.signIn(expert.username, 'expert');
    await page.getByText('还没有入库').waitFor();
    if (await page.getByRole('button', { name: '跳过' }).isVisible())
      await page.getByRole('button', { name: '跳过' }).click();
    await page.getByRole('button', { name: '申请入库' }).click();
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByText('请至少选择一项专业').waitFor();
    await page.getByLabel('社会工作', { exact: true }).check();
    await page.getByLabel('工作单位', { exact: true }).fill('示例大学社会工作系');
    await page.getByLabel('资格和经历').fill('高级社会工作师，从业十年（示例）。');
    await page.getByRole('button', { name: '增加一个单位' }).click();
    await page.getByLabel('单位名称').fill(DEMO_ORGANISATIONS.provider1.name);
    expect(await stage.seriousFindings()).toEqual([]);
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByText('入库申请正在审核').waitFor();

    // The bank's office examines it.
    const office = await stage.newVisitor();
    await stage.signIn('bankofficer', 'experts?reviewing=true', office);
    await office.getByRole('link', { name: expert.name }).click();
    await office.getByRole('link', { name: /^办理/ }).click();
    await office.getByRole('button', { name: '领取并填写' }).click();
    await office.getByText('示例大学社会工作系').first().waitFor();
    await office.getByLabel('核实情况').fill('职称证书和工作单位证明已核对原件。');
    await office.getByRole('button', { name: '准予入库', exact: true }).click();
    await office.getByRole('button', { name: /^确认/ }).click();
    await office.getByText('已办结：审核专家入库申请').waitFor();
    await page.getByText('聘期内，可以被抽取').waitFor();
    await stage.shot('expert', page);

    // A removal: proposed by the office, heard, decided by somebody else.
    await office.goto(`${installation.apiUrl}/console/experts/${expert.id}`);
    await office.getByRole('button', { name: '提出移出' }).click();
    await office.getByLabel('事实和依据').fill('本人已到外省工作，书面申请退出专家库（示例）。');
    await office.getByRole('button', { name: '提出', exact: true }).click();
    await office.getByText('等待专家陈述', { exact: true }).waitFor();
    await page.goto(`${installation.apiUrl}/console/inbox`);
    await page.getByRole('link', { name: '对移出专家库陈述意见' }).click();
    await page.getByRole('button', { name: '领取并填写' }).click();
    await page.getByLabel('陈述意见').fill('情况属实，同意退出（示例）。');
    await page.getByRole('button', { name: '提交陈述', exact: true }).click();
    await page.getByRole('button', { name: /^确认/ }).click();
    await page.getByText('已办结：对移出专家库陈述意见').waitFor();

    const approver = await stage.newVisitor();
    await stage.signIn('bankapprover', `experts/${expert.id}`, approver);
    await approver.getByRole('link', { name: /^办理/ }).click();
    await approver.getByRole('button', { name: '领取并填写' }).click();
    await approver.getByText('情况属实，同意退出').waitFor();
    await approver.getByLabel('决定的理由').fill('专家同意退出，予以移出（示例）。');
    await approver.getByRole('button', { name: '移出专家库', exact: true }).click();
    await approver.getByRole('button', { name: /^确认/ }).click();
    await approver.getByText('已办结：决定是否移出专家库').waitFor();
    await page.goto(`${installation.apiUrl}/console/expert`);
    await page.getByText('已移出专家库，不参加抽取').waitFor();
    await page.getByText('专家同意退出，予以移出').waitFor();
  });

  test('is usable by everybody', async () => {
    const { id, displayName } = await database.prisma.user.findUniqueOrThrow({ where: { username: 'expert1' } });
    await stage.signIn('bankofficer', 'experts');
    await stage.page.getByRole('heading', { name: '专家库' }).waitFor();
    await stage.expectUsable([
      ['experts', '专家库'],
      [`experts/${id}`, displayName],
    ]);
  });
});
