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
    kind: z
      .string()
      .meta({ description: 'reminder, escalation, expired, cancelled, assigned, taken-over, admission-admitted …' }),
    taskId: z.string().nullable().meta({ description: 'Null when it speaks of something else: see subject' }),
    title: BilingualSchema.nullable().meta({ description: 'Title of the task' }),
    subject: z
      .record(z.string(), z.string())
      .meta({ description: 'Ids: { admissionId }, { challengeId, purchaseId }, { complaintId, purchaseId }' }),
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

/** More are not counted: the bell says 99+. */
const MOST_COUNTED = 100;

const UNREAD = `
  SELECT count(*)::int AS unread
  FROM (SELECT FROM notification WHERE inbox = ANY ($1) AND read_at IS NULL LIMIT ${MOST_COUNTED}) part`;

const count = route({
  method: 'get',
  path: '/notifications/count',
  operationId: 'countNotifications',
  summary: '未读通知数 · Unread notifications',
  tag: 'people',
  access: ['read', 'Notification'],
  success: {
    status: 200,
    schema: z.object({ unread: z.int().min(0).max(MOST_COUNTED) }),
    description: `Counted up to ${MOST_COUNTED}`,
  },
  problems: [],
  async handle({ caller }, { database: { pool } }) {
    const { rows } = await pool.query<{ unread: number }>({ name: 'unread', text: UNREAD, values: [caller.inboxes] });
    return rows[0]!;
  },
});

const readAll = route({
  method: 'post',
  path: '/notifications/read',
  operationId: 'readNotifications',
  summary: '全部标为已读 · Mark all as read',
  description: 'Those that had come by `until`: what arrives while one reads stays unread.',
  tag: 'people',
  access: ['read', 'Notification'],
  body: z.strictObject({ until: z.iso.datetime() }).meta({ example: { until: '2027-03-01T01:00:00.000Z' } }),
  success: { status: 204, description: 'They are read' },
  problems: [],
  async handle({ body: { until }, caller }, { database }) {
    await database.prisma.notification.updateMany({
      where: { inbox: { in: [...caller.inboxes] }, readAt: null, createdAt: { lte: until } },
      data: { readAt: new Date() },
    });
    return undefined;
  },
});

interface NotificationRow {
  readonly id: string;
  readonly kind: string;
  readonly taskId: string | null;
  readonly subject: unknown;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

function viewOf({ id, kind, taskId, subject, createdAt, readAt }: NotificationRow): z.input<typeof NotificationView> {
  const taskKind = taskId === null ? undefined : kindOf(taskId);
  const title = taskKind ? taskKindDefinition(taskKind).title : null;
  const ids = subject as Record<string, string>;
  return { id, kind, taskId, title, subject: ids, at: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null };
}

export const NOTIFICATION_ROUTES: readonly Route[] = [list, count, read, readAll];
