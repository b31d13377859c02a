import { METHODS } from '../../../domain/procurement/methods.ts';
import { isTender } from '../../../domain/procurement/notice-kinds.ts';
import { periodOf } from '../../../domain/procurement/rules.ts';
import type { NoticeOf } from '../../portal/allow-list.ts';
import {
  amount,
  dayOfInstant,
  facts,
  figures,
  officialTime,
  paragraph,
  paragraphs,
  sections,
  type Block,
  type OfficialDocument,
} from '../document.ts';
import { termText } from '../term-text.ts';
import { noticeHead } from './notice-head.ts';

/** 采购公告, in the order of 财办库〔2020〕50号. */
export function tenderNotice(notice: NoticeOf<'tender-notice'>): OfficialDocument {
  const { body, method, number, title } = notice;
  const total = body.lots.reduce((sum, lot) => sum + (lot.budgetFen ?? 0), 0);
  const bid = isTender(method) ? '投标文件' : '响应文件';
  return {
    ...noticeHead(notice, `${METHODS[method].title.zh}公告`),
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
          [
            '投标保证金',
            body.bidBondPercent === undefined
              ? undefined
              : `标段预算的${body.bidBondPercent}%，以非现金形式在提交截止时间前提交`,
          ],
          [
            '小微企业价格扣除',
            body.smallDeductionPercent === undefined
              ? undefined
              : `小型和微型企业的报价扣除${body.smallDeductionPercent}%后参加评审，须提供中小企业声明函`,
          ],
          [
            '履约保证金',
            body.performanceBondPercent === undefined
              ? undefined
              : `合同金额的${body.performanceBondPercent}%，以非现金形式在签订合同前提交`,
          ],
        ),
      ],
      ['标段和服务内容', ...(body.lots.length === 0 ? [] : [lotTable(body.lots), ...body.lots.flatMap(lotScope)])],
      ['采购需求', ...paragraphs(body.requirements)],
      ['评审因素', ...(body.criteria.length === 0 ? [] : [criteriaTable(body.criteria)])],
      [
        '供应商资格要求',
        paragraph(
          '符合《中华人民共和国政府采购法》第二十二条规定，属于依法登记的社会组织、公益二类或者生产经营类事业单位、企业。',
        ),
        ...(body.smeReserved === undefined ? [] : [paragraph(RESERVED)]),
        ...(body.pastContracts === undefined
          ? []
          : [paragraph(`提供同类服务合同${body.pastContracts}份，作为具备同类服务经验的证明。`)]),
        paragraph('公益一类事业单位、参照公务员法管理的单位不得参加；列入严重违法失信名单且在禁止期内的不得参加。'),
      ],
      [`${bid}的提交和开启`, ...submission(body.deadline, bid)],
      ['公告期限', paragraph(noticePeriod(notice))],
      ['询问和质疑', paragraph(challenge(notice.publishedAt))],
    ),
  };
}

/** What the documents of a reserve have to say (PL-15; K2046 11, 12). */
export const RESERVED =
  '本项目专门面向中小企业采购，供应商须在响应文件中出具《中小企业声明函》，声明为中型、小型或者微型企业。';

type Lots = NoticeOf<'tender-notice'>['body']['lots'];

function lotTable(lots: Lots): Block {
  return {
    kind: 'table',
    caption: '标段一览（金额单位：元）',
    columns: [
      { title: '标段', width: 2 },
      { title: '名称', width: 10 },
      { title: '预算金额', width: 5, figures: true },
      { title: '最高限价', width: 5, figures: true },
      { title: '服务期限', width: 6 },
    ],
    rows: lots.map(({ seq, name, budgetFen, ceilingFen, term }) => [
      String(seq),
      name,
      budgetFen === undefined ? '' : figures(budgetFen),
      ceilingFen === undefined ? '' : figures(ceilingFen),
      termText(term) ?? '见采购需求',
    ]),
  };
}

function lotScope({ seq, items, townships }: Lots[number]): Block[] {
  const parts = [
    items.length > 0 && `服务事项：${items.map(({ nameZh }) => nameZh).join('、')}`,
    townships.length > 0 && `服务范围：${townships.join('、')}`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? [] : [paragraph(`第${seq}标段${parts.join('；')}。`)];
}

function criteriaTable(criteria: NoticeOf<'tender-notice'>['body']['criteria']): Block {
  return {
    kind: 'table',
    caption: '综合评分法，总分一百分',
    columns: [
      { title: '评审因素', width: 14 },
      { title: '类别', width: 5 },
      { title: '分值', width: 3, figures: true },
    ],
    rows: criteria.map(({ titleZh, kind, weight }) => [
      titleZh,
      kind === 'price' ? '价格' : '技术、商务',
      String(weight),
    ]),
  };
}

function submission(deadline: string | undefined, bid: string): Block[] {
  const sealed = paragraph(`${bid}通过本系统加密提交，截止时间前任何人无法查看；逾期送达的拒收。`);
  return deadline === undefined
    ? [sealed]
    : [facts(['截止和开启时间', `${officialTime(deadline)}（北京时间）`]), sealed];
}

function noticePeriod({ method, publishedAt, body }: NoticeOf<'tender-notice'>): string {
  if (body.noticeEnds !== undefined) return `自本公告发布之日起至${officialTime(body.noticeEnds)}。`;
  const { notice } = METHODS[method];
  if (notice === undefined) return '自本公告发布之日起。';
  const { count } = periodOf(notice.rule, notice.figure, dayOfInstant(publishedAt));
  return `自本公告发布之日起${count}个工作日。`;
}

/** What a supplier may do against the notice or the result (M94 10). */
export function challenge(publishedAt: string): string {
  const { count } = periodOf('CH-01', 'challenge', dayOfInstant(publishedAt));
  return (
    `供应商可以通过本系统向采购人提出询问；认为自己的权益受到损害的，可以自知道或者应当知道之日起${count}个工作日内` +
    '以书面形式提出质疑，对答复不满意的可以依法向同级财政部门投诉。'
  );
}
