import { randomUUID } from 'node:crypto';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_RECIPIENTS } from '../../prisma/seed/demo/recipients.ts';
import type { Database } from '../../prisma/database.ts';
import type { ApiWorld } from './api-world.ts';

export const RECIPIENTS = 10;

export interface RunningContract {
  readonly contractId: string;
  readonly number: string;
  readonly lotId: string;
  readonly recipientIds: readonly string[];
}

/** Different contracts of one test file serve different recipients: the database refuses two providers for one. */
let served = 0;

/**
 * A signed contract, of provider1 if nobody else is named, with ten recipients, one instalment and two standby providers, as
 * the worker leaves it. `agree` sees it as a draft.
 */
export async function runContract(
  world: Pick<ApiWorld, 'database' | 'purchase'>,
  region = DEMO_COUNTY,
  providerId: string = DEMO_ORGANISATIONS.provider1.id,
  agree?: (prisma: Database['prisma'], contractId: string) => Promise<void>,
  catalogueItems: readonly string[] = ['A01', 'B01'],
): Promise<RunningContract> {
  const { prisma, pool } = world.database;
  const purchase = await world.purchase(region);
  const recipientIds = DEMO_RECIPIENTS.flat()
    .slice(served, (served += RECIPIENTS))
    .map(({ id }) => id);
  const { provider2, provider3 } = DEMO_ORGANISATIONS;
  const lot = { seq: 1, name: '示例标段', budgetFen: 70_000_000n, termUnit: 'month', termCount: 12 };
  const { id: lotId } = await prisma.lot.create({
    data: { ...lot, purchaseId: purchase.id, catalogueItems: [...catalogueItems], townships: [], state: 'contracted' },
  });
  const number = `${purchase.number}-1`;
  const { id: contractId } = await prisma.contract.create({
    data: {
      id: randomUUID(),
      number,
      purchaseId: purchase.id,
      lotId,
      providerId,
      regionCode: region,
      amountFen: 68_800_000n,
      state: agree === undefined ? 'running' : 'draft',
      startsOn: new Date('2027-04-01'),
      endsOn: new Date('2028-03-31'),
      signedAt: new Date(),
      acceptancePlan: '逐项验收',
      takeoverPlan: PLAN,
      standby: {
        create: [provider2, provider3].map(({ id }, index) => ({ position: index + 1, providerId: id })),
      },
      payments: { create: { seq: 1, amountFen: 17_200_000n, dueOn: new Date('2027-06-30') } },
      inspections: { create: INSPECTION },
    },
  });
  if (agree !== undefined) {
    await agree(prisma, contractId);
    await prisma.contract.update({ where: { id: contractId }, data: { state: 'running' } });
  }
  await prisma.serviceOrder.createMany({
    data: recipientIds.map((recipientId) => ({ recipientId, serviceCode: 'B01', lotId, contractId })),
  });
  await pool.query(
    `INSERT INTO coverage (recipient_id, service_code, provider_id, contract_id, basis, period)
     SELECT unnest($1::uuid[]), 'B01', $2, $3, 'contract', tstzrange(now(), NULL)`,
    [recipientIds, providerId, contractId],
  );
  return { contractId, number, lotId, recipientIds };
}

const PLAN = {
  trigger: '不能履行',
  scope: '全部服务',
  costCapPercent: 10,
  dataHandover: '二十四小时内',
  staffHandover: '具名名单',
  end: '整改到位或重新采购',
  startInDays: 0,
};

const INSPECTION = {
  month: 1,
  result: 'pass',
  visitsPlanned: 40,
  visitsDone: 39,
  satisfaction: 95,
  notes: '记录完整',
  inspectedAt: new Date(),
};

export function takeoverBody(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return { reasonCode: 'cannot-perform', reason: '连续漏访（示例）', urgency: 'urgent', drill: false, ...overrides };
}

export function takeoversPath({ contractId }: RunningContract): string {
  return `/api/v1/contracts/${contractId}/takeovers`;
}
