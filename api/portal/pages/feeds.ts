import { NOTICE_KIND_LABELS, NOTICE_KINDS } from '../../../domain/procurement/notice-kinds.ts';
import type { Page } from '../frame.ts';
import { html } from '../html.ts';
import type { Choices } from '../read-numbers.ts';
import { say, type View } from '../view.ts';

export function feedsPage(view: View, { regions }: Choices): Page {
  const { words } = view;
  return {
    title: words.feeds,
    body: html`<h1>${words.feeds}</h1>
      <p class="lead">${words.feedsLead}</p>
      <ul>
        <li><a href="/public/feeds/notices.atom">${words.feedAll}</a></li>
        <li><a href="/public/feeds/answers.atom">${words.feedAnswers}</a></li>
      </ul>
      <h2>${words.byKind}</h2>
      <ul>
        ${NOTICE_KINDS.map(
          (kind) => html`<li><a href="/public/feeds/kind/${kind}.atom">${say(view, NOTICE_KIND_LABELS[kind])}</a></li>`,
        )}
      </ul>
      <h2>${words.byRegion}</h2>
      <ul>
        ${regions.map(
          ({ code, name }) => html`<li><a href="/public/feeds/region/${code}.atom" lang="zh-CN">${name}</a></li>`,
        )}
      </ul>
      <h2>${words.forPrograms}</h2>
      <p>${words.jsonBeside}</p>
      <p>${words.openData} <a href="/ocds/release-packages">/ocds/release-packages</a></p>`,
  };
}
