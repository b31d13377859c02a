import { describe, expect, test } from '@jest/globals';
import { connect } from '../../prisma/database.ts';
import { ConsoleStage, installation } from './console-stage.ts';
import { contractUnderWay } from './contract-under-way.ts';

describe('a contractor that cannot go on', () => {
  const stage = ConsoleStage.setUp();

  test('says so on its page of the contract, and a supervisor asks for the takeover from there', async () => {
    const { contractId } = await contractUnderWay();
    const provider = await stage.newVisitor();
    await stage.signIn('provider1', `provider/contracts/${contractId}`, provider);
    await provider.getByRole('button', { name: '报告不能继续履约' }).click();
    const dialog = provider.getByRole('dialog');
    await dialog.getByLabel('发生了什么').fill('多名护理员同时离职，无法保证每日照料（示例）。');
    await dialog.getByLabel('最迟可以服务到').fill('2027-05-31');
    await dialog.getByRole('button', { name: '报告', exact: true }).click();
    await provider.getByText('监督员研判中').waitFor();
    await stage.shot('inability', provider);

    // The relay asks the supervisor; the link leads there as soon as it has.
    const database = connect(installation.databaseUrl, 1);
    const asked = { kind: 'weigh-takeover', subject: { path: ['contractId'], equals: contractId } };
    while ((await database.prisma.task.count({ where: asked })) === 0) await provider.waitForTimeout(100);
    await database.close();
    const office = await stage.newVisitor();
    await stage.signIn('supervisor', `contracts/${contractId}`, office);
    await office.getByRole('link', { name: '去研判' }).click();
    await office.getByRole('button', { name: '领取并填写' }).click();
    await office.getByLabel('研判意见').fill('人员已离岗，不能保证每日照料，须立即接管（示例）。');
    await office
      .getByRole('group', { name: '办理结果' })
      .getByRole('button', { name: '紧急接管', exact: true })
      .click();
    await office.getByRole('button', { name: '确认紧急接管', exact: true }).click();
    await office.getByText('已办结：研判是否临时接管').waitFor();

    await provider.getByText('已提出紧急接管').waitFor();
    const { items } = await (
      await stage.as('supervisor')
    ).get<{ items: { takeoverId: string | null }[] }>(`/contracts/${contractId}/triggers`);
    expect(items).toEqual([expect.objectContaining({ state: 'urgent', takeoverId: expect.any(String) })]);
  });
});
