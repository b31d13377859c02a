import type { NoticeOf } from '../../portal/allow-list.ts';
import { facts, paragraph, sections, type OfficialDocument } from '../document.ts';
import { noticeHead } from './notice-head.ts';

const ACCEPTED = '按照采购合同约定的标准逐项验收，验收合格。';
const REFUSED = '按照采购合同约定的标准逐项验收，验收不合格。承接主体整改后重新验收。';

/** 验收结果公告: recipients took part, and the result is public (REG 45; DL-02, DL-03). */
export function acceptanceNotice(notice: NoticeOf<'acceptance-notice'>): OfficialDocument {
  const { body, number, title } = notice;
  const { recipientsAsked: asked, recipientsSatisfied: satisfied } = body;
  return {
    ...noticeHead(notice, '履约验收结果公告'),
    blocks: sections(
      [
        '合同基本情况',
        facts(
          ['合同编号', body.number],
          ['项目编号', number],
          ['项目名称', title],
          ['标段', body.lot === undefined ? undefined : `第${body.lot}标段`],
        ),
      ],
      ['验收结论', paragraph(body.accepted === false ? REFUSED : ACCEPTED)],
      [
        '服务对象意见',
        ...(asked === undefined || satisfied === undefined
          ? []
          : [paragraph(`征求服务对象或者其监护人意见${asked}人，其中满意${satisfied}人${share(satisfied, asked)}。`)]),
      ],
    ),
  };
}

function share(satisfied: number, asked: number): string {
  return asked === 0 ? '' : `，满意率${Math.round((satisfied / asked) * 1000) / 10}%`;
}
