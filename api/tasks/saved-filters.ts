import { z } from 'zod';
import { TASK_KIND_CODES } from '../../domain/tasks/task-kinds.ts';
import { invalid } from '../http/input-errors.ts';
import { notFound } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { TASK_SCOPES, taskFilters } from './task-query.ts';

/** More would no longer be found in a menu. */
const MOST_FILTERS = 30;

const Filter = z
  .strictObject({
    scope: z.enum(TASK_SCOPES),
    kind: z.enum(TASK_KIND_CODES).optional(),
    due: z.enum(['overdue', 'soon']).optional(),
    purchase: z.uuid().optional(),
    q: taskFilters.q,
    sort: z.enum(['dueAt', 'urgency']).optional(),
  })
  .meta({ id: 'InboxFilter' });

const SavedFilter = z
  .object({
    id: z.uuid(),
    name: z.string(),
    shared: z.boolean().meta({ description: 'Colleagues of the organisation see and use it' }),
    own: z.boolean().meta({ description: 'Only one’s own can be changed or removed' }),
    owner: z.string(),
    filter: Filter,
  })
  .meta({ id: 'SavedFilter' });

interface Row {
  readonly id: string;
  readonly name: string;
  readonly shared: boolean;
  readonly own: boolean;
  readonly owner: string;
  readonly filter: z.input<typeof Filter>;
}

const VISIBLE = `
  SELECT f.id, f.name, f.shared, f.owner_id = $1 AS own, u.display_name AS owner, f.filter
  FROM saved_filter f JOIN app_user u ON u.id = f.owner_id
  WHERE f.owner_id = $1 OR (f.shared AND f.organisation_id = $2)
  ORDER BY own DESC, f.name, f.id`;

/** A filter of the same name is replaced; a new one above the limit is not written. */
const SAVE = `
  WITH saved AS (
    INSERT INTO saved_filter (owner_id, organisation_id, name, shared, filter)
    SELECT $1::uuid, $2::uuid, $3, $4::boolean, $5::jsonb
    WHERE (SELECT count(*) FROM saved_filter WHERE owner_id = $1 AND name <> $3) < ${MOST_FILTERS}
    ON CONFLICT (owner_id, name) DO UPDATE SET shared = excluded.shared, filter = excluded.filter
    RETURNING *
  )
  SELECT f.id, f.name, f.shared, true AS own, u.display_name AS owner, f.filter
  FROM saved f JOIN app_user u ON u.id = f.owner_id`;

const list = route({
  method: 'get',
  path: '/filters',
  operationId: 'listFilters',
  summary: '常用筛选 · Saved filters, one’s own and the office’s',
  tag: 'tasks',
  access: ['read', 'Task'],
  success: { status: 200, schema: z.object({ items: z.array(SavedFilter) }), description: 'One’s own first, by name' },
  problems: [],
  async handle({ caller }, { database: { pool } }) {
    const values = [caller.userId, caller.organisationId];
    const { rows } = await pool.query<Row>({ name: 'saved-filters', text: VISIBLE, values });
    return { items: rows };
  },
});

const save = route({
  method: 'post',
  path: '/filters',
  operationId: 'saveFilter',
  summary: '保存筛选 · Save a filter under a name',
  description: 'One of the same name is replaced.',
  tag: 'tasks',
  access: ['read', 'Task'],
  body: z
    .strictObject({ name: z.string().trim().min(1).max(40), shared: z.boolean().default(false), filter: Filter })
    .meta({ example: { name: '本周到期的公告', shared: false, filter: { scope: 'todo', due: 'soon' } } }),
  success: { status: 200, schema: SavedFilter, description: 'The filter as it is kept' },
  problems: [],
  async handle({ body: { name, shared, filter }, caller }, { database: { pool } }) {
    const values = [caller.userId, caller.organisationId, name, shared, JSON.stringify(filter)];
    const { rows } = await pool.query<Row>({ name: 'save-filter', text: SAVE, values });
    if (rows[0] === undefined) throw tooMany();
    return rows[0];
  },
});

const remove = route({
  method: 'delete',
  path: '/filters/{filterId}',
  operationId: 'removeFilter',
  summary: '删除筛选 · Remove a filter of one’s own',
  tag: 'tasks',
  access: ['read', 'Task'],
  params: z.object({ filterId: z.uuid() }),
  success: { status: 204, description: 'It is gone' },
  problems: ['not-found'],
  async handle({ params: { filterId }, caller }, { database: { pool } }) {
    const text = 'DELETE FROM saved_filter WHERE id = $1 AND owner_id = $2';
    const { rowCount } = await pool.query({ name: 'remove-filter', text, values: [filterId, caller.userId] });
    if (rowCount === 0) throw notFound({ zh: '此筛选', en: 'This filter of yours' });
    return undefined;
  },
});

function tooMany() {
  const message = `最多保存 ${MOST_FILTERS} 个，请先删除不用的 / at most ${MOST_FILTERS}: remove one first`;
  return invalid([{ pointer: '/name', in: 'body', code: 'too_many', message }]);
}

export const FILTER_ROUTES: readonly Route[] = [list, save, remove];
