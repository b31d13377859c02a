import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addMonths, dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { aPdf } from '../integration/attachments-sending.ts';
import { aCreditCode, aNewcomer, type Newcomer } from '../integration/newcomer.ts';
import { ConsoleStage, installation } from './console-stage.ts';

const EVIDENCE = '恢复服务证明.pdf';
const REASON = '整改到位，准予停止公示（示例）。';

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

/** A provider in the fourteenth month of a ban of two years. */
async function aBannedProvider(): Promise<Newcomer & { readonly creditCode: string }> {
  const newcomer = await aNewcomer(database);
  const creditCode = aCreditCode();
  const { prisma } = database;
  await prisma.organisation.update({
    where: { id: newcomer.organisationId },
    data: { creditCode, admission: 'exited' },
  });
  const { id: recordedBy } = await prisma.user.findUniqueOrThrow({ where: { username: 'bankofficer' } });
  const from = addMonths(dayOf(instantOfMillis(Date.now())), -14);
  await prisma.debarment.create({
    data: {
      ...{ creditCode, name: newcomer.organisation, regionCode: DEMO_COUNTY, rule: 'DB-02', recordedBy },
      ...{ facts: '擅自终止服务合同（示例）。', authority: '示例县财政局', document: '示例财罚〔2026〕31号' },
      ...{ fromDay: new Date(from), untilDay: new Date(addMonths(from, 24)) },
    },
  });
  return { ...newcomer, creditCode };
}

describe('a banned provider', () => {
  const stage = ConsoleStage.setUp();

  test('asks for repair with evidence; one person examines, another decides, and the provider reads why', async () => {
    const provider = await aBannedProvider();
    const { page } = stage;
    await stage.signIn(provider.username, 'provider/admission');
    await page.getByText('本地区没有公布可以解除禁止期的规定').waitFor();
    await page.getByRole('button', { name: '申请信用修复' }).click();
    await page.getByLabel('整改情况').fill('已恢复全部服务并赔偿损失，材料见附件（示例）。');
    await page.getByRole('button', { name: '下一步：证明材料' }).click();
    await page.getByRole('button', { name: '递交申请' }).click();
    await page.getByText('请至少上传一份能够证明整改情况的材料').waitFor();
    await page.getByLabel('选择文件').setInputFiles({ name: EVIDENCE, mimeType: 'application/pdf', buffer: aPdf() });
    await page.getByText(`已上传“${EVIDENCE}”`).waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await page.getByRole('button', { name: '递交申请' }).click();
    await page.getByText('核查中').waitFor();

    const office = await stage.newVisitor();
    await stage.signIn('officer', 'inbox?kind=examine-repair', office);
    const asked = office.getByRole('row').filter({ hasText: provider.organisation });
    await asked.getByRole('link', { name: '核查信用修复申请' }).click();
    await office.getByRole('button', { name: '领取并填写' }).click();
    await office.getByRole('link', { name: `下载“${EVIDENCE}”` }).waitFor();
    await office.getByLabel('核查情况').fill('材料属实，已现场核对恢复服务（示例）。');
    await office.getByRole('button', { name: '建议准予修复', exact: true }).click();
    await office.getByRole('button', { name: /^确认/ }).click();
    await office.getByText('已办结：核查信用修复申请').waitFor();

    const approver = await stage.newVisitor();
    await stage.signIn('approver', 'inbox?kind=decide-repair', approver);
    const examined = approver.getByRole('row').filter({ hasText: provider.organisation });
    await examined.getByRole('link', { name: '决定信用修复' }).click();
    await approver.getByRole('button', { name: '领取并填写' }).click();
    await approver.getByText('核查人建议准予修复').first().waitFor();
    await approver.getByLabel('决定理由').fill(REASON);
    await approver.getByRole('button', { name: '准予修复', exact: true }).click();
    await approver.getByRole('button', { name: /^确认/ }).click();
    await approver.getByText('已办结：决定信用修复').waitFor();

    await page.goto(`${installation.apiUrl}/console/provider/admission`);
    await page.getByText(REASON).waitFor();
    await page.getByText('公示已停止并告知信用平台').waitFor();
    const list = await fetch(`${installation.apiUrl}/public/dishonesty.json`);
    expect(await list.text()).not.toContain(provider.creditCode);
    await page.getByText('执行中').first().waitFor();
  });
});
