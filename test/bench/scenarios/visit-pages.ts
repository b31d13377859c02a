import { abilityOf } from '../../../api/access/abilities.ts';
import type { Caller } from '../../../api/access/caller.ts';
import type { ApiContext } from '../../../api/context.ts';
import { listVisits } from '../../../api/visits/list-visits.ts';
import { monthOfVisits } from '../../../api/visits/month-of-visits.ts';
import type { RouteRequest } from '../../../api/route.ts';
import { dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import type { Database } from '../../../prisma/database.ts';
import { PROVINCE } from '../../../prisma/seed/demo/organisations.ts';
import type { Bench } from '../bench.ts';
import { OFFICE_ID, REGION } from '../data/place.ts';
import { atPost } from '../data/posts.ts';
import type { ServedContract } from '../data/contracts.ts';
import { measure } from '../measure/measure.ts';
import { plansOf, readsAllOf } from '../measure/plans.ts';

const SECTION = 'visits';
/** Below this, reading a table from end to end is no fault. */
const MANY_ROWS = 100_000;

type Query = Readonly<Record<string, string>>;

interface VisitPage {
  readonly what: string;
  /** Under the contract. */
  readonly path: 'visits' | 'visits/months/10';
  readonly query: Query;
}

/** The last month of the contract that is over, every filter of the list, and a page far back. */
function visitPagesOf({ numberOf }: ServedContract): readonly VisitPage[] {
  const list = (what: string, query: Query): VisitPage => ({ what: `visits, ${what}`, path: 'visits', query });
  const today = dayOf(instantOfMillis(Date.now()));
  return [
    list('the latest', {}),
    list('one recipient', { recipient: numberOf(1) }),
    list('one carer', { staff: '示例护理员1' }),
    list('until a day', { to: today }),
    list('nobody came', { feedback: 'nobody-came' }),
    list('with an answer', { feedback: 'given' }),
    { what: 'a month by recipient', path: 'visits/months/10', query: {} },
  ];
}

/** What supervisors look at; none of it may depend on how many visits there are. */
const OVERVIEWS: readonly { readonly what: string; readonly region: string; readonly path: string }[] = [
  { what: 'cockpit', region: REGION, path: '/supervision' },
  { what: 'cockpit of the province', region: PROVINCE, path: '/supervision' },
  { what: 'contracts by risk', region: PROVINCE, path: '/supervision/contracts?limit=20' },
  { what: 'alerts of records', region: PROVINCE, path: '/alerts?limit=20' },
  { what: 'dashboard: coverage', region: PROVINCE, path: `/statistics/coverage?year=${new Date().getFullYear()}` },
];

/** Lists of visits of the largest contract, the cockpit and the dashboard; then the plan of everything that reads visits. */
export async function measureVisitPages(bench: Bench, contract: ServedContract): Promise<void> {
  const few = bench.size.visits.rows < MANY_ROWS;
  const pages = few ? visitPagesOf(contract).slice(0, 1) : visitPagesOf(contract);
  for (const { what, path, query } of pages) {
    const parameters = new URLSearchParams({ limit: '20', ...query }).toString();
    await page(bench, what, REGION, `/contracts/${contract.id}/${path}?${parameters}`);
  }
  for (const { what, region, path } of few ? OVERVIEWS.slice(0, 1) : OVERVIEWS) await page(bench, what, region, path);
  const slow: string[] = [];
  for (const { what, path, query } of pages) {
    for (const plan of await plansOf(bench.database, 'visit', (database) =>
      ask(bench, database, contract, path, query),
    )) {
      console.log(`\n${what}\n${plan}\n`);
      if (!few && readsAllOf('visit', plan)) slow.push(what);
    }
  }
  if (slow.length > 0) throw new Error(`These read every visit: ${slow.join('; ')}.`);
}

async function page(
  { database, people, installation, size, report, floors }: Bench,
  what: string,
  region: string,
  path: string,
) {
  const supervisor = people[30]!;
  const steady = await atPost(database.pool, supervisor, { roles: ['supervisor'], region }, () =>
    measure(size.pace, { kind: 'pages', api: installation.apiUrl, tokens: [supervisor.token], path }),
  );
  const rows = size.visits.rows.toLocaleString('en');
  report.add({
    section: SECTION,
    what: `${rows} visits: ${what}`,
    atOnce: 1,
    ...steady,
    floor: await floors.lookups(1),
  });
}

/** Lets the api make its statements. */
async function ask(
  { people }: Bench,
  database: Database,
  { id: contractId }: ServedContract,
  path: VisitPage['path'],
  query: Query,
): Promise<void> {
  const roles = ['supervisor'] as const;
  const caller = {
    ...{ userId: people[30]!.id, organisationId: OFFICE_ID, region: REGION, roles, ability: abilityOf(roles) },
  } as unknown as Caller;
  const context = { database } as unknown as ApiContext;
  if (path === 'visits') {
    const request = {
      params: { contractId },
      query: listVisits.query!.parse(query),
      caller,
    } as unknown as RouteRequest;
    await listVisits.handle(request as never, context);
  } else {
    const month = Number(path.split('/').at(-1));
    const request = { params: { contractId, month }, query: monthOfVisits.query!.parse(query), caller };
    await monthOfVisits.handle(request as never, context);
  }
}
