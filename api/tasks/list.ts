import { z } from 'zod';
import { TASK_KIND_CODES } from '../../domain/tasks/task-kinds.ts';
import { TASK_STATES, type TaskState } from '../../domain/tasks/task-state.ts';
import type { Caller } from '../access/caller.ts';
import { regionPrefix } from '../access/scope.ts';
import type { ApiContext } from '../context.ts';
import { invalid } from '../http/input-errors.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { Problem } from '../problem.ts';
import { taskItem, TaskItem } from './task-item.ts';
import { TASK_COLUMNS, TASK_JOINS, type TaskRow } from './task-row.ts';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

export const TaskQuery = z.strictObject({
  state: z.enum(TASK_STATES).optional().meta({ description: 'Without it: open and claimed' }),
  kind: z.enum(TASK_KIND_CODES).optional(),
  mine: flag.optional().meta({ description: 'Claimed by me' }),
  overdue: flag.optional(),
  purchase: z.uuid().optional(),
  scope: z.enum(['inbox', 'region']).default('inbox').meta({
    description: 'region: every task of the own region’s subtree, for supervisors, auditors and administrators',
  }),
  sort: z.literal('dueAt').default('dueAt'),
  ...pageQuery,
});

export type TaskQueryInput = z.output<typeof TaskQuery>;

/** Where a page ended: due date and id of its last row. */
const KeySchema = z.tuple([z.iso.datetime(), z.string().max(300)]);

export const TaskPage = pageOf(TaskItem).meta({ id: 'TaskPage' });

/** One page of tasks, the most urgent first. */
export async function listTasks(
  context: ApiContext,
  caller: Caller,
  query: TaskQueryInput,
): Promise<z.input<typeof TaskPage>> {
  const { text, values } = statementOf(caller, query);
  const { rows } = await context.database.pool.query<TaskRow>({ name: nameOf(text), text, values });
  const keyOf = (row: TaskRow) => [row.dueAt.toISOString(), row.id];
  return page(rows, query.limit, keyOf, (row) => taskItem(row, caller));
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

function statementOf(caller: Caller, query: TaskQueryInput): Statement {
  const values: unknown[] = [query.limit + 1];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const { keys, where } = sourceOf(caller, query, bind);
  const conditions = [...where, ...filtersOf(query, bind)].join(' AND ');
  const rows = `SELECT t.* FROM task t WHERE ${conditions} ORDER BY t.due_at, t.id LIMIT $1`;
  // One short index scan a key, merged: the page costs the same however many tasks are open.
  const source =
    keys === undefined
      ? rows
      : `SELECT part.* FROM ${keys} CROSS JOIN LATERAL (${rows}) part ORDER BY part.due_at, part.id LIMIT $1`;
  const text = `SELECT ${TASK_COLUMNS} FROM (${source}) t ${TASK_JOINS} ORDER BY t.due_at, t.id`;
  return { text, values };
}

interface Source {
  /** The index keys to scan one by one; without them one scan is enough. */
  readonly keys?: string;
  readonly where: string[];
}

type Bind = (value: unknown) => string;

function sourceOf(caller: Caller, query: TaskQueryInput, bind: Bind): Source {
  const { state, mine, scope, purchase } = query;
  const ended = state === 'submitted' || state === 'done' || state === 'cancelled';
  if (mine) return { where: [`t.assignee_id = ${bind(caller.userId)}`, stateIs(state ?? 'claimed')] };
  if (scope === 'region') return regionSource(caller, bind, state, ended ? purchase : undefined);
  if (ended) {
    const column = state === 'cancelled' ? 'assignee_id' : 'submitted_by';
    return { where: [`t.${column} = ${bind(caller.userId)}`, stateIs(state)] };
  }
  return {
    keys: `unnest(${bind(caller.inboxes)}::text[]) AS source (key)`,
    where: ['t.inbox = source.key', stateIs(state)],
  };
}

function regionSource(caller: Caller, bind: Bind, state: TaskState | undefined, purchase: string | undefined): Source {
  if (!caller.ability.can('oversee', 'Task')) throw notForYou();
  const prefix = bind(regionPrefix(caller.region));
  if (state === undefined || state === 'open' || state === 'claimed') {
    return {
      keys: `(SELECT code AS key FROM region WHERE starts_with(code, ${prefix})) source`,
      where: ['t.region_code = source.key', stateIs(state)],
    };
  }
  if (purchase === undefined) throw needsPurchase();
  return { where: [`starts_with(t.region_code, ${prefix})`, stateIs(state)] };
}

/** Literals, so that the planner can see that a partial index applies. */
function stateIs(state: TaskState | undefined): string {
  return state === undefined ? `t.state IN ('open', 'claimed')` : `t.state = '${state}'`;
}

function filtersOf({ kind, purchase, overdue, cursor }: TaskQueryInput, bind: Bind): string[] {
  const after = keyIn(cursor, KeySchema);
  return [
    ...(kind === undefined ? [] : [`t.kind = ${bind(kind)}`]),
    ...(purchase === undefined ? [] : [`t.purchase_id = ${bind(purchase)}`]),
    ...(overdue === undefined ? [] : [overdue ? 't.due_at < now()' : 't.due_at >= now()']),
    ...(after === undefined ? [] : [`(t.due_at, t.id) > (${bind(after[0])}::timestamptz, ${bind(after[1])})`]),
  ];
}

function notForYou(): Problem {
  return new Problem('forbidden', {
    detail: {
      zh: '只有监督、审计和管理人员可以查看全区域任务；请去掉 scope=region。',
      en: 'Only supervisors, auditors and administrators see the whole region. Leave out scope=region.',
    },
  });
}

function needsPurchase(): Problem {
  const message = '查看全区域已结束的任务须指定采购项目 / ended tasks of a region are listed by purchase';
  return invalid([{ pointer: '/purchase', in: 'query', code: 'required', message }]);
}
