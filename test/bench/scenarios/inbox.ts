import type pg from 'pg';
import type { Caller } from '../../../api/access/caller.ts';
import type { ApiContext } from '../../../api/context.ts';
import { cursorOf } from '../../../api/http/page.ts';
import { listTasks, TaskQuery } from '../../../api/tasks/list.ts';
import { inboxesOf } from '../../../domain/tasks/task-state.ts';
import type { Bench } from '../bench.ts';
import { OFFICE_ID, REGION } from '../data/place.ts';
import { insertPurchases } from '../data/purchases.ts';
import { dropTasks, insertTasks } from '../data/tasks.ts';
import { measure } from '../measure/measure.ts';

const SECTION = 'inbox';
const PAGE = '/tasks?limit=20';

/** The inbox page of 20 as open tasks grow a hundredfold; then a page from the middle, and the plan of the statement. */
export async function measureInbox(bench: Bench): Promise<void> {
  const { database, people, size } = bench;
  const drafterId = people[0]!.id;
  const [purchaseId] = await insertPurchases(database.pool, {
    ...{ prefix: 'BENCH-INBOX', region: REGION, drafterId, count: 1, started: true },
  });
  const batch = 'inbox';
  for (const open of size.inboxes) {
    await dropTasks(database.pool, batch);
    await insertTasks(database.pool, batch, purchaseId!, open);
    for (const atOnce of [1, 8]) await page(bench, `${open.toLocaleString('en')} open`, atOnce, PAGE);
  }
  await page(bench, 'a page from the middle', 1, `${PAGE}&cursor=${await middle(database.pool, batch)}`);
  console.log(`\n${await planOf(bench)}\n`);
  await dropTasks(database.pool, batch);
}

async function page(
  { people, installation, size, report }: Bench,
  of: string,
  atOnce: number,
  path: string,
): Promise<void> {
  const tokens = people.slice(0, atOnce).map(({ token }) => token);
  const job = { kind: 'pages', api: installation.apiUrl, tokens, path } as const;
  const steady = await measure(size.pace, job);
  report.add({
    section: SECTION,
    what: `inbox page of 20, ${of}`,
    atOnce,
    ...steady,
    ...(atOnce === 1 ? { aim: '10 ms' } : {}),
  });
}

async function middle(pool: pg.Pool, batch: string): Promise<string> {
  const { rows } = await pool.query<{ due_at: Date; id: string }>(
    `SELECT due_at, id FROM task WHERE workflow_id = $1 ORDER BY due_at
     OFFSET (SELECT count(*) / 2 FROM task WHERE workflow_id = $1) LIMIT 1`,
    [`bench:${batch}`],
  );
  const { due_at: at, id } = rows[0]!;
  return encodeURIComponent(cursorOf([at.toISOString(), id]));
}

/** Lets the api make its statement, and explains that very text. */
async function planOf({ database, people }: Bench): Promise<string> {
  let plan = '';
  const explain = async ({ text, values }: { text: string; values: unknown[] }) => {
    const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS) ${text}`, values);
    plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    return { rows: [] };
  };
  const context = { database: { pool: { query: explain } } } as unknown as ApiContext;
  const person = { userId: people[0]!.id, organisationId: OFFICE_ID, region: REGION };
  const inboxes = inboxesOf({ ...person, roles: ['officer', 'finance', 'approver'] });
  await listTasks(context, { ...person, inboxes } as unknown as Caller, TaskQuery.parse({}));
  return plan;
}
