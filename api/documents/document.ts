import { capitalAmount, formatYuan } from '../../domain/money.ts';
import { dayOf, type Day, type Instant } from '../../domain/time/shanghai.ts';

/** A column of a table. */
export interface Column {
  readonly title: string;
  /** Share of the line's width, relative to the other columns. */
  readonly width: number;
  /** Figures stand at the right. */
  readonly figures?: boolean;
}

/** A piece of a document, from the top of the page to its end. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    };

/** A document of an office in Chinese, without a layout: PDF and page are made from it. */
export interface OfficialDocument {
  /** What the document is about, as the first line of its title; 成交通知书 and the like stand alone. */
  readonly subject?: string;
  /** What kind of document it is. */
  readonly title: string;
  /** Number of the purchase, contract or case, under the title. */
  readonly number: string;
  /** Whom it is sent to; a notice is sent to nobody. */
  readonly addressee?: string;
  readonly blocks: readonly Block[];
  /** The office that issues it. The place for its seal stays empty: the seal is put on paper, never drawn. */
  readonly office: string;
  readonly date: Day;
  /** In small print at the end: how to check the document, for example. */
  readonly notes?: readonly string[];
}

/** A section with its number in Chinese: 一、项目基本情况. */
export type Section = readonly [title: string, ...blocks: readonly Block[]];

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** Sections in order; one without content is left out and the numbers close up. */
export function sections(...given: readonly Section[]): Block[] {
  return given
    .filter(([, ...blocks]) => blocks.length > 0)
    .flatMap(([title, ...blocks], index): Block[] => [
      { kind: 'heading', text: `${NUMERALS[index] ?? String(index + 1)}、${title}` },
      ...blocks,
    ]);
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

/** One paragraph a line of what somebody wrote. */
export function paragraphs(text: string | undefined): Block[] {
  return (text ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(paragraph);
}

/** Facts that are known; the others are left out. */
export function facts(...rows: readonly (readonly [label: string, value: string | undefined])[]): Block {
  return {
    kind: 'facts',
    rows: rows.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [[label, value] as const])),
  };
}

/** Figures and capitals, as contracts and notices write an amount: where they differ, the capitals prevail (M87 59). */
export function amount(fen: number): string {
  return `${figures(fen)}元（大写：${capitalAmount(fen)}）`;
}

/** `700,000.00`. */
export function figures(fen: number): string {
  return formatYuan(fen).slice(1);
}

/** `2026年11月25日`, without leading zeros (GB/T 9704). */
export function officialDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** `2026年11月25日9时30分` in Asia/Shanghai. */
export function officialTime(instant: string): string {
  const at = instant as Instant;
  const clock = new Date(Date.parse(at) + 8 * 3_600_000);
  const minutes = String(clock.getUTCMinutes()).padStart(2, '0');
  return `${officialDay(dayOf(at))}${clock.getUTCHours()}时${minutes}分`;
}

export function dayOfInstant(instant: string): Day {
  return dayOf(instant as Instant);
}

/** The whole title in one line. */
export function fullTitle({ subject = '', title }: OfficialDocument): string {
  return subject + title;
}

/** Every text of the document, in order. */
export function textsOf(document: OfficialDocument): string[] {
  const { number, addressee = '', office, notes = [] } = document;
  return [fullTitle(document), number, addressee, office, ...document.blocks.flatMap(textsOfBlock), ...notes];
}

function textsOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'facts':
      return block.rows.flat();
    case 'table':
      return [block.caption, ...block.columns.map(({ title }) => title), ...block.rows.flat()];
  }
}
