import type { Page } from '../frame.ts';
import { html } from '../html.ts';
import { searchBox } from '../parts.ts';
import { at, type View } from '../view.ts';

export interface Refusal {
  readonly status: number;
  /** What happened, in the visitor's language. */
  readonly detail?: string;
  readonly requestId: string;
}

const PAGES = {
  400: ['badRequest', 'notFoundText'],
  404: ['notFound', 'notFoundText'],
  410: ['gone', 'goneText'],
  429: ['busy', 'busyText'],
} as const;

/** A page for what cannot be shown, with a way on. */
export function refusalPage(view: View, { status, detail, requestId }: Refusal): Page {
  const { words } = view;
  const [title, text] = PAGES[status as keyof typeof PAGES] ?? (['broken', 'brokenText'] as const);
  return {
    title: words[title],
    hidden: true,
    body: html`<h1>${words[title]}</h1>
      <p class="lead">${words[text]}</p>
      ${detail && html`<p lang="zh-CN">${detail}</p>`} ${searchBox(view)}
      <p><a href="${at(view, '/public/')}">${words.back}</a></p>
      ${status >= 500 && html`<p class="quiet">${words.requestId}：<code>${requestId}</code></p>`}`,
  };
}
