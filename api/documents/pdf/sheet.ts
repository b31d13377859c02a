import PDFDocument from 'pdfkit';
import { fontOf, MISSING_MARK, widthOf, type FontName } from './fonts.ts';
import { Structure } from './structure.ts';
import { spacing } from './typeset.ts';

const MM = 72 / 25.4;

/** GB/T 9704-2012: A4, margins of 37, 26, 35 and 28 mm, so that the type area is 156 × 225 mm. In points. */
export const PAPER = {
  width: 210 * MM,
  height: 297 * MM,
  top: 37 * MM,
  right: 26 * MM,
  bottom: 35 * MM,
  left: 28 * MM,
} as const;

export const TYPE_WIDTH = PAPER.width - PAPER.left - PAPER.right;
export const TYPE_HEIGHT = PAPER.height - PAPER.top - PAPER.bottom;

/** 22 lines of 28 characters of 三号 (16 pt) fill the type area. */
export const TEXT_SIZE = 16;
export const LINE = TYPE_HEIGHT / 22;
/** 二号. */
export const TITLE_SIZE = 22;
/** Width of one character of the text in its grid. */
export const CHARACTER = TYPE_WIDTH / 28;

const PAGE_NUMBER_SIZE = 14;
const PAGE_NUMBER_BELOW = 7 * MM;

export interface Style {
  readonly font: FontName;
  readonly size: number;
}

export const TEXT: Style = { font: 'song', size: TEXT_SIZE };

export interface Placed {
  /** Points from the left edge of the type area. */
  readonly left?: number;
  readonly width?: number;
  readonly align?: 'left' | 'right' | 'center' | 'justify';
}

/** The paper under the printing head: where the next line goes, and page after page with its number. */
export class Sheet {
  readonly pdf: PDFKit.PDFDocument;
  /** What is written belongs to its present part; outside of any it is not read aloud. */
  readonly structure: Structure;
  readonly #missing: ReadonlySet<string>;
  #top = 0;
  #page = 0;

  constructor(
    info: { readonly title: string; readonly author: string; readonly date: Date },
    missing: readonly string[],
  ) {
    this.pdf = new PDFDocument({
      autoFirstPage: false,
      size: [PAPER.width, PAPER.height],
      margin: 0,
      lang: 'zh-CN',
      displayTitle: true,
      tagged: true,
      pdfVersion: '1.7',
      info: { Title: info.title, Author: info.author, CreationDate: info.date, ModDate: info.date, Producer: 'Jieli' },
    });
    this.structure = new Structure(this.pdf);
    this.#missing = new Set(missing);
    this.newPage();
  }

  /** Points that are left on the page. */
  get room(): number {
    return TYPE_HEIGHT - this.#top;
  }

  get top(): number {
    return PAPER.top + this.#top;
  }

  newPage(): void {
    this.pdf.addPage();
    this.#top = 0;
    this.#page += 1;
    this.#writePageNumber();
  }

  /** A new page unless so many points are left on this one. */
  need(points: number): void {
    if (this.room + 0.01 < points) this.newPage();
  }

  skip(points: number): void {
    this.#top += points;
  }

  measure({ font, size }: Style, text: string): number {
    return widthOf(font, size, this.#shown(text));
  }

  /** One line at the current place, `pitch` points high, and on to the next. */
  line(text: string, style: Style, pitch: number, placed: Placed = {}): void {
    this.need(pitch);
    this.write(text, style, { ...placed, baseline: this.#baseline(style, pitch) });
    this.skip(pitch);
  }

  /** Text at a baseline of its own; the current place stays. */
  write(text: string, style: Style, placed: Placed & { readonly baseline: number }): void {
    const shown = this.#shown(text);
    const { left = 0, width = TYPE_WIDTH, align = 'left', baseline } = placed;
    const wide = widthOf(style.font, style.size, shown);
    const free = Math.max(0, width - wide);
    const shift = align === 'right' ? free : align === 'center' ? free / 2 : 0;
    const characterSpacing = spacing(shown, wide, width, align === 'justify');
    const place = { lineBreak: false, characterSpacing, baseline: 'alphabetic' } as const;
    this.structure.mark(() => {
      this.pdf
        .font(fontOf(style.font) as unknown as PDFKit.Mixins.PDFFontSource, style.font)
        .fontSize(style.size)
        .text(shown, PAPER.left + left + shift, baseline, place);
    });
  }

  #baseline({ size }: Style, pitch: number): number {
    return this.top + (pitch - size) / 2 + size * 0.88;
  }

  #shown(text: string): string {
    if (this.#missing.size === 0) return text;
    return [...text].map((character) => (this.#missing.has(character) ? MISSING_MARK : character)).join('');
  }

  /** `— 1 —`: odd pages at the right, even ones at the left, one character in. */
  #writePageNumber(): void {
    const style: Style = { font: 'song', size: PAGE_NUMBER_SIZE };
    const baseline = PAPER.height - PAPER.bottom + PAGE_NUMBER_BELOW + PAGE_NUMBER_SIZE / 2;
    const align = this.#page % 2 === 1 ? 'right' : 'left';
    const inset = PAGE_NUMBER_SIZE;
    const placed = { left: inset, width: TYPE_WIDTH - 2 * inset, align, baseline } as const;
    this.structure.into(undefined, 'P', () => this.write(`— ${this.#page} —`, style, placed));
  }
}
