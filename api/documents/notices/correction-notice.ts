import type { NoticeOf } from '../../portal/allow-list.ts';
import {
  facts,
  officialTime,
  paragraph,
  paragraphs,
  sections,
  type Block,
  type OfficialDocument,
} from '../document.ts';
import { noticeHead } from './notice-head.ts';

/** 更正公告: in the same medium as the notice, and never of the object or the qualification terms (PB-04). */
export function correctionNotice(notice: NoticeOf<'correction-notice'>): OfficialDocument {
  const { body, number, title } = notice;
  return {
    ...noticeHead(notice, '更正公告'),
    blocks: sections(
      ['项目基本情况', facts(['项目编号', number], ['项目名称', title])],
      ['更正原因', ...paragraphs(body.reason)],
      ['更正内容', ...(body.changes.length === 0 ? [] : [changes(body.changes)])],
      [
        '截止和开启时间',
        ...(body.deadline === undefined ? [] : [paragraph(`变更为${officialTime(body.deadline)}（北京时间）。`)]),
      ],
      ['其他事项', paragraph('除上述内容外，原公告其他内容不变。原公告与本公告不一致的，以本公告为准。')],
    ),
  };
}

function changes(rows: NoticeOf<'correction-notice'>['body']['changes']): Block {
  return {
    kind: 'table',
    caption: '更正前后对照',
    columns: [
      { title: '更正事项', width: 5 },
      { title: '更正前', width: 9 },
      { title: '更正后', width: 9 },
    ],
    rows: rows.map(({ item, before, after }) => [item, before ?? '（无）', after]),
  };
}
