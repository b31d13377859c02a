import type pg from 'pg';
import type { Caller } from '../../../api/access/caller.ts';
import type { ApiContext } from '../../../api/context.ts';
import { listProviders } from '../../../api/providers/read-providers.ts';
import type { RouteRequest } from '../../../api/route.ts';
import { PROVINCE } from '../../../prisma/seed/demo/organisations.ts';
import type { Bench } from '../bench.ts';
import { insertCapabilities } from '../data/capabilities.ts';
import { OFFICE_ID, REGION } from '../data/place.ts';
import { measure } from '../measure/measure.ts';
import { plansOf, readsAllOf } from '../measure/plans.ts';

const SECTION = 'providers';
/** Below this it is a look that proves nothing: one search is enough, and reading a table from end to end is no fault. */
const MANY_ROWS = 100_000;

interface Search {
  readonly what: string;
  readonly region: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Every way to look for whoever can serve: many that fit and few, by a county's officer and by the province. */
const SEARCHES: readonly Search[] = [
  { what: 'service, county, 100 people', region: REGION, query: { item: 'B01', region: REGION, capacity: '100' } },
  { what: 'service, county, nobody', region: REGION, query: { item: 'B01', region: REGION, capacity: '100000' } },
  { what: 'service, county, a name', region: REGION, query: { item: 'B01', region: REGION, q: '示例承接单位00' } },
  { what: 'province: service, county', region: PROVINCE, query: { item: 'B01', region: REGION, capacity: '50' } },
  { what: 'province: service, anywhere', region: PROVINCE, query: { item: 'B01' } },
  { what: 'province: service, few so large', region: PROVINCE, query: { item: 'B01', capacity: '315' } },
];

/** The bank of providers searched by service, region and capacity; then the plan of every search. */
export async function measureProviders(bench: Bench): Promise<void> {
  const { database, people, size } = bench;
  await insertCapabilities(database.pool, size.capabilities);
  const rows = size.capabilities.toLocaleString('en');
  const searches = size.capabilities < MANY_ROWS ? SEARCHES.slice(0, 1) : SEARCHES;
  for (const [n, search] of searches.entries()) {
    await settle(database.pool, people[0]!.id, search.region);
    for (const atOnce of n === 0 ? ([1, 8] as const) : ([1] as const)) {
      await page(bench, `${rows} capabilities: ${search.what}`, atOnce, search);
    }
  }
  await settle(database.pool, people[0]!.id, REGION);
  for (const search of searches) {
    const plan = await planOf(bench, search);
    console.log(`\n${search.what}\n${plan}\n`);
    if (size.capabilities >= MANY_ROWS && readsAllOf('provider_capability', plan)) {
      throw new Error(`The search "${search.what}" reads every capability.`);
    }
  }
}

async function page(
  { people, installation, size, report, floors }: Bench,
  what: string,
  atOnce: 1 | 8,
  search: Search,
) {
  const tokens = people.slice(0, atOnce).map(({ token }) => token);
  const path = `/providers?${new URLSearchParams({ limit: '20', ...search.query }).toString()}`;
  const floor = await floors.lookups(atOnce);
  const steady = await measure(size.pace, { kind: 'pages', api: installation.apiUrl, tokens, path });
  report.add({ section: SECTION, what, atOnce, ...steady, floor });
}

/** Where the person works from now on. */
async function settle(pool: pg.Pool, userId: string, region: string): Promise<void> {
  await pool.query('UPDATE app_user SET region_code = $2 WHERE id = $1', [userId, region]);
}

/** Lets the api make its statement, and explains that very text. */
async function planOf({ database, people }: Bench, { region, query }: Search): Promise<string> {
  const caller = { userId: people[0]!.id, organisationId: OFFICE_ID, region, roles: ['officer'] } as unknown as Caller;
  const request = { query: listProviders.query!.parse(query), caller } as unknown as RouteRequest;
  const plans = await plansOf(database, 'provider_capability', (watched) =>
    Promise.resolve(listProviders.handle(request as never, { database: watched } as unknown as ApiContext)),
  );
  return plans[0]!;
}
