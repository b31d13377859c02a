import {
  checkAgainstNegativeList,
  type NegativeFunction,
  type NegativeHit,
} from '../../../domain/procurement/negative-list.ts';
import { figure } from '../../../domain/procurement/rules.ts';
import { addDays, addMonths, type Day } from '../../../domain/time/shanghai.ts';
import type { NoticeField } from '../../../domain/procurement/notice-problem.ts';
import { sumOfLots, type LotDraft, type PurchaseDraft, type Term } from './draft.ts';

/** A field that cannot be sent as it is. The api judges all of it again. */
export type DraftFault =
  | { readonly kind: 'missing'; readonly field: FieldName }
  | { readonly kind: 'badNumber' }
  | { readonly kind: 'sum'; readonly sumFen: number; readonly budgetFen: number }
  | { readonly kind: 'ceiling' }
  | { readonly kind: 'termPast' }
  | { readonly kind: 'termLong'; readonly years: number }
  | { readonly kind: 'negative'; readonly hit: NegativeHit };

export type FieldName =
  | Exclude<NoticeField, 'ceiling' | 'lots'>
  | 'budgetYear'
  | 'fundSource'
  | 'statement'
  | 'whyNotConsultation'
  | 'supplier'
  | 'lotName'
  | 'lotBudget'
  | 'catalogueItems';

const NUMBER = /^[\p{L}\p{N}][\p{L}\p{N}._()（）〔〕[\]-]{2,79}$/u;

/** Every fault by JSON pointer into the body of POST /purchases, the first of each field. */
export function draftFaults(
  draft: PurchaseDraft,
  negativeList: readonly NegativeFunction[],
  today: Day,
): ReadonlyMap<string, DraftFault> {
  const found = new Map<string, DraftFault>();
  const tell = (pointer: string, fault: DraftFault | undefined) => {
    if (fault !== undefined && !found.has(pointer)) found.set(pointer, fault);
  };
  const missing = (field: FieldName, there: boolean): DraftFault | undefined =>
    there ? undefined : { kind: 'missing', field };
  const { number, name, budgetFen } = draft;
  tell('/number', missing('number', number.trim() !== ''));
  tell('/number', NUMBER.test(number.trim()) ? undefined : { kind: 'badNumber' });
  tell('/name', missing('name', name.trim() !== ''));
  tell('/name', negative(name, negativeList));
  tell('/method', missing('method', draft.method !== undefined));
  for (const [pointer, field] of methodGaps(draft)) tell(pointer, missing(field, false));
  tell('/budgetYear', missing('budgetYear', draft.budgetYear !== undefined));
  tell('/fundSource', missing('fundSource', draft.fundSource.trim() !== ''));
  tell('/budgetFen', missing('budget', budgetFen !== undefined && budgetFen > 0));
  draft.lots.forEach((lot, position) => {
    for (const [field, fault] of lotFaults(lot, negativeList, today)) tell(`/lots/${position}/${field}`, fault);
  });
  const sumFen = sumOfLots(draft);
  if (budgetFen !== undefined && sumFen !== budgetFen) tell('/budgetFen', { kind: 'sum', sumFen, budgetFen });
  return found;
}

/** What the chosen method still asks for. */
function* methodGaps(draft: PurchaseDraft): Generator<readonly [pointer: string, field: FieldName]> {
  const { method } = draft;
  const exception = method === 'invited-tender' || method === 'competitive-negotiation' || method === 'single-source';
  if (exception && draft.statement.trim() === '') yield ['/ground', 'statement'];
  if (method === 'competitive-negotiation' && draft.whyNotConsultation.trim() === '')
    yield ['/whyNotConsultation', 'whyNotConsultation'];
  if (method === 'single-source' && draft.supplierId === undefined) yield ['/supplierId', 'supplier'];
}

function* lotFaults(
  lot: LotDraft,
  negativeList: readonly NegativeFunction[],
  today: Day,
): Generator<readonly [field: string, fault: DraftFault]> {
  const { name, budgetFen, ceilingFen, term, catalogueItems } = lot;
  if (name.trim() === '') yield ['name', { kind: 'missing', field: 'lotName' }];
  const hit = negative(name, negativeList);
  if (hit !== undefined) yield ['name', hit];
  if (budgetFen === undefined || budgetFen <= 0) yield ['budgetFen', { kind: 'missing', field: 'lotBudget' }];
  if (ceilingFen !== undefined && budgetFen !== undefined && ceilingFen > budgetFen) {
    yield ['ceilingFen', { kind: 'ceiling' }];
  }
  if (catalogueItems.length === 0) yield ['catalogueItems', { kind: 'missing', field: 'catalogueItems' }];
  if (term === undefined) yield ['term', { kind: 'missing', field: 'term' }];
  else yield* termFaults(term, today);
}

/** Five working days take a week at least. */
const DAYS_PER_WORKING_DAY = 7 / 5;

function* termFaults(term: Term, today: Day): Generator<readonly [field: string, fault: DraftFault]> {
  const years = figure('CO-07', 'longest', today).count;
  const last = addMonths(today, years * 12);
  if ('until' in term) {
    if (term.until <= today) yield ['term', { kind: 'termPast' }];
    if (term.until > last) yield ['term', { kind: 'termLong', years }];
  } else if ('months' in term) {
    if (term.months > years * 12) yield ['term', { kind: 'termLong', years }];
  } else {
    const days = 'days' in term ? term.days : Math.floor(term.workingDays * DAYS_PER_WORKING_DAY);
    if (addDays(today, days) > last) yield ['term', { kind: 'termLong', years }];
  }
}

function negative(text: string, list: readonly NegativeFunction[]): DraftFault | undefined {
  const hit = checkAgainstNegativeList(text, list);
  return hit && { kind: 'negative', hit };
}

/** A township and item that stand in two lots: the same recipients would get two providers for one service (I6). */
export function doubledCoverage({
  lots,
}: PurchaseDraft): readonly { readonly township: string; readonly code: string }[] {
  const seen = new Map<string, number>();
  const doubled = new Map<string, { township: string; code: string }>();
  lots.forEach(({ townships, catalogueItems }, position) => {
    for (const township of townships) {
      for (const code of catalogueItems) {
        const key = `${township} ${code}`;
        if ((seen.get(key) ?? position) !== position) doubled.set(key, { township, code });
        seen.set(key, position);
      }
    }
  });
  return [...doubled.values()];
}
