import {
  GRADING_FAULT_LABELS,
  GRADING_FAULTS,
  GRADING_PART_LABELS,
  GRADING_PARTS,
  PROVIDER_GRADE_LABELS,
  PROVIDER_GRADES,
} from '../../../domain/providers/grading-scheme.ts';
import type { PublishedGrading } from '../allow-list.ts';
import { pager } from '../filter-form.ts';
import type { Filters } from '../filters.ts';
import type { Page } from '../frame.ts';
import { html, type Html } from '../html.ts';
import { dayTime, empty, facts, table } from '../parts.ts';
import type { PublishedGradings } from '../read-gradings.ts';
import { at, say, type View } from '../view.ts';

const PATH = '/public/gradings';

/** The grades of one year, the best first, and by which formula. */
export function gradingsPage(view: View, filters: Filters, list: PublishedGradings): Page {
  const { words } = view;
  const { year, years, items } = list;
  const others = years.filter((other) => other !== year);
  return {
    title: words.gradings,
    head: html`<link rel="alternate" type="application/json" href="${PATH}.json" />`,
    body: html`<h1>${year === undefined ? words.gradings : `${words.gradings} · ${year}`}</h1>
      <p class="lead">${words.gradingsLead}</p>
      ${
        others.length > 0 &&
        html`<p>
          ${words.year}:
          ${others.map((other) => html`<a href="${at(view, PATH, { year: String(other) })}">${other}</a> `)}
        </p>`
      }
      ${items.length === 0 ? empty(words.gradingsEmpty, words.gradingsLead) : grades(view, items)}
      ${pager(view, PATH, filters, list)} ${schemesOf(items).map((grading) => scheme(view, grading))}`,
  };
}

function grades(view: View, items: readonly PublishedGrading[]): Html {
  const { words } = view;
  return table(
    words.gradings,
    items.map(({ provider, creditCode, regionName, grade, mentor, publishedAt, ...version }) => [
      { label: words.provider, content: html`<span lang="zh-CN">${provider}</span> <code>${creditCode ?? ''}</code>` },
      { label: words.region, content: regionName },
      {
        label: words.gradingGrade,
        content: `${say(view, PROVIDER_GRADE_LABELS[grade])}${mentor ? ` · ${words.gradingMentor}` : ''}`,
      },
      { label: words.gradingScheme, content: versionText(view, version) },
      { label: words.published, content: dayTime(publishedAt) },
    ]),
  );
}

function versionText({ words }: View, { schemeFrom, schemeSource }: Version): string {
  return schemeSource === null ? words.gradingHouse : `${schemeSource} (${schemeFrom ?? ''})`;
}

type Version = Pick<PublishedGrading, 'schemeFrom' | 'schemeSource'>;

/** Each formula that the grades of the page were computed by, once. */
function schemesOf(items: readonly PublishedGrading[]): readonly PublishedGrading[] {
  const byVersion = new Map(items.map((item) => [`${item.schemeFrom} ${item.schemeSource} ${item.year}`, item]));
  return [...byVersion.values()];
}

function scheme(view: View, { scheme: { weights, minus, lowest }, ...version }: PublishedGrading): Html {
  const { words } = view;
  return html`<section>
    <h2>${words.gradingScheme}: ${versionText(view, version)}</h2>
    ${facts([
      ...GRADING_PARTS.map((part) => [say(view, GRADING_PART_LABELS[part]), `${weights[part]}%`] as const),
      ...GRADING_FAULTS.flatMap((fault) =>
        minus[fault] === undefined ? [] : [[say(view, GRADING_FAULT_LABELS[fault]), `−${minus[fault]}`] as const],
      ),
      ...PROVIDER_GRADES.map(
        (grade) =>
          [
            say(view, PROVIDER_GRADE_LABELS[grade]),
            grade === 'unqualified' ? `< ${lowest.basic}` : `≥ ${lowest[grade]}`,
          ] as const,
      ),
    ])}
  </section>`;
}
