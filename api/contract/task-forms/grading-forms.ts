import { z } from 'zod';
import { pointsText } from '../../../domain/providers/credit-score.ts';
import { gradingOf, isPartLine, type GradingFacts, type GradingLine } from '../../../domain/providers/grading.ts';
import {
  GRADING_FAULT_LABELS,
  GRADING_PART_LABELS,
  PROVIDER_GRADE_LABELS,
  type GradingScheme,
  type ProviderGrade,
} from '../../../domain/providers/grading-scheme.ts';
import type { ApiContext } from '../../context.ts';
import { subjectId, theRow } from './form-facts.ts';
import { refuse } from './form-issue.ts';
import type { FormTask, TaskForm } from './task-form.ts';
import { choice, text } from './text-fields.ts';

/** A grade as it is asked about: what it is computed from, and what was said and decided so far. */
export interface GradeFacts {
  readonly name: string;
  readonly year: number;
  readonly facts: GradingFacts;
  readonly scheme: GradingScheme;
  readonly schemeSource: string | null;
  readonly computed: ProviderGrade;
  readonly grade: ProviderGrade | null;
  readonly reason: string | null;
  readonly objection: string | null;
  /** Numbers of the contracts in force today. */
  readonly serving: readonly string[];
}

const FACTS = `
  SELECT o.name, g.year, g.facts, g.scheme, g.scheme_source AS "schemeSource", g.computed, g.grade, g.reason, g.objection,
         ARRAY(SELECT c.number FROM contract c WHERE c.provider_id = o.id AND c.state IN ('running', 'suspended')
               ORDER BY c.number) AS serving
  FROM provider_grading g JOIN organisation o ON o.id = g.organisation_id WHERE g.id = $1`;

function gradeFacts(context: ApiContext, task: FormTask): Promise<GradeFacts> {
  return theRow<GradeFacts>(context, task, FACTS, [subjectId(task, 'gradingId')]);
}

function lineText(line: GradingLine): string {
  if (isPartLine(line)) {
    return `${GRADING_PART_LABELS[line.of].zh} ${pointsText(line.score)} 分，权重 ${line.weight}%，计 ${pointsText(line.points)} 分`;
  }
  const times = `${GRADING_FAULT_LABELS[line.of].zh} ${line.count} 次`;
  if (line.each === null) return `${times}，评定办法没有列入，不扣分`;
  return `${times}，每次扣 ${line.each} 分，计 ${pointsText(line.points)} 分`;
}

/** The whole computation, so that nobody has to leave the form to follow it. */
function computation({ name, year, facts, scheme, schemeSource, computed, serving }: GradeFacts): string {
  const result = gradingOf(facts, scheme);
  return [
    `${name} ${year} 年度：${pointsText(result?.points ?? 0)} 分，计算等级“${PROVIDER_GRADE_LABELS[computed].zh}”（${schemeSource ?? '系统默认评定办法，非法定标准'}）。`,
    ...(result?.lines ?? []).map(lineText),
    serving.length === 0 ? '没有履行中的合同。' : `履行中的合同：${serving.join('、')}。`,
  ].join('\n');
}

function gradeField(title: string) {
  const labels = Object.fromEntries(
    Object.entries(PROVIDER_GRADE_LABELS).map(([grade, { zh }]) => [grade, zh]),
  ) as Record<ProviderGrade, string>;
  return choice(labels, title, '优秀、合格、基本合格或者不合格。');
}

const SAME_GRADE = {
  zh: '与原等级相同：请选择另一等级，或者选择按原等级办理。',
  en: 'This is the same grade: choose another, or keep it.',
};

/** Another grade than the one that stands, with its reason. */
function anotherGrade(facts: GradeFacts, than: ProviderGrade, example: string) {
  return {
    schema: z
      .strictObject({
        grade: gradeField('审定等级'),
        reason: text('理由', `${computation(facts)}\n写明与原等级不一致的事实和理由，对方将看到。`, 10),
      })
      .check((payload) => {
        if (payload.value.grade === than) refuse(payload, ['grade'], SAME_GRADE, 'AD-06');
      }),
    example: { grade: than === 'qualified' ? 'basic' : 'qualified', reason: example },
  };
}

export const reviewGradeForm: TaskForm<GradeFacts> = {
  facts: gradeFacts,
  schema: (facts) => z.strictObject({ findings: text('核实情况', `${computation(facts)}\n写明如何核实以上事实。`, 4) }),
  example: () => ({ findings: '各项事实与绩效评价、检查记录和信用记录一致。' }),
  otherOutcomes: (facts) => ({
    deviate: anotherGrade(facts, facts.computed, '年内接管系自然灾害造成，不归责于该单位（示例）。'),
  }),
};

function decided({ name, year, grade, reason }: GradeFacts): string {
  const because = reason === null ? '' : `理由：${reason}`;
  return `${name} ${year} 年度审定等级“${PROVIDER_GRADE_LABELS[grade ?? 'qualified'].zh}”。${because}`;
}

export const answerGradeForm: TaskForm<GradeFacts> = {
  facts: gradeFacts,
  schema: (facts) => z.strictObject({ opinion: text('意见', `${decided(facts)}\n${computation(facts)}`) }),
  example: () => ({ opinion: '对年度等级无异议。' }),
  otherOutcomes: () => ({
    object: {
      schema: z.strictObject({ reason: text('异议的事实和理由', '写明对哪一项有异议、依据的事实和证明。', 10) }),
      example: { reason: '所列逾期月报系系统故障，已有故障记录，请予更正（示例）。' },
    },
  }),
};

export const decideGradeObjectionForm: TaskForm<GradeFacts> = {
  facts: gradeFacts,
  schema: (facts) =>
    z.strictObject({
      reason: text(
        '核查情况和理由',
        `${decided(facts)}\n对方的异议：${facts.objection ?? '（未记录）'}\n${computation(facts)}\n对方将看到您写的理由。`,
        4,
      ),
    }),
  example: () => ({ reason: '经核对，所称故障发生在期限届满之后，等级维持（示例）。' }),
  otherOutcomes: (facts) => ({
    uphold: anotherGrade(facts, facts.grade ?? facts.computed, '故障记录属实，逾期月报不归责于该单位（示例）。'),
  }),
};
