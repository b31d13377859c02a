import type { NoticeOf } from '../allow-list.ts';
import { filterForm, pager } from '../filter-form.ts';
import type { Filters } from '../filters.ts';
import type { Page } from '../frame.ts';
import { html } from '../html.ts';
import { dayTime, empty, money, table, type Cell } from '../parts.ts';
import { awardsOf, type AwardRow } from '../purchase-record.ts';
import type { PageOfList } from '../read-notices.ts';
import type { Choices } from '../read-numbers.ts';
import { at, purchasePath, type View } from '../view.ts';
import { filled } from '../words.ts';

/** Lot, winner, amount, and why. */
export function awardCells(view: View, award: AwardRow): Cell[] {
  const { words } = view;
  return [
    { label: words.lot, content: filled(words.lotN, award.lot) },
    { label: words.winner, content: html`<span lang="zh-CN">${award.provider}</span>` },
    { label: words.amount, content: money(award.amountFen, { capitals: true }), figures: true },
    { label: words.reason, content: reason(view, award) },
  ];
}

function reason({ words, language }: View, { rank, totalHundredths, candidates, deemed }: AwardRow): string {
  const parts = [
    rank !== undefined && filled(words.first1, rank),
    totalHundredths !== undefined && filled(words.points, (totalHundredths / 100).toFixed(2)),
    candidates !== undefined && filled(words.outOf, candidates),
    deemed && words.deemed,
  ].filter((part) => part !== false);
  return parts.length === 0 ? '—' : parts.join(language === 'en' ? ', ' : '，');
}

export function awardsPage(
  view: View,
  filters: Filters,
  choices: Choices,
  list: PageOfList<NoticeOf<'result-notice'>>,
): Page {
  const { words } = view;
  const rows = list.items.flatMap((notice) =>
    awardsOf(notice).map((award) => [
      {
        label: words.title,
        content: html`<a href="${at(view, purchasePath(notice.number))}" lang="zh-CN">${notice.title}</a>`,
      },
      ...awardCells(view, award),
      { label: words.buyer, content: html`<span lang="zh-CN">${notice.buyer}</span>` },
      { label: words.published, content: dayTime(notice.publishedAt) },
    ]),
  );
  return {
    title: words.awards,
    body: html`<h1>${words.awards}</h1>
      ${filterForm(view, filters, choices, { action: '/public/awards' })}
      ${rows.length === 0 ? empty(words.nothing, words.nothingYetText) : table(words.awards, rows)}
      ${pager(view, '/public/awards', filters, list, { csv: true })}`,
  };
}
