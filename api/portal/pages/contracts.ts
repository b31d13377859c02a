import type { PublishedContract } from '../allow-list.ts';
import { filterForm, pager } from '../filter-form.ts';
import type { Filters } from '../filters.ts';
import type { Page } from '../frame.ts';
import { html, type Part } from '../html.ts';
import { dayTime, empty, table, type Cell } from '../parts.ts';
import type { PageOfList } from '../read-notices.ts';
import type { Choices } from '../read-numbers.ts';
import type { View } from '../view.ts';
import { contractCells, evaluationCells, purchaseCell } from './contract-cells.ts';

export function contractsPage(
  view: View,
  filters: Filters,
  choices: Choices,
  list: PageOfList<PublishedContract>,
): Page {
  const { words } = view;
  return listPage(
    view,
    { filters, choices, list },
    {
      path: '/public/contracts',
      csv: true,
      title: words.contracts,
      row: (contract) => [
        purchaseCell(view, contract),
        ...contractCells(view, contract),
        { label: words.published, content: dayTime(contract.publishedAt) },
      ],
    },
  );
}

export function evaluationsPage(
  view: View,
  filters: Filters,
  choices: Choices,
  list: PageOfList<PublishedContract>,
): Page {
  const { words } = view;
  return listPage(
    view,
    { filters, choices, list },
    {
      path: '/public/evaluations',
      title: words.evaluations,
      lead: html`<p class="lead">${words.evaluationsLead}</p>`,
      row: (contract) => [
        purchaseCell(view, contract),
        { label: words.contractNumber, content: contract.number },
        { label: words.provider, content: html`<span lang="zh-CN">${contract.provider}</span>` },
        ...evaluationCells(view, contract),
      ],
    },
  );
}

interface Listed {
  readonly filters: Filters;
  readonly choices: Choices;
  readonly list: PageOfList<PublishedContract>;
}

interface Layout {
  readonly path: string;
  readonly csv?: boolean;
  readonly title: string;
  readonly lead?: Part;
  readonly row: (contract: PublishedContract) => Cell[];
}

function listPage(
  view: View,
  { filters, choices, list }: Listed,
  { path, csv = false, title, lead, row }: Layout,
): Page {
  const { words } = view;
  return {
    title,
    body: html`<h1>${title}</h1>
      ${lead} ${filterForm(view, filters, choices, { action: path })}
      ${list.items.length === 0 ? empty(words.nothing, words.nothingYetText) : table(title, list.items.map(row))}
      ${pager(view, path, filters, list, { csv })}`,
  };
}
