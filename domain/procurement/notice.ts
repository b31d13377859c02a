import { readAmount } from './notice-amount.ts';
import { readLayout, type LotWording, type NoticeWording } from './notice-layout.ts';
import { methodOfName, methodOfNumber, type NoticeMethod } from './notice-method.ts';
import { lotProblem, noticeProblem, termProblem, type NoticeProblem } from './notice-problem.ts';
import { readTerm, type Term } from './notice-term.ts';

export interface NoticeLot {
  /** Position in the notice, from 1. */
  readonly seq: number;
  readonly name: string;
  readonly budgetFen: number;
  /** Null when the notice states none: then the budget is the ceiling. */
  readonly ceilingFen: number | null;
  readonly term: Term;
  /** The term in the notice's own words, for the person who checks it. */
  readonly termText: string;
}

/** What a procurement notice says about the purchase. Money is in fen. */
export interface Notice {
  readonly number: string;
  readonly name: string;
  readonly method: NoticeMethod;
  /** 'number': the notice names no method, the letter of its number does. */
  readonly methodFrom: 'text' | 'number';
  readonly budgetFen: number;
  /** 'lots': the notice states no total, it is the sum of its lots. */
  readonly budgetFrom: 'total' | 'lots';
  readonly lots: readonly NoticeLot[];
}

export type NoticeReading =
  { readonly ok: true; readonly notice: Notice } | { readonly ok: false; readonly problems: readonly NoticeProblem[] };

type Reading<T> = { readonly value: T } | { readonly problems: readonly NoticeProblem[] };

/**
 * Below this a lot's budget is a placeholder (0, 1) or stands in 万元 under a heading that says 元 (30): guessing which
 * would put a wrong amount into a purchase.
 */
const LEAST_LOT_BUDGET_FEN = 100_000;

/**
 * Reads the text of a procurement notice. What it cannot read it does not guess: every unreadable, missing or
 * contradictory field becomes a problem with a sentence. The budget must be stated (实施条例 art. 30): neither a ceiling
 * nor a tender control price replaces it. Never throws.
 */
export function readNotice(text: string): NoticeReading {
  const wording = readLayout(text);
  const number = present(
    wording.number,
    noticeProblem('number', '公告没有项目编号。', 'The notice has no project number.'),
  );
  const name = present(wording.name, noticeProblem('name', '公告没有项目名称。', 'The notice has no project name.'));
  const method = readMethod(wording);
  const lots = readLots(wording);
  const budget = 'value' in lots ? readTotal(wording.total, lots.value) : undefined;
  if ('value' in number && 'value' in name && 'value' in method && 'value' in lots && budget && 'value' in budget) {
    const head = { number: number.value, name: name.value, ...method.value, ...budget.value };
    return { ok: true, notice: { ...head, lots: lots.value } };
  }
  return { ok: false, problems: [number, name, method, lots, budget].flatMap(problemsOf) };
}

function problemsOf(reading: Reading<unknown> | undefined): readonly NoticeProblem[] {
  return reading && 'problems' in reading ? reading.problems : [];
}

function present(value: string | undefined, problem: NoticeProblem): Reading<string> {
  return value === undefined || value === '' ? { problems: [problem] } : { value };
}

function readMethod({ method, number }: NoticeWording): Reading<Pick<Notice, 'method' | 'methodFrom'>> {
  if (method !== undefined && method !== '') {
    const named = methodOfName(method);
    if (named) return { value: { method: named, methodFrom: 'text' } };
    const zh = `采购方式“${method}”不是公开招标、邀请招标、竞争性谈判、竞争性磋商或单一来源采购。`;
    return { problems: [noticeProblem('method', zh, `The method “${method}” is none of the five of §2.4.`)] };
  }
  const told = methodOfNumber(number ?? '');
  if (told) return { value: { method: told, methodFrom: 'number' } };
  const zh = '公告没有写明采购方式，项目编号也看不出采购方式。';
  return { problems: [noticeProblem('method', zh, 'The notice names no method and its number does not tell one.')] };
}

function readLots({ lots, unpricedLots }: NoticeWording): Reading<readonly NoticeLot[]> {
  if (unpricedLots) {
    const en = 'The notice divides the purchase into lots without a budget for each.';
    return { problems: [noticeProblem('lots', '公告划分了分标，但没有逐一写明各分标的预算金额。', en)] };
  }
  const readings = lots.map((lot, index) => readLot(lot, index + 1));
  const problems = readings.flatMap(problemsOf);
  return problems.length > 0 ? { problems } : { value: readings.flatMap((lot) => ('value' in lot ? [lot.value] : [])) };
}

function readLot(wording: LotWording, seq: number): Reading<NoticeLot> {
  const name = present(wording.name, lotProblem('lots', seq, '没有标项名称。', 'it has no name.'));
  const budget = readLotBudget(wording.budget, seq);
  const ceiling = readCeiling(wording.ceiling, 'value' in budget ? budget.value : undefined, seq);
  const term = readLotTerm(wording.term, seq);
  if ('value' in name && 'value' in budget && 'value' in ceiling && 'value' in term) {
    const money = { budgetFen: budget.value, ceilingFen: ceiling.value };
    return { value: { seq, name: name.value, ...money, term: term.value, termText: wording.term ?? '' } };
  }
  return { problems: [name, budget, ceiling, term].flatMap(problemsOf) };
}

function readLotBudget(wording: string | undefined, seq: number): Reading<number> {
  const amount = readAmount(wording ?? '');
  if (amount.kind === 'amount' && amount.fen >= LEAST_LOT_BUDGET_FEN) return { value: amount.fen };
  if (amount.kind === 'amount') {
    const zh = `预算金额“${wording}”不足1000元，应为占位数字或者以万元计，无法确定。`;
    const en = `the budget “${wording}” is below 1,000 yuan: a placeholder, or an amount in units of 10,000 yuan.`;
    return { problems: [lotProblem('budget', seq, zh, en)] };
  }
  if (amount.kind === 'none') {
    const zh = '没有预算金额；招标控制价或最高限价不能代替预算金额。';
    const en = 'it states no budget; a tender control price or a ceiling does not replace it.';
    return { problems: [lotProblem('budget', seq, zh, en)] };
  }
  const en = `the budget “${wording}” is not one amount in yuan.`;
  return { problems: [lotProblem('budget', seq, `预算金额“${wording}”不是一个以元为单位的金额。`, en)] };
}

function readCeiling(wording: string | undefined, budgetFen: number | undefined, seq: number): Reading<number | null> {
  if (wording === '同预算金额') return { value: budgetFen ?? null };
  const amount = readAmount(wording ?? '');
  if (amount.kind === 'none') return { value: null };
  if (amount.kind === 'unreadable') {
    const en = `the ceiling “${wording}” is not one amount in yuan.`;
    return { problems: [lotProblem('ceiling', seq, `最高限价“${wording}”不是一个以元为单位的金额。`, en)] };
  }
  if (amount.fen === 0) {
    const en = 'the ceiling is 0; a notice without a ceiling says “/”.';
    return { problems: [lotProblem('ceiling', seq, '最高限价为0元；没有最高限价的应写“/”。', en)] };
  }
  if (budgetFen !== undefined && amount.fen > budgetFen) {
    const en = `the ceiling “${wording}” is above the lot’s budget.`;
    return { problems: [lotProblem('ceiling', seq, `最高限价“${wording}”高于本标项的预算金额。`, en)] };
  }
  return { value: amount.fen };
}

function readLotTerm(wording: string | undefined, seq: number): Reading<Term> {
  if (wording === undefined || wording === '') {
    return { problems: [lotProblem('term', seq, '没有合同履约期限。', 'it states no contract term.')] };
  }
  const reading = readTerm(wording);
  return reading.kind === 'term' ? { value: reading.term } : { problems: [termProblem(seq, wording, reading.kind)] };
}

function readTotal(
  wording: string | undefined,
  lots: readonly NoticeLot[],
): Reading<Pick<Notice, 'budgetFen' | 'budgetFrom'>> {
  const sum = lots.reduce((fen, lot) => fen + lot.budgetFen, 0);
  if (wording === undefined) return { value: { budgetFen: sum, budgetFrom: 'lots' } };
  const total = readAmount(wording);
  if (total.kind === 'amount' && total.fen === sum) return { value: { budgetFen: sum, budgetFrom: 'total' } };
  if (total.kind === 'amount') {
    const zh = `预算总金额“${wording}”不等于各标项预算金额之和。`;
    return {
      problems: [noticeProblem('budget', zh, `The total “${wording}” is not the sum of the lots’ budgets.`)],
    };
  }
  const en = `The total “${wording}” is not one amount in yuan.`;
  return { problems: [noticeProblem('budget', `预算总金额“${wording}”不是一个以元为单位的金额。`, en)] };
}
