import { addDays, dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import type { Bench } from '../bench.ts';
import { atPost } from '../data/posts.ts';
import type { ServedContract } from '../data/contracts.ts';
import { oneByOne } from '../measure/one-by-one.ts';
import type { Summary } from '../measure/steady.ts';

const SECTION = 'visits';
/** Records a statement of the floor, as the endpoint writes them. */
const BATCH = 1_000;

const BARE = `
  INSERT INTO bench_visit (contract_id, provider_id, recipient_id, service_code, key, staff, started_at, ended_at, place,
                           done, source, recorded_by)
  SELECT $1, $2, $3, service, key, staff, started_at, ended_at, place, done, 'bulk', $3
  FROM unnest($4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[], $9::text[], $10::text[])
    AS g (service, key, staff, started_at, ended_at, place, done)`;

/** Requests of the bulk endpoint, each full, beside the same records inserted without asking anything about them. */
export async function measureImport(bench: Bench, contract: ServedContract): Promise<void> {
  const { database, people, installation, size, report, floors } = bench;
  const { rows, aRequest } = size.visits;
  const provider = people[31]!;
  const patience = size.pace.patienceMs;
  await database.pool.query('CREATE TABLE bench_visit (LIKE visit INCLUDING DEFAULTS INCLUDING INDEXES)');
  let made = 0;
  const lines = () => Array.from({ length: aRequest }, () => lineOf(contract, made++));
  const bare = await oneByOne(patience, async () => {
    const records = lines();
    return [() => insertBare(bench, contract, provider.id, records)];
  });
  made = 0;
  const post = { roles: ['provider'], organisationId: contract.providerId } as const;
  const sent = await atPost(database.pool, provider, post, () =>
    oneByOne(patience, async () => {
      const body = lines()
        .map((line) => JSON.stringify(line))
        .join('\n');
      return [() => send(installation.apiUrl, provider.token, contract, body)];
    }),
  );
  const many = (n: number) => n.toLocaleString('en');
  const what = `visits imported, ${many(aRequest)} a request, beside ${many(rows)}`;
  const floor = { what: `INSERT of ${BATCH.toLocaleString('en')}`, rate: times(bare, aRequest).rate };
  const each = { section: SECTION, atOnce: 1, load: sent.load, ...times(sent, aRequest) };
  report.add({ ...each, what, floor });
  report.add({ ...each, what: `${what}, against single rows`, floor: await floors.inserts(1, 1) });
}

/** Records instead of requests a second; the latencies stay those of a request. */
function times(summary: Summary, records: number): Summary {
  return { ...summary, rate: summary.rate * records, rates: summary.rates.map((rate) => rate * records) };
}

/** An hour of its own for every record of a recipient, none of them at a time of the records that are there. */
function lineOf({ recipients, numberOf }: ServedContract, n: number) {
  const recipient = n % recipients;
  const day = addDays(dayOf(instantOfMillis(Date.now())), -2 - Math.floor(n / recipients));
  return {
    ...{ key: `IMPORT-${n}`, recipient: numberOf(recipient), service: 'B01', staff: `示例新护理员${recipient}` },
    ...{ start: `${day}T19:00:00+08:00`, end: `${day}T19:45:00+08:00`, place: `示例镇示例村${recipient}` },
    done: `测量血压、协助洗浴、整理居室（示例导入 ${n}）`,
  };
}

async function send(api: string, token: string, { id: contractId }: ServedContract, body: string): Promise<void> {
  const response = await fetch(`${api}/api/v1/contracts/${contractId}/visits/bulk`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${token}` },
    body,
  });
  const last = (await response.text()).trim().split('\n').at(-1)!;
  const { sums } = JSON.parse(last) as { readonly sums?: { readonly recorded: number } };
  if (sums?.recorded !== body.split('\n').length) throw new Error(`not every visit was recorded: ${last}`);
}

async function insertBare(
  { database }: Bench,
  { id: contractId, providerId }: ServedContract,
  by: string,
  lines: readonly ReturnType<typeof lineOf>[],
): Promise<void> {
  for (let from = 0; from < lines.length; from += BATCH) {
    const some = lines.slice(from, from + BATCH);
    const column = (name: keyof ReturnType<typeof lineOf>) => some.map((line) => line[name]);
    await database.pool.query({
      name: 'bare-visits',
      text: BARE,
      values: [
        ...[contractId, providerId, by, column('service'), column('key'), column('staff'), column('start')],
        ...[column('end'), column('place'), column('done')],
      ],
    });
  }
}
