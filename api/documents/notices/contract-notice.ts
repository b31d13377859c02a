import type { Day } from '../../../domain/time/shanghai.ts';
import type { NoticeOf } from '../../portal/allow-list.ts';
import { amount, facts, officialDay, paragraph, sections, type OfficialDocument } from '../document.ts';
import { noticeHead } from './notice-head.ts';

/** 合同公告, within two working days of signing, without secrets of business (CO-02). */
export function contractNotice(notice: NoticeOf<'contract-notice'>): OfficialDocument {
  const { body, number, title, buyer } = notice;
  const { startsOn, endsOn } = body;
  return {
    ...noticeHead(notice, '合同公告'),
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
      ['合同主体', facts(['采购人（甲方）', buyer], ['供应商（乙方）', body.provider])],
      [
        '合同主要信息',
        facts(
          ['合同金额', body.amountFen === undefined ? undefined : amount(body.amountFen)],
          [
            '服务期限',
            startsOn && endsOn ? `${officialDay(startsOn as Day)}至${officialDay(endsOn as Day)}` : undefined,
          ],
        ),
      ],
      ['服务保障', paragraph('合同载明临时接管预案：承接主体不能履约时立即启动，救助对象的服务不中断。')],
    ),
  };
}
