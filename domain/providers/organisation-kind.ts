import type { RuleId } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';

/** What an applicant says it is, and whether that may deliver a purchased service. */
interface OrganisationKind {
  readonly title: Bilingual;
  /** Why it may never be admitted; absent where it may. */
  readonly excluded?: { readonly rule: RuleId; readonly reason: Bilingual };
  /**
   * First two characters of the credit codes that such bodies are given (GB 32100-2015, table 1): registering department
   * and kind. Absent where codes of several sorts occur.
   */
  readonly codesBegin?: readonly string[];
}

const CLASS_ONE: Bilingual = {
  zh: '公益一类事业单位由财政全额保障，不得作为承接主体（政府购买服务管理办法第八条；§2.3）。',
  en: 'Class-I public institutions are funded in full by the budget and may not deliver purchased services (M102 8; §2.3).',
};
const MASS_ORGANISATION: Bilingual = {
  zh: '使用事业编制且由财政拨款保障的群团组织不得作为承接主体（政府购买服务管理办法第八条）。',
  en: 'Mass organisations on the budget may not deliver purchased services (M102 8).',
};
const STATE_ORGAN: Bilingual = {
  zh: '国家机关和参照公务员法管理的单位是购买一方，不得作为承接主体（政府购买服务管理办法第五条；§2.3）。',
  en: 'State organs and bodies run like the civil service buy and may not deliver (M102 5; §2.3).',
};

/** Who may deliver comes first (PL-03, §2.3); whoever may not is listed too, so that the refusal can say why (PL-02). */
export const APPLICANT_KINDS = {
  'social-organisation': {
    title: { zh: '社会组织（民政部门登记或者免予登记）', en: 'Social organisation' },
    codesBegin: ['51', '52', '53'],
  },
  enterprise: { title: { zh: '企业', en: 'Enterprise' }, codesBegin: ['91', '93'] },
  'institution-class-2': { title: { zh: '公益二类事业单位', en: 'Class-II public institution' }, codesBegin: ['12'] },
  'institution-production': {
    title: { zh: '从事生产经营活动的事业单位', en: 'Production-operating public institution' },
    codesBegin: ['12'],
  },
  'rural-collective': {
    title: { zh: '农村集体经济组织', en: 'Rural collective' },
    codesBegin: ['N1', 'N2', 'N3'],
  },
  'grassroots-committee': { title: { zh: '村民（居民）委员会', en: 'Village or residents’ committee' } },
  'institution-class-1': {
    title: { zh: '公益一类事业单位', en: 'Class-I public institution' },
    excluded: { rule: 'PL-02', reason: CLASS_ONE },
  },
  'mass-organisation': {
    title: { zh: '财政拨款的群团组织', en: 'Mass organisation on the budget' },
    excluded: { rule: 'PL-02', reason: MASS_ORGANISATION },
  },
  'state-organ': {
    title: { zh: '国家机关、参照公务员法管理的单位', en: 'State organ' },
    excluded: { rule: 'PL-02', reason: STATE_ORGAN },
  },
} as const satisfies Readonly<Record<string, OrganisationKind>>;

export type ApplicantKind = keyof typeof APPLICANT_KINDS;
export const APPLICANT_KIND_CODES = Object.keys(APPLICANT_KINDS) as ApplicantKind[];

export function applicantKind(code: ApplicantKind): OrganisationKind {
  return APPLICANT_KINDS[code];
}

/** Kinds that may be admitted: the only ones that may bid, sign or stand by. */
export const PROVIDER_KINDS: readonly string[] = APPLICANT_KIND_CODES.filter(
  (code) => applicantKind(code).excluded === undefined,
);
