import { z } from 'zod';
import { CHALLENGE_GROUNDS } from '../../domain/procurement/challenge.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { notFound } from '../problem.ts';
import { purchaseNotFound, purchaseParams, visiblePurchase } from '../purchases/visible-purchase.ts';
import { route } from '../route.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { BilingualSchema } from '../tasks/task-item.ts';
import { challengeDetail, challengeItem, challengeScope, detailOf, itemOf, WITH_PARTIES } from './challenge-answer.ts';
import { challengeSituation } from './challenge-facts.ts';
import { challengeRefusal } from './challenge-refusals.ts';

export const listChallenges = route({
  method: 'get',
  path: '/challenges',
  operationId: 'listChallenges',
  summary: '质疑 · Challenges, the newest first',
  description: 'Of the own region; for a provider its own and the answers it is told of.',
  tag: 'challenges',
  access: ['read', 'Challenge'],
  query: z.strictObject({
    state: z.enum(['received', 'answered']).optional(),
    purchase: z.uuid().optional(),
    ...pageQuery,
  }),
  success: { status: 200, schema: pageOf(challengeItem), description: 'A page of challenges' },
  problems: [],
  async handle({ query: { state, purchase, limit, cursor }, caller }, { database }) {
    const after = keyIn(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
    const rows = await database.prisma.challenge.findMany({
      where: {
        AND: [
          challengeScope(caller),
          state === undefined ? {} : { state },
          purchase === undefined ? {} : { purchaseId: purchase },
          after === undefined
            ? {}
            : { OR: [{ recordedAt: { lt: after[0] } }, { recordedAt: after[0], id: { lt: after[1] } }] },
        ],
      },
      include: WITH_PARTIES,
      orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    const calendar = await workingCalendar(database);
    const key = (row: (typeof rows)[number]) => [row.recordedAt.toISOString(), row.id];
    return page(rows, limit, key, (row) => itemOf(row, caller, calendar));
  },
});

export const getChallenge = route({
  method: 'get',
  path: '/challenges/{challengeId}',
  operationId: 'getChallenge',
  summary: '一份质疑 · One challenge with its answer',
  tag: 'challenges',
  access: ['read', 'Challenge'],
  params: z.object({ challengeId: z.uuid() }),
  success: { status: 200, schema: challengeDetail, description: 'The challenge' },
  problems: ['not-found'],
  async handle({ params: { challengeId: id }, caller }, { database }) {
    const where = { AND: [{ id }, challengeScope(caller)] };
    const row = await database.prisma.challenge.findFirst({ where, include: WITH_PARTIES });
    if (row === null) throw notFound({ zh: '该质疑', en: 'This challenge' });
    const carryOut = await database.prisma.task.findFirst({
      where: {
        ...{ purchaseId: row.purchaseId, kind: 'carry-out-answer', state: { in: ['open', 'claimed'] } },
        subject: { path: ['challengeId'], equals: row.id },
      },
      select: { id: true },
    });
    return detailOf(row, caller, await workingCalendar(database), carryOut?.id);
  },
});

const windowsSchema = z
  .object({
    now: z.iso.datetime().meta({ description: 'Legal (business) time now' }),
    windows: z.array(
      z.object({
        ground: z.enum(CHALLENGE_GROUNDS),
        countsFrom: z.iso.date().nullable().meta({ description: 'The day that is not counted itself (CN-01)' }),
        until: z.iso.datetime().nullable().meta({ description: 'Legal instant; null while the step is not over' }),
        provisional: z.boolean(),
        allowed: z.boolean(),
        code: z.string().nullable(),
        reason: BilingualSchema.nullable().meta({ description: 'Why the own organisation may not challenge now' }),
      }),
    ),
  })
  .meta({ id: 'ChallengeWindows' });

export const challengeWindowsOf = route({
  method: 'get',
  path: '/purchases/{purchaseId}/challenges/windows',
  operationId: 'challengeWindows',
  summary: '质疑期限 · What the own organisation may challenge, and until when',
  tag: 'challenges',
  access: ['create', 'Challenge'],
  params: purchaseParams,
  success: { status: 200, schema: windowsSchema, description: 'One window a ground' },
  problems: ['not-found'],
  async handle({ params: { purchaseId }, caller }, { database }) {
    const { prisma } = database;
    const seen = await prisma.purchase.findFirst({ where: visiblePurchase(caller, purchaseId), select: { id: true } });
    if (seen === null) throw purchaseNotFound();
    const calendar = await workingCalendar(database);
    const situation = await challengeSituation(prisma, calendar, purchaseId, caller.organisationId);
    const earlier = await prisma.challenge.findMany({ where: { purchaseId, providerId: caller.organisationId } });
    const windows = CHALLENGE_GROUNDS.map((ground) => {
      const window = situation.windows.find((candidate) => candidate.ground === ground);
      const before = earlier.find((challenge) => challenge.ground === ground)?.receivedAt;
      const refused = challengeRefusal(ground, situation, before);
      return {
        ground,
        countsFrom: window?.countsFrom ?? null,
        until: window?.until.at ?? null,
        provisional: window?.until.provisional ?? false,
        allowed: refused === undefined,
        code: refused?.code ?? null,
        reason: refused?.detail ?? null,
      };
    });
    return { now: situation.now, windows };
  },
});
