import { z } from 'zod';
import { maskedMobile, MOBILE } from '../../domain/tasks/text-messages.ts';
import type { Database } from '../../prisma/database.ts';
import { route, type Route } from '../route.ts';

const mobileInput = z
  .strictObject({
    mobile: z
      .string()
      .regex(MOBILE)
      .nullable()
      .meta({ description: 'Eleven digits; null when no text messages are wanted' }),
  })
  .meta({ id: 'MobileInput', example: { mobile: '13800000000' } });

const mobileSchema = z
  .object({
    mobile: z.string().nullable().meta({ description: 'Masked, also to its owner' }),
    last: z
      .object({
        at: z.iso.datetime(),
        state: z.enum(['waiting', 'sent']),
        attempts: z.int(),
      })
      .nullable()
      .meta({ description: 'The newest message: when it was due, and whether it has left' }),
  })
  .meta({ id: 'Mobile' });

const ofMe = { path: '/me/mobile', tag: 'people', access: 'signed-in' } as const;

const getMobile = route({
  ...ofMe,
  method: 'get',
  operationId: 'getMobile',
  summary: '我的短信提醒 · Where my text messages go',
  success: { status: 200, schema: mobileSchema, description: 'The number, masked' },
  problems: [],
  handle: ({ caller }, { database }) => mobileOf(database, caller.userId),
});

const setMobile = route({
  ...ofMe,
  method: 'put',
  operationId: 'setMobile',
  summary: '设置短信提醒 · Say where my text messages go, or that none are wanted',
  description:
    'Urgent tasks and reminders are texted there, without names or numbers; messages that wait go there too.',
  body: mobileInput,
  success: { status: 200, schema: mobileSchema, description: 'The number, masked' },
  problems: [],
  async handle({ body: { mobile }, caller }, { database }) {
    await database.prisma.user.update({ where: { id: caller.userId }, data: { mobile } });
    return mobileOf(database, caller.userId);
  },
});

async function mobileOf({ prisma }: Database, userId: string): Promise<z.input<typeof mobileSchema>> {
  const { mobile, texts } = await prisma.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      mobile: true,
      texts: {
        select: { createdAt: true, sentAt: true, attempts: true },
        orderBy: { createdAt: 'desc' },
        take: 1,
      },
    },
  });
  const [newest] = texts;
  const last = newest && {
    at: newest.createdAt.toISOString(),
    state: newest.sentAt === null ? ('waiting' as const) : ('sent' as const),
    attempts: newest.attempts,
  };
  return { mobile: mobile === null ? null : maskedMobile(mobile), last: last ?? null };
}

export const MOBILE_ROUTES: readonly Route[] = [getMobile, setMobile];
