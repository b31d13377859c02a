import { z } from 'zod';
import { SPECIALITY_CODES } from '../../domain/experts/specialities.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { seesRegion } from '../access/scope.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route } from '../route.ts';
import { containing } from '../text-search.ts';
import {
  detailOf,
  expertDetail,
  expertItem,
  expertScope,
  itemOf,
  STANDINGS,
  WITH_RECORD,
  WITH_STANDING,
} from './expert-answer.ts';
import { expertNotFound } from './expert-refusals.ts';

export const listExperts = route({
  method: 'get',
  path: '/experts',
  operationId: 'listExperts',
  summary: '专家库 · The bank of experts, by name',
  description: 'People with the role of an expert in the own region’s subtree; an expert finds themselves alone.',
  tag: 'experts',
  access: ['read', 'Expert'],
  query: z.strictObject({
    state: z.enum(STANDINGS).optional(),
    reviewing: z.enum(['true']).optional().meta({ description: 'Only those whose application is being examined' }),
    speciality: z.enum(SPECIALITY_CODES).optional(),
    q: z.string().trim().max(50).optional().meta({ description: 'A part of the name or of the employer' }),
    ...pageQuery,
  }),
  success: { status: 200, schema: pageOf(expertItem), description: 'A page of experts' },
  problems: [],
  async handle({ query: { state, reviewing, speciality, q, limit, cursor }, caller }, { database }) {
    const after = keyIn(cursor, z.tuple([z.string(), z.uuid()]));
    const rows = await database.prisma.user.findMany({
      where: {
        AND: [
          expertScope(caller),
          state === undefined ? {} : standing(state),
          reviewing === undefined ? {} : { expertApplications: { some: { state: 'reviewing' } } },
          speciality === undefined ? {} : { expert: { specialities: { has: speciality } } },
          q ? { OR: [{ displayName: containing(q) }, { expert: { employer: containing(q) } }] } : {},
          after === undefined
            ? {}
            : { OR: [{ displayName: { gt: after[0] } }, { displayName: after[0], id: { gt: after[1] } }] },
        ],
      },
      include: WITH_STANDING,
      orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
      take: limit + 1,
    });
    return page(
      rows,
      limit,
      (row) => [row.displayName, row.id],
      (row) => itemOf(row, row.expertApplications.length > 0),
    );
  },
});

/** As the answer tells it: a term whose instant has passed is over. */
function standing(state: (typeof STANDINGS)[number]): Prisma.UserWhereInput {
  const now = new Date();
  switch (state) {
    case 'none':
      return { expert: null };
    case 'admitted':
      return { expert: { state, until: { gt: now } } };
    case 'over':
      return { expert: { OR: [{ state }, { state: 'admitted', until: { lte: now } }] } };
    case 'removed':
      return { expert: { state } };
  }
}

export const getExpert = route({
  method: 'get',
  path: '/experts/{userId}',
  operationId: 'getExpert',
  summary: '一名专家 · One expert with applications, removals and, for the office, assessments',
  tag: 'experts',
  access: ['read', 'Expert'],
  params: z.object({ userId: z.uuid() }),
  success: { status: 200, schema: expertDetail, description: 'The expert' },
  problems: ['not-found'],
  async handle({ params: { userId }, caller }, { database }) {
    const row = await database.prisma.user.findFirst({
      where: { AND: [{ id: userId }, expertScope(caller)] },
      include: WITH_RECORD,
    });
    if (row === null) throw expertNotFound();
    return detailOf(row, userId !== caller.userId && seesRegion(caller, row.regionCode));
  },
});
