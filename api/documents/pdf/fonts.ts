import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

const require = createRequire(import.meta.url);

/** 仿宋 and 小标宋 belong to their foundries; Noto's Song and Hei stand in for them in every PDF (OFL). */
const FILES = {
  song: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  boldSong: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  hei: '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
} as const;

export type FontName = keyof typeof FILES;

const opened = new Map<FontName, Font>();
const widths = new Map<FontName, Map<number, number>>();

/** Opened at the first document that needs it, then kept: opening takes longer than setting a page. */
export function fontOf(name: FontName): Font {
  const known = opened.get(name);
  if (known !== undefined) return known;
  const font = create(readFileSync(require.resolve(FILES[name]))) as Font;
  opened.set(name, font);
  widths.set(name, new Map());
  return font;
}

/** Width of a text in points. */
export function widthOf(name: FontName, size: number, text: string): number {
  const font = fontOf(name);
  const known = widths.get(name)!;
  let units = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    let advance = known.get(point);
    if (advance === undefined) known.set(point, (advance = font.glyphForCodePoint(point).advanceWidth));
    units += advance;
  }
  return (units * size) / font.unitsPerEm;
}

/** What printers set where a character is missing (下駄, U+3013): it is seen, and nobody takes it for something else. */
export const MISSING_MARK = '〓';

/** The characters of these texts that the fonts lack, once each. Names with rare characters come to notice here. */
export function missingGlyphs(texts: readonly string[]): string[] {
  const font = fontOf('song');
  const missing = new Set<string>();
  for (const text of texts) {
    for (const character of text) {
      if (!/\s/.test(character) && !font.hasGlyphForCodePoint(character.codePointAt(0)!)) missing.add(character);
    }
  }
  return [...missing];
}

/** `U+20BB7`. */
export function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
