import { z } from 'zod';
import {
  earliestSurvey,
  KEY_REVIEW_POINTS,
  leastRespondents,
  RESPONDENT_KINDS,
} from '../../../domain/procurement/needs-survey.ts';
import { dayOf, instantOfMillis, type Day } from '../../../domain/time/shanghai.ts';
import { refuse, repeatedAt } from './form-issue.ts';
import { choice, day, line, text } from './text-fields.ts';

const MOST_RESPONDENTS = 50;
const MOST_MEMBERS = 20;

export function today(): Day {
  return dayOf(instantOfMillis(Date.now()));
}

const IN_FUTURE = { zh: '调查完成日期不能晚于今天。', en: 'The survey cannot end after today.' };
const REPEATED = { zh: '同一调查对象不能重复计算。', en: 'One respondent counts once.' };
const AUTHOR = { zh: '参加需求编制的人员不得参加审查。', en: 'Whoever wrote the need does not review it.' };

function tooOld(earliest: Day) {
  return {
    zh: `该调查早于 ${earliest}，不能沿用，请重新调查。`,
    en: `A survey from before ${earliest} cannot be used again.`,
  };
}

/** The survey of a need (PL-09, PL-10), not older than the rule admits; one of the last months may be used again. */
export function surveySchema(onDay: Day) {
  const least = leastRespondents(onDay);
  const earliest = earliestSurvey(onDay);
  return z
    .strictObject({
      surveyedOn: day('调查完成日期', `可以沿用 ${earliest} 以来完成的同类需求调查（PL-10）。`),
      publicOpinion: text(
        '征求社会公众意见的情况',
        '如何向社会公众、服务对象征求意见，主要意见和采纳情况（PL-09）。',
        10,
      ),
      respondents: z
        .array(
          z.strictObject({
            name: line('调查对象', '单位名称，不写个人信息。'),
            kind: choice(RESPONDENT_KINDS, '类型', '市场主体的类型。'),
            finding: line('主要意见', '服务能力、价格和对需求的意见。'),
          }),
        )
        .min(least)
        .max(MOST_RESPONDENTS)
        .meta({ title: '市场主体调查', description: `调查对象不少于 ${least} 个，应当具有代表性（PL-10）。` }),
      industry: text('相关产业发展情况', '行业现状、标准和发展趋势。', 4),
      market: text('市场供给情况', '能够提供服务的单位数量、能力和价格水平。', 4),
      history: text(
        '同类采购项目历史成交信息',
        '本地区和周边近年同类项目的成交价格、供应商和履约情况；没有的写明。',
        4,
      ),
      followUp: text('可能涉及的后续采购', '服务延续、人员培训、设备维护等后续采购；没有的写明。', 2),
      conclusion: text('调查结论', '对需求、标准、预算和采购方式的结论。', 10),
    })
    .check((payload) => {
      const { surveyedOn, respondents } = payload.value;
      if (surveyedOn < earliest || surveyedOn > onDay) {
        refuse(payload, ['surveyedOn'], surveyedOn > onDay ? IN_FUTURE : tooOld(earliest), 'PL-10');
      }
      for (const at of repeatedAt(respondents.map(({ name }) => name))) {
        refuse(payload, ['respondents', at, 'name'], REPEATED, 'PL-10');
      }
    });
}

export function surveyExample(onDay: Day): z.input<ReturnType<typeof surveySchema>> {
  const asked = ['示例社会工作服务中心', '示例养老服务公司', '示例居家照护公司', '示例家政服务公司'];
  return {
    surveyedOn: onDay,
    publicOpinion: '在六个乡镇公示栏和政务网站征求意见十日，收到意见二十三条，采纳十九条。',
    respondents: asked.slice(0, Math.max(leastRespondents(onDay), 3)).map((name, n) => ({
      name: `${name}（示例）`,
      kind: n === 0 ? ('social-organisation' as const) : ('enterprise' as const),
      finding: '可以承接，建议按服务人次计价。',
    })),
    industry: '本地区照护服务以社会组织和小微企业为主，已有行业服务标准。',
    market: '县内及周边能够提供服务的单位八家，价格水平相近。',
    history: '周边三县上年度同类项目成交价每人每年五千至六千元，履约正常。',
    followUp: '服务期满后按评价结果续购；不涉及设备维护。',
    conclusion: '需求明确、市场供给充分，预算合理，可以采用竞争性磋商。',
  };
}

/** Who took part in a review; nobody of them wrote the need (PL-11). */
function membersSchema(authors: readonly string[]) {
  return z
    .array(
      z.strictObject({
        name: line('姓名', '参加审查的人员。'),
        unit: line('所在机构', '采购、财务、业务、监督等内部机构，或者外部专家、第三方机构。'),
        outside: z.boolean().meta({ title: '外部人员', description: '外部专家或者第三方机构人员选“是”。' }),
      }),
    )
    .min(1)
    .max(MOST_MEMBERS)
    .check((payload) => {
      payload.value.forEach(({ name }, at) => {
        if (authors.includes(name)) refuse(payload, [at, 'name'], AUTHOR, 'PL-11');
      });
    })
    .meta({ title: '参加审查的人员', description: '不得为参加需求调查和编制的人员（PL-11）。' });
}

/** The points of a key review, each with what was found. */
export function keyReviewSchema(authors: readonly string[]) {
  const about = {
    nonDiscrimination: '是否指向特定供应商或者以不合理条件差别对待。',
    competition: '竞争是否充分；采用单一来源等方式的理由是否充分。',
    policy: '中小企业、社会组织等采购政策的落实。',
    performanceRisk: '验收、付款、违约、服务中断等风险和应对措施是否充分（PL-12）。',
  } satisfies Readonly<Record<keyof typeof KEY_REVIEW_POINTS, string>>;
  return z.strictObject({
    nonDiscrimination: text(KEY_REVIEW_POINTS.nonDiscrimination.zh, about.nonDiscrimination, 4),
    competition: text(KEY_REVIEW_POINTS.competition.zh, about.competition, 4),
    policy: text(KEY_REVIEW_POINTS.policy.zh, about.policy, 4),
    performanceRisk: text(KEY_REVIEW_POINTS.performanceRisk.zh, about.performanceRisk, 4),
    members: membersSchema(authors),
  });
}

export const KEY_REVIEW_EXAMPLE: z.input<ReturnType<typeof keyReviewSchema>> = {
  nonDiscrimination: '资格条件与履约能力直接相关，未指向特定供应商。',
  competition: '县内及周边有八家单位可以承接，竞争充分。',
  policy: '社会组织和小微企业可以平等参加。',
  performanceRisk: '已列明服务中断时的备选承接主体和乡镇兜底措施。',
  members: [
    { name: '示例内审人员', unit: '县民政局规划财务科（示例）', outside: false },
    { name: '示例外部专家', unit: '示例大学社会工作系（示例）', outside: true },
  ],
};
