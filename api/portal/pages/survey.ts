import { SURVEY_WORDS } from '../survey-words.ts';
import type { Page } from '../frame.ts';
import { html } from '../html.ts';
import { facts } from '../parts.ts';
import { at, type View } from '../view.ts';

/** What a recipient is asked about: of the name the first character only. */
export interface AskedSurvey {
  readonly recipient: string;
  readonly provider: string;
  readonly from: string;
  readonly to: string;
}

const QUESTIONS = ['effect', 'management', 'impact'] as const;

/** The questionnaire. A form of the browser's own: it works without scripts, and with a thumb. */
export function askSurvey(view: View, asked: AskedSurvey, { incomplete }: { readonly incomplete: boolean }): Page {
  const words = SURVEY_WORDS[view.language];
  return {
    title: words.title,
    hidden: true,
    body: html`<h1>${words.title}</h1>
      <p>${words.lead}</p>
      ${facts([
        [words.who, asked.recipient],
        [words.provider, asked.provider],
        [words.when, `${asked.from}–${asked.to}`],
      ])}
      <p class="quiet">${words.masked}</p>
      ${incomplete && html`<p class="problem" role="alert">${words.missing}</p>`}
      <form method="post" action="${at(view, view.path)}" class="feedback">
        ${QUESTIONS.map(
          (question) =>
            html`<fieldset>
              <legend>${words[question]}</legend>
              ${[5, 4, 3, 2, 1].map(
                (n) =>
                  html`<label
                    ><input type="radio" name="${question}" value="${n}" required /> ${n} ${words.ratings[n - 1]}</label
                  >`,
              )}
            </fieldset>`,
        )}
        <p>
          <label for="remark">${words.remark}</label>
          <textarea id="remark" name="remark" rows="3" maxlength="500"></textarea>
        </p>
        <p><button type="submit">${words.send}</button></p>
      </form>`,
  };
}

/** What came of it, said kindly. */
export function surveyOutcome(view: View, outcome: 'thanks' | 'given' | 'gone'): Page {
  const words = SURVEY_WORDS[view.language];
  return {
    title: words.title,
    hidden: true,
    body: html`<h1>${words[outcome]}</h1>
      <p>${words[`${outcome}Text`]}</p>`,
  };
}
