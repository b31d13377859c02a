import type { NegativeFunction } from '../../../domain/procurement/negative-list.ts';
import type { PublishedCondition, PublishedEdition } from '../allow-list.ts';
import { EDITION_WORDS } from '../edition-words.ts';
import type { Page } from '../frame.ts';
import { html, type Html } from '../html.ts';
import { table } from '../parts.ts';
import type { EditionContent } from '../read-directory.ts';
import { say, type View } from '../view.ts';
import { differenceHtml, editionHead, editionList, itemsHtml } from './edition.ts';

export interface Catalogue {
  /** The one in force. */
  readonly content: EditionContent;
  readonly editions: readonly PublishedEdition[];
  readonly negativeList: readonly NegativeFunction[];
  readonly conditions: readonly PublishedCondition[];
}

/** What may be bought and to which standard, what may never be, and who may provide. */
export function cataloguePage(view: View, { content, editions, negativeList, conditions }: Catalogue): Page {
  const { words } = view;
  return {
    title: words.catalogue,
    head: html`<link rel="alternate" type="application/json" href="/public/catalogue.json" />`,
    body: html`<h1>${words.catalogue}</h1>
      <p class="lead">${words.catalogueLead}</p>
      ${editionHead(view, content.edition)} ${differenceHtml(view, content)} ${itemsHtml(view, content.items)}
      <section aria-labelledby="negative">
        <h2 id="negative">${words.negative}</h2>
        <dl class="negative">
          ${negativeList.map(
            (entry) =>
              html`<div id="${entry.code}">
                <dt>${say(view, { zh: entry.nameZh, en: entry.nameEn })}</dt>
                <dd>${say(view, { zh: entry.reasonZh, en: entry.reasonEn })} <code>${entry.ruleId}</code></dd>
              </div>`,
          )}
        </dl>
      </section>
      <section aria-labelledby="conditions">
        <h2 id="conditions">${words.conditions}</h2>
        <p>${words.conditionsText}</p>
        ${conditions.length === 0 ? html`<p>${words.conditionsNone}</p>` : conditionTable(view, conditions)}
      </section>
      <section aria-labelledby="editions">
        <h2 id="editions">${say(view, EDITION_WORDS.editions)}</h2>
        ${editionList(view, editions)}
      </section>`,
  };
}

function conditionTable({ words }: View, conditions: readonly PublishedCondition[]): Html {
  return table(
    words.conditions,
    conditions.map(({ regionName, text, basis, effectiveFrom, effectiveUntil }) => [
      { label: words.region, content: regionName },
      { label: words.conditionText, content: text },
      { label: words.basis, content: basis },
      { label: words.conditionPeriod, content: `${effectiveFrom} – ${effectiveUntil ?? ''}` },
    ]),
  );
}
