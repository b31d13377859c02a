import { abilityOf } from '../../../api/access/abilities.ts';
import type { Caller } from '../../../api/access/caller.ts';
import type { ApiContext } from '../../../api/context.ts';
import { listCases } from '../../../api/takeovers/list-cases.ts';
import type { Bench } from '../bench.ts';
import { OFFICE_ID, REGION } from '../data/place.ts';
import { atPost } from '../data/posts.ts';
import { HttpConnection } from '../load/http-connection.ts';
import { measure } from '../measure/measure.ts';
import { plansOf, readsAllOf } from '../measure/plans.ts';

/** Below this, reading a table from end to end is no fault. */
const MANY_ROWS = 5_000;
const PAGE = 20;

interface CasePage {
  readonly nextCursor: string | null;
}

/** The page of a takeover and its cases, the first and the last of them; then the plans of the lists. */
export async function measureTakeoverPages(bench: Bench, takeoverId: string): Promise<void> {
  const { people, installation, database, size } = bench;
  const supervisor = people[30]!;
  const path = `/takeovers/${takeoverId}`;
  await atPost(database.pool, supervisor, { roles: ['supervisor'], region: REGION }, async () => {
    const connection = new HttpConnection(installation.apiUrl, supervisor.token);
    const cursor = await lastCursor(connection, path).finally(() => connection.close());
    await page(bench, 'its page', path);
    await page(bench, 'its first cases', `${path}/cases?limit=${PAGE}`);
    await page(bench, 'its last cases', `${path}/cases?limit=${PAGE}&cursor=${cursor}`);
    for (const query of [{}, { cursor }]) {
      for (const plan of await plansOf(database, 'handover_case', (watched) =>
        ask(bench, watched, takeoverId, query),
      )) {
        console.log(`\ncases ${JSON.stringify(query)}\n${plan}\n`);
        if (size.recipients >= MANY_ROWS && readsAllOf('handover_case', plan)) {
          throw new Error('A page of cases reads all of them.');
        }
      }
    }
  });
}

/** Walks to the page before the last, a hundred at a time. */
async function lastCursor(connection: HttpConnection, path: string): Promise<string> {
  for (let cursor = ''; ;) {
    const { nextCursor } = (await connection.send('GET', `${path}/cases?limit=100${cursor}`)) as CasePage;
    if (nextCursor === null) return cursor.replace('&cursor=', '');
    cursor = `&cursor=${nextCursor}`;
  }
}

async function page({ people, installation, size, report, floors }: Bench, what: string, path: string): Promise<void> {
  const steady = await measure(size.pace, {
    ...{ kind: 'pages', api: installation.apiUrl, tokens: [people[30]!.token], path },
  });
  const title = `takeover of ${size.recipients.toLocaleString('en')}: ${what}`;
  report.add({ section: 'takeover', what: title, atOnce: 1, ...steady, floor: await floors.lookups(1) });
}

async function ask(
  { people }: Bench,
  database: Bench['database'],
  takeoverId: string,
  query: Readonly<Record<string, string>>,
): Promise<void> {
  const roles = ['supervisor'] as const;
  const caller = {
    ...{ userId: people[30]!.id, organisationId: OFFICE_ID, region: REGION, roles, ability: abilityOf(roles) },
  } as unknown as Caller;
  const parsed = listCases.query!.parse({ limit: String(PAGE), ...query });
  const request = { params: { takeoverId }, query: parsed, caller };
  await listCases.handle(request as never, { database } as unknown as ApiContext);
}
