import { lasting, percent, within, yuan } from './figure.ts';
import { INSTRUMENTS } from './instruments.ts';
import type { Rule } from './rule.ts';

const { GPL, REG, M102 } = INSTRUMENTS;

/** Chapter CO: contract. */
export const CONTRACT_RULES = [
  {
    id: 'CO-01',
    title: { zh: '签订采购合同', en: 'The contract is signed, without substantive change' },
    figures: { sign: within(30, 'calendar-day') },
    source: 'GPL 46; M87 71; M74 19; K214 30',
    confidence: 'A',
    effectiveFrom: GPL.from,
    note: 'From the award notice. For K214: B.',
  },
  {
    id: 'CO-02',
    title: { zh: '公告采购合同', en: 'The contract is published, secrets removed' },
    figures: { publish: within(2, 'working-day') },
    source: 'REG 50',
    confidence: 'A',
    effectiveFrom: REG.from,
    note: 'From signing.',
  },
  {
    id: 'CO-03',
    title: { zh: '公告合同变更', en: 'A contract change is published' },
    figures: { publish: within(2, 'working-day') },
    source: 'instrument not found',
    confidence: 'B',
    effectiveFrom: REG.from,
    note: 'From the change. Dated like CO-02 because its own instrument was not found.',
  },
  {
    id: 'CO-04',
    title: { zh: '合同副本报同级财政部门备案', en: 'A copy is filed with the finance department' },
    figures: { file: within(7, 'working-day') },
    source: 'GPL 47',
    confidence: 'A',
    effectiveFrom: GPL.from,
    note: 'From signing.',
  },
  {
    id: 'CO-05',
    title: {
      zh: '履约保证金不超过合同金额的10%，非现金形式',
      en: 'Performance bond at most 10 % of the contract, not in cash',
    },
    figures: { bond: percent(10, 'max') },
    source: 'REG 48',
    confidence: 'A',
    effectiveFrom: REG.from,
  },
  {
    id: 'CO-06',
    title: {
      zh: '补充合同总额不超过原合同金额的10%',
      en: 'All supplementary contracts together at most 10 % of the original',
    },
    figures: { total: percent(10, 'max') },
    source: 'GPL 49; REG 67(5)',
    confidence: 'A',
    effectiveFrom: GPL.from,
    note: 'Same object, other terms unchanged.',
  },
  {
    id: 'CO-07',
    title: { zh: '政府购买服务合同履行期限', en: 'Term of a service contract' },
    figures: { ordinary: within(1, 'year'), longest: within(3, 'year') },
    source: 'M102 24',
    confidence: 'B',
    effectiveFrom: M102.from,
    note: 'The longer term only with fixed content, continuity, stable funding and price, and an assured budget.',
  },
  {
    id: 'CO-08',
    title: {
      zh: '中标供应商拒绝签订合同的，可按排序确定下一候选人或者重新采购',
      en: 'Winner refuses to sign: the next-ranked or a new procurement',
    },
    source: 'REG 49; M74 22; K214 33',
    confidence: 'A',
    effectiveFrom: REG.from,
    note: 'Under M74 and K214 a refuser without a lawful reason is barred from the re-run.',
  },
  {
    id: 'CO-09',
    title: {
      zh: '分包须经同意且非主体；严禁转包',
      en: 'Subcontracting only with consent, non-core and once; transfer of the whole is forbidden',
    },
    source: 'GPL 48; M87 35; REG 72(4); M102 26; §2.6',
    confidence: 'A',
    effectiveFrom: GPL.from,
    note: 'M102: B.',
  },
  {
    id: 'CO-10',
    title: {
      zh: '不得擅自变更、中止或者终止合同；继续履行将损害公共利益的应当变更、中止或者终止',
      en: 'No change, suspension or end at will; mandatory where going on harms the public interest',
    },
    source: 'GPL 50',
    confidence: 'A',
    effectiveFrom: GPL.from,
  },
  {
    id: 'CO-11',
    title: {
      zh: '质疑可能影响结果的，未签订的暂停签订，已签订的中止履行',
      en: 'While a challenge may affect the result: do not sign; if signed, suspend performance',
    },
    source: 'REG 54',
    confidence: 'A',
    effectiveFrom: REG.from,
    note: 'There is no statutory standstill otherwise.',
  },
  {
    id: 'CO-12',
    title: {
      zh: '承接主体建立项目台账；购买主体不得提供担保',
      en: 'The contractor keeps a project ledger; the buyer never guarantees',
    },
    source: 'M102 27-28',
    confidence: 'B',
    effectiveFrom: M102.from,
  },
  {
    id: 'CO-13',
    title: { zh: '采购文件保存期限', en: 'All files are kept' },
    figures: {
      keep: lasting(15, 'year'),
      leastFine: yuan(20_000, 'min'),
      mostFine: yuan(100_000, 'max'),
    },
    source: 'GPL 42, 76; REG 46',
    confidence: 'A',
    effectiveFrom: GPL.from,
    note: 'From the end of the procurement; electronic files allowed. The fine is for destroying them.',
  },
] as const satisfies readonly Rule[];
