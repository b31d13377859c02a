import { z } from 'zod';
import { TRIGGER_CAUSES, type TriggerCauseCode } from '../../../domain/contracts/takeover-triggers.ts';
import { subjectId, theRow } from './form-facts.ts';
import type { TaskForm } from './task-form.ts';
import { text } from './text-fields.ts';

interface TriggerFacts {
  readonly cause: TriggerCauseCode;
  /** The contractor's own words, or the document of the registration. */
  readonly facts: string | null;
  readonly recipients: number;
}

/** A supervisor weighs a takeover; the same words for every outcome, kept as the reason of the takeover that follows (§2.6). */
export const weighTakeoverForm: TaskForm<TriggerFacts> = {
  facts: (context, task) => theRow<TriggerFacts>(context, task, FACTS, [subjectId(task, 'triggerId')]),
  schema: ({ cause, facts, recipients }) =>
    z.strictObject({
      reason: text(
        '研判意见',
        `${TRIGGER_CAUSES[cause].title.zh}${facts === null ? '' : `：${facts}`}。合同现有救助对象 ${recipients} 人。写明事实和是否接管的理由，不写救助对象姓名。`,
        10,
      ),
    }),
  example: () => ({ reason: '承接主体资格丧失，服务人员已陆续离岗，不能保证每日照料，须按预案接管（示例）。' }),
};

const FACTS = `
  SELECT t.cause, t.facts,
         (SELECT count(DISTINCT c.recipient_id)::int FROM coverage c
          WHERE c.contract_id = t.contract_id AND upper_inf(c.period)) AS recipients
  FROM takeover_trigger t WHERE t.id = $1`;
