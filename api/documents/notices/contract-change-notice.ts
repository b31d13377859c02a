import { CHANGE_GROUNDS, type ChangeGround } from '../../../domain/contracts/change.ts';
import type { Day } from '../../../domain/time/shanghai.ts';
import type { NoticeOf } from '../../portal/allow-list.ts';
import { amount, facts, officialDay, paragraphs, sections, type OfficialDocument } from '../document.ts';
import { noticeHead } from './notice-head.ts';

/** 合同变更公告, within two working days of the change (CO-03). */
export function contractChangeNotice(notice: NoticeOf<'contract-change-notice'>): OfficialDocument {
  const { body, number, title } = notice;
  const { seq, ground, extraFen = 0, originalFen, endsOn } = body;
  return {
    ...noticeHead(notice, '合同变更公告'),
    blocks: sections(
      [
        '合同基本情况',
        facts(
          ['合同编号', body.number],
          ['项目编号', number],
          ['项目名称', title],
          ['标段', body.lot === undefined ? undefined : `第${body.lot}标段`],
          ['原合同金额', originalFen === undefined ? undefined : amount(originalFen)],
        ),
      ],
      [
        '变更内容',
        facts(
          ['补充合同', seq === undefined ? undefined : `第${seq}号`],
          ['变更依据', ground === undefined ? undefined : CHANGE_GROUNDS[ground as ChangeGround]?.title.zh],
          ['追加金额', extraFen === 0 ? undefined : amount(extraFen)],
          ['服务期限变更为', endsOn === undefined ? undefined : `至${officialDay(endsOn as Day)}`],
        ),
        ...paragraphs(body.content),
      ],
      ['变更理由', ...paragraphs(body.reason)],
    ),
  };
}
