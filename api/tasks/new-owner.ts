import type pg from 'pg';
import type { Role } from '../../domain/tasks/task-kind.ts';
import { inboxesOf } from '../../domain/tasks/task-state.ts';
import { abilityOf } from '../access/abilities.ts';
import { invalid } from '../http/input-errors.ts';
import { Problem } from '../problem.ts';
import { isEligible } from './refusals.ts';
import type { TaskRow } from './task-row.ts';

/** Whoever is to have a task next. */
export interface NewOwner {
  readonly userId: string;
  readonly inboxes: readonly string[];
  readonly roles: readonly Role[];
  readonly region: string;
}

const PERSON = `
  SELECT id AS "userId", roles, region_code AS region, organisation_id AS "organisationId" FROM app_user WHERE id = $1 AND active`;

/**
 * The person, if they may decide the task.
 *
 * @throws Problem `task-excluded` if they are excluded, whatever their role; `task-input` if it is not theirs to decide
 */
export async function eligibleOwner(client: pg.ClientBase, task: TaskRow, userId: string): Promise<NewOwner> {
  const { rows } = await client.query<Omit<NewOwner, 'inboxes'> & { organisationId: string }>(PERSON, [userId]);
  const person = rows[0] && { ...rows[0], inboxes: inboxesOf(rows[0]) };
  if (task.excluded.includes(userId)) throw excludedOwner();
  if (!person || !abilityOf(person.roles).can('work', 'Task') || !isEligible(person, task)) throw unfit();
  return person;
}

function excludedOwner(): Problem {
  return new Problem('task-excluded', {
    detail: {
      zh: '此人参与过前序环节，依职责分离规则（PL-11）不能办理此任务，请选择他人。',
      en: 'This person took part in an earlier step and may not act on the task (PL-11). Choose somebody else.',
    },
    extra: { rule: 'PL-11' },
  });
}

function unfit(): Problem {
  const message =
    '此人不存在，或没有办理此任务的岗位和区域 / no such person, or not of the role and region that the task is for';
  return invalid([{ pointer: '/to', in: 'body', code: 'not_eligible', message }], 'task-input');
}
