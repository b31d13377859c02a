import { z } from 'zod';
import { taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { notFound } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { kindOf } from '../tasks/forms.ts';
import { BilingualSchema } from '../tasks/task-item.ts';

const KeySchema = z.tuple([z.iso.datetime(), z.uuid()]);

const NotificationView = z
  .object({
    id: z.uuid(),
    kind: z.string().meta({ description: 'reminder, escalation, expired, cancelled, assigned, taken-over …' }),
    taskId: z.string(),
    title: BilingualSchema.nullable().meta({ description: 'Title of the task' }),
    at: z.iso.datetime(),
    readAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Notification' });

const list = route({
  method: 'get',
  path: '/notifications',
  operationId: 'listNotifications',
  summary: '我的通知 · Notifications of my inboxes',
  tag: 'people',
  access: ['read', 'Notification'],
  query: z.strictObject({
    unread: z
      .enum(['true', 'false'])
      .transform((value) => value === 'true')
      .optional(),
    ...pageQuery,
  }),
  success: {
    status: 200,
    schema: pageOf(NotificationView),
    description: 'One page, newest first',
  },
  problems: [],
  async handle({ query: { unread, limit, cursor }, caller }, { database }) {
    const key = keyIn(cursor, KeySchema);
    const before: Prisma.NotificationWhereInput = key
      ? { OR: [{ createdAt: { lt: key[0] } }, { createdAt: key[0], id: { lt: key[1] } }] }
      : {};
    const rows = await database.prisma.notification.findMany({
      where: { inbox: { in: [...caller.inboxes] }, ...(unread ? { readAt: null } : {}), ...before },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    return page(rows, limit, (row) => [row.createdAt.toISOString(), row.id], viewOf);
  },
});

const read = route({
  method: 'post',
  path: '/notifications/{notificationId}/read',
  operationId: 'readNotification',
  summary: '标为已读 · Mark as read',
  description: 'A notification of a role’s inbox is read for everybody of the role.',
  tag: 'people',
  access: ['read', 'Notification'],
  params: z.object({ notificationId: z.uuid() }),
  success: { status: 200, schema: NotificationView, description: 'The notification' },
  problems: ['not-found'],
  async handle({ params: { notificationId: id }, caller }, { database }) {
    const mine = { id, inbox: { in: [...caller.inboxes] } };
    await database.prisma.notification.updateMany({ where: { ...mine, readAt: null }, data: { readAt: new Date() } });
    const row = await database.prisma.notification.findFirst({ where: mine });
    if (!row) throw notFound({ zh: '通知', en: 'The notification' });
    return viewOf(row);
  },
});

interface NotificationRow {
  readonly id: string;
  readonly kind: string;
  readonly taskId: string;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

function viewOf({ id, kind, taskId, createdAt, readAt }: NotificationRow): z.input<typeof NotificationView> {
  const taskKind = kindOf(taskId);
  const title = taskKind ? taskKindDefinition(taskKind).title : null;
  return { id, kind, taskId, title, at: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null };
}

export const NOTIFICATION_ROUTES: readonly Route[] = [list, read];
