import { COMPLAINT_EFFECTS, effectGround } from '../../../domain/procurement/case-effects.ts';
import { CHALLENGE_GROUND_LABELS, type ChallengeGround } from '../../../domain/procurement/challenge.ts';
import { periodOf } from '../../../domain/procurement/rules.ts';
import type { NoticeOf } from '../../portal/allow-list.ts';
import { dayOfInstant, facts, paragraph, paragraphs, sections, type OfficialDocument } from '../document.ts';
import { noticeHead } from './notice-head.ts';

/** 投诉处理结果公告 (M94 34; REG 58): who complained of what, what was found, on which basis, and what follows. */
export function complaintDecision(notice: NoticeOf<'complaint-decision'>): OfficialDocument {
  const { body, number, title, publishedAt } = notice;
  const ground = CHALLENGE_GROUND_LABELS[body.ground as ChallengeGround] as { readonly zh: string } | undefined;
  return {
    ...noticeHead(notice, '投诉处理结果公告'),
    blocks: sections(
      ['项目基本情况', facts(['项目编号', number], ['项目名称', title], ['处理决定书文号', body.decision])],
      ['相关当事人', facts(['投诉人', body.complainant], ['被投诉人', body.respondent])],
      [
        '投诉事项',
        facts(['所属环节', ground?.zh]),
        ...body.matters.map((matter, at) => paragraph(`${at + 1}. ${matter}`)),
      ],
      ['查明的事实', ...paragraphs(body.findings)],
      [
        '处理依据和结果',
        ...paragraphs(body.basis),
        paragraph(body.verdict === 'upheld' ? '投诉事项成立。' : '投诉事项不成立，驳回投诉。'),
        ...effects(body),
      ],
      ['权利告知', paragraph(rights(dayOfInstant(publishedAt)))],
    ),
  };
}

function effects({ effects: lots, ground, verdict }: NoticeOf<'complaint-decision'>['body']) {
  if (lots.length === 0) return verdict === 'upheld' ? [paragraph('不影响采购结果，继续开展采购活动。')] : [];
  const table = COMPLAINT_EFFECTS[effectGround(ground as ChallengeGround)];
  return lots.map(({ lot, point }) => paragraph(`第${lot}标段：${table[point].title.zh}（${table[point].source}）。`));
}

function rights(on: ReturnType<typeof dayOfInstant>): string {
  const { count: days } = periodOf('CH-16', 'reconsideration', on);
  const { count: months } = periodOf('CH-16', 'court', on);
  return `对处理决定不服的，可以自收到之日起${days}日内申请行政复议，或者在${months}个月内提起行政诉讼（政府采购法第五十八条）。`;
}
