import { isTender } from '../../../domain/procurement/notice-kinds.ts';
import { findRuleInForce, type RuleId } from '../../../domain/procurement/rules.ts';
import type { Day } from '../../../domain/time/shanghai.ts';
import { workingCalendar } from '../../calendar/working-calendar.ts';
import { debriefingOf, type Debriefing, type LotResult } from '../../debriefing/debriefing.ts';
import { purchaseParams } from '../../purchases/visible-purchase.ts';
import {
  dayOfInstant,
  facts,
  officialDay,
  paragraph,
  sections,
  type Block,
  type OfficialDocument,
} from '../document.ts';
import { pdfRoute } from './pdf-route.ts';

/** 评审结果告知书: what the buyer tells a bidder of its own bid (EV-18; M87 69). */
export const debriefingPdf = pdfRoute({
  path: '/documents/purchases/{purchaseId}/debriefing',
  operationId: 'debriefingPdf',
  summary: '评审结果告知书 PDF · Debriefing as PDF',
  description: 'For a bidder, of its own bids and no other, once the result is published.',
  access: ['read', 'Bid'],
  params: purchaseParams,
  async read({ purchaseId }, caller, { database }) {
    const found = await debriefingOf(database, await workingCalendar(database), purchaseId, caller.organisationId);
    return found && debriefing(found);
  },
});

const NEXT =
  '对采购活动事项有疑问的，可以向采购人提出询问，采购人应当及时答复。认为采购结果使自己的权益受到损害的，' +
  '可以以书面形式向采购人提出质疑；对答复不满意或者逾期未答复的，可以依法向同级财政部门投诉。';

function debriefing({ purchase, provider, publishedAt, lots, challengeUntil }: Debriefing): OfficialDocument {
  const day = dayOfInstant(publishedAt);
  return {
    title: '评审结果告知书',
    number: `项目编号：${purchase.number}`,
    addressee: provider,
    blocks: [
      paragraph(`“${purchase.name}”采购结果已于${officialDay(day)}公告。依法告知你单位的评审结果如下：`),
      ...sections(
        ...lots.map((lot): readonly [string, ...Block[]] => [
          `第${lot.seq}标段（${lot.name}）`,
          ...lotBlocks(lot, isTender(purchase.method), day),
        ]),
        ['权利告知', paragraph(NEXT), facts(['质疑期限', `截至${officialDay(dayOfInstant(challengeUntil))}`])],
      ),
    ],
    office: purchase.buyer,
    date: day,
    notes: ['本告知书只载明受告知单位自己的评审情况。'],
  };
}

function lotBlocks(lot: LotResult, tender: boolean, day: Day): Block[] {
  const { rank, candidates, totalHundredths, criteria } = lot;
  const table: Block = {
    kind: 'table',
    caption: '本单位各项得分（全体评审专家的平均分）',
    columns: [
      { title: '评审因素', width: 10 },
      { title: '满分', width: 3, figures: true },
      { title: '得分', width: 4, figures: true },
      { title: '失分', width: 4, figures: true },
    ],
    rows: criteria.map(({ titleZh, weight, hundredths }) => [
      titleZh,
      String(weight),
      points(hundredths),
      points(weight * 100 - hundredths),
    ]),
  };
  return [
    facts(
      ['评审结果', verdict(lot, tender, day)],
      ['原因', lot.reason ?? undefined],
      ['总得分', totalHundredths === null ? undefined : points(totalHundredths)],
      ['排序', rank === null ? undefined : `第${rank}名（共${candidates}家）`],
    ),
    ...(criteria.length === 0 ? [] : [table]),
  ];
}

function verdict({ outcome, failureRule }: LotResult, tender: boolean, day: Day): string {
  const won = tender ? '中标' : '成交';
  switch (outcome) {
    case 'won':
      return won;
    case 'lost':
      return `未${won}`;
    case 'invalid':
      return tender ? '投标无效' : '响应无效';
    case 'lot-failed': {
      const rule = failureRule === null ? undefined : findRuleInForce(failureRule as RuleId, day);
      return rule === undefined ? '本标段废标' : `本标段废标：${rule.title.zh}`;
    }
  }
}

function points(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}
