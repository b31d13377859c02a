import { z } from 'zod';
import { ASSESSMENT_GRADE_CODES, type AssessmentGrade } from '../../domain/experts/assessment.ts';
import type { Avoidance } from '../../domain/experts/avoidance.ts';
import {
  EXPERT_APPLICATION_STATES,
  EXPERT_STATES,
  REMOVAL_GROUND_CODES,
  REMOVAL_STATES,
  type ExpertApplicationState,
  type ExpertState,
  type RemovalGroundCode,
  type RemovalState,
} from '../../domain/experts/expert-state.ts';
import { SPECIALITY_CODES, type Speciality } from '../../domain/experts/specialities.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { hasRole, type Caller } from '../access/caller.ts';
import { anyOf, REGION_ROLES, regionPrefix } from '../access/scope.ts';
import { avoidanceSchema } from './expert-input.ts';

const instant = z.iso.datetime();
const taskId = z.string().nullable().meta({ description: 'The task that it waits for; for the office only' });

export const STANDINGS = ['none', ...EXPERT_STATES] as const;

export const expertItem = z
  .object({
    id: z.uuid(),
    name: z.string(),
    region: z.string(),
    state: z.enum(STANDINGS).meta({ description: '`none`: never admitted' }),
    specialities: z.array(z.enum(SPECIALITY_CODES)),
    employer: z.string().nullable(),
    until: instant.nullable().meta({ description: 'Legal instant at which the term ends' }),
    reviewing: z.boolean().meta({ description: 'An application is being examined' }),
  })
  .meta({ id: 'ExpertItem' });

export const expertDetail = expertItem
  .extend({
    barred: z.boolean().meta({ description: 'Never admitted again (DB-05)' }),
    avoidances: z.array(avoidanceSchema),
    applications: z.array(
      z.object({
        id: z.uuid(),
        seq: z.int(),
        state: z.enum(EXPERT_APPLICATION_STATES),
        qualifications: z.string(),
        termMonths: z.int(),
        enteredByOffice: z.boolean(),
        enteredAt: instant,
        decidedAt: instant.nullable(),
        reason: z.string().nullable(),
        task: taskId,
      }),
    ),
    removals: z.array(
      z.object({
        id: z.uuid(),
        seq: z.int(),
        state: z.enum(REMOVAL_STATES),
        ground: z.enum(REMOVAL_GROUND_CODES),
        reason: z.string(),
        statement: z.string().nullable(),
        decision: z.string().nullable(),
        proposedAt: instant,
        decidedAt: instant.nullable(),
        task: taskId,
      }),
    ),
    assessments: z
      .array(
        z.object({
          purchase: z.object({ id: z.uuid(), number: z.string(), name: z.string() }),
          discipline: z.enum(ASSESSMENT_GRADE_CODES),
          impartiality: z.enum(ASSESSMENT_GRADE_CODES),
          competence: z.enum(ASSESSMENT_GRADE_CODES),
          reason: z.string(),
          at: instant,
        }),
      )
      .nullable()
      .meta({ description: 'By the buyers; for the bank’s office, null for the expert' }),
  })
  .meta({ id: 'Expert' });

/** People with the role of an expert: for the offices those of the own region’s bank; an expert knows themselves. */
export function expertScope(caller: Caller): Prisma.UserWhereInput {
  const some: Prisma.UserWhereInput[] = [];
  if (hasRole(caller, ...REGION_ROLES)) some.push({ regionCode: { startsWith: regionPrefix(caller.region) } });
  if (hasRole(caller, 'expert')) some.push({ id: caller.userId });
  return { AND: [{ roles: { has: 'expert' }, active: true }, anyOf(some)] };
}

export const WITH_STANDING = {
  expert: true,
  expertApplications: { where: { state: 'reviewing' }, select: { id: true } },
} satisfies Prisma.UserInclude;

export const WITH_RECORD = {
  expert: {
    include: {
      removals: { orderBy: { seq: 'desc' } },
      assessments: {
        orderBy: { assessedAt: 'desc' },
        include: { assessment: { select: { purchase: { select: { id: true, number: true, name: true } } } } },
      },
    },
  },
  expertApplications: { orderBy: { seq: 'desc' } },
} satisfies Prisma.UserInclude;

type Standing = Pick<
  Prisma.UserGetPayload<{ include: typeof WITH_STANDING }>,
  'id' | 'displayName' | 'regionCode' | 'expert'
>;

export function itemOf(row: Standing, reviewing: boolean): z.input<typeof expertItem> {
  const { id, displayName: name, regionCode: region, expert } = row;
  return {
    ...{ id, name, region, reviewing },
    state: standingOf(expert),
    specialities: (expert?.specialities ?? []) as Speciality[],
    employer: expert?.employer ?? null,
    until: expert?.untilLegal.toISOString() ?? null,
  };
}

/** A term whose instant has passed is over, also while its timer is on the way. */
function standingOf(expert: Standing['expert']): (typeof STANDINGS)[number] {
  if (expert === null) return 'none';
  if (expert.state === 'admitted' && expert.until.getTime() <= Date.now()) return 'over';
  return expert.state as ExpertState;
}

type Record = Prisma.UserGetPayload<{ include: typeof WITH_RECORD }>;

export function detailOf(row: Record, forOffice: boolean): z.input<typeof expertDetail> {
  const { expert, expertApplications: applications } = row;
  return {
    ...itemOf(
      row,
      applications.some(({ state }) => state === 'reviewing'),
    ),
    barred: expert?.barred ?? false,
    avoidances: (expert?.avoidances ?? []) as unknown as Avoidance[],
    applications: applications.map((application) => ({
      ...{ id: application.id, seq: application.seq, reason: application.reason },
      ...{ qualifications: application.qualifications, termMonths: application.termMonths },
      state: application.state as ExpertApplicationState,
      enteredByOffice: application.enteredBy !== application.userId,
      enteredAt: application.enteredAt.toISOString(),
      decidedAt: application.decidedAt?.toISOString() ?? null,
      task:
        forOffice && application.state === 'reviewing'
          ? `${workflowId.expert(row.id, application.seq)}/review-expert/1`
          : null,
    })),
    removals: (expert?.removals ?? []).map((removal) => removalOf(removal, forOffice)),
    assessments: forOffice ? (expert?.assessments ?? []).map(assessmentOf) : null,
  };
}

type Removal = NonNullable<Record['expert']>['removals'][number];

function removalOf(removal: Removal, forOffice: boolean): z.input<typeof expertDetail>['removals'][number] {
  const { id, userId, seq, reason, statement, decision, proposedAt, decidedAt } = removal;
  return {
    ...{ id, seq, reason, statement, decision },
    state: removal.state as RemovalState,
    ground: removal.ground as RemovalGroundCode,
    proposedAt: proposedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    task: forOffice && removal.state === 'heard' ? `${workflowId.expertRemoval(userId, seq)}/decide-removal/1` : null,
  };
}

type Assessment = NonNullable<Record['expert']>['assessments'][number];

function assessmentOf({ assessment, discipline, impartiality, competence, reason, assessedAt }: Assessment) {
  return {
    purchase: assessment.purchase,
    discipline: discipline as AssessmentGrade,
    impartiality: impartiality as AssessmentGrade,
    competence: competence as AssessmentGrade,
    reason,
    at: assessedAt.toISOString(),
  };
}
