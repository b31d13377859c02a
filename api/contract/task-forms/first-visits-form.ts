import { z } from 'zod';
import { subjectId, theRow } from './form-facts.ts';
import type { TaskForm } from './task-form.ts';
import { text } from './text-fields.ts';

/** First visits to the recipients that one provider, or the township's own staff, has taken over (CT-06). */
export const confirmVisitsForm: TaskForm<{ readonly covered: number }> = {
  facts: (context, task) =>
    theRow<{ covered: number }>(
      context,
      task,
      `SELECT count(DISTINCT recipient_id)::int AS covered FROM handover_case
       WHERE takeover_id = $1 AND to_provider_id = $2 AND state <> 'pending'`,
      [subjectId(task, 'takeoverId'), subjectId(task, 'providerId')],
    ),
  schema: ({ covered }) =>
    z.strictObject({
      visited: z
        .int()
        .min(0)
        .max(covered)
        .meta({ title: '已上门人数', description: `单位：人，至多 ${covered}（本单位接管的人数）。` }),
      note: text('说明', '可不填；未上门的写明原因和安排，不写姓名。').optional(),
    }),
  example: ({ covered }) => ({ visited: covered }),
};
