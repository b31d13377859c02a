import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { TASK_FORMS } from '../../api/contract/task-forms.ts';
import type { TaskForm } from '../../api/contract/task-forms/task-form.ts';
import type { ReserveDuty } from '../../domain/procurement/sme-reserve.ts';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { BIDS, FUNDS, TASK_FORM_FACTS } from './task-forms-facts.ts';

function schemaOf(kind: TaskKind, facts: unknown = TASK_FORM_FACTS[kind], outcome?: string): z.ZodType {
  const form: TaskForm = TASK_FORMS[kind];
  const other = outcome === undefined ? undefined : form.otherOutcomes?.(facts)[outcome];
  return other?.schema ?? form.schema(facts);
}

/** Pointers of what is refused, with the rule where one is named. */
function refusals(schema: z.ZodType, filling: unknown): string[] {
  const issues = schema.safeParse(filling).error?.issues ?? [];
  return issues.map((issue) => {
    const rule = issue.code === 'custom' ? issue.params?.['rule'] : undefined;
    return [`/${issue.path.join('/')}`, ...(rule === undefined ? [] : [String(rule)])].join(' ');
  });
}

describe('the scoring table of the documents', () => {
  const price = (weight: number) => criterion('price', weight, 'price');
  const plan = (weight: number) => criterion('plan', weight, 'technical');
  const documents = (criteria: unknown[]) => ({ requirements: '服务一年', criteria });

  function criterion(code: string, weight: number, kind: string) {
    return { code, titleZh: '因素', titleEn: 'Criterion', weight, kind };
  }

  test('of a consultation takes a price weight from 10 to 30 (ME-24)', () => {
    const schema = schemaOf('draft-documents');
    for (const weight of [10, 30]) {
      expect(refusals(schema, documents([price(weight), plan(100 - weight)]))).toEqual([]);
    }
    for (const weight of [9, 31]) {
      expect(refusals(schema, documents([price(weight), plan(100 - weight)]))).toEqual(['/criteria ME-24']);
    }
  });

  test('of an open tender takes a price weight of at least 10 (ME-23)', () => {
    const schema = schemaOf('draft-documents', { method: 'open-tender', onDay: '2027-03-01' });
    expect(refusals(schema, documents([price(60), plan(40)]))).toEqual([]);
    expect(refusals(schema, documents([price(9), plan(91)]))).toEqual(['/criteria ME-23']);
  });

  test('never chooses by the price alone (§2.4), and says so', () => {
    const schema = schemaOf('draft-documents', { method: 'open-tender', onDay: '2027-03-01' });
    const issues = schema.safeParse(documents([price(100)])).error?.issues ?? [];
    expect(issues.map(({ message }) => message).join(' ')).toContain('§2.4');
  });

  test('sums to 100, names each criterion once and has exactly one price', () => {
    const schema = schemaOf('draft-documents');
    expect(refusals(schema, documents([price(20), plan(79)]))).toEqual(['/criteria ME-29']);
    expect(refusals(schema, documents([price(20), plan(40), plan(40)]))).toEqual(['/criteria ME-29']);
    expect(refusals(schema, documents([plan(100)]))).toEqual(['/criteria ME-29', '/criteria ME-24']);
    const twoPrices = [price(10), criterion('price2', 10, 'price'), plan(80)];
    expect(refusals(schema, documents(twoPrices))).toEqual(['/criteria ME-29']);
  });

  test.each([
    ['performanceBondPercent', 10, 'CO-05', '《政府采购法实施条例》第四十八条'],
    ['bidBondPercent', 2, 'PB-08', '《政府采购法实施条例》第三十三条'],
  ])('comes with %s of at most %d per cent; the refusal names rule and article', (field, most, rule, article) => {
    const schema = schemaOf('draft-documents');
    const asked = (percent: number) => ({ ...documents([price(20), plan(80)]), [field]: percent });
    expect(refusals(schema, asked(most))).toEqual([]);
    expect(refusals(schema, asked(most + 1))).toEqual([`/${field} ${rule}`]);
    const issues = schema.safeParse(asked(most + 1)).error?.issues ?? [];
    expect(issues[0]!.message).toContain(article);
  });

  test('asks for two past contracts at most, and in a reserve reduces no price (PL-13, PL-16)', () => {
    const asked = (more: object) => ({ ...documents([price(20), plan(80)]), ...more });
    const schema = schemaOf('draft-documents');
    expect(refusals(schema, asked({ pastContracts: 2 }))).toEqual([]);
    expect(refusals(schema, asked({ pastContracts: 3 }))).toEqual(['/pastContracts PL-13']);
    const reserved = schemaOf('draft-documents', {
      ...(TASK_FORM_FACTS['draft-documents'] as object),
      smeReserved: true,
    });
    expect(refusals(reserved, asked({ smallDeductionPercent: 0 }))).toEqual([]);
    expect(refusals(reserved, asked({ smallDeductionPercent: 10 }))).toEqual(['/smallDeductionPercent PL-16']);
  });

  test('takes nothing off the prices of small enterprises, or what the range allows (PL-16)', () => {
    const schema = schemaOf('draft-documents');
    const asked = (smallDeductionPercent: number) => ({ ...documents([price(20), plan(80)]), smallDeductionPercent });
    for (const percent of [0, 10, 20]) expect(refusals(schema, asked(percent))).toEqual([]);
    for (const percent of [9, 21]) expect(refusals(schema, asked(percent))).toEqual(['/smallDeductionPercent PL-16']);
  });
});

describe('the reserve of a plan (PL-15)', () => {
  const plan = (reserve: ReserveDuty, answer: object) => {
    const facts = { due: false, surveyed: false, keyReviewed: false, authors: [], reserve, asksDesigners: true };
    const others = TASK_FORMS['draft-plan'].example({ ...facts, reserve: 'none' }) as object;
    return refusals(schemaOf('draft-plan', facts), { ...others, ...answer });
  };
  const excepted = { smeException: 'competition', smeReason: '本地只有两家企业可以提供（示例）。' };

  test('is made where it is due, or left out in a case of the law with its reason', () => {
    expect(plan('due', { smeReserve: 'reserved' })).toEqual([]);
    expect(plan('due', { smeReserve: 'open', ...excepted })).toEqual([]);
    expect(plan('due', {})).toEqual(['/smeReserve']);
    expect(plan('due', { smeReserve: 'open' })).toEqual(['/smeException PL-15', '/smeReason PL-15']);
    expect(plan('due', { smeReserve: 'reserved', ...excepted })).toEqual(['/smeException PL-15', '/smeReason PL-15']);
  });

  test('is free above the amount, and not asked below the procurement limit', () => {
    for (const answer of [{}, { smeReserve: 'reserved' }, { smeReserve: 'open' }])
      expect(plan('free', answer)).toEqual([]);
    expect(plan('none', {})).toEqual([]);
    expect(plan('none', { smeReserve: 'reserved' })).not.toEqual([]);
  });
});

describe('qualifications', () => {
  const schema = schemaOf('examine-qualifications');
  const [first, second] = BIDS.map(({ id }) => id);

  test('cover every bid exactly once', () => {
    const twice = [first, first].map((bidId) => ({ bidId, qualified: true }));
    expect(refusals(schema, { results: twice })).toEqual(['/results/1/bidId']);
    expect(refusals(schema, { results: [{ bidId: first, qualified: true }] })).toEqual(['/results']);
    const foreign = { bidId: '33333333-3333-4333-8333-333333333333', qualified: true };
    expect(refusals(schema, { results: [foreign, { bidId: second, qualified: true }] })).toEqual(['/results/0/bidId']);
  });

  test('give a reason to whoever fails (EV-03)', () => {
    const results = [
      { bidId: first, qualified: true },
      { bidId: second, qualified: false },
    ];
    expect(refusals(schema, { results })).toEqual(['/results/1/reason EV-03']);
  });
});

test('a last offer is neither above the first price nor above the ceiling', () => {
  const belowCeiling = schemaOf('last-offer', { firstPriceFen: 500, ceilingFen: 700 });
  expect(refusals(belowCeiling, { priceFen: 501 })).toEqual(['/priceFen']);
  expect(refusals(belowCeiling, { priceFen: 500 })).toEqual([]);
  const aboveCeiling = schemaOf('last-offer', { firstPriceFen: 900, ceilingFen: 700 });
  expect(refusals(aboveCeiling, { priceFen: 701 })).toEqual(['/priceFen']);
});

describe('points', () => {
  const schema = schemaOf('score-bids');
  const scores = (points: Record<string, number>, conflict = false) => ({
    scores: BIDS.map(({ id }) => ({ bidId: id, points })),
    conflict,
  });

  test.each([0, 0.07, 1.1, 33.33, 34.99, 35])('of %p with at most two decimals are taken', (team) => {
    expect(refusals(schema, scores({ plan: 45, team }))).toEqual([]);
  });

  test.each([-0.01, 35.01, 33.333])('of %p are refused where 35 is the most', (team) => {
    const expected = ['/scores/0/points/team', '/scores/1/points/team'];
    expect(refusals(schema, scores({ plan: 45, team }))).toEqual(expected);
  });

  test('cover every criterion and never the price', () => {
    expect(refusals(schema, scores({ plan: 45 }))).toHaveLength(2);
    expect(refusals(schema, scores({ plan: 45, team: 1, price: 20 }))).toHaveLength(2);
  });

  test('are given only by an expert without a conflict of interest (EV-06)', () => {
    expect(refusals(schema, scores({ plan: 45, team: 1 }, true))).toEqual(['/conflict']);
  });
});

test('standby providers are named once each and are no more than five', () => {
  const form: TaskForm = TASK_FORMS['draft-contract'];
  const facts = TASK_FORM_FACTS['draft-contract'];
  const example = form.example(facts) as Record<string, unknown>;
  const [first] = BIDS;
  const twice = { ...example, standbyProviderIds: [first?.id, first?.id] };
  expect(refusals(form.schema(facts), twice)).toEqual(['/standbyProviderIds/1 CT-01']);
  expect(refusals(form.schema(facts), { ...example, standbyProviderIds: [] })).toEqual(['/standbyProviderIds']);
  const costly = { ...(example['takeoverPlan'] as object), costCapPercent: 11 };
  expect(refusals(form.schema(facts), { ...example, takeoverPlan: costly })).toEqual(['/takeoverPlan/costCapPercent']);
});

test('the agreed interest for late payment is not below the LPR, and none is agreed before one is entered (DL-08)', () => {
  const form: TaskForm = TASK_FORMS['draft-contract'];
  const facts = TASK_FORM_FACTS['draft-contract'];
  const example = form.example(facts) as Record<string, unknown>;
  const agreed = (lateRateBasisPoints: unknown, lprBasisPoints: number | null = 310) =>
    refusals(form.schema({ ...(facts as object), lprBasisPoints }), { ...example, lateRateBasisPoints });
  expect(agreed(310)).toEqual([]);
  expect(agreed(309)).toEqual(['/lateRateBasisPoints DL-08']);
  expect(agreed(3.1)).toEqual(['/lateRateBasisPoints']);
  expect(agreed(10_001)).toEqual(['/lateRateBasisPoints']);
  expect(agreed(310, null)).toEqual(['/lateRateBasisPoints DL-08']);
  expect(agreed(undefined, null)).toEqual([]);
});

test('an inspection counts no more visits than were planned, and problems are described', () => {
  const inspection = { visitsPlanned: 10, visitsDone: 11, satisfaction: 90, notes: '' };
  expect(refusals(schemaOf('monthly-inspection'), inspection)).toEqual(['/visitsDone']);
  expect(refusals(schemaOf('monthly-inspection'), { ...inspection, visitsDone: 10 })).toEqual([]);
  const problems = schemaOf('monthly-inspection', undefined, 'problems');
  expect(refusals(problems, { ...inspection, visitsDone: 10 })).toEqual(['/notes']);
});

describe('an acceptance (DL-01, DL-02)', () => {
  const ACCEPTANCE = {
    items: ['1', '2'].map((item) => ({ item, result: 'met' })),
    ...{ recipientsAsked: 6, recipientsAnswered: 5, recipientsSatisfied: 5, opinion: '合格' },
  };
  const refused = (change: object, outcome?: string) =>
    refusals(schemaOf('accept-service', undefined, outcome), { ...ACCEPTANCE, ...change });

  test('answers every item once, and says what an item lacks that is not met', () => {
    const [first, second] = ACCEPTANCE.items;
    expect(refused({})).toEqual([]);
    expect(refused({ items: [first] })).toEqual(['/items']);
    expect(refused({ items: [first, first] })).toEqual(['/items/1/item DL-01']);
    expect(refused({ items: [first, { ...second, result: 'partly' }] })).toEqual(['/items/1/note DL-01']);
    expect(refused({ items: [first, { ...second, result: 'unmet', note: '未达到九成' }] })).toEqual([]);
  });

  test('counts no more satisfied people than answered, and no more answers than were asked for', () => {
    expect(refused({ recipientsSatisfied: 6 })).toEqual(['/recipientsSatisfied DL-02']);
    expect(refused({ recipientsAnswered: 7 })).toEqual(['/recipientsAnswered DL-02']);
    expect(refused({ recipientsAnswered: undefined })).toEqual(['/recipientsAnswered DL-02']);
  });

  test('has the recipients’ opinion, or says why there could be none', () => {
    const nobody = { recipientsAsked: undefined, recipientsAnswered: undefined, recipientsSatisfied: undefined };
    expect(refused(nobody)).toEqual(['/recipientsAsked DL-02']);
    expect(refused({ recipientsAnswered: 0, recipientsSatisfied: 0 })).toEqual(['/noOpinionReason DL-02']);
    expect(refused({ ...nobody, noOpinionReason: '服务对象均不具备表达能力且无监护人' })).toEqual([]);
  });

  test('that is refused is so item by item as well', () => {
    const { items } = ACCEPTANCE;
    const reason = '计划完成率未达到标准';
    const schema = schemaOf('accept-service', undefined, 'refuse');
    expect(refusals(schema, { reason, items })).toEqual([]);
    expect(refusals(schema, { reason })).toEqual(['/items']);
  });
});

test('a standby provider takes no more people than it can serve', () => {
  const schema = schemaOf('answer-standby');
  expect(refusals(schema, { capacity: 50, startWithinHours: 72 })).toEqual([]);
  expect(refusals(schema, { capacity: 51, startWithinHours: 73 })).toEqual(['/capacity', '/startWithinHours']);
});

test('first visits are at most as many as people taken over', () => {
  expect(refusals(schemaOf('confirm-first-visits'), { visited: 51 })).toEqual(['/visited']);
  expect(refusals(schemaOf('confirm-first-visits'), { visited: 49, note: '一人住院' })).toEqual([]);
});

test('a settlement may be owed by either side', () => {
  const settled = (settlementFen: number) => refusals(schemaOf('settle-takeover'), { settlementFen, basis: '合同' });
  expect([settled(-1), settled(0), settled(1), settled(0.5)]).toEqual([[], [], [], ['/settlementFen']]);
});

describe('the money of a purchase (BU-03)', () => {
  const facts = TASK_FORM_FACTS['confirm-budget'] as object;
  const confirmed = (fund: string, programmes: string[]) =>
    refusals(schemaOf('confirm-budget', { ...facts, adding: [] }), { budgetLine: '示例科目', fund, programmes });

  test('serves what it was given for, and everybody whom the purchase serves', () => {
    expect(confirmed(FUNDS[1].id, ['allowance', 'extreme'])).toEqual([]);
    expect(confirmed(FUNDS[0].id, ['allowance', 'extreme'])).toEqual(['/programmes BU-03']);
    expect(confirmed(FUNDS[1].id, ['allowance'])).toEqual(['/programmes BU-03']);
    expect(confirmed(FUNDS[1].id, ['allowance', 'extreme', 'children'])).toEqual(['/programmes BU-03']);
  });

  test('is not asked for where the region has entered no source', () => {
    const none = { ...facts, adding: [], funds: [] };
    expect(refusals(schemaOf('confirm-budget', none), { budgetLine: '示例科目' })).toEqual([]);
  });

  test('pays nobody outside before another source is named; a payment that pays nothing needs none', () => {
    const pay = schemaOf('pay-instalment');
    const other = { fund: FUNDS[0].id, reason: '追加预算（示例）' };
    expect(refusals(pay, { voucher: '示例凭证' })).toEqual(['/otherSource BU-03']);
    expect(refusals(pay, { voucher: '示例凭证', otherSource: other })).toEqual([]);
    const withhold = schemaOf('pay-instalment', undefined, 'withhold');
    const all = { disputedFen: 17_150_000, reason: '工作量有争议（示例）' };
    expect(refusals(withhold, all)).toEqual([]);
    expect(refusals(withhold, { ...all, disputedFen: 100, voucher: '示例凭证' })).toEqual(['/otherSource BU-03']);
    const none = { amountFen: 100, outside: { people: [{ programme: 'x', people: 1, name: '示例' }], funds: [] } };
    expect(refusals(schemaOf('pay-instalment', none), { voucher: '示例凭证' })).toEqual(['/voucher BU-03']);
  });
});
