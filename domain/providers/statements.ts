import type { RuleId } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';

interface Statement {
  readonly text: Bilingual;
  readonly rule: RuleId;
}

/** What an applicant declares of itself, true at the day of the application; the office verifies it. */
export const STATEMENTS = {
  'civil-liability': {
    rule: 'AD-01',
    text: { zh: '具有独立承担民事责任的能力。', en: 'It bears civil liability on its own.' },
  },
  ability: {
    rule: 'AD-01',
    text: {
      zh: '具备提供服务所必需的设施、人员和专业技术能力。',
      en: 'It has the facilities, staff and professional ability that the service needs.',
    },
  },
  governance: {
    rule: 'AD-01',
    text: {
      zh: '具有健全的内部治理结构、财务会计和资产管理制度。',
      en: 'It has sound governance, accounting and asset management.',
    },
  },
  taxes: {
    rule: 'AD-01',
    text: {
      zh: '有依法缴纳税收和社会保障资金的良好记录。',
      en: 'It has a good record of paying taxes and social security.',
    },
  },
  'clean-record': {
    rule: 'DB-06',
    text: {
      zh: '参加采购活动前三年内，在经营活动中没有重大违法记录。',
      en: 'It has no major illegal record of the last three years.',
    },
  },
  'not-listed': {
    rule: 'DB-08',
    text: {
      zh: '未被列入失信被执行人、重大税收违法失信主体、政府采购严重违法失信行为记录名单。',
      en: 'It is on none of the lists of debtors, tax offenders and serious procurement offenders.',
    },
  },
  'no-transfer': {
    rule: 'CO-09',
    text: {
      zh: '由本单位的具名人员提供服务，不转包。',
      en: 'Its own named staff serve; the contract is never passed on.',
    },
  },
} as const satisfies Readonly<Record<string, Statement>>;

export type StatementCode = keyof typeof STATEMENTS;
export const STATEMENT_CODES = Object.keys(STATEMENTS) as StatementCode[];
