import { z } from 'zod';
import { ROLES, type Role } from '../../domain/tasks/task-kind.ts';
import { inboxesOf } from '../../domain/tasks/task-state.ts';
import { abilityOf } from '../access/abilities.ts';
import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import { route, type Sql } from '../route.ts';
import { loadTask } from './load-task.ts';
import { isEligible, seesTask } from './refusals.ts';
import { TaskIdParams } from './task-item.ts';
import type { TaskRow } from './task-row.ts';

const MOST = 20;
/** Read before who may see the task is decided one by one; names narrow it. */
const MOST_READ = 300;

interface PersonRow {
  readonly userId: string;
  readonly username: string;
  readonly displayName: string;
  readonly roles: Role[];
  readonly region: string;
  readonly organisationId: string;
  readonly organisationName: string;
}

const PERSON = `
  SELECT u.id AS "userId", u.username, u.display_name AS "displayName", u.roles, u.region_code AS region,
         u.organisation_id AS "organisationId", o.name AS "organisationName"
  FROM app_user u JOIN organisation o ON o.id = u.organisation_id WHERE u.active`;

/** A superset of who may see the task: its own organisation and people, and everybody whose region holds it. */
const AROUND = `${PERSON}
  AND u.id <> $1 AND position(lower($2) IN lower(u.display_name)) > 0
  AND (u.organisation_id = $3 OR u.id = ANY ($4) OR starts_with($5, regexp_replace(u.region_code, '(00)+$', '')))
  ORDER BY u.display_name, u.id LIMIT ${MOST_READ}`;

function callerOf(row: PersonRow): Caller {
  return { ...row, inboxes: inboxesOf(row), standsInFor: [], ability: abilityOf(row.roles) };
}

async function peopleAround(context: ApiContext, task: TaskRow, caller: Caller, name: string): Promise<Caller[]> {
  const known = [task.candidateUserId, task.assigneeId, task.submittedBy].filter((id) => id !== null);
  const values = [caller.userId, name, task.candidateOrgId, known, task.regionCode];
  const { rows } = await context.database.pool.query<PersonRow>({ name: 'task-people', text: AROUND, values });
  return rows.map(callerOf).filter((person) => isToldOf(person, task));
}

/** May see the task, and may be known to: a name in this list would tell who sits on the committee (EV-08). */
function isToldOf(person: Caller, task: TaskRow): boolean {
  return seesTask(person, task) && !(task.secret && person.userId === task.candidateUserId);
}

function mayOwn(person: Caller, task: TaskRow): boolean {
  if (task.excluded.includes(person.userId) || task.assigneeId === person.userId) return false;
  return person.ability.can('work', 'Task') && isEligible(person, task);
}

/** Those of the ids who may be told of the task; a secret member of the committee is none, or ids could be tried out. */
export async function whoSee(db: Sql, task: TaskRow, userIds: readonly string[]): Promise<string[]> {
  if (userIds.length === 0) return [];
  const { rows } = await db.query<PersonRow>(`${PERSON} AND u.id = ANY ($1)`, [userIds]);
  return rows
    .map(callerOf)
    .filter((person) => isToldOf(person, task))
    .map(({ userId }) => userId);
}

export const taskPeople = route({
  method: 'get',
  path: '/tasks/{taskId}/people',
  operationId: 'listTaskPeople',
  summary: '与任务有关的人员 · People who may see a task, or who may be given it',
  description: `At most ${MOST}, by name: narrow with q.`,
  tag: 'tasks',
  access: ['work', 'Task'],
  params: TaskIdParams,
  query: z.strictObject({
    purpose: z.enum(['mention', 'own']).default('mention').meta({
      description: 'mention: may see the task. own: may decide it and are not excluded, without its present owner',
    }),
    q: z.string().trim().max(50).default('').meta({ description: 'Part of the name' }),
  }),
  success: {
    status: 200,
    schema: z
      .object({
        items: z.array(
          z.object({ id: z.uuid(), displayName: z.string(), roles: z.array(z.enum(ROLES)), organisation: z.string() }),
        ),
      })
      .meta({ id: 'TaskPeople' }),
    description: 'People, by name',
  },
  problems: ['not-found'],
  async handle({ params, query: { purpose, q }, caller }, context) {
    const task = await loadTask(context.database.pool, caller, params.taskId);
    const people = await peopleAround(context, task, caller, q);
    const fit = purpose === 'own' ? people.filter((person) => mayOwn(person, task)) : people;
    return {
      items: fit.slice(0, MOST).map(({ userId, displayName, roles, organisationName }) => {
        return { id: userId, displayName, roles: [...roles], organisation: organisationName };
      }),
    };
  },
});
