import { ruleInForce } from '../../../domain/procurement/rules.ts';
import { dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import type { Page } from '../frame.ts';
import { html } from '../html.ts';
import { empty, facts } from '../parts.ts';
import { say, type View } from '../view.ts';

/** No table holds a ban yet: the page says so, and what will stand here by which rule. */
export function dishonestyPage(view: View): Page {
  const { words } = view;
  const today = dayOf(instantOfMillis(Date.now()));
  const rules = (['DB-01', 'DB-02', 'DB-06', 'DB-10'] as const).map((id) => ruleInForce(id, today));
  return {
    title: words.dishonesty,
    body: html`<h1>${words.dishonesty}</h1>
      ${empty(words.dishonestyEmpty, words.dishonestyText)}
      <section aria-labelledby="basis">
        <h2 id="basis">${words.basis}</h2>
        ${facts(rules.map(({ id, title, source }) => [id, `${say(view, title)}（${source}）`]))}
      </section>`,
  };
}
