import { ruleInForce } from '../../../domain/procurement/rules.ts';
import { dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import type { Page } from '../frame.ts';
import { html, type Html } from '../html.ts';
import type { PublishedDebarment } from '../allow-list.ts';
import { empty, facts, table } from '../parts.ts';
import { say, type View } from '../view.ts';

/** Bans in force with their decisions; without any the page says so, and what stands here by which rule. */
export function dishonestyPage(view: View, debarments: readonly PublishedDebarment[]): Page {
  const { words } = view;
  const today = dayOf(instantOfMillis(Date.now()));
  const rules = (['DB-01', 'DB-02', 'DB-06', 'DB-10', 'CR-03'] as const).map((id) => ruleInForce(id, today));
  return {
    title: words.dishonesty,
    head: html`<link rel="alternate" type="application/json" href="/public/dishonesty.json" />`,
    body: html`<h1>${words.dishonesty}</h1>
      ${debarments.length === 0 ? empty(words.dishonestyEmpty, words.dishonestyText) : bans(view, debarments)}
      <section aria-labelledby="basis">
        <h2 id="basis">${words.basis}</h2>
        ${facts(rules.map(({ id, title, source }) => [id, `${say(view, title)}（${source}）`]))}
      </section>`,
  };
}

function bans({ words }: View, debarments: readonly PublishedDebarment[]): Html {
  return table(
    words.dishonesty,
    debarments.map(({ name, creditCode, rule, facts: what, authority, document, fromDay, untilDay }) => [
      { label: words.banName, content: html`${name} <code>${creditCode}</code>` },
      { label: words.basis, content: html`<code>${rule}</code>` },
      { label: words.banFacts, content: what },
      { label: words.banDecision, content: `${authority} ${document}` },
      { label: words.banPeriod, content: `${fromDay} – ${untilDay}` },
    ]),
  );
}
