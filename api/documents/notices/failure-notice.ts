import { findRuleInForce, type RuleId } from '../../../domain/procurement/rules.ts';
import type { NoticeOf } from '../../portal/allow-list.ts';
import { dayOfInstant, facts, paragraph, paragraphs, sections, type OfficialDocument } from '../document.ts';
import { noticeHead } from './notice-head.ts';

/** Where nothing was opened the title of the rule alone would not say what happened. */
const UNOPENED: Readonly<Record<string, string>> = {
  'ME-13': '投标截止时投标人少于法定家数，依法不予开标，投标文件原封退回',
  'HS-17': '开标密钥份额不足，响应文件不能开启，已原封退回',
};

/** 废标公告: bidders and the public are told why (GPL 36-37; EV-19). */
export function failureNotice(notice: NoticeOf<'failure-notice'>): OfficialDocument {
  const { body, number, title, publishedAt } = notice;
  const rule = body.rule === undefined ? undefined : findRuleInForce(body.rule as RuleId, dayOfInstant(publishedAt));
  return {
    ...noticeHead(notice, '废标公告'),
    blocks: sections(
      [
        '项目基本情况',
        facts(
          ['项目编号', number],
          ['项目名称', title],
          ['废标标段', body.lot === undefined ? undefined : `第${body.lot}标段`],
        ),
      ],
      [
        '废标理由',
        paragraph(
          rule === undefined
            ? '不符合继续采购的法定条件。'
            : `${UNOPENED[rule.id] ?? rule.title.zh}（${rule.id}，${rule.source}）。`,
        ),
        ...paragraphs(body.reason),
      ],
      ['其他事项', paragraph('除采购任务取消情形外，采购人将依法重新组织采购；需要采取其他方式采购的，依法报批。')],
    ),
  };
}
