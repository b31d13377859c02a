import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Role } from '../../domain/tasks/task-kind.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { aPurchase } from '../integration/stage.ts';
import { ConsoleStage, installation } from './console-stage.ts';

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

/** A county that nobody else tests in: its editions are its own. */
async function aCounty(): Promise<string> {
  const { rows } = await database.pool.query<{ code: string }>(
    `SELECT code FROM region r WHERE level = 'county'
       AND NOT EXISTS (SELECT 1 FROM app_user WHERE region_code = r.code)
       AND NOT EXISTS (SELECT 1 FROM directory_version WHERE region_code = r.code)
     ORDER BY code LIMIT 1`,
  );
  return rows[0]!.code;
}

/** With the demo's password, and no stranger to the console. */
async function aPerson(role: Role, regionCode: string): Promise<string> {
  const { passwordHash } = await database.prisma.user.findUniqueOrThrow({ where: { id: DEMO_USERS[0]!.id } });
  const username = `${role}-${regionCode}`;
  await database.prisma.user.create({
    data: {
      ...{ username, displayName: `示例目录人员（${role}）`, passwordHash, roles: [role], regionCode, demo: true },
      organisationId: DEMO_ORGANISATIONS.buyer.id,
    },
  });
  return username;
}

describe('the guidance directory', () => {
  const stage = ConsoleStage.setUp();

  test('is drafted by one person and published by another, is public at once, and binds new purchases alone', async () => {
    const region = await aCounty();
    const [officer, approver] = [await aPerson('officer', region), await aPerson('approver', region)];
    const { lots, ...body } = aPurchase(30);
    const lot = { ...lots[0]!, budgetFen: 10_000_000, ceilingFen: null, catalogueItems: ['A01', 'B05'] };
    const office = await stage.as(officer);
    const earlier = await office.post<{ id: string }>('/purchases', { ...body, budgetFen: 10_000_000, lots: [lot] });

    // Drafted from the one in force: an item retired, one changed, one added.
    const { page } = stage;
    await stage.signIn(officer, 'directory');
    await page.getByRole('button', { name: '起草新版' }).click();
    await page.getByLabel('版本').fill('2027.1');
    await page.getByLabel('依据文件').fill('示例县民发〔2026〕9号');
    await page.getByLabel('施行日期').fill(dayOf(instantOfMillis(Date.now())));
    await page.getByRole('button', { name: '开始起草' }).click();
    await page.getByRole('heading', { name: '指导性目录 2027.1' }).waitFor();
    await page.getByText('须由未参与起草和修改的审批人批准公布').waitFor();
    await page.getByText('B05 社区照顾').click();
    await page.getByRole('button', { name: '取消 B05 社区照顾' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '取消', exact: true }).last().click();
    await page.getByRole('button', { name: '恢复 B05 社区照顾' }).waitFor();
    await page.getByText('B01 照料护理').click();
    await page.getByRole('button', { name: '修改 B01 照料护理' }).click();
    await page.getByLabel('名称', { exact: true }).fill('居家照料护理');
    expect(await stage.seriousFindings()).toEqual([]);
    await page.getByRole('button', { name: '存入草案' }).click();
    await page.getByText('修改 1 项，取消 1 项').waitFor();

    // Somebody else sees the difference and whom it touches, and publishes it.
    const other = await stage.newVisitor();
    await stage.signIn(approver, 'directory', other);
    await other.getByRole('link', { name: '2027.1' }).click();
    await other.getByText('新增 0 项，修改 1 项，取消 1 项').waitFor();
    await other.getByText('1 个在办采购购买了修改或取消的事项').waitFor();
    await other.getByRole('link', { name: body.name }).waitFor();
    await stage.shot('directory-difference', other);
    await other.getByRole('button', { name: '批准并公布' }).click();
    await other.getByRole('button', { name: '确认公布' }).click();
    await other.getByText('现行', { exact: true }).waitFor();

    // The public record has the new edition with its day, the difference and the one before.
    await other.goto(`${installation.apiUrl}/public/catalogue?region=${region}`);
    await other.getByText('2027.1 · 现行').waitFor();
    await other.getByText('取消：B05 社区照顾').waitFor();
    await other.getByRole('region', { name: '与上一版相比' }).getByRole('link', { name: '2026.1' }).click();
    await other.getByRole('heading', { name: '指导性目录 2026.1' }).waitFor();

    // A purchase that is copied from an earlier one is refused with the item and the edition; the earlier one goes on.
    await page.goto(`${installation.apiUrl}/console/purchases/new?from=${earlier.id}`);
    await page.getByLabel('采购编号').fill(`${body.number}-2`);
    await page.getByRole('button', { name: '下一步：标段' }).click();
    await page.getByRole('button', { name: '下一步：核对并发起' }).click();
    await page.getByRole('button', { name: '发起采购' }).click();
    await page.getByText('B05 已由指导性目录 2027.1 版取消').first().waitFor();
    await page.goto(`${installation.apiUrl}/console/purchases/${earlier.id}`);
    await page.getByText('社区照顾（B05）').waitFor();
    await page.getByText('指导性目录 2026.1').waitFor();
  });

  test('has pages that everybody can use', async () => {
    await stage.signIn('officer', 'directory');
    await stage.page.getByRole('link', { name: '2026.1' }).click();
    await stage.page.getByRole('heading', { name: '指导性目录 2026.1' }).waitFor();
    const address = new URL(stage.page.url()).pathname.replace('/console/', '');
    await stage.expectUsable([
      ['directory', '指导性目录'],
      [address, '指导性目录 2026.1'],
    ]);
  });
});
