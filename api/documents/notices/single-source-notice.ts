import type { NoticeOf } from '../../portal/allow-list.ts';
import { amount, facts, officialTime, paragraph, paragraphs, sections, type OfficialDocument } from '../document.ts';
import { noticeHead } from './notice-head.ts';

/** 单一来源采购公示 (REG 38; M74 38): the supplier, why only this one, and who says so. */
export function singleSourceNotice(notice: NoticeOf<'single-source-notice'>): OfficialDocument {
  const { body, number, title } = notice;
  return {
    ...noticeHead(notice, '单一来源采购公示'),
    blocks: sections(
      [
        '项目信息',
        facts(
          ['项目编号', number],
          ['项目名称', title],
          ['预算金额', body.budgetFen === undefined ? undefined : amount(body.budgetFen)],
          ['拟定供应商', body.supplier],
        ),
      ],
      ['采用单一来源方式的原因', ...paragraphs(body.ground), ...paragraphs(body.facts)],
      [
        '专业人员论证意见',
        ...body.statements.map(({ name, title: office, statement }) => paragraph(`${name}（${office}）：${statement}`)),
      ],
      [
        '公示期限和异议',
        ...(body.deadline === undefined
          ? []
          : [paragraph(`公示至${officialTime(body.deadline)}（北京时间）。对公示有异议的，请在此之前书面提出。`)]),
      ],
    ),
  };
}
