import { METHODS } from '../../../domain/procurement/methods.ts';
import type { NoticeOf } from '../../portal/allow-list.ts';
import { amount, facts, officialTime, paragraph, sections, type OfficialDocument } from '../document.ts';
import { noticeHead } from './notice-head.ts';
import { RESERVED } from './tender-notice.ts';

/** 资格预审公告 of an invited tender: whoever qualifies enters the draw (M87 14, 21; ME-12). */
export function prequalificationNotice(notice: NoticeOf<'prequalification-notice'>): OfficialDocument {
  const { body, method, number, title } = notice;
  const total = body.lots.reduce((sum, lot) => sum + (lot.budgetFen ?? 0), 0);
  return {
    ...noticeHead(notice, '资格预审公告'),
    blocks: sections(
      [
        '项目基本情况',
        facts(
          ['项目编号', number],
          ['项目名称', title],
          ['采购方式', METHODS[method].title.zh],
          ['预算金额', total === 0 ? undefined : amount(total)],
          ['资金来源', body.fundSource],
          ['面向中小企业', body.smeReserved === undefined ? undefined : RESERVED],
        ),
      ],
      ['标段', ...body.lots.map(({ seq, name }) => paragraph(`第${seq}标段：${name}`))],
      [
        '申请文件的提交',
        ...(body.deadline === undefined
          ? []
          : [paragraph(`申请须于${officialTime(body.deadline)}（北京时间）前提交，资格预审文件免费提供。`)]),
      ],
      [
        '邀请方式',
        paragraph(
          '审查合格的申请人中随机抽取三家以上，向其发出投标邀请；抽取的种子和名单在开标后公开，任何人可以复核。',
        ),
      ],
    ),
  };
}
