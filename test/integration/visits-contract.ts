import { addDays, addMonths, dayOf, instantOfMillis, type Day } from '../../domain/time/shanghai.ts';
import type { ApiWorld, Call, Visitor } from './api-world.ts';
import { runContract, type RunningContract } from './takeovers-contract.ts';

export const TODAY: Day = dayOf(instantOfMillis(Date.now()));

export interface RecordedContract extends RunningContract {
  /** First day of service. */
  readonly startsOn: Day;
  /** Register numbers of the recipients. */
  readonly numbers: readonly string[];
}

/** A contract of a year that provider1 has served since so many months, every recipient from the first instant on. */
export async function contractSince(world: ApiWorld, months: number): Promise<RecordedContract> {
  const contract = await runContract(world);
  const { prisma, pool } = world.database;
  const startsOn = addMonths(TODAY, -months);
  await prisma.contract.update({
    where: { id: contract.contractId },
    data: { startsOn: new Date(startsOn), endsOn: new Date(addDays(addMonths(startsOn, 12), -1)) },
  });
  await pool.query(`UPDATE coverage SET period = tstzrange($2::timestamptz, NULL) WHERE contract_id = $1`, [
    contract.contractId,
    `${startsOn}T00:00:00+08:00`,
  ]);
  const { rows } = await pool.query<{ number: string }>(
    'SELECT number FROM recipient WHERE id = ANY ($1::uuid[]) ORDER BY number',
    [contract.recipientIds],
  );
  return { ...contract, startsOn, numbers: rows.map(({ number }) => number) };
}

let keys = 0;

/** A visit of an hour on a day of the contract. */
export function aVisit(
  { numbers, startsOn }: RecordedContract,
  change: Record<string, unknown> & { readonly day?: Day; readonly hour?: number } = {},
): Record<string, unknown> {
  const { day = addDays(startsOn, 3), hour = 9, ...rest } = change;
  const at = (clock: number) => `${day}T${String(clock).padStart(2, '0')}:00:00+08:00`;
  return {
    ...{ key: `示例-${(keys += 1)}`, recipient: numbers[0], service: 'B01', staff: '示例护理员甲' },
    ...{
      start: at(hour),
      end: at(hour + 1),
      place: '示例一镇示例村',
      done: `测量血压、协助洗浴（示例 ${keys}）`,
      ...rest,
    },
  };
}

export function visitsPath({ contractId }: RunningContract, more = ''): string {
  return `/api/v1/contracts/${contractId}/visits${more}`;
}

interface BulkAnswer {
  readonly status: number;
  readonly code: string | undefined;
  readonly lines: readonly LineAnswer[];
  readonly sums: typeof NOTHING;
}

interface LineAnswer {
  readonly line: number;
  readonly key: string | null;
  readonly status: string;
  /** Of a visit that is on record. */
  readonly id: string;
  readonly code?: string;
}

/** Sends lines, objects or texts as they are, to the bulk endpoint. */
export async function sendLines(
  visitor: Visitor,
  contract: RunningContract,
  lines: readonly unknown[],
  query = '',
): Promise<BulkAnswer> {
  const raw = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const call: Call = { raw, headers: { 'content-type': 'application/x-ndjson' } };
  const { status, body } = await visitor.send('POST', visitsPath(contract, `/bulk${query}`), call);
  if (typeof body === 'object') return { status, code: body.code, lines: [], sums: NOTHING };
  const all = (body as string)
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  const { sums } = all.at(-1) as Pick<BulkAnswer, 'sums'>;
  return { status, code: undefined, lines: all.slice(0, -1) as LineAnswer[], sums };
}

const NOTHING = { recorded: 0, repeated: 0, refused: 0 };
