import { z } from 'zod';
import { APPEAL_LABELS, type AppealKind } from '../../../domain/providers/credit-appeal.ts';
import { CREDIT_EVENTS, type CreditEventCode } from '../../../domain/providers/credit-event.ts';
import { dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import { subjectId, theRow } from './form-facts.ts';
import type { TaskForm } from './task-form.ts';
import { reasonForm, text } from './text-fields.ts';

/** An event of a credit file, and what its provider says of it. */
export interface AppealFacts {
  readonly name: string;
  readonly kind: AppealKind;
  readonly eventKind: CreditEventCode;
  readonly eventAt: Date;
  readonly source: string;
  readonly text: string;
}

const FACTS = `
  SELECT o.name, a.kind, a.event_kind AS "eventKind", a.event_at AS "eventAt", a.event_source AS source, a.text
  FROM credit_appeal a JOIN organisation o ON o.id = a.organisation_id WHERE a.id = $1`;

function inShort({ name, kind, eventKind, eventAt, source, text: said }: AppealFacts): string {
  const day = dayOf(instantOfMillis(new Date(eventAt).getTime()));
  return [
    `${name}提出${APPEAL_LABELS[kind].zh}：${CREDIT_EVENTS[eventKind].title.zh}（${source}，${day}）。`,
    `对方的说明：${said}`,
    kind === 'objection' ? '成立的，该事项自始不计分。' : '成立的，该事项自决定之日起不再计分。',
  ].join('\n');
}

export const decideCreditAppealForm: TaskForm<AppealFacts> = {
  facts: (context, task) => theRow(context, task, FACTS, [subjectId(task, 'appealId')]),
  schema: (facts) => z.strictObject({ reason: text('核查情况和理由', `${inShort(facts)}\n对方将看到您写的理由。`, 4) }),
  example: () => ({ reason: '经核对住院证明和顺延记录，当月未上门确因救助对象住院，异议成立（示例）。' }),
  otherOutcomes: () => ({ reject: reasonForm('所附材料不能证明当日已经上门，原记录有救助对象的评价印证（示例）。') }),
};
