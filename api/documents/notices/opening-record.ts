import { isTender } from '../../../domain/procurement/notice-kinds.ts';
import type { NoticeOf } from '../../portal/allow-list.ts';
import { facts, figures, officialTime, paragraph, sections, type OfficialDocument } from '../document.ts';
import { noticeHead } from './notice-head.ts';

/** 开标记录表: who, for how much, and the hash by which every provider finds its own sealed bid (EV-01). */
export function openingRecord(notice: NoticeOf<'opening-record'>): OfficialDocument {
  const { bids } = notice.body;
  const tender = isTender(notice.method);
  return {
    ...noticeHead(notice, tender ? '开标记录表' : '响应文件开启记录表'),
    blocks: sections(
      [
        tender ? '开标情况' : '开启情况',
        facts(['开启时间', `${officialTime(notice.publishedAt)}（北京时间）`], ['开启份数', `${bids.length}份`]),
        {
          kind: 'table',
          caption: '开启记录（金额单位：元）',
          columns: [
            { title: '标段', width: 2 },
            { title: '供应商名称', width: 10 },
            { title: '报价', width: 5, figures: true },
            { title: '密封文件校验值（SHA-256）', width: 11 },
          ],
          rows: bids.map(({ lot, provider, priceFen, envelopeHash }) => [
            String(lot),
            provider,
            figures(priceFen),
            envelopeHash ?? '',
          ]),
        },
      ],
      ['核对', paragraph('校验值与提交回执所载一致的，说明所开启的即为供应商提交的文件，提交后未经改动。')],
    ),
  };
}
