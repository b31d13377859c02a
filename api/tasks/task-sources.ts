import { CONFIDENTIAL_KINDS, taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import type { TaskState } from '../../domain/tasks/task-state.ts';
import type { Caller } from '../access/caller.ts';
import { regionPrefix } from '../access/scope.ts';
import { invalid } from '../http/input-errors.ts';
import { Problem } from '../problem.ts';
import { standInRoles } from './substitution.ts';
import type { TaskSelection } from './task-query.ts';

/** Adds a value to a statement and answers its placeholder. */
export type Bind = (value: unknown) => string;

/** Tasks that one index reads in the order of their due dates, or several such, one a key. No task is in two sources. */
export interface Source {
  /** A FROM item named `source` with a column `key`; without it one scan is enough. */
  readonly keys?: string;
  readonly where: readonly string[];
}

/** The tasks of a scope, before any filter. */
export function sourcesOf(caller: Caller, selection: TaskSelection, bind: Bind): Source[] {
  const { scope, state } = selection;
  const me = () => bind(caller.userId);
  if (scope === 'region') return [regionSource(caller, selection, bind)];
  if (scope === 'later') return [laterSource(caller, bind)];
  if (scope === 'mine') return [{ where: [`t.assignee_id = ${me()}`, stateIs(state ?? 'claimed'), isNotPutOff(me())] }];
  if (scope === 'done') return [{ where: [`t.submitted_by = ${me()}`, endedIs(state)] }];
  if (scope === 'todo') {
    return [
      inboxSource(caller, selection, bind, [stateIs('open'), `NOT ${me()}::uuid = ANY (t.excluded)`]),
      { where: [`t.assignee_id = ${me()}`, stateIs('claimed')] },
      ...absentSources(caller, bind),
    ].map((source) => ({ ...source, where: [...source.where, isNotPutOff(me())] }));
  }
  if (state === 'cancelled') return [{ where: [`t.assignee_id = ${me()}`, stateIs(state)] }];
  if (isDecided(state)) return [{ where: [`t.submitted_by = ${me()}`, stateIs(state)] }];
  return [inboxSource(caller, selection, bind, [stateIs(state)])];
}

function isNotPutOff(me: string): string {
  return `NOT EXISTS (SELECT FROM task_deferral d WHERE d.user_id = ${me} AND d.task_id = t.id AND d.until > now())`;
}

/** What the caller has put off, of what would be theirs to do now: one colleague’s claim takes it out of both lists. */
function laterSource(caller: Caller, bind: Bind): Source {
  const me = bind(caller.userId);
  const absent = `${bind(caller.standsInFor)}::uuid[]`;
  const claimable = `t.state = 'open' AND NOT ${me}::uuid = ANY (t.excluded)
    AND (t.inbox = ANY (${bind(caller.inboxes)}::text[]) OR t.candidate_user_id = ANY (${absent}))`;
  return {
    keys: `(SELECT task_id AS key FROM task_deferral WHERE user_id = ${me} AND until > now()) source`,
    where: [
      't.id = source.key',
      `((${claimable}) OR (t.state = 'claimed' AND (t.assignee_id = ${me} OR t.assignee_id = ANY (${absent}))))`,
    ],
  };
}

function inboxSource(caller: Caller, { kind }: TaskSelection, bind: Bind, where: readonly string[]): Source {
  const inboxes = caller.inboxes.filter((inbox) => kind === undefined || mayHold(inbox, kind));
  const keys = `unnest(${bind(inboxes)}::text[]) AS source (key)`;
  return { keys, where: ['t.inbox = source.key', ...where] };
}

/** What absent colleagues have claimed, or were asked in person, as far as the caller may stand in: see `principalOf`. */
function absentSources(caller: Caller, bind: Bind): Source[] {
  if (caller.standsInFor.length === 0) return [];
  const absent = bind(caller.standsInFor);
  const fits = [
    `t.candidate_role = ANY (${bind(standInRoles(caller))}::text[])`,
    't.candidate_org_id IS NULL',
    `starts_with(t.region_code, ${bind(regionPrefix(caller.region))})`,
    `NOT ${bind(caller.userId)}::uuid = ANY (t.excluded)`,
    'NOT source.key = ANY (t.excluded)',
  ];
  const keys = `unnest(${absent}::uuid[]) AS source (key)`;
  return [
    { keys, where: ['t.assignee_id = source.key', stateIs('claimed'), ...fits] },
    { keys, where: [`t.inbox = 'user:' || source.key`, stateIs('open'), ...fits] },
  ];
}

/** A kind of task is asked of one role. */
function mayHold(inbox: string, kind: TaskKind): boolean {
  const { candidateRole } = taskKindDefinition(kind);
  return inbox.startsWith('user:') || inbox.startsWith(`role:${candidateRole}@`) || inbox.endsWith(`:${candidateRole}`);
}

function regionSource(caller: Caller, { state, purchase }: TaskSelection, bind: Bind): Source {
  if (!caller.ability.can('oversee', 'Task')) throw notForYou();
  const prefix = bind(regionPrefix(caller.region));
  const known = `t.kind <> ALL (${bind(CONFIDENTIAL_KINDS)}::text[])`;
  if (state === undefined || state === 'open' || state === 'claimed') {
    const keys = `(SELECT code AS key FROM region WHERE starts_with(code, ${prefix})) source`;
    return { keys, where: ['t.region_code = source.key', stateIs(state), known] };
  }
  if (purchase === undefined) throw needsPurchase();
  return { where: [`starts_with(t.region_code, ${prefix})`, stateIs(state), known] };
}

/** Literals, so that the planner can see that a partial index applies. */
function stateIs(state: TaskState | undefined): string {
  return state === undefined ? `t.state IN ('open', 'claimed')` : `t.state = '${state}'`;
}

function endedIs(state: TaskState | undefined): string {
  return isDecided(state) ? stateIs(state) : `t.state IN ('submitted', 'done')`;
}

export function isDecided(state: TaskState | undefined): boolean {
  return state === 'submitted' || state === 'done';
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
