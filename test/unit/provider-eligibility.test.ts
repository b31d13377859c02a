import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { creditCodeCheckCharacter } from '../../domain/credit-code.ts';
import { admissionChecks, refusedChecks, type AdmissionFacts, type Check } from '../../domain/providers/eligibility.ts';
import { APPLICANT_KIND_CODES, APPLICANT_KINDS, PROVIDER_KINDS } from '../../domain/providers/organisation-kind.ts';
import { STATEMENT_CODES } from '../../domain/providers/statements.ts';

const ON = '2026-11-25';

const SOUND: AdmissionFacts = {
  kind: 'social-organisation',
  creditCode: '52220422999999154G',
  staff: 12,
  socialWorkers: 4,
  capacity: 60,
  services: [{ item: 'B01', region: '220422', capacity: 60 }],
  statements: STATEMENT_CODES,
};

const checked = (change: Partial<AdmissionFacts> = {}) => admissionChecks({ ...SOUND, ...change }, ON);
const refused = (change: Partial<AdmissionFacts>) =>
  refusedChecks(checked(change)).map(({ code, rule }) => [code, rule]);
const find = (checks: readonly Check[], code: Check['code']) => checks.find((check) => check.code === code);

describe('an application that meets the rules', () => {
  test('is refused nothing, and leaves every statement to a person', () => {
    const checks = checked();
    expect(refusedChecks(checks)).toEqual([]);
    const toVerify = checks.filter(({ verdict }) => verdict === 'verify').map(({ code }) => code);
    expect(toVerify).toEqual(STATEMENT_CODES);
  });
});

describe('who may deliver (§2.3)', () => {
  test.each(APPLICANT_KIND_CODES)('%s is told what the rule says of it', (kind) => {
    const check = find(checked({ kind }), 'kind')!;
    const mayDeliver = PROVIDER_KINDS.includes(kind);
    expect([check.verdict, check.rule]).toEqual(mayDeliver ? ['met', 'PL-03'] : ['refused', 'PL-02']);
    expect(check.text.zh.length).toBeGreaterThan(8);
  });

  test('a class-I public institution is refused with §2.3', () => {
    expect(find(checked({ kind: 'institution-class-1' }), 'kind')!.text.zh).toContain('§2.3');
  });

  test('social organisations, enterprises, class-II and production-operating institutions, collectives and committees may', () => {
    expect(PROVIDER_KINDS).toEqual([
      ...['social-organisation', 'enterprise', 'institution-class-2', 'institution-production'],
      ...['rural-collective', 'grassroots-committee'],
    ]);
  });
});

describe('the credit code', () => {
  test.each([
    ['5222042299999915', '应为 18 位，填写的是 16 位'],
    ['5222O422999999154G', '不用 I、O、S、V、Z'],
    ['52220422999999154H', '由前 17 位算得“G”，填写的是“H”'],
  ])('%s is refused with what is wrong and the standard', (creditCode, says) => {
    const check = find(checked({ creditCode }), 'credit-code')!;
    expect([check.verdict, check.rule, check.pointer]).toEqual(['refused', 'AD-02', '/creditCode']);
    expect(check.text.zh).toContain(says);
    expect(check.text.zh).toContain('GB 32100-2015');
  });

  test('with one character changed is always refused', () => {
    const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    const change = fc.tuple(fc.integer({ min: 8, max: 17 }), fc.constantFrom(...alphabet));
    fc.assert(
      fc.property(change, ([at, character]) => {
        const creditCode = SOUND.creditCode.slice(0, at) + character + SOUND.creditCode.slice(at + 1);
        fc.pre(creditCode !== SOUND.creditCode);
        expect(find(checked({ creditCode }), 'credit-code')!.verdict).toBe('refused');
      }),
    );
  });

  test('of another register than the kind’s is looked at by a person, not refused', () => {
    const check = find(checked({ kind: 'enterprise' }), 'code-of-kind')!;
    expect(check.verdict).toBe('verify');
    expect(check.text.zh).toContain('以“52”开头');
    expect(find(checked(), 'code-of-kind')).toBeUndefined();
    expect(find(checked({ kind: 'grassroots-committee' }), 'code-of-kind')).toBeUndefined();
  });

  test('prefixes of the kinds are two characters of the code’s alphabet', () => {
    for (const kind of Object.values(APPLICANT_KINDS)) {
      for (const begins of 'codesBegin' in kind ? kind.codesBegin : []) {
        const first17 = `${begins}22042299999915`.padEnd(17, '0');
        expect(creditCodeCheckCharacter(first17)).toBeDefined();
        expect(begins).toHaveLength(2);
      }
    }
  });
});

describe('staff, capacity and services', () => {
  test('without full-time staff nobody can serve', () => {
    expect(refused({ staff: 0, socialWorkers: 0 })).toEqual([['staff', 'AD-01']]);
  });

  test('more social workers than staff is a mistake', () => {
    expect(refused({ socialWorkers: 13 })).toEqual([['staff', 'AD-01']]);
  });

  test.each([
    [240, 'met'],
    [241, 'verify'],
  ] as const)('twelve staff for %i recipients is %s (AD-04)', (capacity, verdict) => {
    expect(find(checked({ capacity }), 'load')).toMatchObject({ verdict, rule: 'AD-04' });
  });

  test('a service may not offer more than the organisation can serve, and there is one at least', () => {
    const services = [...SOUND.services, { item: 'B02', region: '220422', capacity: 61 }];
    expect(refused({ services })).toEqual([['services', 'PL-05']]);
    expect(find(checked({ services }), 'services')!.pointer).toBe('/services/1/capacity');
    expect(refused({ services: [] })).toEqual([['services', 'PL-05']]);
  });
});

describe('statements', () => {
  test.each(STATEMENT_CODES)('without %s the application is refused by its rule', (code) => {
    const statements = STATEMENT_CODES.filter((other) => other !== code);
    expect(refused({ statements }).map(([refusedCode]) => refusedCode)).toEqual([code]);
  });
});
