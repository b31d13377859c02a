import type { PublishedContract } from '../allow-list.ts';
import { html, type Part } from '../html.ts';
import { dayTime, money, type Cell } from '../parts.ts';
import { at, noticePath, purchasePath, type View } from '../view.ts';
import { filled } from '../words.ts';

/** What a contract shows wherever contracts are listed. */
export function contractCells(view: View, contract: PublishedContract): Cell[] {
  const { words } = view;
  const { number, provider, lot, kind, state, amountFen, startsOn, endsOn, noticeId } = contract;
  return [
    {
      label: words.contractNumber,
      content: html`<a href="${at(view, noticePath({ id: noticeId }))}">${number}</a>${
          kind === 'interim' && html` <span class="kind kind-interim">${words.interim}</span>`
        }`,
    },
    { label: words.lot, content: filled(words.lotN, lot) },
    { label: words.provider, content: html`<span lang="zh-CN">${provider}</span>` },
    { label: words.amount, content: amountFen === 0 ? words.byService : money(amountFen), figures: amountFen !== 0 },
    { label: words.term, content: startsOn && endsOn ? `${startsOn} – ${endsOn}` : '—' },
    { label: words.state, content: html`<span class="state state-${state}">${words[state]}</span>` },
  ];
}

/** The purchase a row belongs to, in lists over many purchases. */
export function purchaseCell(view: View, { purchase, title }: PublishedContract): Cell {
  return {
    label: view.words.title,
    content: html`<a href="${at(view, purchasePath(purchase))}" lang="zh-CN">${title}</a>`,
  };
}

/** Inspections and acceptance of one contract, summed up. */
export function evaluationCells(view: View, { inspections, acceptance }: PublishedContract): Cell[] {
  const { words } = view;
  const { months, passed, visitsPlanned, visitsDone, satisfaction } = inspections;
  const accepted: Part = acceptance && [
    filled(words.askedN, acceptance.asked, acceptance.satisfied),
    ' ',
    dayTime(acceptance.acceptedAt),
  ];
  return [
    {
      label: words.inspections,
      content: months === 0 ? words.noInspection : filled(words.inspectionsN, months, passed),
    },
    {
      label: words.visits,
      content: months === 0 ? words.noInspection : filled(words.visitsN, visitsPlanned, visitsDone),
    },
    { label: words.satisfaction, content: satisfaction === null ? words.noInspection : `${satisfaction}%` },
    { label: words.asked, content: accepted ?? words.noInspection },
  ];
}
