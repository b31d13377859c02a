import type { Indicator } from '../../../domain/procurement/catalogue.ts';
import type { PublishedCondition } from '../allow-list.ts';
import type { Directory, DirectoryItem } from '../../purchases/directory.ts';
import type { Page } from '../frame.ts';
import { html, type Html } from '../html.ts';
import { table } from '../parts.ts';
import { say, type View } from '../view.ts';

/** What may be bought and to which standard, what may never be, and who may provide. */
export function cataloguePage(
  view: View,
  { items, negativeList }: Directory,
  conditions: readonly PublishedCondition[],
): Page {
  const { words } = view;
  const ofClass = (wanted: DirectoryItem['class']) => items.filter((item) => item.class === wanted);
  return {
    title: words.catalogue,
    head: html`<link rel="alternate" type="application/json" href="/public/catalogue.json" />`,
    body: html`<h1>${words.catalogue}</h1>
      <p class="lead">${words.catalogueLead}</p>
      <section aria-labelledby="direct">
        <h2 id="direct">${words.direct}</h2>
        ${ofClass('direct').map((item) => itemHtml(view, item))}
      </section>
      <section aria-labelledby="transactional">
        <h2 id="transactional">${words.transactional}</h2>
        ${ofClass('transactional').map((item) => itemHtml(view, item))}
      </section>
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

function itemHtml(view: View, item: DirectoryItem): Html {
  const { words } = view;
  const name = say(view, { zh: item.nameZh, en: item.nameEn });
  return html`<details id="${item.code}">
    <summary><code>${item.code}</code> ${name}</summary>
    <p>${say(view, { zh: item.contentZh, en: item.contentEn })}</p>
    <p class="quiet">${words.unit}：${say(view, { zh: item.unitZh, en: item.unitEn })}</p>
    ${table(
      `${name} · ${words.indicators}`,
      (item.indicators as readonly Indicator[]).map((indicator) => [
        { label: words.indicator, content: say(view, { zh: indicator.nameZh, en: indicator.nameEn }) },
        { label: words.target, content: target(view, indicator) },
        { label: words.measured, content: say(view, { zh: indicator.methodZh, en: indicator.methodEn }) },
        { label: words.weight, content: indicator.weight, figures: true },
      ]),
    )}
  </details>`;
}

function target(view: View, { target: { direction, value }, unitZh, unitEn }: Indicator): string {
  return `${view.words[direction]} ${value} ${say(view, { zh: unitZh, en: unitEn })}`;
}
