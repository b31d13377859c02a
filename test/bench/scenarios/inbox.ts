import type pg from 'pg';
import type { Caller } from '../../../api/access/caller.ts';
import type { ApiContext } from '../../../api/context.ts';
import { cursorOf } from '../../../api/http/page.ts';
import { listTasks } from '../../../api/tasks/list.ts';
import { TaskQuery } from '../../../api/tasks/task-query.ts';
import { inboxesOf } from '../../../domain/tasks/task-state.ts';
import type { Bench } from '../bench.ts';
import { OFFICE_ID, REGION } from '../data/place.ts';
import { insertPurchases } from '../data/purchases.ts';
import { dropTasks, insertTasks } from '../data/tasks.ts';
import { measure } from '../measure/measure.ts';

const SECTION = 'inbox';
const PAGE = '/tasks?limit=20';

/** Every way to narrow and order the list, each on its own. */
const VARIANTS = [
  ['what I can do', 'scope=todo'],
  ['escalated first', 'scope=todo&sort=urgency'],
  ['one kind', 'scope=todo&kind=publish-notice'],
  ['a kind that has none', 'scope=todo&kind=draft-contract'],
  ['overdue', 'scope=todo&overdue=true'],
  ['due soon', 'scope=todo&soon=true'],
  ['a search for a title', `scope=todo&q=${encodeURIComponent('预算')}`],
  ['a search for a purchase', 'scope=todo&q=BENCH-INBOX'],
  ['a search in vain', `scope=todo&q=${encodeURIComponent('没有这样的采购')}`],
  ['the region', 'scope=region'],
  ['the region, one kind', 'scope=region&kind=publish-notice'],
] as const;

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
  const most = size.inboxes.at(-1)!.toLocaleString('en');
  await page(bench, 'a page from the middle', 1, `${PAGE}&cursor=${await middle(database.pool, batch)}`);
  await promoteToSupervisor(database.pool, drafterId);
  for (const [what, query] of VARIANTS) await page(bench, `${most} open, ${what}`, 1, `${PAGE}&${query}`);
  for (const scope of ['inbox', 'todo', 'region']) {
    await page(bench, `${most} open, counts of ${scope}`, 1, `/tasks/counts?scope=${scope}`);
  }
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

/** The first person oversees the region as well from now on. */
async function promoteToSupervisor(pool: pg.Pool, userId: string): Promise<void> {
  await pool.query(`UPDATE app_user SET roles = roles || ARRAY['supervisor'] WHERE id = $1`, [userId]);
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
