import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, addMonths, dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { watchRecords } from '../../worker/watch-records.ts';
import { aPdf } from '../integration/attachments-sending.ts';
import { ConsoleStage, installation } from './console-stage.ts';
import { contractUnderWay } from './contract-under-way.ts';

const CONCLUSION = '已电话回访两名对象，其中一次没有来人，问题属实，要求三日内补做并说明（示例）。';

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

describe('the watching of records', () => {
  const stage = ConsoleStage.setUp();

  test('leads from two visits of one person at one moment to a supervisor’s conclusion, with evidence on the way', async () => {
    const { contractId, number } = await contractUnderWay();
    const startsOn = addMonths(dayOf(instantOfMillis(Date.now())), -1);
    await database.prisma.contract.update({
      where: { id: contractId },
      data: { startsOn: new Date(startsOn), endsOn: new Date(addDays(addMonths(startsOn, 12), -1)) },
    });
    const { rows } = await database.pool.query<{ number: string; id: string }>(
      `WITH moved AS (
         UPDATE coverage SET period = tstzrange($2::timestamptz, NULL) WHERE contract_id = $1 RETURNING recipient_id
       )
       SELECT id, number FROM recipient WHERE id IN (SELECT recipient_id FROM moved) ORDER BY number`,
      [contractId, `${startsOn}T00:00:00+08:00`],
    );
    const provider = await stage.as('provider1');
    const day = addDays(startsOn, 5);
    for (const at of [0, 1]) {
      await provider.post(`/contracts/${contractId}/visits`, {
        ...{ key: `${contractId}-${at}`, recipient: rows[at]!.number, service: 'B01', staff: '示例护理员甲' },
        ...{ start: `${day}T09:00:00+08:00`, end: `${day}T10:00:00+08:00`, place: `示例${at}村` },
        done: `测量血压（示例 ${at}）`,
      });
    }
    const { page } = stage;
    await stage.signIn('provider1', `provider/contracts/${contractId}/visits`);
    await page.getByText('佐证', { exact: true }).first().click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '签到表.pdf', mimeType: 'application/pdf', buffer: aPdf() });
    await page.getByRole('link', { name: /签到表/ }).waitFor();

    await watchRecords(database);
    const office = await stage.newVisitor();
    await stage.signIn('supervisor', `contracts/${contractId}`, office);
    await office.getByRole('link', { name: /服务记录有 1 条预警待核查/ }).click();
    await office.getByRole('heading', { name: '服务记录预警' }).waitFor();
    await office.getByText('同一人同时在两处').waitFor();
    await stage.shot('record-alerts', office);
    // The relay asks the supervisor; the link leads there as soon as it has.
    const { id } = await database.prisma.recordAlert.findFirstOrThrow({ where: { contractId } });
    while ((await database.prisma.task.count({ where: { id: `alert:${id}/look-into-records/1` } })) === 0) {
      await office.waitForTimeout(100);
    }
    await office.getByRole('row').filter({ hasText: number }).getByRole('link', { name: '去核查' }).click();
    await office.getByRole('button', { name: '领取并填写' }).click();
    await office.getByText('测量血压（示例 1）').waitFor();
    await office.getByLabel('核查结论').fill(CONCLUSION);
    await office.getByRole('button', { name: '确认问题' }).click();
    await office.getByRole('button', { name: /^确认/ }).last().click();
    await office.getByText('已办结：核查服务记录预警').waitFor();
    await office.goto(`${installation.apiUrl}/console/alerts?contract=${contractId}`);
    await office.getByText(CONCLUSION).waitFor();
    expect(await database.prisma.recordAlert.count({ where: { contractId } })).toBe(1);

    // The contract is to be watched more loosely from now on, and it stays to be read why.
    await office.getByRole('link', { name: '巡查界限' }).first().click();
    await office.getByRole('heading', { name: '巡查界限' }).waitFor();
    await office.getByRole('button', { name: '更改界限：同一人同时在两处' }).click();
    const limit = office.getByRole('dialog');
    await limit.getByLabel('新界限（次、人、份）').fill('3');
    await limit.getByText(/按现行界限有 1 个月会提示，按新界限有 0 个月会提示/).waitFor();
    await limit.getByLabel('依据').fill('约谈纪要第 2 号（示例）');
    await limit.getByRole('button', { name: '保存' }).click();
    await office.getByText('约谈纪要第 2 号（示例）').waitFor();
    await stage.shot('watch-limits', office);

    // Somebody has died: it is put on record, and the services have ended.
    const clerk = await stage.newVisitor();
    await stage.signIn('clerk', `contracts/${contractId}/visits?part=month`, clerk);
    await clerk.getByRole('button', { name: `去世、迁出 ${rows[2]!.number}` }).click();
    const dialog = clerk.getByRole('dialog');
    await dialog.getByLabel('去世').check();
    await dialog.getByLabel('最后一天').fill(day);
    await dialog.getByRole('button', { name: '确认登记' }).click();
    await clerk.getByText('已登记，服务已结束').waitFor();
    expect(await database.prisma.serviceOrder.count({ where: { recipientId: rows[2]!.id, state: 'active' } })).toBe(0);
  });

  test('shows alerts on pages that everybody can use', async () => {
    const { contractId } = await contractUnderWay();
    await stage.signIn('supervisor', 'alerts');
    await stage.page.getByRole('heading', { name: '服务记录预警' }).waitFor();
    await stage.expectUsable([
      ['alerts', '服务记录预警'],
      [`contracts/${contractId}/watch`, '巡查界限'],
    ]);
  });
});
