import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { connect, type Database } from '../../prisma/database.ts';
import { ConsoleStage, installation } from './console-stage.ts';
import { contractUnderWay } from './contract-under-way.ts';

/** 东丰县: no other test has a contract there. */
const COUNTY = '220421';
const UNIT = `示例镇社会救助服务站${randomUUID().slice(0, 6)}`;
const BASIS = '示例县民政局关于明确兜底服务单位的通知（示例民〔2026〕5号）';

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

/** A supervisor of the county, with the password of everybody in the demonstration. */
async function countySupervisor(): Promise<string> {
  const { prisma } = database;
  const like = await prisma.user.findUniqueOrThrow({ where: { username: 'supervisor' } });
  const username = `supervisor-${randomUUID().slice(0, 8)}`;
  const { passwordHash, organisationId } = like;
  await prisma.user.create({
    data: {
      ...{ username, displayName: '示例东丰监督员', passwordHash, organisationId, regionCode: COUNTY },
      ...{ roles: ['supervisor'], demo: true },
    },
  });
  return username;
}

describe('the last-resort unit of a county', () => {
  const stage = ConsoleStage.setUp();

  test('is missing in the readiness of a contract, which leads to where it is named, and then it is there', async () => {
    const { contractId, number } = await contractUnderWay();
    await database.prisma.contract.update({ where: { id: contractId }, data: { regionCode: COUNTY } });
    const username = await countySupervisor();
    const { page } = stage;
    await stage.signIn(username, `contracts/${contractId}`);
    await page.getByText('本地没有登记乡镇兜底单位').waitFor();
    await page.getByRole('link', { name: '登记兜底单位' }).click();

    await page.getByRole('heading', { name: '兜底单位', level: 1 }).waitFor();
    const row = page.getByRole('row').filter({ hasText: COUNTY });
    await row.getByText('没有登记').waitFor();
    await row.getByRole('button', { name: /^登记/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/涉及 \d+ 份履行中的合同/).waitFor();
    await dialog.getByText(number).waitFor();
    await dialog.getByLabel('单位全称').fill('示例启明社会工作服务中心');
    await dialog.getByLabel('依据').fill(BASIS);
    await dialog.getByRole('button', { name: '登记' }).click();
    await dialog.getByText('已有其他单位使用这个名称').waitFor();
    await stage.shot('last-resort-naming');
    expect(await stage.seriousFindings()).toEqual([]);
    await dialog.getByLabel('单位全称').fill(UNIT);
    await dialog.getByRole('button', { name: '登记' }).click();
    await dialog.waitFor({ state: 'detached' });
    await row.getByText(UNIT, { exact: true }).waitFor();
    await row.getByText(BASIS).waitFor();
    await row.getByText('示例东丰监督员').waitFor();
    await row.getByRole('button', { name: /^更换/ }).waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    expect(await stage.sidewaysScroll()).toBe(0);

    await page.getByRole('link', { name: '返回监督驾驶舱' }).click();
    const line = page.getByRole('row').filter({ hasText: number });
    await line.getByRole('link', { name: number, exact: true }).click();
    await page.getByText('本地已登记兜底单位').waitFor();
    expect(await page.getByRole('link', { name: '登记兜底单位' }).count()).toBe(0);
  });
});
