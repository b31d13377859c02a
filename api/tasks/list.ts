import type { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import { page, pageOf } from '../http/page.ts';
import { paymentClocks } from './payment-clock.ts';
import { conditionsOf, lookUp, searched, type Lookup } from './task-conditions.ts';
import { taskItem, TaskItem } from './task-item.ts';
import { orderOf, type Order, type Part } from './task-orders.ts';
import type { TaskQueryInput } from './task-query.ts';
import { TASK_COLUMNS, TASK_JOINS, type TaskRow } from './task-row.ts';
import { sourcesOf } from './task-sources.ts';

export const TaskPage = pageOf(TaskItem).meta({ id: 'TaskPage' });

/** One page of tasks in the order asked for. */
export async function listTasks(
  { database }: ApiContext,
  caller: Caller,
  query: TaskQueryInput,
): Promise<z.input<typeof TaskPage>> {
  const lookup = await lookUp(database, query);
  const order = orderOf(query);
  const { text, values } = statementOf(caller, query, order, lookup);
  if (text === '') return { items: [], nextCursor: null };
  const { rows } = await database.pool.query<TaskRow>({ name: nameOf(text), text, values });
  const clocks = await paymentClocks(database.pool, rows);
  return page(rows, query.limit, order.keyOf, (row) => taskItem(row, caller, clocks.get(row.id)));
}

/** Statements differ by which filters are set, never by their values: each is prepared once a connection. */
const names = new Map<string, string>();

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `list-tasks-${names.size}`;
  names.set(text, name);
  return name;
}

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/**
 * One short index scan a key and part, merged: a page costs the same however many tasks are open. Empty when a search
 * matches nothing at all.
 */
function statementOf(
  caller: Caller,
  query: TaskQueryInput,
  { by, byOverall, parts }: Order,
  lookup: Lookup,
): Statement {
  const values: unknown[] = [query.limit + 1];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const sources = searched(sourcesOf(caller, query, bind), lookup, bind);
  if (sources.length === 0) return { text: '', values };
  const conditions = conditionsOf(query, lookup, bind);
  const scans = parts(sources, query.cursor, bind).map((part) => scanOf(part, conditions, by));
  const columns = query.scope === 'later' ? `${TASK_COLUMNS}, ${putOffUntil(bind(caller.userId))}` : TASK_COLUMNS;
  const text = `SELECT ${columns} FROM (
    SELECT t.* FROM (${scans.join(' UNION ALL ')}) t ORDER BY ${byOverall} LIMIT $1
  ) t ${TASK_JOINS} ORDER BY ${byOverall}`;
  return { text, values };
}

function putOffUntil(me: string): string {
  return `(SELECT until FROM task_deferral d WHERE d.user_id = ${me} AND d.task_id = t.id) AS "putOffUntil"`;
}

function scanOf({ keys, where, rank }: Part, conditions: readonly string[], by: string): string {
  const rows = `SELECT t.*, ${rank} AS rank FROM task t WHERE ${[...where, ...conditions].join(' AND ')} ORDER BY ${by} LIMIT $1`;
  return keys === undefined ? `(${rows})` : `SELECT part.* FROM ${keys} CROSS JOIN LATERAL (${rows}) part`;
}
