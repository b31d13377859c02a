import { z } from 'zod';
import {
  PROJECT_LAYERS,
  PROJECT_STATES,
  type ProjectLayer,
  type ProjectState,
} from '../../domain/procurement/projects.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Caller } from '../access/caller.ts';
import { regionPrefix } from '../access/scope.ts';
import type { Directory } from '../purchases/directory.ts';
import { surveyOf, surveyPart } from './project-survey.ts';

const instant = z.iso.datetime();

export const projectItem = z
  .object({
    id: z.uuid(),
    number: z.string(),
    name: z.string(),
    office: z.string(),
    layer: z.enum(PROJECT_LAYERS),
    township: z.string().nullable(),
    consolidated: z.boolean().meta({ description: '县级统筹: the county carries it out' }),
    state: z.enum(PROJECT_STATES),
    recipients: z.int(),
    budgetFen: z.int().meta({ description: 'Fen' }),
    budgetYear: z.int(),
    quarter: z.int().nullable(),
    longTerm: z.boolean(),
    proposedAt: instant,
  })
  .meta({ id: 'ProjectItem' });

export const projectDetail = projectItem
  .extend({
    region: z.string(),
    need: z.string(),
    catalogueItems: z.array(z.string()),
    townships: z.array(z.string()),
    termMonths: z.int(),
    fundSource: z.string().nullable(),
    overCapReason: z.string().nullable(),
    reason: z.string().nullable(),
    carriedFrom: z.object({ id: z.uuid(), number: z.string() }).nullable(),
    carriedTo: z.object({ id: z.uuid(), number: z.string() }).nullable(),
    purchases: z.array(z.object({ id: z.uuid(), number: z.string(), stage: z.string(), state: z.string() })),
    waitingFor: z.string().nullable().meta({ description: 'Id of the task that it waits for' }),
    events: z.array(
      z.object({
        kind: z.string().meta({ description: '`<task>/<outcome>`, or what was done' }),
        by: z.string().nullable(),
        at: instant,
        text: z.string().nullable(),
      }),
    ),
    ...surveyPart.shape,
    workflowId: z.string(),
  })
  .meta({ id: 'Project' });

export const projectDone = z
  .object({ id: z.uuid(), number: z.string(), state: z.enum(PROJECT_STATES) })
  .meta({ id: 'ProjectDone' });

/** Projects of the own region's subtree: a higher level sees the lower (§2.6). */
export function projectScope(caller: Caller): Prisma.ProjectWhereInput {
  return { regionCode: { startsWith: regionPrefix(caller.region) } };
}

export const WITH_OFFICE = { organisation: { select: { name: true } } } satisfies Prisma.ProjectInclude;

export const WITH_COURSE = {
  ...WITH_OFFICE,
  carriedFrom: { select: { id: true, number: true } },
  carriedTo: { select: { id: true, number: true } },
  purchases: { select: { id: true, number: true, stage: true, state: true }, orderBy: { createdAt: 'asc' } },
  events: { orderBy: { id: 'asc' } },
  surveys: { orderBy: { at: 'asc' } },
  reviews: { orderBy: { at: 'asc' } },
} satisfies Prisma.ProjectInclude;

export function itemOf(row: Prisma.ProjectGetPayload<{ include: typeof WITH_OFFICE }>): z.input<typeof projectItem> {
  const { id, number, name, township, consolidated, recipients, budgetYear, quarter, longTerm } = row;
  return {
    ...{ id, number, name, township, consolidated, recipients, budgetYear, quarter, longTerm },
    office: row.organisation.name,
    layer: row.layer as ProjectLayer,
    state: row.state as ProjectState,
    budgetFen: Number(row.budgetFen),
    proposedAt: row.proposedAt.toISOString(),
  };
}

export function detailOf(
  row: Prisma.ProjectGetPayload<{ include: typeof WITH_COURSE }>,
  directory: Directory,
  names: ReadonlyMap<string, string>,
  waitingFor: string | null,
): z.input<typeof projectDetail> {
  const { need, catalogueItems, townships, termMonths, fundSource, overCapReason, reason, carriedFrom, carriedTo } =
    row;
  return {
    ...itemOf(row),
    ...{ need, catalogueItems, townships, termMonths, fundSource, overCapReason, reason, carriedFrom, carriedTo },
    region: row.regionCode,
    purchases: row.purchases,
    waitingFor,
    events: row.events.map(({ kind, actorId, recordedAt, detail }) => ({
      kind,
      by: actorId === null ? null : (names.get(actorId) ?? null),
      at: recordedAt.toISOString(),
      text: (detail as { readonly text?: string | null }).text ?? null,
    })),
    ...surveyOf(row, directory, names),
    workflowId: workflowId.project(row.number),
  };
}
