import { soonUntil } from '../../domain/tasks/due-soon.ts';
import { TASK_KIND_CODES, taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import type { Instant } from '../../domain/time/shanghai.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import type { Database } from '../../prisma/database.ts';
import type { TaskSelection } from './task-query.ts';
import { CLOCK_PACE, DUE_PACE } from './task-row.ts';
import type { Bind, Source } from './task-sources.ts';
import { likePattern } from '../text-search.ts';

/** What has to be looked up before a list can be asked for. */
export interface Lookup {
  /** Undefined where nobody asks about "soon". */
  readonly soon: Soon | undefined;
  /** What a search text matches; undefined without one. */
  readonly found: Found | undefined;
}

interface Soon {
  /** Where it ends for a purchase whose clock is the wall clock. */
  readonly until: Instant;
  /** Some purchase's clock runs faster at this moment: a demonstration. */
  readonly hasFastClocks: boolean;
}

/** Kinds by their titles, and purchases by name or number. */
export interface Found {
  readonly kinds: readonly TaskKind[];
  /** Ids; the pattern itself where they are too many to name. */
  readonly purchases: readonly string[] | string;
}

/** So many purchases are named one by one; of more, some match soon enough in any order. */
const MOST_PURCHASES = 500;

/** Reads what the filters need; counts need to know of "soon" in any case. */
export async function lookUp(database: Database, { q, soon }: TaskSelection, counts = false): Promise<Lookup> {
  const [known, found] = await Promise.all([
    counts || soon !== undefined ? readSoon(database) : undefined,
    q === undefined ? undefined : find(database, q),
  ]);
  return { soon: known, found };
}

const FAST_CLOCKS = `
  SELECT EXISTS (SELECT 1 FROM purchase p WHERE p.clock_scale > 1 AND p.state = 'running' AND ${CLOCK_PACE} > 1) AS fast`;

async function readSoon(database: Database): Promise<Soon> {
  const [calendar, { rows }] = await Promise.all([
    workingCalendar(database),
    database.pool.query<{ fast: boolean }>({ name: 'fast-clocks', text: FAST_CLOCKS }),
  ]);
  return { until: soonUntil(calendar, Date.now()), hasFastClocks: rows[0]!.fast };
}

const PURCHASES = `SELECT id FROM purchase p WHERE p.name ILIKE $1 OR p.number ILIKE $1 LIMIT ${MOST_PURCHASES + 1}`;

async function find({ pool }: Database, q: string): Promise<Found> {
  const text = q.toLowerCase();
  const kinds = TASK_KIND_CODES.filter((kind) => {
    const { zh, en } = taskKindDefinition(kind).title;
    return zh.includes(text) || en.toLowerCase().includes(text);
  });
  const pattern = likePattern(q);
  const { rows } = await pool.query<{ id: string }>({ name: 'purchases-like', text: PURCHASES, values: [pattern] });
  return { kinds, purchases: rows.length > MOST_PURCHASES ? pattern : rows.map(({ id }) => id) };
}

/** Overdue by the wall clock, as the light says it. */
export const OVERDUE = 't.due_at < now()';

/**
 * Due within two working days. Where a purchase's clock runs fast, the wall-clock distance counts as many times longer;
 * the bound on the due date alone lets the index stop.
 */
export function isSoon({ soon }: Lookup, bind: Bind): string {
  const { until, hasFastClocks } = soon!;
  const end = `${bind(until)}::timestamptz`;
  const within = `t.due_at >= now() AND t.due_at < ${end}`;
  if (!hasFastClocks) return within;
  const pace = `coalesce((SELECT ${DUE_PACE} FROM purchase p WHERE p.id = t.purchase_id), t.clock_scale, 1)`;
  return `${within} AND (t.due_at - now()) * ${pace} < ${end} - now()`;
}

/** The filters that lists and counts share. */
export function conditionsOf({ kind, purchase, overdue, soon }: TaskSelection, lookup: Lookup, bind: Bind): string[] {
  return [
    ...(kind === undefined ? [] : [`t.kind = ${bind(kind)}`]),
    ...(purchase === undefined ? [] : [`t.purchase_id = ${bind(purchase)}`]),
    ...(overdue === undefined ? [] : [overdue ? OVERDUE : `NOT ${OVERDUE}`]),
    ...(soon === undefined ? [] : [soon ? isSoon(lookup, bind) : `NOT (${isSoon(lookup, bind)})`]),
  ];
}

/**
 * The sources that a search leaves. Titles are kinds, and each kind is read in its own order; what matches by its purchase
 * only is the rest.
 */
export function searched(sources: readonly Source[], { found }: Lookup, bind: Bind): readonly Source[] {
  if (found === undefined) return sources;
  if (found.kinds.length + found.purchases.length === 0) return [];
  const kinds = bind(found.kinds);
  const parts: Source[] = [];
  if (found.kinds.length > 0) {
    parts.push({ keys: `unnest(${kinds}::text[]) AS wanted (kind)`, where: ['t.kind = wanted.kind'] });
  }
  if (found.purchases.length > 0) {
    parts.push({ where: [`t.kind <> ALL (${kinds}::text[])`, matchesPurchase(found, bind)] });
  }
  return sources.flatMap((source) => parts.map((part) => both(source, part)));
}

function both(source: Source, part: Source): Source {
  const keys = [source.keys, part.keys].filter((from) => from !== undefined).join(' CROSS JOIN ');
  return { ...(keys === '' ? {} : { keys }), where: [...source.where, ...part.where] };
}

function matchesPurchase({ purchases }: Found, bind: Bind): string {
  if (typeof purchases !== 'string') return `t.purchase_id = ANY (${bind(purchases)}::uuid[])`;
  const pattern = bind(purchases);
  return `EXISTS (SELECT 1 FROM purchase p
    WHERE p.id = t.purchase_id AND (p.name ILIKE ${pattern} OR p.number ILIKE ${pattern}))`;
}
