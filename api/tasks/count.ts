import { z } from 'zod';
import { TASK_KIND_CODES, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import { conditionsOf, isSoon, lookUp, OVERDUE, searched } from './task-conditions.ts';
import type { TaskSelection } from './task-query.ts';
import { sourcesOf } from './task-sources.ts';

const count = z.int().min(0);

export const TaskCounts = z
  .object({
    kinds: z.array(z.object({ kind: z.enum(TASK_KIND_CODES), count, overdue: count, soon: count })),
  })
  .meta({ id: 'TaskCounts' });

interface Counted {
  readonly kind: TaskKind;
  readonly count: number;
  readonly overdue: number;
  readonly soon: number;
}

/** How many tasks a list has, by kind; each number is the length of the list with that filter. */
export async function countTasks(
  { database }: ApiContext,
  caller: Caller,
  selection: TaskSelection,
): Promise<z.input<typeof TaskCounts>> {
  const lookup = await lookUp(database, selection, true);
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const sources = searched(sourcesOf(caller, selection, bind), lookup, bind);
  if (sources.length === 0) return { kinds: [] };
  const conditions = conditionsOf(selection, lookup, bind);
  const soon = isSoon(lookup, bind);
  const scans = sources.map(({ keys, where }) => {
    const from = keys === undefined ? 'task t' : `${keys} JOIN task t ON true`;
    return `SELECT t.kind, count(*)::int AS count, count(*) FILTER (WHERE ${OVERDUE})::int AS overdue,
                   count(*) FILTER (WHERE ${soon})::int AS soon
            FROM ${from} WHERE ${[...where, ...conditions].join(' AND ')} GROUP BY t.kind`;
  });
  const { rows } = await database.pool.query<Counted>(
    `SELECT kind, sum(count)::int AS count, sum(overdue)::int AS overdue, sum(soon)::int AS soon
     FROM (${scans.join(' UNION ALL ')}) part GROUP BY kind ORDER BY kind`,
    values,
  );
  return { kinds: rows };
}
