import type { PublishedNotice, PublishedNumbers } from '../allow-list.ts';
import type { Page } from '../frame.ts';
import { html, jsonBlock } from '../html.ts';
import { empty, money, noticeList, searchBox } from '../parts.ts';
import { at, type View } from '../view.ts';

/** Search, what is new, and how much there is. */
export function homePage(view: View, newest: readonly PublishedNotice[], numbers: PublishedNumbers): Page {
  const { words } = view;
  const figures = [
    [words.nPurchases, numbers.purchases],
    [words.nNotices, numbers.notices],
    [words.nContracts, numbers.contracts],
    [words.nAmount, money(numbers.contractFen)],
    [words.nRecipients, `${numbers.recipients} ${words.people}`],
  ] as const;
  return {
    title: words.site,
    head: jsonBlock(siteData(view)),
    body: html`<h1>${words.site}</h1>
      <p class="lead">${words.lead}</p>
      ${searchBox(view)}
      <section aria-labelledby="newest">
        <h2 id="newest">${words.newest}</h2>
        ${newest.length === 0 ? empty(words.nothingYet, words.nothingYetText) : noticeList(view, newest)}
        <p><a href="${at(view, '/public/notices')}">${words.more}</a></p>
      </section>
      <section aria-labelledby="numbers">
        <h2 id="numbers">${words.inNumbers}</h2>
        <dl class="numbers">
          ${figures.map(
            ([label, value]) =>
              html`<div>
                <dt>${label}</dt>
                <dd>${value}</dd>
              </div>`,
          )}
        </dl>
      </section>`,
  };
}

function siteData({ origin, words }: View): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: words.site,
    url: `${origin}/public/`,
    inLanguage: 'zh-CN',
    potentialAction: {
      '@type': 'SearchAction',
      target: `${origin}/public/search?q={q}`,
      'query-input': 'required name=q',
    },
  };
}
