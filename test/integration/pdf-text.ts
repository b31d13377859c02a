import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF of ours as a reader's search finds it: the glyphs of every TJ through the ToUnicode map of their font.
 * Knows what pdfkit writes and no more.
 */
export function pdfText(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, readonly string[]>();
  for (const { head } of objects.values()) {
    for (const [, name, id] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!)?.head ?? '')?.[1];
      if (unicode !== undefined) fonts.set(name!, charactersOf(objects.get(unicode)!.content));
    }
  }
  return [...objects.values()].map(({ content }) => shownIn(content, fonts)).join('');
}

interface PdfObject {
  readonly head: string;
  readonly content: string;
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const [, id, body] of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', stream] = body!.split(/\nstream\n/);
    const packed = stream !== undefined && head.includes('FlateDecode') && !head.includes('FontFile');
    objects.set(id!, { head, content: packed ? unpacked(stream) : '' });
  }
  return objects;
}

function unpacked(stream: string): string {
  return inflateSync(Buffer.from(stream.replace(/\nendstream$/, ''), 'latin1')).toString('latin1');
}

/** By glyph number in the subset. */
function charactersOf(map: string): string[] {
  return [...map.matchAll(/\[([^\]]*)\]/g)].flatMap(([, row]) =>
    [...row!.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex]) => {
      const units = hex!.replace(/ /g, '').match(/.{4}/g) ?? [];
      return String.fromCharCode(...units.map((unit) => parseInt(unit, 16)));
    }),
  );
}

function shownIn(content: string, fonts: ReadonlyMap<string, readonly string[]>): string {
  let font: readonly string[] = [];
  let text = '';
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name) ?? [];
    for (const [, hex] of (shown ?? '').matchAll(/<([0-9a-f]+)>/g)) {
      text += hex!
        .match(/.{4}/g)!
        .map((glyph) => font[parseInt(glyph, 16)] ?? '')
        .join('');
    }
  }
  return text;
}
