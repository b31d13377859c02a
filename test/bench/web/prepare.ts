import { connect, type Database } from '../../../prisma/database.ts';
import { DEMO_PASSWORD } from '../../../prisma/seed/demo/users.ts';
import { publicPurchase } from '../../integration/portal-record.ts';
import {
  runContract,
  takeoverBody,
  takeoversPath,
  type RunningContract,
} from '../../integration/takeovers-contract.ts';
import { fillCounty } from '../data/county.ts';
import { hirePeople } from '../data/people.ts';
import { OFFICE_ID, REGION } from '../data/place.ts';
import { insertPurchases } from '../data/purchases.ts';
import { insertTasks } from '../data/tasks.ts';
import type { Shown } from './pages.ts';

const PURCHASES = 500;
const RECIPIENTS = 2_000;
/** Purchases on the portal, so that its lists and its search have a page full. */
const PUBLISHED = 60;

/** A county that has been at work, an inbox of so many tasks, a takeover just triggered, and a filled portal. */
export async function prepare(apiUrl: string, databaseUrl: string, rows: number): Promise<Shown> {
  console.log('  filling the county …');
  const database = connect(databaseUrl, 4);
  try {
    const [person] = await hirePeople(database.pool, 1);
    const { id: drafterId, token: officer } = person!;
    await fillCounty(database.pool, drafterId, { purchases: PURCHASES, recipients: RECIPIENTS });
    const purchase = { prefix: 'BENCH-WEB', region: REGION, drafterId, count: 1, started: true };
    const [purchaseId] = await insertPurchases(database.pool, purchase);
    const [task] = await insertTasks(database.pool, 'web', purchaseId!, rows);
    const supervisor = await signIn(apiUrl, 'supervisor');
    const [calm, failing] = [await contractOf(database, drafterId, 1), await contractOf(database, drafterId, 2)];
    const takeoverId = await trigger(apiUrl, supervisor, failing);
    const publishedNumber = await publish(database);
    await database.pool.query('ANALYZE');
    return {
      officer,
      supervisor,
      taskId: task!.id,
      purchaseId: purchaseId!,
      contractId: calm.contractId,
      takeoverId,
      publishedNumber,
    };
  } finally {
    await database.close();
  }
}

/** A running contract whose recipients no other contract serves, of a purchase whose lot it brings itself. */
function contractOf(database: Database, drafterId: string, n: number): Promise<RunningContract> {
  const purchase = () =>
    database.prisma.purchase.create({
      data: {
        number: `BENCH-CONTRACT-${n}`,
        name: '采购社会救助经办服务（示例）',
        method: 'competitive-consultation',
        regionCode: REGION,
        buyerId: OFFICE_ID,
        drafterId,
        budgetFen: 70_000_000n,
        budgetYear: 2027,
        fundSource: '困难群众救助补助资金（示例）',
        clockEpoch: new Date(),
      },
    });
  return runContract({ database, purchase });
}

/** Through the api, as the supervisor's page does; no worker runs, so the takeover stays at its first step. */
async function trigger(apiUrl: string, token: string, contract: RunningContract): Promise<string> {
  const response = await fetch(`${apiUrl}${takeoversPath(contract)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(takeoverBody()),
  });
  if (!response.ok) throw new Error(`The takeover was refused: ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

/** The number of one of them. */
async function publish(database: Database): Promise<string> {
  const reached = ['bidding', 'opened', 'awarded', 'contracted'] as const;
  let number = '';
  for (let n = 0; n < PUBLISHED; n += 1) {
    ({ number } = await publicPurchase(database, {
      reached: reached[n % reached.length]!,
      number: `BENCH-PUBLIC-${n}`,
    }));
  }
  return number; // the last has reached its contract
}

/** A session of a demo person. */
async function signIn(apiUrl: string, username: string): Promise<string> {
  const response = await fetch(`${apiUrl}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: DEMO_PASSWORD }),
  });
  if (!response.ok) throw new Error(`${username} cannot sign in: ${await response.text()}`);
  return ((await response.json()) as { token: string }).token;
}
