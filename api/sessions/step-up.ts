import { PASSWORD_HOLDS_MINUTES } from '../../domain/tasks/irrevocable.ts';
import type { Database } from '../../prisma/database.ts';
import { Problem } from '../problem.ts';

const MARK = 'UPDATE session SET password_checked_at = now() WHERE token_hash = $1';

/** Notes that the person behind the session has just given the right password. */
export async function markPasswordChecked({ pool }: Database, tokenHash: Buffer): Promise<void> {
  await pool.query({ name: 'password-checked', text: MARK, values: [tokenHash] });
}

/** @throws Problem `step-up-required` unless the password was given within the last minutes; nothing has changed then */
export function demandFreshPassword(checkedAt: Date): void {
  if (Date.now() - checkedAt.getTime() < PASSWORD_HOLDS_MINUTES * 60_000) return;
  throw new Problem('step-up-required', {
    detail: {
      zh: `此项决定作出后不能撤回。请再次输入您的登录密码，确认是您本人；${PASSWORD_HOLDS_MINUTES} 分钟内不再重复询问。`,
      en: `This cannot be taken back. Give your password once more to confirm that it is you (POST /api/v1/sessions/password); it then holds for ${PASSWORD_HOLDS_MINUTES} minutes.`,
    },
    extra: { minutes: PASSWORD_HOLDS_MINUTES },
  });
}
