import { formatInstant, instantOfMillis } from '../../domain/time/shanghai.ts';
import { CONFIDENTIAL_KINDS, taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import { hasRole, type Caller } from '../access/caller.ts';
import { isWithin, seesRegion } from '../access/scope.ts';
import { notFound, Problem } from '../problem.ts';
import { principalOf } from './substitution.ts';
import type { TaskRow } from './task-row.ts';

/** What can be done to a task. Reading is separate: see `seesTask`. */
export const TASK_ACTIONS = ['claim', 'unclaim', 'complete', 'delegate', 'draft', 'takeover'] as const;
export type TaskAction = (typeof TASK_ACTIONS)[number];

/** General review by people who did not write it (财库〔2021〕22号 29–34): the rule behind every exclusion. */
const SEPARATION_RULE = 'PL-11';

/** What decides who may know of a task. */
export type TaskReach = Pick<
  TaskRow,
  | 'kind'
  | 'inbox'
  | 'state'
  | 'excluded'
  | 'assigneeId'
  | 'onBehalfOf'
  | 'submittedBy'
  | 'regionCode'
  | 'candidateRole'
  | 'candidateOrgId'
  | 'candidateUserId'
>;

/**
 * Whether the caller may know of the task: it lies in an inbox of theirs, they work or worked on it, or they oversee the
 * region. Offices of the region see what is addressed to offices, not what one expert or provider was asked.
 */
export function seesTask(caller: Caller, task: TaskReach): boolean {
  if (caller.inboxes.includes(task.inbox)) return true;
  if (task.assigneeId === caller.userId || task.submittedBy === caller.userId) return true;
  if (task.onBehalfOf === caller.userId || principalOf(task, caller) !== undefined) return true;
  if (isConfidential(task) || !seesRegion(caller, task.regionCode)) return false;
  return !isAddressed(task) || caller.ability.can('oversee', 'Task');
}

/** Asked of one organisation or one person: nobody else can answer for them. */
export function isAddressed(task: Pick<TaskReach, 'candidateOrgId' | 'candidateUserId'>): boolean {
  return task.candidateOrgId !== null || task.candidateUserId !== null;
}

/** Known to the people it is asked of alone (PB-05). */
function isConfidential({ kind }: Pick<TaskReach, 'kind'>): boolean {
  return CONFIDENTIAL_KINDS.includes(kind);
}

/** Whether the caller may be the one to decide: candidate, a candidate of a higher region, or the region's supervisor. */
export function isEligible(
  caller: Pick<Caller, 'inboxes' | 'roles' | 'region'> & Partial<Pick<Caller, 'standsInFor'>>,
  task: TaskRow,
): boolean {
  if (caller.inboxes.includes(task.inbox)) return true;
  if (isFor(task, caller)) return true;
  if (isAddressed(task) || isConfidential(task) || !isWithin(caller.region, task.regionCode)) return false;
  return caller.roles.some((role) => role === task.candidateRole || role === 'supervisor');
}

/** Asked of one absent person, and held by whoever stands in for them, for as long as the leave lasts. */
function isFor(
  task: TaskRow,
  { standsInFor = [], roles }: Partial<Pick<Caller, 'standsInFor'>> & Pick<Caller, 'roles'>,
) {
  if (task.candidateUserId === null || task.candidateUserId !== task.onBehalfOf) return false;
  return standsInFor.includes(task.candidateUserId) && roles.some((role) => role === task.candidateRole);
}

/**
 * Why the caller may not do this now, or undefined if they may. Exclusion is asked first and beats every role: an
 * excluded supervisor may give a task to others, never take part in it.
 *
 * @param version the version the caller saw; a stale one is refused
 */
export function refusal(action: TaskAction, task: TaskRow, caller: Caller, version?: number): Problem | undefined {
  if (!seesTask(caller, task)) return notFound({ zh: '任务', en: 'The task' });
  if (action !== 'takeover' && task.excluded.includes(caller.userId)) return excluded(task, caller);
  if (task.state === 'cancelled') return overtaken(task);
  if (task.state === 'submitted' || task.state === 'done') return decided(task, caller, version);
  const refused = REFUSALS[action](task, caller);
  if (refused) return refused;
  return version === undefined || version === task.version ? undefined : stale(task);
}

const REFUSALS: Readonly<Record<TaskAction, (task: TaskRow, caller: Caller) => Problem | undefined>> = {
  claim: (task, caller) => {
    if (caller.ability.can('work', 'Task') && principalOf(task, caller) !== undefined) return undefined;
    if (!caller.ability.can('work', 'Task') || !caller.inboxes.includes(task.inbox)) return forbidden(task);
    return task.state === 'claimed' && task.assigneeId !== caller.userId ? taken(task) : undefined;
  },
  unclaim: holderOnly,
  draft: holderOnly,
  complete: (task, caller) => (task.state === 'claimed' ? ownerOnly(task, caller) : candidateOnly(task, caller)),
  delegate: (task, caller) => {
    if (isAddressed(task)) return addressed(task);
    return task.state === 'claimed' ? ownerOnly(task, caller) : candidateOnly(task, caller);
  },
  takeover: (task, caller) => {
    const oversees = hasRole(caller, 'supervisor') && isWithin(caller.region, task.regionCode);
    if (!oversees) return forbidden(task);
    return isAddressed(task) ? addressed(task) : undefined;
  },
};

function candidateOnly(task: TaskRow, caller: Caller): Problem | undefined {
  return caller.ability.can('work', 'Task') && caller.inboxes.includes(task.inbox) ? undefined : forbidden(task);
}

/** To decide it takes the role as well: it may have been taken away since the claim. */
function ownerOnly(task: TaskRow, caller: Caller): Problem | undefined {
  return isEligible(caller, task) ? holderOnly(task, caller) : forbidden(task);
}

function holderOnly(task: TaskRow, caller: Caller): Problem | undefined {
  if (!caller.ability.can('work', 'Task')) return forbidden(task);
  if (task.state === 'open') return notClaimed(task);
  return task.assigneeId === caller.userId ? undefined : taken(task);
}

/** The state that a refused person is told, so that their page can show it. */
export function currentState(task: TaskRow): Record<string, unknown> {
  return {
    state: task.state,
    version: task.version,
    owner: task.assigneeName,
    due: task.dueAt.toISOString(),
  };
}

function excluded(task: TaskRow, { standsInFor }: Caller): Problem {
  const absent = task.assigneeId ?? task.candidateUserId;
  if (absent !== null && standsInFor.includes(absent)) return excludedSubstitute(task);
  return new Problem('task-excluded', {
    detail: {
      zh: `您参与过前序环节（起草或提出），依职责分离规则（${SEPARATION_RULE}）不能办理此任务，请由他人办理。`,
      en: `You took part in an earlier step (drafting or asking), so by the separation of duties (${SEPARATION_RULE}) somebody else must act.`,
    },
    extra: { rule: SEPARATION_RULE, basis: taskKindDefinition(task.kind).basis },
  });
}

/** Substitution changes nothing about it. */
function excludedSubstitute(task: TaskRow): Problem {
  return new Problem('task-excluded', {
    detail: {
      zh: `您参与过前序环节（起草或提出），依职责分离规则（${SEPARATION_RULE}），代同事办理也不例外。请由其他代理人办理，或由监督员接管后另行指定。`,
      en: `You took part in an earlier step (drafting or asking). The separation of duties (${SEPARATION_RULE}) holds for a substitute as well: another substitute acts, or the supervisor takes the task over.`,
    },
    extra: { rule: SEPARATION_RULE, basis: taskKindDefinition(task.kind).basis },
  });
}

function forbidden(task: TaskRow): Problem {
  return new Problem('task-forbidden', {
    detail: {
      zh: '此任务不在您的办理范围内；您可以查看，但应由对应岗位的人员办理。',
      en: 'You may see this task, but it belongs to people of another role. Leave it to them.',
    },
    extra: { candidateRole: task.candidateRole },
  });
}

function addressed(task: TaskRow): Problem {
  return new Problem('task-forbidden', {
    detail: {
      zh: '此任务是向特定单位或个人提出的，只能由其本人答复，不能转交或接管。',
      en: 'This was asked of one organisation or person, and only they can answer. It cannot be passed on or taken over.',
    },
    extra: { candidateRole: task.candidateRole },
  });
}

/** Somebody else has it: who, since which version, and what to do. */
export function taken(task: TaskRow): Problem {
  const owner = task.assigneeName ?? '';
  return new Problem('task-version-conflict', {
    detail: {
      zh: `此任务正由${owner}办理。请选择其他任务，或联系其退回；您填写的内容没有提交。`,
      en: `${owner} has this task. Choose another, or ask them to release it; what you entered was not submitted.`,
    },
    extra: { current: currentState(task) },
  });
}

export function stale(task: TaskRow): Problem {
  return new Problem('task-version-conflict', {
    detail: {
      zh: `任务在您打开后已被更新（现为第 ${task.version} 版）。请重新打开，核对后再提交；您填写的内容没有提交。`,
      en: `The task changed after you opened it (now version ${task.version}). Open it again, check, and send again.`,
    },
    extra: { current: currentState(task) },
  });
}

function notClaimed(task: TaskRow): Problem {
  return new Problem('task-state', {
    detail: { zh: '任务尚未被领取，请先领取。', en: 'Nobody has claimed the task: claim it first.' },
    extra: { current: currentState(task) },
  });
}

function overtaken(task: TaskRow): Problem {
  return new Problem('task-closed', {
    detail: {
      zh: '任务已因流程变化或到期而结束，无需再办理。您填写的内容没有提交。',
      en: 'The task ended because the procedure moved on or its time passed. Nothing is left to do.',
    },
    extra: { current: currentState(task) },
  });
}

const A_MEMBER = { zh: '评审专家', en: 'An expert' };

/** Somebody was faster (409), or it was over long ago (410). Whoever holds a version of it is told as of a conflict. */
function decided(task: TaskRow, caller: Caller, version: number | undefined): Problem {
  const at = task.submittedAt === null ? '' : formatInstant(instantOfMillis(task.submittedAt.getTime()));
  const who = task.secret ? A_MEMBER : { zh: task.assigneeName ?? '', en: task.assigneeName ?? '' };
  const raced = task.submittedBy !== caller.userId && (task.state === 'submitted' || version !== undefined);
  return new Problem(raced ? 'task-version-conflict' : 'task-closed', {
    detail: {
      zh: `任务已由${who.zh}于 ${at}（北京时间）办结，无需再办理。您填写的内容没有提交。`,
      en: `${who.en} completed the task at ${at} (Asia/Shanghai). Nothing is left to do; what you entered was not submitted.`,
    },
    extra: { current: currentState(task) },
  });
}

/** Silence has been given its meaning: after the instant the database refuses, even if no timer has fired yet. */
export function late(task: TaskRow): Problem {
  const at = formatInstant(instantOfMillis(task.dueAt.getTime()));
  return new Problem('task-closed', {
    detail: {
      zh: `任务已于 ${at}（北京时间）到期，依 ${task.dueRule} 不再接受答复。`,
      en: `The task fell due at ${at} (Asia/Shanghai); by ${task.dueRule} no answer counts after that.`,
    },
    extra: { rule: task.dueRule, current: currentState(task) },
  });
}
