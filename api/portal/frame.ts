import { html, type Html, type Part } from './html.ts';
import { at, here, type View } from './view.ts';
import type { Words } from './words.ts';

/** One page: what goes into the frame. */
export interface Page {
  readonly title: string;
  readonly body: Part;
  /** More of the head: feeds, JSON, JSON-LD. */
  readonly head?: Part;
  /** Kept out of search engines. */
  readonly hidden?: boolean;
  readonly wide?: boolean;
}

export const SECTIONS: readonly (readonly [path: string, word: keyof Words])[] = [
  ['/public/notices', 'notices'],
  ['/public/awards', 'awards'],
  ['/public/contracts', 'contracts'],
  ['/public/evaluations', 'evaluations'],
  ['/public/gradings', 'gradings'],
  ['/public/dishonesty', 'dishonesty'],
  ['/public/catalogue', 'catalogue'],
];

/** A whole page. Without scripts: everything works with what the server sends. */
export function framed(view: View, page: Page, stylesheet: string): string {
  const { words, language, large } = view;
  const document = html`<html lang="${language === 'en' ? 'en' : 'zh-CN'}" class="${large ? 'large' : 'ordinary'}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${page.title === words.site ? page.title : `${page.title} · ${words.siteShort}`}</title>
      <link rel="stylesheet" href="${stylesheet}" />
      <link rel="icon" href="/favicon.ico" type="image/svg+xml" />
      <link rel="alternate" type="application/atom+xml" title="${words.feedAll}" href="/public/feeds/notices.atom" />
      ${page.hidden && html`<meta name="robots" content="noindex" />`} ${page.head}
    </head>
    <body>
      <a class="skip" href="#main">${words.skip}</a>
      ${view.demo && html`<p class="demo">${words.demo}</p>`} ${head(view)}
      <main id="main" tabindex="-1">${page.body}</main>
      ${foot(view)}
    </body>
  </html>`;
  return `<!doctype html>\n${tight(document)}\n`;
}

function head(view: View): Html {
  const { words } = view;
  return html`<header>
    <p class="site"><a href="${at(view, '/public/')}">${words.site}</a></p>
    <nav aria-label="${words.preferences}" class="preferences">
      <a href="${here(view, { size: view.large ? undefined : 'large' })}"
        >${view.large ? words.ordinary : words.large}</a
      >
      <a
        href="${here(view, { lang: view.language === 'en' ? undefined : 'en' })}"
        lang="${view.language === 'en' ? 'zh-CN' : 'en'}"
        >${words.otherLanguage}</a
      >
    </nav>
    <nav aria-label="${words.sections}" class="sections">
      ${SECTIONS.map(
        ([path, word]) =>
          html`<a href="${at(view, path)}" ${view.path === path ? html`aria-current="page"` : ''}>${words[word]}</a> `,
      )}
    </nav>
  </header>`;
}

function foot(view: View): Html {
  const { words } = view;
  return html`<footer>
    <p class="hotline">${words.hotline}</p>
    <p>${words.free}</p>
    <p>
      <a href="${at(view, '/public/feeds')}">${words.feeds}</a>
      <a href="/console/">${words.console}</a>
    </p>
  </footer>`;
}

/** Line breaks and indents of the templates are for us; a phone need not load them. Text keeps its own (pre, textarea are not used). */
function tight({ markup }: Html): string {
  return markup.replace(/\n\s+/g, '\n').replace(/\n(?=\/?>)/g, '');
}
