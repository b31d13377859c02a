/** Markup that may be written as it is. Only the tag `html` makes it, so that every text passes the escape. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What a template may hold. Texts and numbers are escaped; nothing is written for undefined, null and false. */
export type Part = Html | string | number | undefined | null | false | readonly Part[];

/** A template of HTML: `html`<p>${text}</p>``. Attributes must be quoted, because the escape knows no other kind. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, index) => (index === 0 ? text : markupOf(parts[index - 1]) + text)).join(''));
}

function markupOf(part: Part): string {
  if (part === undefined || part === null || part === false) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return part.map(markupOf).join('');
}

/** The text for an element or a quoted attribute of HTML or XML. Characters that XML does not admit are left out. */
export function escaped(text: string): string {
  const admitted = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return admitted.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A JSON-LD block. A `<` in it cannot end the element. */
export function jsonBlock(value: unknown): Html {
  return new Html(`<script type="application/ld+json">${JSON.stringify(value).replace(/</g, '\\u003c')}</script>`);
}
