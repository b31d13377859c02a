import { NOTICE_KIND_LABELS } from '../../../domain/procurement/notice-kinds.ts';
import { officialDay, type Block, type OfficialDocument } from '../../documents/document.ts';
import { noticeDocument } from '../../documents/notices/notice-document.ts';
import type { PublishedNotice } from '../allow-list.ts';
import { hashOfJson } from '../canonical.ts';
import type { Page } from '../frame.ts';
import { html, jsonBlock, type Html } from '../html.ts';
import { noticeData } from '../linked-data.ts';
import { facts, minuteTime, table } from '../parts.ts';
import { at, noticePath, purchasePath, say, type View } from '../view.ts';

/** One notice in the layout of a notice; printed, it is the notice. `correction`: the newest one of its purchase. */
export function noticePage(view: View, notice: PublishedNotice, correction: PublishedNotice | undefined): Page {
  const { words } = view;
  const path = noticePath(notice);
  return {
    title: `${say(view, NOTICE_KIND_LABELS[notice.kind])}：${notice.title}`,
    head: html`<link rel="alternate" type="application/json" href="${path}.json" /> ${jsonBlock(
        noticeData(view, notice),
      )}`,
    body: html`<nav class="crumbs" aria-label="${words.wholePurchase}">
        <a href="${at(view, '/public/notices')}">${words.notices}</a>
        <a href="${at(view, purchasePath(notice.number))}">${words.wholePurchase}</a>
      </nav>
      ${notice.kind === 'tender-notice' && correction && correctedBanner(view, correction)}
      ${officialHtml(noticeDocument(notice))}
      <section class="verify" aria-label="${words.files}">
        ${facts([
          [words.published, minuteTime(notice.publishedAt)],
          [words.files, html`<a href="${path}.pdf">${words.print}</a> <a href="${path}.json">JSON</a>`],
          [words.hash, html`<code class="hash">${hashOfJson(notice)}</code>`],
          [words.check, html`<code class="command">curl -s ${view.origin}${path}.json | sha256sum</code>`],
        ])}
      </section>`,
  };
}

export function correctedBanner(view: View, correction: PublishedNotice): Html {
  const { words } = view;
  return html`<div class="corrected" role="note">
    <p>
      <strong>${words.corrected}</strong> ${words.correctedText}
      <a href="${at(view, noticePath(correction))}">${words.correctedLink}</a>
      ${minuteTime(correction.publishedAt)}
    </p>
  </div>`;
}

/** An official text as HTML. Always Chinese, whatever language the labels around it are in. */
function officialHtml({ subject, title, number, blocks, office, date }: OfficialDocument): Html {
  return html`<article class="official" lang="zh-CN">
    <h1>${subject}${subject !== undefined && html`<br />`}${title}</h1>
    <p class="number">${number}</p>
    ${blocks.map(blockHtml)}
    <p class="signature">${office}<br />${officialDay(date)}</p>
  </article>`;
}

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'heading':
      return html`<h2>${block.text}</h2>`;
    case 'paragraph':
      return html`<p>${block.text}</p>`;
    case 'facts':
      return facts(block.rows);
    case 'table':
      if (block.rows.length === 0) return html`<p>${block.caption}：无</p>`;
      return table(
        block.caption,
        block.rows.map((row) =>
          row.map((content, index) => {
            const { title = '', figures = false } = block.columns[index] ?? {};
            return { label: title, content, figures };
          }),
        ),
      );
  }
}
