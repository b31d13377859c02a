import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deliveryActivities } from '../../activities/delivery.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { ApiWorld } from './api-world.ts';
import { runContract, type RunningContract } from './takeovers-contract.ts';

let world: ApiWorld;
let activities: ReturnType<typeof deliveryActivities>;

beforeAll(async () => {
  world = await ApiWorld.open();
  activities = deliveryActivities(world.database, new LegalTime(world.database));
}, 60_000);
afterAll(() => world.close());

/** A decision on the first instalment as somebody of the finance department has handed it in. */
async function decided({ contractId }: RunningContract, outcome: 'pay' | 'withhold'): Promise<string> {
  const taskId = await world.task({ kind: 'pay-instalment', subject: { contractId, seq: 1 } });
  const { userId: submittedBy } = await world.as('finance');
  await world.database.prisma.task.update({
    where: { id: taskId },
    data: { state: 'submitted', outcome, form: { voucher: '示例凭证' }, submittedBy, submittedAt: new Date() },
  });
  return taskId;
}

async function settle({ contractId }: RunningContract, taskId: string) {
  const { purchaseId } = await world.database.prisma.contract.findUniqueOrThrow({ where: { id: contractId } });
  return activities.settleInstalment({ purchaseId, contractId, seq: 1, taskId });
}

const paymentOf = ({ contractId }: RunningContract) =>
  world.database.prisma.payment.findUniqueOrThrow({ where: { contractId_seq: { contractId, seq: 1 } } });

describe('an instalment (DL-08)', () => {
  test('is paid once, however often and by whichever decisions it is settled, also at once', async () => {
    const contract = await runContract(world);
    const [first, second] = [await decided(contract, 'pay'), await decided(contract, 'pay')];
    const settled = await Promise.all([first, first, second, first, second].map((taskId) => settle(contract, taskId)));
    expect(new Set(settled)).toEqual(new Set(['paid']));
    const { paidAt } = await paymentOf(contract);
    expect(await settle(contract, await decided(contract, 'withhold'))).toBe('paid');
    expect(await paymentOf(contract)).toMatchObject({ state: 'paid', paidAt });
  });

  test('that was paid stays paid in the database: neither its amount nor its day can be changed', async () => {
    const contract = await runContract(world);
    await settle(contract, await decided(contract, 'pay'));
    for (const change of ["state = 'scheduled'", 'paid_at = now()', 'amount_fen = 1', "state = 'withheld'"]) {
      await expect(
        world.database.pool.query(`UPDATE payment SET ${change} WHERE contract_id = $1`, [contract.contractId]),
      ).rejects.toMatchObject({ code: 'JL003' });
    }
  });
});
