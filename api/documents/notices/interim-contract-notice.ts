import { ruleInForce, type RuleId } from '../../../domain/procurement/rules.ts';
import type { NoticeOf } from '../../portal/allow-list.ts';
import { dayOfInstant, facts, paragraph, sections, type OfficialDocument } from '../document.ts';
import { noticeHead } from './notice-head.ts';

/** 临时接管合同公告: who serves instead, under which clause, and how it is paid (CT-01, CO-02). */
export function interimContractNotice(notice: NoticeOf<'interim-contract-notice'>): OfficialDocument {
  const { body, number, title, buyer, publishedAt } = notice;
  const basis = ruleInForce((body.rule ?? 'CT-01') as RuleId, dayOfInstant(publishedAt));
  const cap =
    body.costCapPercent === undefined ? '' : `，费用不超过预案约定的上限（增加部分不超过${body.costCapPercent}%）`;
  return {
    ...noticeHead(notice, '临时接管合同公告'),
    blocks: sections(
      [
        '合同基本情况',
        facts(
          ['临时合同编号', body.number],
          ['原合同编号', body.replaces],
          ['项目编号', number],
          ['项目名称', title],
          ['标段', body.lot === undefined ? undefined : `第${body.lot}标段`],
        ),
      ],
      [
        '合同主体',
        facts(['采购人（甲方）', buyer], ['临时承接主体（乙方）', body.provider], ['原承接主体', body.failed]),
      ],
      ['启动依据', paragraph(`${basis.title.zh}（${basis.id}，${basis.source}）。`)],
      ['费用', paragraph(`按实际提供的服务结算${cap}。`)],
      ['对服务对象的影响', paragraph('服务不中断，救助对象无需办理任何手续；新的服务单位将主动上门。')],
    ),
  };
}
