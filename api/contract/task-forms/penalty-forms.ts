import { z } from 'zod';
import type { DebarmentRule } from '../../../domain/providers/debarment.ts';
import { banMonths } from '../../../domain/providers/penalty.ts';
import { deadline } from '../../../domain/procurement/deadlines.ts';
import { toBusiness } from '../../../domain/time/business-clock.ts';
import { dayOf, instantOfMillis, type Day } from '../../../domain/time/shanghai.ts';
import { calendarFromJson } from '../../../domain/time/working-calendar.ts';
import { newestCalendar } from '../../../prisma/newest-calendar.ts';
import { subjectId, theRow } from './form-facts.ts';
import { staticForm, type TaskForm } from './task-form.ts';
import { line, reasonForm, text } from './text-fields.ts';

/** The case as every step of it shows it. */
interface PenaltyFacts {
  readonly name: string;
  readonly rule: DebarmentRule;
  readonly facts: string;
  readonly evidence: string;
  readonly months: number;
  readonly statement: string | null;
  readonly hearingRecord: string | null;
  readonly endedOn: Day;
}

const PENALTY = `
  SELECT o.name, p.rule, p.facts, p.evidence, p.months, p.statement, p.hearing_record AS "hearingRecord",
         p.ended_on::text AS "endedOn"
  FROM penalty p JOIN organisation o ON o.id = p.organisation_id WHERE p.id = $1`;

const factsOf: TaskForm<PenaltyFacts>['facts'] = (context, task) =>
  theRow(context, task, PENALTY, [subjectId(task, 'penaltyId')]);

function inShort({ name, rule, facts, evidence, months, statement, hearingRecord }: PenaltyFacts): string {
  return [
    `${name}；依据 ${rule}，拟禁止参加政府采购 ${months} 个月。`,
    `违法事实：${facts}`,
    `证据：${evidence}`,
    ...(statement === null ? [] : [`陈述申辩：${statement}`]),
    ...(hearingRecord === null ? [] : [`听证笔录：${hearingRecord}`]),
  ].join('\n');
}

export const servePenaltyNoticeForm: TaskForm<PenaltyFacts> = {
  facts: factsOf,
  schema: (penalty) =>
    z.strictObject({
      noticeNumber: line('告知书文号', `${inShort(penalty)}\n告知书载明内容、事实、理由、依据和当事人的权利。`),
    }),
  example: () => ({ noticeNumber: '示例财罚告〔2026〕1号' }),
  otherOutcomes: () => ({ withdraw: reasonForm('经复核，违法事实不能成立（示例）。') }),
};

export const answerPenaltyNoticeForm: TaskForm<PenaltyFacts> = {
  facts: factsOf,
  schema: (penalty) =>
    z.strictObject({ statement: text('陈述、申辩', `${inShort(penalty)}\n写明事实、理由，附件可随任务上传。`, 4) }),
  example: () => ({ statement: '材料由员工误传，发现后已主动说明并更正（示例）。' }),
  otherOutcomes: () => ({
    hearing: {
      schema: z.strictObject({ statement: text('要求听证的理由', '写明要求听证的事项。', 4) }),
      example: { statement: '对事实认定有异议，要求听证（示例）。' },
    },
    waive: {
      schema: z.strictObject({ statement: text('确认', '写明放弃陈述、申辩和听证是真实意思。', 4) }),
      example: { statement: '本单位自愿放弃陈述、申辩和听证（示例）。' },
    },
  }),
};

/** The party hears of it at least so long before (DB-09): the earliest day is that after the period. */
interface HearingFacts {
  readonly earliest: Day;
}

export const announceHearingForm: TaskForm<HearingFacts> = {
  async facts(context, task) {
    const { epoch, scale } = await theRow<{ epoch: Date; scale: number }>(
      context,
      task,
      'SELECT clock_epoch AS epoch, clock_scale AS scale FROM penalty WHERE id = $1',
      [subjectId(task, 'penaltyId')],
    );
    const calendar = calendarFromJson(await newestCalendar(context.database));
    const clock = { epoch: instantOfMillis(epoch.getTime()), scale };
    const today = dayOf(toBusiness(clock, instantOfMillis(Date.now())));
    return { earliest: deadline('DB-09', 'hearingNotice', today, calendar, today).on };
  },
  schema: ({ earliest }) =>
    z.strictObject({
      day: z.iso
        .date()
        .refine((day) => day >= earliest, {
          message: `听证应当提前通知，最早为 ${earliest}。 / The earliest lawful day is ${earliest}.`,
          params: { rule: 'DB-09' },
        })
        .meta({ title: '听证日期', description: `最早 ${earliest}（行政处罚法第六十四条）。` }),
      place: line('地点', '听证地点；除依法不公开的以外公开举行。'),
    }),
  example: ({ earliest }) => ({ day: earliest, place: '示例县财政局会议室' }),
};

export const recordHearingForm: TaskForm<PenaltyFacts> = {
  facts: factsOf,
  schema: (penalty) =>
    z.strictObject({
      record: text('听证笔录', `${inShort(penalty)}\n当事人核对无误后签字；由调查人员以外的人主持。`, 10),
    }),
  example: () => ({ record: '双方就事实和依据陈述、质证，当事人核对笔录无误并签字（示例）。' }),
};

export const decidePenaltyForm: TaskForm<PenaltyFacts> = {
  facts: factsOf,
  schema(penalty) {
    const { least } = banMonths(penalty.rule, penalty.endedOn);
    return z.strictObject({
      reasons: text('决定理由', `${inShort(penalty)}\n写明对陈述申辩和听证意见是否采纳；不得因申辩加重处罚。`, 10),
      authority: line('作出决定的机关', '有权作出处罚决定的机关。'),
      document: line('决定书文号', '随名单公示。'),
      months: z
        .int()
        .min(least)
        .max(penalty.months)
        .meta({ title: '禁止期', description: `单位：月，至少 ${least}，不得重于告知的 ${penalty.months}。` }),
    });
  },
  example: ({ months }) => ({
    reasons: '违法事实清楚，证据确凿，申辩意见不予采纳（示例）。',
    ...{ authority: '示例县财政局', document: '示例财罚〔2026〕1号', months },
  }),
  otherOutcomes: () => ({ drop: reasonForm('违法事实不能成立，不予处罚（示例）。') }),
};

export const servePenaltyForm = staticForm(
  z.strictObject({ manner: line('送达方式', '直接送达、留置、邮寄等，注明签收人职务。') }),
  { manner: '直接送达，单位负责人签收（示例）' },
);
