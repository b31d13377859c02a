import { METHODS } from '../../../domain/procurement/methods.ts';
import { NOTICE_KIND_LABELS, openingIsPublic } from '../../../domain/procurement/notice-kinds.ts';
import { termText } from '../../documents/term-text.ts';
import type { PublishedNotice } from '../allow-list.ts';
import { hashOfJson } from '../canonical.ts';
import type { Page } from '../frame.ts';
import { html, jsonBlock, type Html } from '../html.ts';
import { purchaseData } from '../linked-data.ts';
import { facts, minuteTime, money, table } from '../parts.ts';
import { awardsOf, lotsOf, newestOf, stepsOf, type PurchaseRecord, type Step } from '../purchase-record.ts';
import { answerAnchor, at, noticePath, purchasePath, say, type View } from '../view.ts';
import { filled } from '../words.ts';
import { awardCells } from './awards.ts';
import { contractCells, evaluationCells } from './contract-cells.ts';
import { correctedBanner } from './notice.ts';

/** One purchase from its notice to its acceptance, as far as it is public. */
export function purchasePage(view: View, record: PurchaseRecord): Page {
  const { words } = view;
  const { notices } = record;
  const [first] = notices;
  const correction = newestOf(notices, 'correction-notice');
  const path = purchasePath(first.number);
  return {
    title: first.title,
    head: html`<link rel="alternate" type="application/json" href="${path}.json" /> ${jsonBlock(
        purchaseData(view, notices),
      )}`,
    body: html`<h1 lang="zh-CN">${first.title}</h1>
      ${correction && correctedBanner(view, correction)} ${overview(view, record)}
      <section aria-labelledby="course">
        <h2 id="course">${words.timeline}</h2>
        <ol class="course">
          ${stepsOf(notices).map((step) => stepHtml(view, step))}
        </ol>
      </section>
      ${lotsHtml(view, notices)} ${documentsHtml(view, notices)} ${answersHtml(view, record)}
      ${openingHtml(view, notices)} ${awardsHtml(view, record)} ${contractsHtml(view, record)}
      ${historyHtml(view, notices)}
      <p class="quiet">
        <a href="${path}.json">JSON</a>
        <a href="/ocds/purchases/${encodeURIComponent(first.number)}">${words.openDataRecord}</a>
      </p>`,
  };
}

function overview(view: View, { notices }: PurchaseRecord): Html {
  const { words } = view;
  const [first] = notices;
  const tender = newestOf(notices, 'tender-notice');
  const budget = lotsOf(notices).reduce((sum, lot) => sum + (lot.budgetFen ?? 0), 0);
  const deadline = newestOf(notices, 'correction-notice')?.body.deadline ?? tender?.body.deadline;
  return facts([
    [words.number, first.number],
    [words.buyer, html`<span lang="zh-CN">${first.buyer}</span>`],
    [words.region, html`<span lang="zh-CN">${first.regionName}</span>`],
    [words.method, say(view, METHODS[first.method].title)],
    [words.budget, budget > 0 && money(budget, { capitals: true })],
    [words.deadline, deadline && minuteTime(deadline)],
  ]);
}

function stepHtml(view: View, { step, state, at: instant, notice }: Step): Html {
  const { words } = view;
  const name = state === 'failed' ? words.failed : words[step];
  return html`<li class="${state}" ${state === 'ahead' && html`data-ahead`}>
    <span class="step"
      >${notice === undefined ? name : html`<a href="${at(view, noticePath(notice))}">${name}</a>`}</span
    >
    ${instant === null ? html`<span class="quiet">${words.notYet}</span>` : minuteTime(instant)}
  </li>`;
}

function lotsHtml(view: View, notices: readonly PublishedNotice[]): Html | false {
  const { words } = view;
  const lots = lotsOf(notices);
  if (lots.length === 0) return false;
  const failed = new Set(notices.flatMap((notice) => (notice.kind === 'failure-notice' ? [notice.body.lot] : [])));
  return html`<section aria-labelledby="lots">
    <h2 id="lots">${words.lots}</h2>
    ${table(
      words.lots,
      lots.map(({ seq, name, budgetFen, ceilingFen, term, items, townships }) => [
        {
          label: words.lot,
          content: html`${seq} ${failed.has(seq) && html`<span class="state state-terminated">${words.failed}</span>`}`,
        },
        { label: words.title, content: html`<span lang="zh-CN">${name}</span>` },
        { label: words.budget, content: budgetFen === undefined ? '—' : money(budgetFen), figures: true },
        { label: words.ceiling, content: ceilingFen === undefined ? '—' : money(ceilingFen), figures: true },
        { label: words.term, content: html`<span lang="zh-CN">${termText(term) ?? '—'}</span>` },
        {
          label: words.items,
          content: items.map((item) => say(view, { zh: item.nameZh, en: item.nameEn })).join('、') || '—',
        },
        { label: words.townships, content: html`<span lang="zh-CN">${townships.join('、') || '—'}</span>` },
      ]),
    )}
  </section>`;
}

function documentsHtml(view: View, notices: readonly PublishedNotice[]): Html | false {
  const { words } = view;
  const body = newestOf(notices, 'tender-notice')?.body;
  if (body === undefined || (body.requirements === undefined && body.criteria.length === 0)) return false;
  return html`<section aria-labelledby="documents">
    <h2 id="documents">${words.documents}</h2>
    ${
      body.requirements !== undefined &&
      html`<h3>${words.requirements}</h3>
        <div lang="zh-CN" class="prose">${body.requirements.split(/\r?\n/).map((line) => html`<p>${line}</p>`)}</div>`
    }
    ${
      body.criteria.length > 0 &&
      table(
        words.criterion,
        body.criteria.map(({ titleZh, titleEn, weight, kind }) => [
          { label: words.criterion, content: say(view, { zh: titleZh, en: titleEn }) },
          { label: words.kind, content: words[kind] },
          { label: words.weight, content: weight, figures: true },
        ]),
      )
    }
  </section>`;
}

/** What a supplier asked and the buyer answered, for everybody alike. Who asked is not told. */
function answersHtml(view: View, { answers }: PurchaseRecord): Html | false {
  const { words } = view;
  if (answers.length === 0) return false;
  return html`<section aria-labelledby="answers">
    <h2 id="answers">${words.answers}</h2>
    <p class="quiet">${words.answersText}</p>
    <ol class="answers">
      ${answers.map(
        ({ id, question, answer, publishedAt }) =>
          html`<li id="${answerAnchor(id)}">
            <p class="question">
              <strong>${words.question}</strong><span lang="zh-CN" class="words">${question}</span>
            </p>
            <p class="answer"><strong>${words.answer}</strong><span lang="zh-CN" class="words">${answer}</span></p>
            <p class="quiet">${words.published} ${minuteTime(publishedAt)}</p>
          </li>`,
      )}
    </ol>
  </section>`;
}

/** Before the deadline it says that nothing is known, after it why nothing is shown yet, then the record. */
function openingHtml(view: View, notices: readonly PublishedNotice[]): Html {
  const { words } = view;
  const record = newestOf(notices, 'opening-record');
  const waits = openingIsPublic(notices[0]!.method) ? words.openingSealed : words.openingLater;
  return html`<section aria-labelledby="opening">
    <h2 id="opening">${words.openingRecord}</h2>
    ${
      record === undefined
        ? html`<p class="quiet">${waits}</p>`
        : table(
            words.openingRecord,
            record.body.bids.map(({ lot, provider, priceFen, envelopeHash }) => [
              { label: words.lot, content: filled(words.lotN, lot) },
              { label: words.provider, content: html`<span lang="zh-CN">${provider}</span>` },
              { label: words.openingPrice, content: money(priceFen), figures: true },
              { label: words.envelopeHash, content: html`<code class="hash">${envelopeHash ?? '—'}</code>` },
            ]),
          )
    }
  </section>`;
}

function awardsHtml(view: View, { notices, draws }: PurchaseRecord): Html | false {
  const { words } = view;
  const result = newestOf(notices, 'result-notice');
  const awards = awardsOf(result);
  if (awards.length === 0 && draws.length === 0) return false;
  return html`<section aria-labelledby="awards">
    <h2 id="awards">${words.awards}</h2>
    ${
      awards.length > 0 &&
      table(
        words.awards,
        awards.map((award) => awardCells(view, award)),
      )
    }
    ${
      result !== undefined &&
      result.body.experts.length > 0 &&
      facts([[words.experts, html`<span lang="zh-CN">${result.body.experts.join('、')}</span>`]])
    }
    ${
      draws.length > 0 &&
      html`<p><a href="${at(view, `${purchasePath(notices[0].number)}/draw`)}">${words.drawLink}</a></p>`
    }
  </section>`;
}

function contractsHtml(view: View, { contracts }: PurchaseRecord): Html | false {
  const { words } = view;
  if (contracts.length === 0) return false;
  return html`<section aria-labelledby="contracts">
      <h2 id="contracts">${words.contracts}</h2>
      ${table(
        words.contracts,
        contracts.map((contract) => contractCells(view, contract)),
      )}
    </section>
    <section aria-labelledby="evaluation">
      <h2 id="evaluation">${words.evaluation}</h2>
      ${table(
        words.evaluation,
        contracts.map((contract) => [
          { label: words.contractNumber, content: contract.number },
          ...evaluationCells(view, contract),
        ]),
      )}
    </section>`;
}

/** Every notice with its hash: what was said, when, and that nobody has changed it. */
function historyHtml(view: View, notices: readonly PublishedNotice[]): Html {
  const { words } = view;
  return html`<section aria-labelledby="history">
    <h2 id="history">${words.history}</h2>
    <p class="quiet">${words.historyText}</p>
    ${table(
      words.history,
      notices.map((notice) => [
        {
          label: words.kind,
          content: html`<a href="${at(view, noticePath(notice))}">${say(view, NOTICE_KIND_LABELS[notice.kind])}</a>`,
        },
        { label: words.published, content: minuteTime(notice.publishedAt) },
        {
          label: words.files,
          content: html`<a href="${noticePath(notice)}.pdf">PDF</a> <a href="${noticePath(notice)}.json">JSON</a>`,
        },
        { label: words.hash, content: html`<code class="hash">${hashOfJson(notice)}</code>` },
      ]),
    )}
  </section>`;
}
