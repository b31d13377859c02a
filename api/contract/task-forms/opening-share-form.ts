import { z } from 'zod';
import { LONGEST_SHARE } from '../../../domain/procurement/opening.ts';
import { sandboxShare } from '../../openings/sandbox.ts';
import { subjectNumber, theRow } from './form-facts.ts';
import type { TaskForm } from './task-form.ts';
import { reasonForm, text } from './text-fields.ts';

interface ShareRow {
  readonly username: string;
  readonly wrapped: Buffer;
  readonly deskRecipient: string;
}

/**
 * A share, unwrapped in its holder's browser and sealed to the opening. The example is valid where the holder's key is the
 * demo's; of a real holder the service has nothing to make one from.
 */
export const releaseShareForm: TaskForm<string | undefined> = {
  facts: async (context, task) => {
    const values = [task.purchaseId, subjectNumber(task, 'seat')];
    const row = await theRow<ShareRow>(context, task, SHARE, values);
    return context.environment.mode === 'demo' ? sandboxShare(row) : undefined;
  },
  schema: (sandbox) =>
    z.strictObject({
      share: z
        .base64()
        .min(1)
        .max(LONGEST_SHARE)
        .meta({
          title: '份额',
          description: '用本人密钥解开的份额，密封给开启程序（base64）。演示环境已用示例密钥代为解开。',
          ...(sandbox === undefined ? {} : { default: sandbox }),
        }),
    }),
  example: (sandbox) => ({ share: sandbox ?? SHAPE }),
  otherOutcomes: () => ({ lost: reasonForm('保存密钥文件的介质损坏，没有备份。') }),
};

/** Whether the shares that are missing are waited for; without them the bids go back as they came (HS-17). */
export const decideStalledOpeningForm: TaskForm = {
  facts: () => Promise.resolve(undefined),
  schema: () =>
    z.strictObject({ reason: text('决定理由', '联系各持有人的情况，以及这样决定的理由，随决定一并存档。', 4) }),
  example: () => ({ reason: '已联系两名持有人，一人今日返回，继续等待。' }),
};

/** An age file's first line: of the right shape, and no share. */
const SHAPE = Buffer.from('age-encryption.org/v1\n').toString('base64');

const SHARE = `
  SELECT u.username, coalesce(s.wrapped, ''::bytea) AS wrapped, k.desk_recipient AS "deskRecipient"
  FROM opening_share s
  JOIN opening_key k USING (purchase_id)
  JOIN app_user u ON u.id = s.holder_id
  WHERE s.purchase_id = $1 AND s.seat = $2`;
