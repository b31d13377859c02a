import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays } from '../../domain/time/shanghai.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ConsoleStage, installation } from './console-stage.ts';

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

/** A day of its own, far ahead: what is entered for it changes nothing for anybody yet. */
const DAY = addDays('2040-01-01', Math.floor(Math.random() * 20_000));

describe('a source of money', () => {
  const stage = ConsoleStage.setUp();

  test('is entered by finance with its direction and document, and what was entered for a day stays', async () => {
    const { page } = stage;
    await stage.signIn('finance', 'projects');
    const dialog = page.getByRole('dialog');
    const choose = async (field: string, label: string) => {
      await dialog.getByRole('combobox', { name: field }).click();
      await page.locator('.ant-select-item-option').filter({ hasText: label, visible: true }).first().click();
    };
    const fill = async (document: string) => {
      await page.getByRole('button', { name: '登记资金渠道' }).click();
      await choose('资金渠道', '专项资金');
      await choose('可以用于的救助项目', '特困人员');
      await dialog.getByLabel('起用日期').fill(DAY);
      await dialog.getByLabel('依据文件').fill(document);
    };
    const save = dialog.getByRole('button', { name: '保存' });

    await page.getByRole('button', { name: '登记资金渠道' }).click();
    await save.click();
    await dialog.getByText('请填写名称、救助项目、起用日期和依据文件。').waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();
    await fill('示例财社〔2039〕7号');
    await save.click();
    await dialog.waitFor({ state: 'detached' });

    await fill('示例财社〔2039〕8号');
    await save.click();
    await dialog.getByText('该资金渠道在这一天已有登记').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);

    const { rows } = await database.pool.query(
      'SELECT source FROM fund_source WHERE region_code = $1 AND effective_from = $2::date',
      [DEMO_COUNTY, DAY],
    );
    expect(rows).toEqual([{ source: '示例财社〔2039〕7号' }]);
  });
});
