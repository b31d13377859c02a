import { z } from 'zod';
import { subjectId, subjectNumber, theRow } from './form-facts.ts';
import type { TaskForm } from './task-form.ts';
import { reasonForm } from './text-fields.ts';

interface StandbyFacts {
  /** Recipients who still have no new provider. */
  readonly uncovered: number;
  /** Recipients the asked organisation may take: those it was asked for, or without a stated capability all it can serve at once. */
  readonly ownCapacity: number;
}

/** A standby provider says how many recipients it takes and when it starts (CT-01). */
export const answerStandbyForm: TaskForm<StandbyFacts> = {
  facts: async (context, task) => {
    const row = await theRow<{ uncovered: number; capacity: number }>(context, task, FACTS, [
      subjectId(task, 'takeoverId'),
      subjectNumber(task, 'position'),
    ]);
    return { uncovered: row.uncovered, ownCapacity: row.capacity };
  },
  schema: ({ uncovered, ownCapacity }) =>
    z.strictObject({
      capacity: z
        .int()
        .min(1)
        .max(ownCapacity)
        .meta({
          title: '可承接人数',
          description: `单位：人，至多 ${ownCapacity}；尚有 ${uncovered} 名救助对象等待承接，失能、半失能对象优先。`,
        }),
      startWithinHours: z
        .int()
        .min(1)
        .max(72)
        .meta({ title: '多久开始服务', description: '自答复起，单位：小时，1 至 72。' }),
    }),
  example: ({ uncovered, ownCapacity }) => ({
    capacity: Math.max(1, Math.min(ownCapacity, uncovered)),
    startWithinHours: 12,
  }),
  otherOutcomes: () => ({ decline: reasonForm('目前没有空余的服务人员。') }),
};

const FACTS = `
  SELECT coalesce(i.asked_for, o.capacity) AS capacity,
         (SELECT count(DISTINCT h.recipient_id)::int FROM handover_case h
          WHERE h.takeover_id = t.id AND h.state = 'pending') AS uncovered
  FROM takeover t
  JOIN standby_provider s ON s.contract_id = t.contract_id AND s.position = $2
  JOIN organisation o ON o.id = s.provider_id
  LEFT JOIN standby_invitation i ON i.takeover_id = t.id AND i.position = s.position
  WHERE t.id = $1`;
