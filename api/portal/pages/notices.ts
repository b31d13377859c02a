import type { PublishedNotice } from '../allow-list.ts';
import { filterForm, pager } from '../filter-form.ts';
import type { Filters } from '../filters.ts';
import type { Page } from '../frame.ts';
import { html } from '../html.ts';
import { empty, noticeList, searchBox } from '../parts.ts';
import type { PageOfList } from '../read-notices.ts';
import type { Choices } from '../read-numbers.ts';
import { at, type View } from '../view.ts';
import { filled } from '../words.ts';

/** All notices, narrowed by what the address says. */
export function noticesPage(view: View, filters: Filters, choices: Choices, list: PageOfList<PublishedNotice>): Page {
  return {
    title: view.words.notices,
    body: html`<h1>${view.words.notices}</h1>
      ${filterForm(view, filters, choices, { action: '/public/notices', kinds: true })}
      ${listed(view, '/public/notices', filters, list, { csv: true })}`,
  };
}

/** What a search found; before a word is given, how to search. */
export function searchPage(view: View, filters: Filters, choices: Choices, list: PageOfList<PublishedNotice>): Page {
  const { words } = view;
  const asked = filters.q !== '';
  return {
    title: asked ? filled(words.searchFor, filters.q) : words.search,
    hidden: true,
    body: html`<h1>${words.search}</h1>
      ${searchBox(view, filters.q)}
      <p class="quiet">${words.searchHint}</p>
      ${
        asked &&
        html`<h2>${filled(words.searchFor, filters.q)}</h2>
          ${filterForm(view, filters, choices, { action: '/public/search', kinds: true })}
          ${listed(view, '/public/search', filters, list)}`
      }`,
  };
}

function listed(
  view: View,
  path: string,
  filters: Filters,
  list: PageOfList<PublishedNotice>,
  options: { readonly csv?: boolean } = {},
) {
  const { words } = view;
  if (list.items.length > 0) return html`${noticeList(view, list.items)} ${pager(view, path, filters, list, options)}`;
  return empty(words.nothing, words.nothingText, html`<a href="${at(view, '/public/notices')}">${words.more}</a>`);
}
