import { z } from 'zod';
import { PROJECT_LAYERS, PROJECT_STATES } from '../../domain/procurement/projects.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { notFound } from '../problem.ts';
import { directoryOf } from '../purchases/directory.ts';
import { route } from '../route.ts';
import {
  detailOf,
  itemOf,
  projectDetail,
  projectItem,
  projectScope,
  WITH_COURSE,
  WITH_OFFICE,
} from './project-answer.ts';

export const listProjects = route({
  method: 'get',
  path: '/projects',
  operationId: 'listProjects',
  summary: '项目库 · The bank of projects, the newest first',
  tag: 'projects',
  access: ['read', 'Project'],
  query: z.strictObject({
    state: z.enum(PROJECT_STATES).optional(),
    layer: z.enum(PROJECT_LAYERS).optional(),
    year: z.coerce.number().int().min(2018).max(2100).optional(),
    longTerm: z.enum(['true', 'false']).optional(),
    q: z.string().trim().max(100).optional().meta({ description: 'A part of the name, number or township' }),
    ...pageQuery,
  }),
  success: { status: 200, schema: pageOf(projectItem), description: 'A page of projects' },
  problems: [],
  async handle({ query: { state, layer, year, longTerm, q, limit, cursor }, caller }, { database }) {
    const after = keyIn(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
    const older = after && { OR: [{ proposedAt: { lt: after[0] } }, { proposedAt: after[0], id: { lt: after[1] } }] };
    const contains = { contains: q ?? '', mode: 'insensitive' as const };
    const rows = await database.prisma.project.findMany({
      where: {
        AND: [
          projectScope(caller),
          state === undefined ? {} : { state },
          layer === undefined ? {} : { layer },
          year === undefined ? {} : { budgetYear: year },
          longTerm === undefined ? {} : { longTerm: longTerm === 'true' },
          q === undefined || q === '' ? {} : { OR: [{ name: contains }, { number: contains }, { township: contains }] },
          older ?? {},
        ],
      },
      include: WITH_OFFICE,
      orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    return page(rows, limit, (row) => [row.proposedAt.toISOString(), row.id], itemOf);
  },
});

export const getProject = route({
  method: 'get',
  path: '/projects/{projectId}',
  operationId: 'getProject',
  summary: '一个项目 · One project with its course',
  tag: 'projects',
  access: ['read', 'Project'],
  params: z.object({ projectId: z.uuid() }),
  success: { status: 200, schema: projectDetail, description: 'The project' },
  problems: ['not-found'],
  async handle({ params: { projectId }, caller }, { database }) {
    const { prisma } = database;
    const row = await prisma.project.findFirst({
      where: { AND: [{ id: projectId }, projectScope(caller)] },
      include: WITH_COURSE,
    });
    if (row === null) throw notFound({ zh: '该项目', en: 'This project' });
    const actors = row.events.flatMap(({ actorId }) => actorId ?? []);
    const authors = [...row.surveys.map((one) => one.surveyedBy), ...row.reviews.map((one) => one.reviewerId)];
    const named = { id: { in: [...new Set([...actors, ...authors])] } };
    const [directory, people, task] = await Promise.all([
      directoryOf(database, row.regionCode),
      prisma.user.findMany({ where: named, select: { id: true, displayName: true } }),
      prisma.task.findFirst({
        where: { workflowId: workflowId.project(row.number), state: { in: ['open', 'claimed'] } },
        select: { id: true },
      }),
    ]);
    return detailOf(row, directory, new Map(people.map(({ id, displayName }) => [id, displayName])), task?.id ?? null);
  },
});
