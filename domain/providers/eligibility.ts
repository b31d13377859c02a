import { checkCreditCode, creditCodeCheckCharacter } from '../credit-code.ts';
import { figure, type RuleId } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';
import type { Day } from '../time/shanghai.ts';
import { applicantKind, type ApplicantKind } from './organisation-kind.ts';
import { STATEMENT_CODES, STATEMENTS, type StatementCode } from './statements.ts';

/** A service that the applicant offers: an item of the guidance directory, where, for how many recipients at once. */
export interface OfferedService {
  readonly item: string;
  /** GB/T 2260 code. */
  readonly region: string;
  readonly capacity: number;
}

/** What an application for admission says. */
export interface AdmissionFacts {
  readonly kind: ApplicantKind;
  readonly creditCode: string;
  /** Full-time staff, and how many of them are qualified social workers. */
  readonly staff: number;
  readonly socialWorkers: number;
  /** Recipients it can serve at once, over all services. */
  readonly capacity: number;
  readonly services: readonly OfferedService[];
  readonly statements: readonly StatementCode[];
}

/** `met`: the rule is satisfied by what is written. `verify`: a person must look. `refused`: the application cannot go on. */
export type Verdict = 'met' | 'verify' | 'refused';

export interface Check {
  readonly code: 'kind' | 'credit-code' | 'code-of-kind' | 'staff' | 'load' | 'services' | 'local' | StatementCode;
  readonly rule: RuleId;
  readonly verdict: Verdict;
  /** JSON pointer into the application. */
  readonly pointer: string;
  readonly text: Bilingual;
}

/** Every rule of §2.3 on one application as of a day, in the order in which people fill it in. Pure: it looks nothing up. */
export function admissionChecks(facts: AdmissionFacts, on: Day): readonly Check[] {
  return [
    kindCheck(facts),
    creditCodeCheck(facts),
    ...codeOfKindCheck(facts),
    staffCheck(facts),
    loadCheck(facts, on),
    servicesCheck(facts),
    ...STATEMENT_CODES.map((code) => statementCheck(facts, code)),
  ];
}

/** A further condition of the region that binds on the day (AD-07): a person looks whether it is met. */
export function localCheck({ text, basis }: { readonly text: string; readonly basis: string }): Check {
  const written = { zh: `${text}（${basis}）`, en: `${text} (${basis})` };
  return { code: 'local', rule: 'AD-07', verdict: 'verify', pointer: '/statements', text: written };
}

/** The checks that keep the application from being handed in. */
export function refusedChecks(checks: readonly Check[]): readonly Check[] {
  return checks.filter(({ verdict }) => verdict === 'refused');
}

function kindCheck({ kind }: AdmissionFacts): Check {
  const { excluded, title } = applicantKind(kind);
  const text = excluded?.reason ?? {
    zh: `${title.zh}可以作为承接主体。`,
    en: `This kind (${title.en}) may deliver.`,
  };
  const verdict = excluded === undefined ? 'met' : 'refused';
  return { code: 'kind', rule: excluded?.rule ?? 'PL-03', verdict, pointer: '/kind', text };
}

function creditCodeCheck({ creditCode }: AdmissionFacts): Check {
  const checked = checkCreditCode(creditCode);
  const place = { code: 'credit-code', rule: 'AD-02', pointer: '/creditCode' } as const;
  if (checked.ok) {
    return { ...place, verdict: 'met', text: { zh: '校验码正确。', en: 'The check character is right.' } };
  }
  return { ...place, verdict: 'refused', text: CODE_PROBLEMS[checked.problem](creditCode) };
}

const CODE_PROBLEMS = {
  LENGTH: (code: string): Bilingual => ({
    zh: `统一社会信用代码应为 18 位，填写的是 ${code.length} 位（GB 32100-2015）。`,
    en: `A credit code has 18 characters, this one ${code.length} (GB 32100-2015).`,
  }),
  CHARACTER: (): Bilingual => ({
    zh: '统一社会信用代码只用数字和大写字母，不用 I、O、S、V、Z；第 3 至 8 位是行政区划数字（GB 32100-2015）。',
    en: 'A credit code has digits and capitals without I, O, S, V, Z; places 3 to 8 are digits of the region (GB 32100-2015).',
  }),
  CHECK_CHARACTER: (code: string): Bilingual => ({
    zh: `第 18 位校验码不符：按 GB 32100-2015 由前 17 位算得“${creditCodeCheckCharacter(code.slice(0, -1))}”，填写的是“${code.slice(-1)}”。请对照登记证书核对每一位。`,
    en: `The 18th character is wrong: by GB 32100-2015 the first 17 give “${creditCodeCheckCharacter(code.slice(0, -1))}”, not “${code.slice(-1)}”. Compare every character with the certificate.`,
  }),
} as const;

/** A certificate of another register than the kind's is no reason to refuse, but a reason to look at it. */
function codeOfKindCheck({ kind, creditCode }: AdmissionFacts): Check[] {
  const { codesBegin, title, excluded } = applicantKind(kind);
  const begins = creditCode.slice(0, 2);
  if (codesBegin === undefined || excluded !== undefined || codesBegin.includes(begins)) return [];
  const text = {
    zh: `代码以“${begins}”开头，${title.zh}的代码一般以 ${codesBegin.join('、')} 开头，请核对登记证书上的单位性质。`,
    en: `The code begins with “${begins}”; for this kind it is usually ${codesBegin.join(', ')}. Compare with the certificate.`,
  };
  return [{ code: 'code-of-kind', rule: 'AD-02', verdict: 'verify', pointer: '/kind', text }];
}

function staffCheck({ staff, socialWorkers }: AdmissionFacts): Check {
  const place = { code: 'staff', rule: 'AD-01', pointer: '/staff' } as const;
  if (staff < 1) {
    const text = { zh: '没有专职人员，不具备提供服务所必需的人员。', en: 'Without full-time staff nobody can serve.' };
    return { ...place, verdict: 'refused', text };
  }
  if (socialWorkers > staff) {
    const text = {
      zh: `社会工作专业人员 ${socialWorkers} 人多于专职人员总数 ${staff} 人，请核对。`,
      en: `There are more social workers (${socialWorkers}) than staff (${staff}).`,
    };
    return { ...place, pointer: '/socialWorkers', verdict: 'refused', text };
  }
  const text = {
    zh: `专职人员 ${staff} 人，其中社会工作专业人员 ${socialWorkers} 人。`,
    en: `${staff} full-time staff, ${socialWorkers} of them social workers.`,
  };
  return { ...place, verdict: 'met', text };
}

function loadCheck({ staff, capacity }: AdmissionFacts, on: Day): Check {
  const most = figure('AD-04', 'recipientsPerStaff', on).count;
  const place = { code: 'load', rule: 'AD-04', pointer: '/capacity' } as const;
  const fits = capacity <= staff * most;
  const text = {
    zh: `可同时服务 ${capacity} 人，按每名专职人员至多 ${most} 人，${staff} 人可服务 ${staff * most} 人${fits ? '' : '，请核实服务能力'}。`,
    en: `It offers to serve ${capacity} at once; at ${most} for each of ${staff} staff that is ${staff * most}${fits ? '' : ': verify it'}.`,
  };
  return { ...place, verdict: fits ? 'met' : 'verify', text };
}

function servicesCheck({ services, capacity }: AdmissionFacts): Check {
  const place = { code: 'services', rule: 'PL-05' } as const;
  const beyond = services.findIndex((service) => service.capacity > capacity);
  if (services.length === 0) {
    const text = {
      zh: '请至少选择一项指导性目录内的服务。',
      en: 'Offer one service of the guidance directory at least.',
    };
    return { ...place, verdict: 'refused', pointer: '/services', text };
  }
  if (beyond >= 0) {
    const text = {
      zh: `第 ${beyond + 1} 行的服务能力大于可同时服务的总人数 ${capacity} 人。`,
      en: `Line ${beyond + 1} offers more than the ${capacity} it can serve at once in all.`,
    };
    return { ...place, verdict: 'refused', pointer: `/services/${beyond}/capacity`, text };
  }
  const items = new Set(services.map(({ item }) => item)).size;
  const text = { zh: `申请 ${items} 项目录内服务。`, en: `${items} services of the directory.` };
  return { ...place, verdict: 'met', pointer: '/services', text };
}

function statementCheck({ statements }: AdmissionFacts, code: StatementCode): Check {
  const { rule, text } = STATEMENTS[code];
  const place = { code, rule, pointer: '/statements' } as const;
  if (statements.includes(code)) return { ...place, verdict: 'verify', text };
  return { ...place, verdict: 'refused', text: { zh: `未作出声明：${text.zh}`, en: `Not declared: ${text.en}` } };
}
