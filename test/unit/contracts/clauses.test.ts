import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bondOf, longestEnd, mostBondPercent, supplementRoom } from '../../../domain/contracts/change.ts';
import { BLANK, contractClauses, type ContractFacts, type ContractTerms } from '../../../domain/contracts/clauses.ts';
import { deviationsIn } from '../../../domain/contracts/deviation.ts';

const ON = '2026-11-25';
const FACTS: ContractFacts = {
  purchaseNumber: 'JLSY-2026-001',
  purchaseName: '照料服务采购（示例）',
  lot: { seq: 1, name: '居家照料' },
  buyer: '示例县民政局',
  provider: '示例承接主体',
  priceFen: 68_800_000,
  term: { unit: 'month', count: 12 },
  services: [
    { name: '照料护理', content: '上门照料', indicators: [{ name: '完成率', target: '不低于97%', method: '比对' }] },
  ],
  townships: ['示例一镇'],
  requirements: '按目录标准提供服务。',
  bondPercent: 5,
  on: ON,
};
const TERMS: ContractTerms = {
  buyerRepresentative: '示例甲',
  providerRepresentative: '示例乙',
  servicePlace: '服务对象家中',
  startInDays: 0,
  paymentDays: 10,
  acceptanceDays: 15,
  deductions: [{ item: '1', percent: 3 }],
  deductionCapPercent: 8,
  acceptancePlan: '逐项验收',
  liability: '按未完成部分扣减',
  disputes: 'court',
  takeoverPlan: {
    trigger: '不能履约',
    scope: '全部',
    costCapPercent: 10,
    dataHandover: '一日内',
    staffHandover: '移交',
    end: '整改',
  },
  standby: ['示例备选'],
};
const text = (terms: Partial<ContractTerms>, facts = FACTS) => JSON.stringify(contractClauses(facts, terms));

describe('the contract from its template', () => {
  test('states parties, price in figures and capitals, term, standards, bond, takeover and caps', () => {
    const whole = text(TERMS);
    for (const part of [
      '示例县民政局',
      '人民币688,000.00元',
      '陆拾捌万捌仟元整',
      '12个月',
      '不低于97%',
      '34,400.00元',
      '示例备选',
      '照料护理·完成率扣减3%',
      '不超过合同价款的8%',
      '15日内由甲方逐项验收',
      '10%',
      '转包',
    ])
      expect(whole).toContain(part);
    expect(whole).not.toContain(BLANK);
  });

  test('names every member of a consortium, its work and share, and that all answer together (GPL 24)', () => {
    const member = { name: '示例成员', creditCode: '91220422999999777W', work: '送餐。', sharePercent: 30 };
    const [parties] = contractClauses({ ...FACTS, members: [member] }, TERMS);
    expect(parties!.paragraphs).toContain(
      '乙方为联合体牵头人，联合体成员：示例成员（统一社会信用代码：91220422999999777W），承担送餐，占合同份额30%。',
    );
    expect(parties!.paragraphs.join('')).toContain('连带责任');
    expect(text(TERMS)).not.toContain('联合体');
  });

  test('states the agreed interest for late payment with its floor, else the daily rate of the law (DL-08)', () => {
    expect(text(TERMS)).toContain('按日利率0.05%支付逾期利息');
    const agreed = text({ ...TERMS, lateRateBasisPoints: 365 });
    expect(agreed).toContain(
      '按年利率3.65%（低于本合同订立时一年期贷款市场报价利率的，按该报价利率；一年按365日计）支付逾期利息',
    );
    expect(agreed).not.toContain('日利率');
  });

  test('marks every placeholder that is not filled, and has no bond where none is demanded', () => {
    expect(text({}).split(BLANK).length - 1).toBe(16);
    expect(text(TERMS, { ...FACTS, bondPercent: 0 })).not.toContain('履约保证金');
  });

  test('takes no text for a price, a subcontract or a waiver that contradicts the award', () => {
    const rules = (written: string) => deviationsIn(written, 68_800_000).map(({ rule }) => rule);
    expect(rules('合同价款为688,000元，每次漏访扣减服务费二百元。')).toEqual([]);
    expect(rules('合同总价68.8万元。')).toEqual([]);
    expect(rules('合同价款为700000元。')).toEqual(['CO-01']);
    expect(rules('乙方可以转包。')).toEqual(['CO-09']);
    expect(rules('乙方不得转包。')).toEqual([]);
    expect(rules('本合同不启动临时接管。')).toEqual(['CT-01']);
  });
});

describe('the caps of a contract', () => {
  test('supplements together never pass ten per cent of the original price (CO-06)', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n })),
        (price, wishes) => {
          let added = 0n;
          for (const wish of wishes) if (wish <= supplementRoom(price, added, ON)) added += wish;
          expect(added * 10n <= price).toBe(true);
        },
      ),
    );
  });

  test('a bond is never more than a tenth of the price, whatever per cent the documents may demand (CO-05)', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        fc.integer({ min: 0, max: mostBondPercent(ON) }),
        (price, percent) => {
          expect(bondOf(price, percent) * 10n <= price).toBe(true);
        },
      ),
    );
  });

  test('a term ends at the latest three years after its start (CO-07)', () => {
    expect(longestEnd('2027-04-01', ON)).toBe('2030-03-31');
  });
});
