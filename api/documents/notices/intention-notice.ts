import type { NoticeOf } from '../../portal/allow-list.ts';
import { amount, facts, officialTime, paragraph, paragraphs, sections, type OfficialDocument } from '../document.ts';
import { noticeHead } from './notice-head.ts';

/** 采购意向公开: name, needs, budget and expected month (财库〔2020〕10号; PL-14). */
export function intentionNotice(notice: NoticeOf<'intention-notice'>): OfficialDocument {
  const { body, number, title } = notice;
  const { budgetFen, expectedMonth, until } = body;
  const [year, month] = (expectedMonth ?? '').split('-');
  return {
    ...noticeHead(notice, '政府采购意向公开'),
    blocks: sections(
      [
        '采购项目',
        facts(
          ['项目编号', number],
          ['采购项目名称', title],
          ['预算金额', budgetFen === undefined ? undefined : amount(budgetFen)],
          ['预计采购时间', month === undefined ? undefined : `${year}年${Number(month)}月`],
        ),
      ],
      ['采购需求概况', ...paragraphs(body.summary)],
      [
        '说明',
        paragraph('本次公开的采购意向是本单位政府采购工作的初步安排，具体采购项目情况以相关采购公告和采购文件为准。'),
        ...(until === undefined ? [] : [paragraph(`采购公告不早于${officialTime(until)}发布。`)]),
      ],
    ),
  };
}
