import { capitalAmount, formatYuan } from '../../domain/money.ts';
import { METHODS } from '../../domain/procurement/methods.ts';
import { NOTICE_KIND_LABELS } from '../../domain/procurement/notice-kinds.ts';
import { dayOf, formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import type { PublishedNotice } from './allow-list.ts';
import { html, type Html, type Part } from './html.ts';
import { at, noticePath, purchasePath, say, type View } from './view.ts';

/** `¥700,000.00`, with the capitals beside where there is room for them. */
export function money(fen: number, options: { readonly capitals?: boolean } = {}): Html {
  const figures = html`<span class="money">${formatYuan(fen)}</span>`;
  return options.capitals
    ? html`${figures} <span class="capitals" lang="zh-CN">（大写：${capitalAmount(fen)}）</span>`
    : figures;
}

/** A day in Asia/Shanghai. */
export function dayTime(instant: string): Html {
  return html`<time datetime="${instant}">${dayOf(instant as Instant)}</time>`;
}

/** A minute in Asia/Shanghai. */
export function minuteTime(instant: string): Html {
  return html`<time datetime="${instant}">${formatInstant(instant as Instant)}</time>`;
}

export interface Cell {
  /** Told again on a phone, where a row is a card. */
  readonly label: string;
  readonly content: Part;
  readonly figures?: boolean;
}

/** A table whose rows become cards on a phone; the first cell of a row heads it. */
export function table(caption: string, rows: readonly (readonly Cell[])[]): Html {
  const columns = rows[0] ?? [];
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map(({ label, figures }) => html`<th scope="col" ${figures && html`class="figures"`}>${label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map(cell)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function cell({ label, content, figures }: Cell, position: number): Html {
  const looks = figures ? html`class="figures"` : '';
  return position === 0
    ? html`<th scope="row" data-label="${label}" ${looks}><div>${content}</div></th>`
    : html`<td data-label="${label}" ${looks}><div>${content}</div></td>`;
}

/** Terms and what they are; what is not known is left out. */
export function facts(rows: readonly (readonly [term: string, content: Part])[]): Html {
  const known = rows.filter(([, content]) => content !== undefined && content !== null && content !== false);
  return html`<dl class="facts">
    ${known.map(
      ([term, content]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${content}</dd>
        </div>`,
    )}
  </dl>`;
}

/** Notices, one an entry: kind, name, buyer, day. */
export function noticeList(view: View, notices: readonly PublishedNotice[]): Html {
  return html`<ol class="notices">
    ${notices.map(
      (notice) =>
        html`<li>
          <span class="kind kind-${notice.kind}">${say(view, NOTICE_KIND_LABELS[notice.kind])}</span>
          <a href="${at(view, noticePath(notice))}" lang="zh-CN">${notice.title}</a>
          <span class="meta">
            <span lang="zh-CN">${notice.buyer}</span>
            <span>${say(view, METHODS[notice.method].title)}</span>
            <a href="${at(view, purchasePath(notice.number))}">${notice.number}</a>
            ${minuteTime(notice.publishedAt)}
          </span>
        </li>`,
    )}
  </ol>`;
}

/** What stands where a list would: what to do now. */
export function empty(title: string, text: string, way?: Html): Html {
  return html`<div class="empty">
    <p>
      <strong>${title}</strong>
    </p>
    <p>${text}</p>
    ${way && html`<p>${way}</p>`}
  </div>`;
}

export function searchBox(view: View, q = ''): Html {
  const { words, language, large } = view;
  return html`<form action="/public/search" method="get" role="search" class="search">
    ${language === 'en' && html`<input type="hidden" name="lang" value="en" />`}
    ${large && html`<input type="hidden" name="size" value="large" />`}
    <label for="q">${words.searchLabel}</label>
    <div>
      <input id="q" name="q" type="search" value="${q}" maxlength="100" autocomplete="off" required />
      <button type="submit">${words.search}</button>
    </div>
  </form>`;
}
