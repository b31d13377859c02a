import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { workbook } from '../../api/exports/xlsx/workbook.ts';
import { addDays, addMonths, dayOf, instantOfMillis, type Day } from '../../domain/time/shanghai.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { ConsoleStage, installation } from './console-stage.ts';
import { contractUnderWay, type ContractUnderWay } from './contract-under-way.ts';

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

interface Served extends ContractUnderWay {
  readonly startsOn: Day;
  readonly numbers: readonly string[];
}

/** A contract whose provider has served everybody for two months. */
async function servedForTwoMonths(): Promise<Served> {
  const contract = await contractUnderWay();
  const startsOn = addMonths(dayOf(instantOfMillis(Date.now())), -2);
  await database.prisma.contract.update({
    where: { id: contract.contractId },
    data: { startsOn: new Date(startsOn), endsOn: new Date(addDays(addMonths(startsOn, 12), -1)) },
  });
  const { rows } = await database.pool.query<{ number: string }>(
    `WITH moved AS (
       UPDATE coverage SET period = tstzrange($2::timestamptz, NULL) WHERE contract_id = $1 RETURNING recipient_id
     )
     SELECT number FROM recipient WHERE id IN (SELECT recipient_id FROM moved) ORDER BY number`,
    [contract.contractId, `${startsOn}T00:00:00+08:00`],
  );
  return { ...contract, startsOn, numbers: rows.map(({ number }) => number) };
}

const TITLES = ['登记编号', '服务代码', '服务人员', '开始时间', '结束时间', '地点', '服务内容'];

/** A sheet as an office fills it in. */
async function sheetOf(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const sheet = {
    ...{ name: '服务记录', title: '服务记录导入表', unitLine: '', dateLine: '', filterLine: '' },
    columns: TITLES.map((title, n) => ({
      ...{ title, kind: 'text' as const, width: 20, value: (row: readonly string[]) => row[n] ?? '' },
    })),
    rows: (async function* () {
      yield rows;
    })(),
    signatures: ['制表人：', '审核人：'] as const,
  };
  const pieces: Buffer[] = [];
  for await (const piece of workbook(sheet)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('the records of a contract', () => {
  const stage = ConsoleStage.setUp();

  test('are typed in and imported by the provider, and what cannot be recorded is told before anything is written', async () => {
    const { contractId, startsOn, numbers } = await servedForTwoMonths();
    const { page } = stage;
    await page.setViewportSize({ width: 390, height: 800 });
    await stage.signIn('provider1', `provider/contracts/${contractId}/visits`);
    await page.getByText('没有符合条件的服务记录').waitFor();
    await page.getByRole('button', { name: '记录一次服务' }).click();
    const fields = {
      登记编号: numbers[0]!,
      服务日期: addDays(startsOn, 5),
      开始时间: '09:00',
      结束时间: '10:30',
      服务人员: '示例护理员甲',
      地点: '示例一镇示例村',
      服务内容: '测量血压、协助洗浴（示例）',
    };
    const dialog = page.getByRole('dialog');
    for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label, { exact: true }).fill(text);
    await dialog.getByRole('button', { name: '提交记录' }).click();
    await page.getByText('服务已记录').waitFor();
    await page.getByText('测量血压、协助洗浴（示例）').waitFor();

    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole('button', { name: '从 Excel 导入' }).click();
    const row = (day: Day, number: string) => [
      ...[number, 'B01', '示例护理员乙', `${day} 14:00`, `${day} 15:00`, '示例二镇', '整理居室（示例）'],
    ];
    const file = await sheetOf([
      row(addDays(startsOn, 6), numbers[1]!),
      row(addDays(startsOn, -6), numbers[1]!),
      row(addDays(startsOn, 7), '没有这个人'),
      row(addDays(startsOn, 8), numbers[2]!),
    ]);
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await dialog.locator('input[type=file]').setInputFiles({ name: '记录.xlsx', mimeType, buffer: file });
    await dialog.getByText('检查了 4 行：可以记录 2 行，已有记录 0 行，有问题 2 行。').waitFor();
    await dialog.getByText('服务时间早于合同服务期').waitFor();
    await dialog.getByText('本合同没有这名服务对象').waitFor();
    expect(await database.prisma.visit.count({ where: { contractId } })).toBe(1);
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('visits-import');
    await dialog.getByRole('button', { name: '确认导入 2 行' }).click();
    await dialog.getByText('已导入 2 行').waitFor();
    await dialog.getByRole('button', { name: '关闭' }).click();
    await page.getByText('示例护理员乙').first().waitFor();
    expect(await database.prisma.visit.count({ where: { contractId } })).toBe(3);
    // Typed in wrongly: it is put right, and what it said before stays to be read.
    await page.getByRole('button', { name: /^更正/ }).first().click();
    await dialog.getByLabel('地点', { exact: true }).fill('示例三镇');
    await dialog.getByLabel('原因', { exact: true }).fill('地点录错（示例）');
    expect(await stage.seriousFindings()).toEqual([]);
    await dialog.getByRole('button', { name: '提交更正' }).click();
    await page.getByRole('cell', { name: '示例三镇' }).waitFor();
    await page.getByText('已更正', { exact: true }).click();
    await page.getByText('原因：地点录错（示例）').waitFor();
    await page.getByText('最初的记录').waitFor();
    await page.getByText('未记录的', { exact: true }).click();
    await page.getByRole('cell', { name: '没有这个人', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: '打印评价单' }).count()).toBe(0);
  });

  test('are confirmed by the recipient with a printed link and without scripts, once, or told on the phone', async () => {
    const { contractId, startsOn, numbers } = await servedForTwoMonths();
    const provider = await stage.as('provider1');
    for (const [at, number] of numbers.slice(0, 2).entries()) {
      const day = addDays(startsOn, 5 + at);
      await provider.post(`/contracts/${contractId}/visits`, {
        ...{ key: `${contractId}-${at}`, recipient: number, service: 'B01', staff: '示例护理员甲' },
        ...{ start: `${day}T09:00:00+08:00`, end: `${day}T10:00:00+08:00`, place: '示例村', done: '测量血压（示例）' },
      });
    }
    const { page } = stage;
    await stage.signIn('clerk', `contracts/${contractId}/visits`);
    await page.getByRole('button', { name: '打印评价单' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('2 张').waitFor();
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('feedback-sheet');
    const address = (await sheet.getByRole('link').first().getAttribute('href'))!;
    await sheet.getByRole('button', { name: '关闭' }).click();

    // Whoever has left a number can be asked by text as well.
    await page.goto(`${installation.apiUrl}/console/contracts/${contractId}/visits?part=month`);
    await page.getByRole('button', { name: `手机号 ${numbers[1]}` }).click();
    await sheet.getByLabel('手机号（11 位）').fill('13800000002');
    await sheet.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('已登记：138****0002').waitFor();
    await page.goto(`${installation.apiUrl}/console/contracts/${contractId}/visits`);
    await page.getByRole('button', { name: /^发评价短信/ }).click();
    await page.getByText(/评价短信(待发送|已发出)/).waitFor();

    const context = await page.context().browser()!.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
    const recipient = await context.newPage();
    await recipient.setViewportSize({ width: 360, height: 740 });
    await recipient.goto(address);
    await recipient.getByRole('heading', { name: '服务确认和评价' }).waitFor();
    await recipient.getByLabel('来了', { exact: true }).check();
    await recipient.getByLabel('4 满意').check();
    await recipient.getByLabel(/还有什么要说的/).fill('很准时');
    await recipient.getByRole('button', { name: '提交' }).click();
    await recipient.getByText('谢谢，已经记下了').waitFor();
    await recipient.goto(address);
    await recipient.getByText('这次服务已经评价过了').waitFor();

    await page.reload();
    await page.getByText('很准时').waitFor();
    await page.getByRole('button', { name: /^记评价/ }).click();
    await sheet.getByLabel('没有来').check();
    await sheet.getByRole('button', { name: '记下' }).click();
    await page.getByRole('table').getByText('对象说没有来').waitFor();
  });

  test('stand beside what the contract owes, and the pages are usable by everybody', async () => {
    const { contractId } = await servedForTwoMonths();
    const { page } = stage;
    await stage.signIn('supervisor', `contracts/${contractId}/visits?part=month`);
    await page.getByRole('button', { name: '每月次数标准' }).click();
    await page.getByLabel(/ 失能$/).fill('4');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('标准已保存').waitFor();
    await page.getByText('少 4 次').first().waitFor();
    await stage.expectUsable([
      [`contracts/${contractId}/visits`, '服务记录'],
      [`contracts/${contractId}/visits?part=month`, '服务记录'],
      [`contracts/${contractId}/visits?part=refused`, '服务记录'],
    ]);
  });
});
