import { capitalAmount, formatYuan } from '../money.ts';
import type { ConsortiumMember } from '../procurement/consortium.ts';
import type { Term } from '../procurement/notice-term.ts';
import { figure } from '../procurement/rules.ts';
import type { Day } from '../time/shanghai.ts';
import { bondOf } from './change.ts';
import { INTEREST_DAYS, percentOf } from './late-rate.ts';

/** A numbered part of the contract; its paragraphs are numbered within it. */
export interface Clause {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** One service of the lot as the directory describes it. */
export interface ContractService {
  readonly name: string;
  readonly content: string;
  readonly indicators: readonly { readonly name: string; readonly target: string; readonly method: string }[];
}

/** What a contract takes from documents, bid and lot: nobody types it, so nothing can differ from them (CO-01, GPL 46). */
export interface ContractFacts {
  readonly purchaseNumber: string;
  readonly purchaseName: string;
  readonly lot: { readonly seq: number; readonly name: string };
  readonly buyer: string;
  readonly provider: string;
  readonly creditCode?: string | undefined;
  /** Members of the consortium that the provider leads (PB-11). */
  readonly members?: readonly ConsortiumMember[];
  /** Fen. */
  readonly priceFen: number;
  readonly term: Term;
  readonly services: readonly ContractService[];
  readonly townships: readonly string[];
  readonly requirements: string;
  /** Per cent of the price; 0 where the documents demand no bond. */
  readonly bondPercent: number;
  /** The day whose rules the clauses state. */
  readonly on: Day;
}

/** What only the drafter knows: the placeholders of the template. All are filled before anybody signs. */
export interface ContractTerms {
  readonly buyerRepresentative: string;
  readonly providerRepresentative: string;
  readonly servicePlace: string;
  /** Days from signing to the first day of service. */
  readonly startInDays: number;
  /** Calendar days from an instalment's due day and the invoice to its payment (DL-08). */
  readonly paymentDays: number;
  /** Calendar days from the end of a period to its acceptance (DL-11). */
  readonly acceptanceDays: number;
  /** Agreed interest for late payment: hundredths of a per cent a year; the rate of the law where it is absent (DL-08). */
  readonly lateRateBasisPoints?: number;
  /** By number of the standard, in the order of the clause on standards: per cent of the instalment where it is not met. */
  readonly deductions: readonly { readonly item?: string; readonly percent?: number }[];
  /** Per cent of the price: the most that is deducted in all. */
  readonly deductionCapPercent: number;
  readonly acceptancePlan: string;
  readonly liability: string;
  readonly disputes: DisputeWay;
  readonly takeoverPlan: Partial<TakeoverTerms>;
  /** Names, in the order in which they are asked. */
  readonly standby: readonly string[];
}

interface TakeoverTerms {
  readonly trigger: string;
  readonly scope: string;
  readonly costCapPercent: number;
  readonly dataHandover: string;
  readonly staffHandover: string;
  readonly end: string;
}

export const DISPUTE_WAYS = {
  court: '向采购人所在地人民法院提起诉讼',
  arbitration: '提交采购人所在地的仲裁委员会仲裁',
} as const;
export type DisputeWay = keyof typeof DISPUTE_WAYS;

/** Stands where a placeholder is not filled yet. */
export const BLANK = '【待填写】';

const UNITS = { month: '个月', day: '日', 'working-day': '个工作日' } as const;

/** `12个月`; `至2027-12-31止`. */
export function termInWords(term: Term): string {
  return term.unit === 'until' ? `至${term.until}止` : `${term.count}${UNITS[term.unit]}`;
}

/** The contract in Chinese, from its template: what documents, bid and lot say, and what the drafter has filled in. */
export function contractClauses(facts: ContractFacts, terms: Partial<ContractTerms>): Clause[] {
  return [
    ...clauseOfParties(facts, terms),
    ...clausesOfService(facts, terms),
    ...clausesOfMoney(facts, terms),
    ...clausesOfPerformance(facts, terms),
    ...clausesOfTrouble(facts, terms),
  ].map(({ title, paragraphs }) => ({ title, paragraphs: paragraphs.filter((paragraph) => paragraph !== '') }));
}

function filled(value: string | number | undefined): string {
  const text = String(value ?? '').trim();
  return text === '' ? BLANK : text;
}

function startInWords(days: number | undefined): string {
  return days === 0 ? '自本合同签订之日起开始服务' : `自本合同签订后第${filled(days)}日起开始服务`;
}

/** `681,000.00元（大写：陆拾捌万壹仟元整）`. */
function money(fen: number): string {
  return `${formatYuan(fen).slice(1)}元（大写：${capitalAmount(fen)}）`;
}

/** A sentence that somebody wrote, with one full stop at its end. */
function sentence(value: string | undefined): string {
  return `${filled(value).replace(/[。；;.]+$/u, '')}。`;
}

function clauseOfParties(facts: ContractFacts, terms: Partial<ContractTerms>): Clause[] {
  const { buyer, provider, creditCode, purchaseNumber, purchaseName } = facts;
  return [
    {
      title: '合同双方',
      paragraphs: [
        `甲方（采购人）：${buyer}，代表人：${filled(terms.buyerRepresentative)}。`,
        `乙方（承接主体）：${provider}${creditCode ? `，统一社会信用代码：${creditCode}` : ''}，代表人：${filled(terms.providerRepresentative)}。`,
        ...clausesOfMembers(facts.members ?? []),
        `双方根据《中华人民共和国民法典》《中华人民共和国政府采购法》《中华人民共和国社会救助法》和项目“${purchaseName}”（编号：${purchaseNumber}）的采购结果订立本合同。`,
        '采购文件及其澄清修改、乙方的响应文件和承诺、成交（中标）通知书是本合同的组成部分；本合同与之不一致的，以采购文件和响应文件为准。',
      ],
    },
  ];
}

/** Every member signs, and all answer together (GPL 24, PB-11). */
function clausesOfMembers(members: readonly ConsortiumMember[]): string[] {
  if (members.length === 0) return [];
  const told = members.map(({ name, creditCode, work, sharePercent }) => {
    return `${name}（统一社会信用代码：${creditCode}），承担${work.replace(/[。；;.]+$/u, '')}，占合同份额${sharePercent}%`;
  });
  return [
    `乙方为联合体牵头人，联合体成员：${told.join('；')}。`,
    '联合体各方共同与甲方签订本合同，就本合同约定的事项对甲方承担连带责任。',
  ];
}

function clausesOfService(facts: ContractFacts, terms: Partial<ContractTerms>): Clause[] {
  const { lot, services, townships, requirements, term } = facts;
  return [
    {
      title: '服务内容和范围',
      paragraphs: [
        `第${lot.seq}标段（${lot.name}）：${services.map(({ name, content }) => `${name}（${content}）`).join('；')}。`,
        townships.length === 0 ? '' : `服务区域：${townships.join('、')}。`,
        `服务地点：${filled(terms.servicePlace)}。`,
        `采购需求：${sentence(requirements)}`,
      ],
    },
    {
      title: '服务标准',
      paragraphs: services.flatMap(({ name, indicators }) =>
        indicators.map((one) => `${name}·${one.name}：${one.target}（检查方法：${one.method}）。`),
      ),
    },
    {
      title: '服务期限',
      paragraphs: [`服务期限：${termInWords(term)}，${startInWords(terms.startInDays)}。`],
    },
  ].filter(({ paragraphs }) => paragraphs.length > 0);
}

/** The agreed rate with its floor, else the rate of the law (PAY 15). */
function interestInWords(agreed: number | undefined, on: Day): string {
  if (agreed === undefined) return `按日利率${percentOf(figure('DL-08', 'latePerDay', on).basisPoints)}%`;
  return `按年利率${percentOf(agreed)}%（低于本合同订立时一年期贷款市场报价利率的，按该报价利率；一年按${INTEREST_DAYS}日计）`;
}

function clausesOfMoney(facts: ContractFacts, terms: Partial<ContractTerms>): Clause[] {
  const { priceFen, bondPercent, on } = facts;
  const bondFen = Number(bondOf(BigInt(priceFen), bondPercent));
  return [
    {
      title: '合同价款',
      paragraphs: [
        `合同价款为人民币${money(priceFen)}，即乙方的成交（中标）价格，包含履行本合同的全部费用，合同期内不作调整。`,
      ],
    },
    {
      title: '付款方式',
      paragraphs: [
        `服务每满三个月为一期，剩余服务期为末期。每期届满后${filled(terms.acceptanceDays)}日内由甲方逐项验收，验收后${filled(terms.paymentDays)}日内支付当期款项；甲方迟延验收的，付款期限自验收期限届满之日起计算。`,
        deductionsInWords(facts, terms),
        `甲方不得以机构变动、人员更替、内部付款流程、等待审计为由拖延付款；逾期的，${interestInWords(terms.lateRateBasisPoints, on)}支付逾期利息，无争议部分先行支付。`,
      ],
    },
    ...(bondPercent === 0
      ? []
      : [
          {
            title: '履约保证金',
            paragraphs: [
              `乙方在签订前以转账、支票、汇票或者保函等非现金形式提交履约保证金${money(bondFen)}，为合同价款的${bondPercent}%。`,
              '履约验收合格后退还；因乙方违约不予退还的，甲方说明违约事实和依据，乙方可以提出异议。',
            ],
          },
        ]),
  ];
}

/** The standards that the parties have agreed deductions on, each with its share of the instalment. */
function deductionsInWords({ services }: ContractFacts, terms: Partial<ContractTerms>): string {
  const standards = services.flatMap(({ name, indicators }) =>
    indicators.length === 0 ? [`${name}·服务质量`] : indicators.map((one) => `${name}·${one.name}`),
  );
  const agreed = (terms.deductions ?? []).flatMap(({ item, percent = 0 }) => {
    const standard = standards[Number(item) - 1];
    return percent === 0 || standard === undefined ? [] : [`${standard}扣减${percent}%`];
  });
  if (agreed.length === 0) return '';
  return `验收未达标的，按下列比例扣减当期款项，部分达标的减半：${agreed.join('；')}。全部扣款累计不超过合同价款的${filled(terms.deductionCapPercent)}%，逐项告知乙方理由。`;
}

function clausesOfPerformance({ on }: ContractFacts, terms: Partial<ContractTerms>): Clause[] {
  return [
    {
      title: '检查和履约验收',
      paragraphs: [
        '甲方每月检查服务数量、质量和服务对象满意度；乙方按月报告履约情况，如实记录每次服务。',
        `验收方案：${sentence(terms.acceptancePlan)}`,
        '验收按本合同的标准逐项进行，邀请服务对象参与并出具意见，验收结果向社会公告。',
      ],
    },
    {
      title: '人员、分包和转包',
      paragraphs: [
        '乙方以响应文件载明的具名人员提供服务，更换须经甲方同意。',
        '严禁转包。未经甲方书面同意或者响应文件未载明的，不得分包；主体服务不得分包，分包不得再分包。',
      ],
    },
    {
      title: '服务对象权益和个人信息保护',
      paragraphs: [
        '乙方仅为履行本合同的目的处理服务对象的个人信息，限于具名人员知悉，不得泄露、出售或者用于其他目的，不得隐匿、销毁、篡改服务记录。',
        '合同终止或者解除时，乙方将全部记录移交甲方并删除副本，保密义务不因合同终止而免除。',
        `双方将采购和合同档案自采购结束之日起至少保存${figure('CO-13', 'keep', on).count}年。`,
      ],
    },
  ];
}

function clausesOfTrouble({ on }: ContractFacts, terms: Partial<ContractTerms>): Clause[] {
  const { takeoverPlan: plan = {}, standby = [] } = terms;
  const most = figure('CO-06', 'total', on).basisPoints / 100;
  return [
    {
      title: '临时接管',
      paragraphs: [
        `触发情形：${sentence(plan.trigger)}`,
        `接管范围：${sentence(plan.scope)}`,
        `接管费用由责任方承担，不超过合同价款的${filled(plan.costCapPercent)}%。`,
        `资料移交：${sentence(plan.dataHandover)}`,
        `人员交接：${sentence(plan.staffHandover)}`,
        `备选承接主体（按询问先后）：${standby.length === 0 ? BLANK : standby.join('、')}。无人承接的，由乡镇（街道）先行保障，服务不中断。`,
        `结束条件：${sentence(plan.end)}`,
      ],
    },
    {
      title: '合同变更',
      paragraphs: [
        '双方不得擅自变更、中止或者终止合同；继续履行将损害国家利益和社会公共利益的，应当变更、中止或者终止，有过错的一方承担责任。',
        `追加相同服务的，在不改变其他条款的前提下签订补充合同，全部补充合同的金额不超过原合同价款的${most}%，并依法公告。`,
      ],
    },
    { title: '违约责任', paragraphs: [sentence(terms.liability)] },
    {
      title: '争议解决',
      paragraphs: [
        `争议由双方协商解决；协商不成的，${terms.disputes === undefined ? BLANK : DISPUTE_WAYS[terms.disputes]}。`,
      ],
    },
    {
      title: '生效和公告',
      paragraphs: [
        '本合同自双方签字之日起生效。',
        `甲方自签订之日起${figure('CO-02', 'publish', on).count}个工作日内公告合同，${figure('CO-04', 'file', on).count}个工作日内报同级财政部门备案，涉及国家秘密、商业秘密的内容除外。`,
      ],
    },
  ];
}
