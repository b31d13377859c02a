import { randomUUID } from 'node:crypto';
import { Client as TemporalClient, Connection } from '@temporalio/client';
import { workflowId } from '../../domain/workflow-id.ts';
import { connect } from '../../prisma/database.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { TASK_QUEUE } from '../../worker/outbox.ts';
import type { ServiceContractInput } from '../../workflows/contract/course.ts';
import { aNumber } from '../integration/stage.ts';

export const SERVED = 30;

export interface ContractUnderWay {
  readonly contractId: string;
  readonly purchaseId: string;
  readonly number: string;
}

interface Addresses {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
}

const STANDBY: readonly string[] = [DEMO_ORGANISATIONS.provider2.id, DEMO_ORGANISATIONS.provider3.id];
const DAY_MS = 86_400_000;
const TOWNSHIPS = ['示例一镇', '示例二镇', '示例三镇'];
/** Out of every ten: one fully dependent, three partly, six not. */
const LEVELS = ['full', 'partial', 'partial', 'partial', ...Array<string>(6).fill('self-care')];

/**
 * A contract of provider1 on the ordinary clock with thirty recipients of its own, two standby providers, a bad last
 * inspection and its workflow running: as the worker leaves it after a signature and two months. `ended`: its first period is over,
 * and the contract agrees on days of acceptance and payment and on deductions. `standby`: others than provider2 and provider3,
 * in the order in which they are asked.
 */
export async function contractUnderWay({ ended = false, standby = STANDBY } = {}): Promise<ContractUnderWay> {
  const { databaseUrl, temporalAddress } = JSON.parse(process.env['JIELI_TEST_ENVIRONMENT']!) as Addresses;
  const database = connect(databaseUrl, 2);
  try {
    const contract = await insert(database, ended, standby);
    await start(temporalAddress, contract);
    return { contractId: contract.contractId, purchaseId: contract.purchaseId, number: contract.number };
  } finally {
    await database.close();
  }
}

type Database = ReturnType<typeof connect>;

async function insert(
  { prisma, pool }: Database,
  ended: boolean,
  standby: readonly string[],
): Promise<ServiceContractInput> {
  const { buyer, provider1 } = DEMO_ORGANISATIONS;
  const drafterId = DEMO_USERS[0]!.id;
  const purchase = await prisma.purchase.create({
    data: {
      number: aNumber(),
      name: '失能老人居家照料服务（示例）',
      method: 'competitive-consultation',
      regionCode: DEMO_COUNTY,
      buyerId: buyer.id,
      drafterId,
      budgetFen: 140_000_000n,
      budgetYear: 2026,
      fundSource: '困难群众救助补助资金（示例）',
      stage: 'monitoring',
      clockEpoch: new Date(),
      startedAt: new Date(),
    },
  });
  const term = { termUnit: 'month', termCount: 12, townships: TOWNSHIPS, catalogueItems: ['B01'] };
  const lot = await prisma.lot.create({
    data: { ...term, purchaseId: purchase.id, seq: 1, name: '居家照料', budgetFen: 70_000_000n, state: 'contracted' },
  });
  const number = `${purchase.number}-1`;
  const { id: contractId } = await prisma.contract.create({
    data: {
      number,
      purchaseId: purchase.id,
      lotId: lot.id,
      providerId: provider1.id,
      regionCode: DEMO_COUNTY,
      amountFen: 68_800_000n,
      state: 'draft',
      ...(ended ? { acceptanceDays: 15, paymentDays: 30, deductionCapFen: 6_880_000n } : {}),
      startsOn: new Date(Date.now() - 10 * DAY_MS),
      endsOn: new Date(Date.now() + 350 * DAY_MS),
      signedAt: new Date(Date.now() - 20 * DAY_MS),
      acceptancePlan: '按合同标准逐项验收，救助对象参与。',
      takeoverPlan: PLAN,
      standby: { create: standby.map((providerId, at) => ({ position: at + 1, providerId })) },
      payments: {
        create: [
          { seq: 1, amountFen: 17_200_000n, dueOn: new Date(Date.now() + (ended ? -2 : 80) * DAY_MS) },
          { seq: 2, amountFen: 51_600_000n, dueOn: new Date(Date.now() + 350 * DAY_MS) },
        ],
      },
      inspections: { create: INSPECTIONS },
    },
  });
  if (ended) await prisma.contractIndicator.updateMany({ where: { contractId }, data: { deductionBasisPoints: 300 } });
  await prisma.contract.update({ where: { id: contractId }, data: { state: 'running' } });
  await serve(pool, { contractId, lotId: lot.id, providerId: provider1.id, ended });
  if (ended) await pool.query(EARMARK, [purchase.id, `${number}/budget`, drafterId]);
  const ids = { contractId, number, purchaseId: purchase.id, lotId: lot.id };
  return { ...ids, region: DEMO_COUNTY, providerId: provider1.id, drafterId };
}

/** Finance has declared the money for those whom B01 is for; three of the thirty are of another programme (BU-03). */
const EARMARK = `
  INSERT INTO earmark (purchase_id, task_id, kind, fund_source_id, programmes, named_by)
  SELECT p.id, $2, 'budget', f.id, purchase_programmes(p.id), $3
  FROM purchase p CROSS JOIN LATERAL fund_sources_in_force(p.region_code, current_date) f
  WHERE p.id = $1 AND f.code = 'special-fund'`;

async function serve(
  pool: Database['pool'],
  { contractId, lotId, providerId, ended }: { contractId: string; lotId: string; providerId: string; ended: boolean },
): Promise<void> {
  const own = randomUUID().slice(0, 8);
  const values = [SERVED, `E2E-${own}-`, DEMO_COUNTY, TOWNSHIPS, LEVELS, lotId, contractId, providerId, ended ? 10 : 0];
  await pool.query(
    `WITH person AS (
       INSERT INTO recipient (number, name, region_code, township, programme, dependency, fictitious)
       SELECT $2 || n, '示例丙' || n, $3, ($4::text[])[1 + n % 3],
              CASE WHEN $9 > 0 AND n <= 3 THEN 'medical-assistance' ELSE 'extreme-poverty-support' END, ($5::text[])[1 + n % 10], true
       FROM generate_series(1, $1) n RETURNING id
     ), owed AS (
       INSERT INTO service_order (recipient_id, service_code, lot_id, contract_id)
       SELECT id, 'B01', $6, $7 FROM person
     )
     INSERT INTO coverage (recipient_id, service_code, provider_id, contract_id, basis, period)
     SELECT id, 'B01', $8, $7, 'contract', tstzrange(now() - make_interval(days => $9::int), NULL) FROM person`,
    values,
  );
}

async function start(address: string, input: ServiceContractInput): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    const client = new TemporalClient({ connection });
    const options = { workflowId: workflowId.contract(input.number), taskQueue: TASK_QUEUE, args: [input] };
    await client.workflow.start('serviceContract', options);
  } finally {
    await connection.close();
  }
}

const PLAN = {
  trigger: '连续漏访或服务人员撤离，不能继续履约',
  scope: '本标段全部救助对象和服务',
  costCapPercent: 10,
  dataHandover: '二十四小时内移交服务台账和联系人',
  staffHandover: '名单内人员自愿转入，工资照发',
  end: '原承接主体整改到位，或另行采购的承接主体到位',
  startInDays: 0,
};

const INSPECTIONS = [
  { month: 1, result: 'pass', visitsPlanned: 120, visitsDone: 118, satisfaction: 94 },
  { month: 2, result: 'problems', visitsPlanned: 120, visitsDone: 84, satisfaction: 68 },
].map((inspection) => ({ ...inspection, notes: '记录（示例）', inspectedAt: new Date() }));
