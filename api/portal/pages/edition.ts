import type { Indicator } from '../../../domain/procurement/catalogue.ts';
import type { EditionItem } from '../../../domain/procurement/directory-difference.ts';
import type { PublishedEdition } from '../allow-list.ts';
import type { Page } from '../frame.ts';
import { html, type Html } from '../html.ts';
import { EDITION_WORDS, PARTS, STANDINGS } from '../edition-words.ts';
import { facts, table } from '../parts.ts';
import type { EditionContent } from '../read-directory.ts';
import { at, say, type View } from '../view.ts';

/** One edition of the guidance directory, in force or not. */
export function editionPage(view: View, content: EditionContent): Page {
  const { words } = view;
  const title = `${say(view, EDITION_WORDS.directory)} ${content.edition.label}`;
  return {
    title,
    head: html`<link rel="alternate" type="application/json" href="${editionPath(content.edition)}.json" />`,
    body: html`<p><a href="${at(view, '/public/catalogue')}">${words.catalogue}</a></p>
      <h1>${title}</h1>
      ${editionHead(view, content.edition)} ${differenceHtml(view, content)} ${itemsHtml(view, content.items)}`,
  };
}

export function editionPath({ id }: { readonly id: string }): string {
  return `/public/catalogue/${id}`;
}

/** Which edition it is, from when on, where and by which document. */
export function editionHead(view: View, edition: PublishedEdition): Html {
  const { label, standing, regionName, effectiveFrom, basis } = edition;
  return facts([
    [say(view, EDITION_WORDS.edition), `${label} · ${say(view, STANDINGS[standing])}`],
    [view.words.region, regionName],
    [say(view, EDITION_WORDS.inForceFrom), effectiveFrom],
    [say(view, EDITION_WORDS.basis), basis],
  ]);
}

/** What was added, changed and retired. */
export function differenceHtml(view: View, { before, difference }: EditionContent): Html {
  if (before === null) return html``;
  const { added, changed, retired } = difference;
  const lines = [
    ...added.map((item) => html`<li>${say(view, EDITION_WORDS.added)}：${nameHtml(view, item)}</li>`),
    ...changed.map(
      ({ after, parts }) =>
        html`<li>
          ${say(view, EDITION_WORDS.changed)}：${nameHtml(view, after)}（${parts.map((part) => say(view, PARTS[part])).join('、')}）
        </li>`,
    ),
    ...retired.map((item) => html`<li>${say(view, EDITION_WORDS.retired)}：${nameHtml(view, item)}</li>`),
  ];
  return html`<section aria-labelledby="difference">
    <h2 id="difference">
      ${say(view, EDITION_WORDS.difference)} <a href="${at(view, editionPath(before))}">${before.label}</a>
    </h2>
    ${
      lines.length === 0
        ? html`<p>${say(view, EDITION_WORDS.differenceNone)}</p>`
        : html`<ul>
            ${lines}
          </ul>`
    }
    <p class="quiet">${say(view, EDITION_WORDS.kept)}</p>
  </section>`;
}

/** Every published edition, the newest first. */
export function editionList(view: View, editions: readonly PublishedEdition[]): Html {
  const { words } = view;
  return table(
    say(view, EDITION_WORDS.editions),
    editions.map((edition) => [
      {
        label: say(view, EDITION_WORDS.edition),
        content: html`<a href="${at(view, editionPath(edition))}">${edition.label}</a>`,
      },
      { label: words.region, content: edition.regionName },
      { label: say(view, EDITION_WORDS.inForceFrom), content: edition.effectiveFrom },
      { label: say(view, EDITION_WORDS.basis), content: edition.basis },
      { label: words.state, content: say(view, STANDINGS[edition.standing]) },
    ]),
  );
}

/** The items with their standards, by class. */
export function itemsHtml(view: View, items: readonly EditionItem[]): Html {
  return html`${(['direct', 'transactional'] as const).map(
    (wanted) =>
      html`<section aria-labelledby="${wanted}">
        <h2 id="${wanted}">${view.words[wanted]}</h2>
        ${items.filter((item) => item.class === wanted).map((item) => itemHtml(view, item))}
      </section>`,
  )}`;
}

function nameHtml(view: View, item: EditionItem): Html {
  return html`<code>${item.code}</code> ${say(view, { zh: item.nameZh, en: item.nameEn })}`;
}

function itemHtml(view: View, item: EditionItem): Html {
  const { words } = view;
  const name = say(view, { zh: item.nameZh, en: item.nameEn });
  return html`<details id="${item.code}">
    <summary>${nameHtml(view, item)}</summary>
    <p>${say(view, { zh: item.contentZh, en: item.contentEn })}</p>
    <p class="quiet">${words.unit}：${say(view, { zh: item.unitZh, en: item.unitEn })}</p>
    ${table(
      `${name} · ${words.indicators}`,
      item.indicators.map((indicator) => [
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
