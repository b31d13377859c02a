import { z } from 'zod';
import { Problem } from '../problem.ts';
import { Reply, route, type Route } from '../route.ts';
import { recordAttempt, refuseLocked } from './attempts.ts';
import { passwordFits } from './password.ts';
import { personOf, PersonSchema } from './person.ts';
import { closeSession, openSession, SESSION_HOURS, sessionCookie } from './session.ts';
import { limitPasswords } from './password-limit.ts';
import { stepUp } from './step-up-route.ts';

const Credentials = z
  .strictObject({ username: z.string().min(1).max(100), password: z.string().min(1).max(500) })
  .meta({ id: 'Credentials', example: { username: 'officer', password: 'jieli-demo' } });

const SignedIn = z
  .object({
    token: z.string().meta({ description: 'For programs: Authorization: Bearer <token>. Told once.' }),
    user: PersonSchema,
  })
  .meta({ id: 'SignedIn' });

const BAD_CREDENTIALS = {
  zh: '请核对用户名和密码后重试；连续五次失败将锁定十五分钟。',
  en: 'Check username and password. Five failures in a row lock the account for fifteen minutes.',
};

const signIn = route({
  method: 'post',
  path: '/sessions',
  operationId: 'signIn',
  summary: '登录 · Sign in',
  description: `Sets an HttpOnly cookie for browsers and answers a bearer token for programs; lives ${SESSION_HOURS} hours.`,
  tag: 'sessions',
  access: 'public',
  body: Credentials,
  guard: limitPasswords,
  success: { status: 201, schema: SignedIn, description: 'Signed in' },
  problems: ['bad-credentials', 'too-many-attempts'],
  async handle({ body: { username, password } }, context) {
    const { database } = context;
    await refuseLocked(database, username);
    const user = await database.prisma.user.findUnique({
      where: { username, active: true },
      select: { id: true, passwordHash: true },
    });
    const fits = await passwordFits(user?.passwordHash, password);
    await recordAttempt(database, username, fits ? user?.id : undefined);
    if (!fits || !user) throw new Problem('bad-credentials', { detail: BAD_CREDENTIALS });
    const { token, caller } = await openSession(database, user.id);
    return new Reply({ token, user: personOf(caller) }, { 'Set-Cookie': sessionCookie(context, token) });
  },
});

const signOut = route({
  method: 'delete',
  path: '/sessions',
  operationId: 'signOut',
  summary: '退出登录 · Sign out',
  tag: 'sessions',
  access: 'signed-in',
  success: { status: 204, description: 'Signed out; the token is worthless from now on' },
  problems: [],
  async handle({ tokenHash }, context) {
    if (tokenHash) await closeSession(context.database, tokenHash);
    return new Reply(undefined, { 'Set-Cookie': sessionCookie(context, undefined) });
  },
});

const me = route({
  method: 'get',
  path: '/me',
  operationId: 'getMe',
  summary: '我的身份与权限 · Who I am and what I may do',
  tag: 'sessions',
  access: 'signed-in',
  success: { status: 200, schema: PersonSchema, description: 'The signed-in person' },
  problems: [],
  handle: ({ caller }) => Promise.resolve(personOf(caller)),
});

export const SESSION_ROUTES: readonly Route[] = [signIn, signOut, stepUp, me];
