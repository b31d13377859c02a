import { METHOD_CODES, METHODS } from '../../domain/procurement/methods.ts';
import { NOTICE_KIND_LABELS, NOTICE_KINDS } from '../../domain/procurement/notice-kinds.ts';
import { addressOf, type Filters } from './filters.ts';
import { html, type Html } from './html.ts';
import type { Choices } from './read-numbers.ts';
import type { PageOfList } from './read-notices.ts';
import { at, say, type View } from './view.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Native selects and a button: works everywhere, and the address says what is shown. */
export function filterForm(
  view: View,
  filters: Filters,
  choices: Choices,
  options: { readonly action: string; readonly kinds?: boolean },
): Html {
  const { words, language, large } = view;
  const kinds = NOTICE_KINDS.map((kind) => ({ value: kind, label: say(view, NOTICE_KIND_LABELS[kind]) }));
  const methods = METHOD_CODES.map((method) => ({ value: method, label: say(view, METHODS[method].title) }));
  const regions = choices.regions.map(({ code, name }) => ({ value: code, label: name }));
  const years = choices.years.map((year) => ({ value: String(year), label: String(year) }));
  const narrowed = Object.keys(addressOf(filters)).length > 0;
  return html`<form action="${options.action}" method="get" class="filters">
    ${language === 'en' && html`<input type="hidden" name="lang" value="en" />`}
    ${large && html`<input type="hidden" name="size" value="large" />`}
    ${filters.q !== '' && html`<input type="hidden" name="q" value="${filters.q}" />`}
    ${options.kinds && select(view, 'kind', words.kind, kinds, filters.kind)}
    ${select(view, 'region', words.region, regions, filters.region)}
    ${select(view, 'method', words.method, methods, filters.method)}
    ${select(view, 'year', words.year, years, filters.year?.toString())}
    <button type="submit">${words.filter}</button>
    ${narrowed && html`<a href="${at(view, options.action)}">${words.clear}</a>`}
  </form>`;
}

function select(view: View, name: string, label: string, choices: readonly Choice[], chosen?: string): Html {
  return html`<div>
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      <option value="">${view.words.all}</option>
      ${choices.map(
        (choice) =>
          html`<option value="${choice.value}" ${choice.value === chosen && html`selected`}>${choice.label}</option>`,
      )}
    </select>
  </div>`;
}

/** Onwards by key, and back to the start; the whole list as a table, where there is one. */
export function pager(
  view: View,
  path: string,
  filters: Filters,
  { items, next }: PageOfList<unknown>,
  options: { readonly csv?: boolean } = {},
): Html {
  const { words } = view;
  const address = addressOf(filters);
  return html`<nav class="pager" aria-label="${words.next}">
    ${filters.after !== undefined && html`<a href="${at(view, path, address)}">${words.first}</a>`}
    ${next !== undefined && html`<a rel="next" href="${at(view, path, { ...address, after: next })}">${words.next}</a>`}
    ${options.csv && items.length > 0 && html`<a href="${at(view, `${path}.csv`, address)}" download>${words.csv}</a>`}
  </nav>`;
}
