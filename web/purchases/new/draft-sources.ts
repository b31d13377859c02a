import { METHOD_CODES } from '../../../domain/procurement/methods.ts';
import type { Notice } from '../../../domain/procurement/notice.ts';
import type { Term as NoticeTerm } from '../../../domain/procurement/notice-term.ts';
import type { Project } from '../../projects/queries.ts';
import type { Purchase } from '../page/purchase-query.ts';
import { BLANK_LOT, blankDraft, type PurchaseDraft, type Term } from './draft.ts';

/** An earlier purchase as the beginning of a new one: everything but its number and its year. `restart`: it is repeated. */
export function draftFromPurchase(purchase: Purchase, restart = false): PurchaseDraft {
  const { name, method, fundSource, budgetFen, lots } = purchase;
  return {
    ...blankDraft(),
    name,
    method: METHOD_CODES.find((known) => known === method),
    fundSource,
    budgetFen,
    ...(restart && { restartOf: { id: purchase.id, number: purchase.number } }),
    lots: lots.map((lot) => ({
      name: lot.name,
      budgetFen: lot.budgetFen,
      ceilingFen: lot.ceilingFen ?? undefined,
      // A day that ended an earlier service is no term of a new one.
      term: 'until' in lot.term ? undefined : lot.term,
      catalogueItems: lot.catalogueItems,
      townships: lot.townships,
    })),
  };
}

/** A scheduled project as its purchase: one lot with everything that the bank knows. */
export function draftFromProject(project: Project): PurchaseDraft {
  const { id, name, budgetFen, budgetYear, fundSource, catalogueItems, townships, termMonths } = project;
  return {
    ...blankDraft(),
    ...{ projectId: id, name, budgetFen, budgetYear, fundSource: fundSource ?? '' },
    lots: [{ ...BLANK_LOT, name, budgetFen, catalogueItems, townships, term: { months: termMonths } }],
  };
}

/** What a notice says, put into the draft; what it does not say (items, townships, funds) stays as it was. */
export function draftFromNotice(notice: Notice, before: PurchaseDraft): PurchaseDraft {
  return {
    ...before,
    number: notice.number,
    name: notice.name,
    method: METHOD_CODES.find((known) => known === notice.method),
    budgetFen: notice.budgetFen,
    lots: notice.lots.map((lot, position) => ({
      ...(before.lots[position] ?? BLANK_LOT),
      name: lot.name,
      budgetFen: lot.budgetFen,
      ceilingFen: lot.ceilingFen ?? undefined,
      term: termOfNotice(lot.term),
    })),
  };
}

/** The term of a notice in the words of the form. */
export function termOfNotice(term: NoticeTerm): Term {
  switch (term.unit) {
    case 'month':
      return { months: term.count };
    case 'day':
      return { days: term.count };
    case 'working-day':
      return { workingDays: term.count };
    case 'until':
      return { until: term.until };
  }
}
