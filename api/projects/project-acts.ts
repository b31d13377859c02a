import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { formatYuan } from '../../domain/money.ts';
import type { ProjectState } from '../../domain/procurement/projects.ts';
import type { Database, Tx } from '../../prisma/database.ts';
import type { Project, Prisma } from '../../prisma/generated/client.ts';
import type { Caller } from '../access/caller.ts';
import { notFound, Problem } from '../problem.ts';
import { route } from '../route.ts';
import { projectDone, projectScope } from './project-answer.ts';
import { budgetOf } from './project-budget.ts';
import { budgetYear, reasonText } from './project-input.ts';
import { nextNumber } from './propose-project.ts';
import { notInState } from './purchase-of-project.ts';

const params = z.object({ projectId: z.uuid() });

export const scheduleProject = route({
  method: 'post',
  path: '/projects/{projectId}/schedule',
  operationId: 'scheduleProject',
  summary: '排期 · Schedule a reserved project, or move its date',
  description: 'Beyond the cap of BU-01 a reason is asked for and kept.',
  tag: 'projects',
  access: ['work', 'Project'],
  params,
  body: z
    .strictObject({ budgetYear, quarter: z.int().min(1).max(4), overCapReason: reasonText.optional() })
    .meta({ id: 'ProjectSchedule', example: { budgetYear: 2027, quarter: 1 } }),
  success: { status: 200, schema: projectDone, description: 'Scheduled' },
  problems: ['not-found', 'project-state', 'budget-exceeded'],
  async handle({ params: { projectId }, body, caller }, { database }) {
    return acting(database, caller, projectId, ['reserved', 'scheduled'], async (tx, project) => {
      await refuseBeyondCap(database, caller, project, body);
      const { budgetYear: year, quarter, overCapReason = null } = body;
      await tx.project.update({
        where: { id: projectId },
        data: { state: 'scheduled', budgetYear: year, quarter, overCapReason },
      });
      await told(tx, caller, projectId, 'scheduled', overCapReason, { budgetYear: year, quarter });
      return { id: projectId, number: project.number, state: 'scheduled' };
    });
  },
});

interface Schedule {
  readonly budgetYear: number;
  readonly overCapReason?: string | undefined;
}

/** @throws Problem `budget-exceeded` when the year's cap would be passed and no reason is given (BU-01, 原则上) */
async function refuseBeyondCap(database: Database, caller: Caller, project: Project, wanted: Schedule): Promise<void> {
  const budget = await budgetOf(database.pool, caller.region, wanted.budgetYear);
  if (budget.leftFen === null || budget.capFen === null || wanted.overCapReason !== undefined) return;
  const counted = project.state === 'scheduled' && project.budgetYear === wanted.budgetYear;
  const left = budget.leftFen - (counted ? 0 : Number(project.budgetFen));
  if (left >= 0) return;
  const over = formatYuan(-left);
  throw new Problem('budget-exceeded', {
    detail: {
      zh: `排入后${wanted.budgetYear}年度购买服务总额将超出上限${formatYuan(budget.capFen)}（当年中央和省级专项资金的${budget.sharePercent}%，§3.4）${over}。请调整年度或金额；确需超出的，写明理由。`,
      en: `The year ${wanted.budgetYear} would pass its cap of ${formatYuan(budget.capFen)} by ${over}. Choose another year or amount, or give the reason.`,
    },
    errors: [
      {
        pointer: '/overCapReason',
        in: 'body',
        code: 'over_cap',
        message: '超出上限，须写明理由。 / Beyond the cap: give the reason.',
        rule: 'BU-01',
      },
    ],
    extra: { rule: 'BU-01', overFen: -left },
  });
}

export const carryProjectOver = route({
  method: 'post',
  path: '/projects/{projectId}/carryover',
  operationId: 'carryProjectOver',
  summary: '结转下一年度 · Carry a project over to the next year',
  description:
    'What is scheduled and not purchased moves to the next year. A long-term project that was purchased gets a successor there, reserved, without a new review of its need (§2.2: 长期性、稳定性和持续性).',
  tag: 'projects',
  access: ['work', 'Project'],
  params,
  body: z.strictObject({ reason: reasonText }).meta({
    id: 'ProjectReason',
    example: { reason: '本年度未能启动采购，需求不变，结转下一年度。' },
  }),
  success: { status: 200, schema: projectDone, description: 'The project of the next year' },
  problems: ['not-found', 'project-state'],
  async handle({ params: { projectId }, body: { reason }, caller }, { database }) {
    return acting(database, caller, projectId, ['scheduled', 'purchased'], async (tx, project) => {
      if (project.state === 'scheduled') return moved(tx, caller, project, reason);
      const taken = await tx.project.count({ where: { carriedFromId: projectId } });
      if (!project.longTerm || taken > 0) throw notInState('purchased', 'scheduled');
      return continued(tx, caller, project, reason);
    });
  },
});

async function moved(tx: Tx, caller: Caller, { id, number, budgetYear: year }: Project, reason: string) {
  await tx.project.update({ where: { id }, data: { budgetYear: year + 1, overCapReason: null } });
  await told(tx, caller, id, 'carried-over', reason, { budgetYear: year + 1 });
  return { id, number, state: 'scheduled' as const };
}

/** The same need, next year's project. */
async function continued(tx: Tx, caller: Caller, project: Project, reason: string) {
  const { name, regionCode, organisationId, layer, township, consolidated, need, recipients, termMonths } = project;
  const { catalogueItems, townships, budgetFen, fundSource, surveyRequired, clockEpoch, clockScale } = project;
  const year = project.budgetYear + 1;
  const number = await nextNumber(tx, regionCode, year);
  const { id } = await tx.project.create({
    data: {
      ...{ name, regionCode, organisationId, layer, township, consolidated, need, recipients, termMonths },
      ...{ catalogueItems, townships, budgetFen, fundSource, surveyRequired, clockEpoch, clockScale },
      ...{ number, budgetYear: year, longTerm: true, state: 'reserved', carriedFromId: project.id },
      proposedBy: caller.userId,
    },
  });
  await told(tx, caller, project.id, 'continued', reason, { budgetYear: year });
  await told(tx, caller, id, 'carried-over', reason, { budgetYear: year });
  return { id, number, state: 'reserved' as const };
}

export const withdrawProject = route({
  method: 'post',
  path: '/projects/{projectId}/withdrawal',
  operationId: 'withdrawProject',
  summary: '出库 · Take a project out of the bank',
  description: 'It stays visible with its reason.',
  tag: 'projects',
  access: ['work', 'Project'],
  params,
  body: z
    .strictObject({ reason: reasonText })
    .meta({ id: 'ProjectWithdrawal', example: { reason: '需求已由上级统一项目覆盖。' } }),
  success: { status: 200, schema: projectDone, description: 'Withdrawn' },
  problems: ['not-found', 'project-state'],
  async handle({ params: { projectId }, body: { reason }, caller }, { database }) {
    return acting(database, caller, projectId, ['reserved', 'scheduled'], async (tx, { number }) => {
      await tx.project.update({ where: { id: projectId }, data: { state: 'withdrawn', reason } });
      await told(tx, caller, projectId, 'withdrawn', reason);
      return { id: projectId, number, state: 'withdrawn' };
    });
  },
});

/**
 * Runs an act on a project of the own region that is in one of the states, holding its row.
 *
 * @throws Problem `not-found`, `project-state`
 */
async function acting<T>(
  { prisma }: Database,
  caller: Caller,
  projectId: string,
  states: readonly ProjectState[],
  act: (tx: Tx, project: Project) => Promise<T>,
): Promise<T> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM project WHERE id = ${projectId}::uuid FOR UPDATE`;
    const project = await tx.project.findFirst({ where: { AND: [{ id: projectId }, projectScope(caller)] } });
    if (project === null) throw notFound({ zh: '该项目', en: 'This project' });
    const state = project.state as ProjectState;
    if (!states.includes(state)) throw notInState(state, ...states);
    return act(tx, project);
  });
}

async function told(
  tx: Tx,
  { userId, roles }: Caller,
  projectId: string,
  kind: string,
  text: string | null,
  detail: Prisma.InputJsonObject = {},
): Promise<void> {
  await tx.projectEvent.create({
    data: { projectId, key: `${kind}:${randomUUID()}`, kind, actorId: userId, detail: { ...detail, text } },
  });
  await tx.auditEvent.create({
    data: {
      ...{ actorId: userId, actorRole: roles[0] ?? null, action: `project.${kind}`, detail },
      ...{ objectType: 'project', objectId: projectId },
    },
  });
}
