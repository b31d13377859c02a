import { formatInstant, instantOfMillis } from '../../../domain/time/shanghai.ts';
import { FEEDBACK_WORDS } from '../feedback-words.ts';
import type { Page } from '../frame.ts';
import { html } from '../html.ts';
import { facts } from '../parts.ts';
import { at, say, type View } from '../view.ts';

/** A visit as its recipient is shown it: of names the first character only. */
export interface AskedVisit {
  readonly recipient: string;
  readonly staff: string;
  readonly provider: string;
  readonly serviceZh: string;
  readonly serviceEn: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** The question. A form of the browser's own: it works without scripts, and with a thumb. */
export function askFeedback(view: View, visit: AskedVisit, { incomplete }: { readonly incomplete: boolean }): Page {
  const words = FEEDBACK_WORDS[view.language];
  const minute = (date: Date) => formatInstant(instantOfMillis(date.getTime()));
  return {
    title: words.title,
    hidden: true,
    body: html`<h1>${words.title}</h1>
      <p>${words.lead}</p>
      ${facts([
        [words.who, visit.recipient],
        [words.what, say(view, { zh: visit.serviceZh, en: visit.serviceEn })],
        [words.when, `${minute(visit.startedAt)}–${minute(visit.endedAt).slice(11)}`],
        [words.provider, visit.provider],
        [words.staff, visit.staff],
      ])}
      <p class="quiet">${words.masked}</p>
      ${incomplete && html`<p class="problem" role="alert">${words.missing}</p>`}
      <form method="post" action="${at(view, view.path)}" class="feedback">
        <fieldset>
          <legend>${words.came}</legend>
          <label><input type="radio" name="came" value="yes" required /> ${words.yes}</label>
          <label><input type="radio" name="came" value="no" /> ${words.no}</label>
        </fieldset>
        <fieldset>
          <legend>${words.rate}</legend>
          ${[5, 4, 3, 2, 1].map(
            (n) => html`<label><input type="radio" name="rating" value="${n}" /> ${n} ${words.ratings[n - 1]}</label>`,
          )}
        </fieldset>
        <p>
          <label for="remark">${words.remark}</label>
          <textarea id="remark" name="remark" rows="3" maxlength="500"></textarea>
        </p>
        <p><button type="submit">${words.send}</button></p>
      </form>`,
  };
}

/** What came of it, said kindly. */
export function feedbackOutcome(view: View, outcome: 'thanks' | 'given' | 'gone'): Page {
  const words = FEEDBACK_WORDS[view.language];
  return {
    title: words.title,
    hidden: true,
    body: html`<h1>${words[outcome]}</h1>
      <p>${words[`${outcome}Text`]}</p>`,
  };
}
