import { z } from 'zod';
import { CREDIT_EVENTS, SCORED_EVENT_CODES } from '../../../domain/providers/credit-event.ts';
import { PROVIDER_GRADE_LABELS, type ProviderGrade } from '../../../domain/providers/grading-scheme.ts';
import { standingsOf, standingText, type Standing } from './credit-standing.ts';
import { subjectId, theRow } from './form-facts.ts';
import { refuse } from './form-issue.ts';
import type { TaskForm } from './task-form.ts';
import { line, reasonForm, text } from './text-fields.ts';

/** What a review of a provider of the bank rests on. */
export interface ReviewFacts {
  readonly name: string;
  readonly capacity: number;
  /** Contracts in force. */
  readonly contracts: number;
  /** Staff of the roster. */
  readonly staff: number;
  /** Bad events of the credit file within a year. */
  readonly badEvents: number;
  readonly standing: Standing;
  readonly debarred: boolean;
  /** Numbers of the contracts in force. */
  readonly serving: readonly string[];
  /** The newest published grade; null before the first. */
  readonly grade: ProviderGrade | null;
  readonly gradeYear: number | null;
  /** Last day of an order to improve that no review has looked into yet. */
  readonly improveUntil: string | null;
  /** Why it was asked for before its time. */
  readonly request: string | null;
}

const BAD = SCORED_EVENT_CODES.filter((code) => CREDIT_EVENTS[code].tone === 'bad');

const FACTS = `
  SELECT o.id, o.name, o.capacity, r.request,
         (SELECT count(*)::int FROM contract c WHERE c.provider_id = o.id AND c.state IN ('running', 'suspended')) AS contracts,
         (SELECT count(*)::int FROM provider_staff s WHERE s.organisation_id = o.id AND s.left_on IS NULL) AS staff,
         (SELECT count(*)::int FROM credit_event e WHERE e.provider_id = o.id AND e.at > now() - interval '1 year'
            AND e.kind = ANY ($2)) AS "badEvents",
         is_debarred(o.credit_code) AS debarred, g.grade, g.year AS "gradeYear",
         ARRAY(SELECT c.number FROM contract c WHERE c.provider_id = o.id AND c.state IN ('running', 'suspended')
               ORDER BY c.number) AS serving,
         (SELECT max(i.improve_until)::text FROM provider_grading i
          WHERE i.organisation_id = o.id AND i.checked_review_id IS NULL) AS "improveUntil"
  FROM provider_review r JOIN organisation o ON o.id = r.organisation_id
  LEFT JOIN LATERAL (SELECT p.grade, p.year FROM provider_grading p
    WHERE p.organisation_id = o.id AND p.state = 'published' ORDER BY p.year DESC LIMIT 1) g ON true
  WHERE r.id = $1`;

function inShort(facts: ReviewFacts): string {
  const { name, capacity, contracts, staff, badEvents, standing, debarred, request } = facts;
  return [
    `${name}：可同时服务 ${capacity} 人，名册在岗 ${staff} 人，履行中的合同 ${contracts} 份，${standingText(standing)}，一年内不良信用记录 ${badEvents} 条${debarred ? '，在禁止参加政府采购的期限内' : ''}。`,
    ...gradeText(facts),
    ...(request === null ? [] : [`提出复核的原因：${request}`]),
  ].join('\n');
}

function gradeText({ grade, gradeYear, improveUntil, serving }: ReviewFacts): string[] {
  return [
    ...(grade === null ? [] : [`${gradeYear} 年度等级：${PROVIDER_GRADE_LABELS[grade].zh}。`]),
    ...(improveUntil === null ? [] : [`须在 ${improveUntil} 前整改，尚未核查。`]),
    ...(serving.length === 0 ? [] : [`履行中的合同：${serving.join('、')}。`]),
  ];
}

const STILL_SERVING = {
  zh: '仍有履行中的合同，不能移出；先依法变更、解除合同或者启动临时接管。',
  en: 'It has contracts in force: change or end them, or start a takeover, first.',
};

export const reviewProviderForm: TaskForm<ReviewFacts> = {
  facts: async (context, task) => {
    const values = [subjectId(task, 'reviewId'), BAD];
    const row = await theRow<Omit<ReviewFacts, 'standing'> & { id: string }>(context, task, FACTS, values);
    return { ...row, standing: (await standingsOf(context, [row.id])).get(row.id)! };
  },
  schema: (facts) =>
    z
      .strictObject({
        findings: text('复核情况', `${inShort(facts)}\n写明条件、人员、财务报告和履约情况如何核实。`, 4),
        creditQuery: line('信用查询', '查询“信用中国”和中国政府采购网的时间、结果和查询人（DB-08）。'),
        improvement: text('整改核查', '年度等级要求限期整改的，写明是否整改到位；没有整改要求的不填。').optional(),
      })
      .check((payload) => {
        if (facts.improveUntil !== null && payload.value.improvement === undefined) {
          refuse(payload, ['improvement'], NOT_CHECKED, 'AD-06');
        }
        if (facts.debarred) refuse(payload, ['creditQuery'], DEBARRED, 'DB-01');
      }),
  example: ({ improveUntil }) => ({
    ...(improveUntil !== null && { improvement: '已按要求补充人员并重新培训，整改到位（示例）。' }),
    findings: '登记、纳税和社会保险证明在有效期内，年度财务报告已收，人员名册与实际一致。',
    creditQuery: '当日 10 时查询，两个网站均无失信记录，查询截图存档。',
  }),
  otherOutcomes: ({ contracts }) => ({
    suspend: reasonForm('年度财务报告逾期未交，暂停至补交。'),
    exit: {
      schema: z
        .strictObject({ reason: text('移出的理由', '对方将看到这段文字，请写明依据的事实。', 4) })
        .check((payload) => {
          if (contracts > 0) refuse(payload, ['reason'], STILL_SERVING, 'CT-06');
        }),
      example: { reason: '已注销登记，不再具备承接条件（示例）。' },
    },
  }),
};

const NOT_CHECKED = {
  zh: '年度等级要求限期整改，请写明核查情况；未整改到位的，可以暂停或者移出。',
  en: 'Its grade asks it to improve: say what you found. If it has not, suspend or remove it.',
};

const DEBARRED = {
  zh: '该单位在禁止参加政府采购的期限内，不能继续在库；请暂停或者移出。',
  en: 'It is debarred: suspend or remove it.',
};
