import type { NoticeOf } from '../../portal/allow-list.ts';
import { facts, paragraph, paragraphs, sections, type OfficialDocument } from '../document.ts';
import { noticeHead } from './notice-head.ts';

/** 终止公告: the purchase ends because its task is cancelled or by force majeure (M87 29; PB-06). */
export function terminationNotice(notice: NoticeOf<'termination-notice'>): OfficialDocument {
  const { body, number, title } = notice;
  return {
    ...noticeHead(notice, '终止公告'),
    blocks: sections(
      ['项目基本情况', facts(['项目编号', number], ['项目名称', title])],
      [
        '终止理由',
        paragraph(body.kind === 'force-majeure' ? '因不可抗力，采购不能继续。' : '因重大变故，采购任务取消。'),
        ...paragraphs(body.reason),
      ],
      ['其他事项', paragraph('已收取的费用和保证金，自终止采购之日起五个工作日内退还。')],
    ),
  };
}
