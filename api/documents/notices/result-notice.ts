import { DEPARTURES, type DepartureCode } from '../../../domain/procurement/award-order.ts';
import { METHODS } from '../../../domain/procurement/methods.ts';
import { isTender } from '../../../domain/procurement/notice-kinds.ts';
import { periodOf } from '../../../domain/procurement/rules.ts';
import type { NoticeOf } from '../../portal/allow-list.ts';
import {
  amount,
  dayOfInstant,
  facts,
  figures,
  paragraph,
  sections,
  type Block,
  type OfficialDocument,
} from '../document.ts';
import { noticeHead } from './notice-head.ts';
import { challenge } from './tender-notice.ts';

type AwardedLot = NoticeOf<'result-notice'>['body']['lots'][number];

/** 中标公告, 成交公告: winners and amounts, and the experts by name (REG 43; M87 69; EV-17, EV-08). */
export function resultNotice(notice: NoticeOf<'result-notice'>): OfficialDocument {
  const { body, method, number, title, publishedAt } = notice;
  const won = isTender(method) ? '中标' : '成交';
  const { count } = periodOf('PB-03', 'notice', dayOfInstant(publishedAt));
  return {
    ...noticeHead(notice, `${won}结果公告`),
    blocks: sections(
      ['项目基本情况', facts(['项目编号', number], ['项目名称', title], ['采购方式', METHODS[method].title.zh])],
      [
        `${won}信息`,
        ...(body.replacedLot === undefined ? [] : [paragraph(replacement(body, won))]),
        ...(body.lots.length === 0 ? [paragraph(`本项目没有${won}供应商。`)] : [winners(body.lots, won)]),
        ...body.lots.map((lot) =>
          paragraph(`第${lot.lot}标段${won}金额：${amount(lot.amountFen)}。${reasonText(lot)}`),
        ),
      ],
      ['评审专家名单', ...(body.experts.length === 0 ? [] : [paragraph(`${body.experts.join('、')}。`)])],
      ['公告期限', paragraph(`自本公告发布之日起${count}个工作日。`)],
      ['询问和质疑', paragraph(challenge(publishedAt))],
    ),
  };
}

/** Notices from before the reason was kept are of refusals to sign. */
function replacement(
  { replacedLot, replacedFor, replacedReason }: NoticeOf<'result-notice'>['body'],
  won: string,
): string {
  const { title } = DEPARTURES[(replacedFor ?? 'refused-to-sign') as DepartureCode] ?? DEPARTURES['refused-to-sign'];
  const reason = replacedReason === undefined ? '' : `采购人说明：${replacedReason}`;
  return (
    `第${replacedLot}标段原${won}供应商的${won}结果无效（${title.zh.replace('成交', won)}），采购人依照《政府采购法实施条例》第四十九条，` +
    `按照候选人名单排序确定下一候选人为${won}供应商。${reason}`
  );
}

function winners(lots: readonly AwardedLot[], won: string): Block {
  return {
    kind: 'table',
    caption: `${won}供应商（金额单位：元）`,
    columns: [
      { title: '标段', width: 2 },
      { title: `${won}供应商`, width: 11 },
      { title: `${won}金额`, width: 5, figures: true },
      { title: '评审总得分', width: 4, figures: true },
    ],
    rows: lots.map(({ lot, provider, amountFen, totalHundredths }) => [
      String(lot),
      provider,
      figures(amountFen),
      totalHundredths === undefined ? '' : (totalHundredths / 100).toFixed(2),
    ]),
  };
}

function reasonText({ rank, candidates, deemed }: AwardedLot): string {
  const ranked =
    rank === undefined ? '' : `综合评分排序第${rank}名${candidates === undefined ? '' : `，共${candidates}家入围`}。`;
  return `${ranked}${deemed ? '采购人逾期未确认，依法视为确定排序第一的候选人。' : ''}`;
}
