import { z } from 'zod';
import { PASSWORD_HOLDS_MINUTES } from '../../domain/tasks/irrevocable.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { recordAttempt, refuseLocked } from './attempts.ts';
import { passwordFits } from './password.ts';
import { limitPasswords } from './password-limit.ts';
import { markPasswordChecked } from './step-up.ts';

const WRONG_PASSWORD = {
  zh: '请核对后重新输入，已填写的内容都在；连续五次不正确将锁定十五分钟。',
  en: 'Check it and try again; what you entered is kept. Five failures in a row lock the account for fifteen minutes.',
};

export const stepUp = route({
  method: 'post',
  path: '/sessions/password',
  operationId: 'stepUp',
  summary: '再次验证密码 · Give the password once more before what cannot be taken back',
  description: `Holds for ${PASSWORD_HOLDS_MINUTES} minutes of this session, as signing in does. Failures count as failed sign-ins.`,
  tag: 'sessions',
  access: 'signed-in',
  body: z
    .strictObject({ password: z.string().min(1).max(500) })
    .meta({ id: 'PasswordCheck', example: { password: 'jieli-demo' } }),
  guard: limitPasswords,
  success: { status: 204, description: 'It is the right one' },
  problems: ['wrong-password', 'too-many-attempts'],
  async handle({ body: { password }, caller, tokenHash }, { database }) {
    await refuseLocked(database, caller.username);
    const user = await database.prisma.user.findUnique({
      where: { id: caller.userId },
      select: { passwordHash: true },
    });
    const fits = await passwordFits(user?.passwordHash, password);
    await recordAttempt(database, caller.username, fits ? caller.userId : undefined, 'session.confirmed');
    if (!fits) throw new Problem('wrong-password', { detail: WRONG_PASSWORD });
    await markPasswordChecked(database, tokenHash!);
    return undefined;
  },
});
