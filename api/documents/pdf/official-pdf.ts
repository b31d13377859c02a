import { setImmediate } from 'node:timers/promises';
import { fullTitle, officialDay, textsOf, type Block, type OfficialDocument } from '../document.ts';
import { codePoint, missingGlyphs, MISSING_MARK } from './fonts.ts';
import { CHARACTER, LINE, Sheet, TEXT, TEXT_SIZE, TITLE_SIZE, TYPE_WIDTH, type Placed, type Style } from './sheet.ts';
import type { Tag } from './structure.ts';
import { setTable } from './table.ts';
import { breakLines } from './typeset.ts';

const TITLE: Style = { font: 'boldSong', size: TITLE_SIZE };
const HEADING: Style = { font: 'hei', size: TEXT_SIZE };
const NOTE: Style = { font: 'song', size: 9 };
const TITLE_LINE = 35;
const NOTE_LINE = 14;
/** Lines between text and signature: the seal, pressed on by hand, comes to stand over office and date. */
const SEAL_LINES = 3;

export interface OfficialPdf {
  /** Comes while it is set; a reader who goes away ends it. */
  readonly stream: PDFKit.PDFDocument;
  /** Characters that the fonts lack and that stand as 〓, as code points; the document says so at its end. */
  readonly missing: readonly string[];
}

/**
 * Sets a document in the layout of GB/T 9704 with embedded fonts, of which only the used characters are in the file; more
 * documents follow, each on a page of its own. Tagged, so that it can be read aloud. The same content gives the same bytes.
 * The seal's place stays empty.
 */
export function officialPdf(first: OfficialDocument, ...more: readonly OfficialDocument[]): OfficialPdf {
  const documents = [first, ...more];
  const missing = missingGlyphs(documents.flatMap(textsOf));
  const date = new Date(`${first.date}T00:00:00+08:00`);
  const sheet = new Sheet({ title: fullTitle(first), author: first.office, date }, missing);
  const points = missing.map(codePoint);
  setAll(sheet, documents, points).then(
    () => sheet.pdf.end(),
    (error: unknown) => sheet.pdf.destroy(error as Error),
  );
  return { stream: sheet.pdf, missing: points };
}

async function setAll(sheet: Sheet, documents: readonly OfficialDocument[], missing: readonly string[]): Promise<void> {
  for (const [index, document] of documents.entries()) {
    if (index > 0) {
      sheet.newPage();
      await setImmediate(); // others get their turn between the letters of a long run
    }
    await set(sheet, document, index === documents.length - 1 ? missing : []);
  }
}

async function set(sheet: Sheet, document: OfficialDocument, missing: readonly string[]): Promise<void> {
  setHead(sheet, document);
  for (const block of document.blocks) await setBlock(sheet, block);
  setSignature(sheet, document);
  const notes = [...(document.notes ?? []), ...(missing.length === 0 ? [] : [missingNote(missing)])];
  if (notes.length > 0) sheet.skip(LINE);
  for (const note of notes) setParagraph(sheet, note, NOTE, NOTE_LINE, 0, 'Note');
}

function setHead(sheet: Sheet, { subject, title, number, addressee }: OfficialDocument): void {
  const width = { first: TYPE_WIDTH, rest: TYPE_WIDTH, widthOf: (text: string) => sheet.measure(TITLE, text) };
  const lines = [subject, title].flatMap((part) => (part === undefined ? [] : breakLines(part, width)));
  sheet.structure.whole('H1', () => {
    for (const line of lines) sheet.line(line, TITLE, TITLE_LINE, { align: 'center' });
  });
  sheet.structure.whole('P', () => sheet.line(number, TEXT, LINE, { align: 'center' }));
  sheet.skip(LINE);
  if (addressee !== undefined) setParagraph(sheet, `${addressee}：`, TEXT, LINE, 0);
}

async function setBlock(sheet: Sheet, block: Block): Promise<void> {
  switch (block.kind) {
    case 'heading':
      sheet.need(2 * LINE);
      return setParagraph(sheet, block.text, HEADING, LINE, 2 * CHARACTER, 'H2');
    case 'paragraph':
      return setParagraph(sheet, block.text, TEXT, LINE);
    case 'facts':
      for (const [label, value] of block.rows) setParagraph(sheet, `${label}：${value}`, TEXT, LINE);
      return undefined;
    case 'table':
      return setTable(sheet, block);
  }
}

/** 28 characters of 16 pt are a little wider than the type area: they are set closer, as the standard's grid has it. */
const SQUEEZE = TEXT_SIZE / CHARACTER;

/** Justified, the first line two characters in unless said otherwise. */
function setParagraph(
  sheet: Sheet,
  text: string,
  style: Style,
  pitch: number,
  indent = 2 * CHARACTER,
  tag: Tag = 'P',
): void {
  const lines = breakLines(text, {
    first: (TYPE_WIDTH - indent) * SQUEEZE,
    rest: TYPE_WIDTH * SQUEEZE,
    widthOf: (part) => sheet.measure(style, part),
  });
  sheet.structure.whole(tag, () => {
    for (const [index, line] of lines.entries()) {
      const left = index === 0 ? indent : 0;
      const placed: Placed = { left, width: TYPE_WIDTH - left, align: index < lines.length - 1 ? 'justify' : 'left' };
      sheet.line(line, style, pitch, placed);
    }
  });
}

/** The date four characters from the right, the office centred above it. */
function setSignature(sheet: Sheet, { office, date }: OfficialDocument): void {
  sheet.need((SEAL_LINES + 2) * LINE);
  sheet.skip(SEAL_LINES * LINE);
  const day = officialDay(date);
  const wide = Math.max(sheet.measure(TEXT, day), sheet.measure(TEXT, office));
  const left = Math.max(0, TYPE_WIDTH - 4 * CHARACTER - wide);
  for (const text of [office, day]) {
    sheet.structure.whole('P', () => sheet.line(text, TEXT, LINE, { left, width: wide, align: 'center' }));
  }
}

function missingNote(missing: readonly string[]): string {
  return `注：文中“${MISSING_MARK}”处为字库未收录的字（${missing.join('、')}），以系统记录为准。`;
}
