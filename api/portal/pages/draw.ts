import { drawNumbers } from '../../../domain/procurement/draw.ts';
import type { PublishedDraw } from '../allow-list.ts';
import type { Page } from '../frame.ts';
import { html, type Html } from '../html.ts';
import { facts, minuteTime, table } from '../parts.ts';
import { at, purchasePath, type View } from '../view.ts';

/** How the experts were drawn, so that anybody can draw them again (EV-04). */
export function drawPage(view: View, draws: readonly [PublishedDraw, ...PublishedDraw[]]): Page {
  const { words } = view;
  const path = purchasePath(draws[0].number);
  return {
    title: `${words.draw}：${draws[0].title}`,
    head: html`<link rel="alternate" type="application/json" href="${path}/draw.json" />`,
    body: html`<nav class="crumbs" aria-label="${words.wholePurchase}">
        <a href="${at(view, path)}">${words.wholePurchase}</a>
      </nav>
      <h1>${words.draw}</h1>
      <p lang="zh-CN">${draws[0].title}</p>
      <p class="lead">${words.drawLead}</p>
      ${draws.map((draw) => drawHtml(view, draw))}
      <section aria-labelledby="repeat">
        <h2 id="repeat">${words.repeat}</h2>
        <p>${words.repeatText}</p>
        <p><code class="command">printf '%s\\n%s' "$SEED" "$ID" | sha256sum</code></p>
        <p class="quiet"><a href="${path}/draw.json">JSON</a></p>
      </section>`,
  };
}

function drawHtml(view: View, draw: PublishedDraw): Html {
  const { words } = view;
  return html`${facts([
    [words.seed, html`<code class="hash">${draw.seed}</code>`],
    [words.poolHash, html`<code class="hash">${draw.poolHash}</code>`],
    [words.poolSize, draw.poolSize],
    [words.members, draw.members],
    [words.drawnAt, minuteTime(draw.drawnAt)],
  ])}
  ${draw.drawn === null ? html`<p class="quiet">${words.drawSecret}</p>` : order(view, draw, draw.drawn)}`;
}

/** The pool by its numbers. Whoever stands before the last one drawn and was not drawn had to be struck out. */
function order(view: View, { seed, pool }: PublishedDraw, drawn: readonly string[]): Html {
  const { words } = view;
  const rows = drawNumbers(seed, pool ?? drawn);
  const last = rows.findLastIndex(({ id }) => drawn.includes(id));
  const outcome = (id: string, position: number) =>
    drawn.includes(id) ? words.drawn : position < last ? words.struck : words.notDrawn;
  return html`${pool === null && html`<p class="quiet">${words.poolChanged}</p>`}
  ${table(
    words.draw,
    rows.map(({ id, number }, position) => [
      { label: words.drawNumber, content: html`<code class="hash">${number}</code>` },
      { label: words.drawId, content: html`<code class="hash">${id}</code>` },
      { label: words.drawState, content: outcome(id, position) },
    ]),
  )}`;
}
