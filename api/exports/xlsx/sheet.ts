import { columnName, numberOf, safeText, xmlText, type CellKind, type CellValue } from './cell.ts';
import { STYLE } from './styles.ts';

export interface SheetColumn<Row> {
  readonly title: string;
  readonly kind: CellKind;
  /** In characters of the ordinary font; a Chinese one counts two. */
  readonly width: number;
  readonly value: (row: Row) => CellValue;
  /** The last line adds this column up. */
  readonly total?: boolean;
}

/** A table as offices hand it around. */
export interface Sheet<Row> {
  /** Of the tab: at most 31 characters, none of \ / ? * [ ] : ' */
  readonly name: string;
  readonly title: string;
  /** Under the title, at the beginning and at the end of the line. */
  readonly unitLine: string;
  readonly dateLine: string;
  readonly filterLine: string;
  readonly columns: readonly SheetColumn<Row>[];
  readonly rows: AsyncIterable<readonly Row[]>;
  /** 制表人 and 审核人, below the table. */
  readonly signatures: readonly [string, string];
}

/** Title, unit and date, filter stand above it. */
export const HEADER_ROW = 4;

const OPEN =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
  `<sheetViews><sheetView workbookViewId="0" showGridLines="0"><pane ySplit="${HEADER_ROW}" topLeftCell="A${HEADER_ROW + 1}" ` +
  'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/>';

/** A4 on its long side, as wide as the page and as long as it takes; page numbers as offices write them. */
const CLOSE =
  '<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
  '<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter></worksheet>';

/** The sheet's XML, a batch of rows at a time. */
export async function* sheetXml<Row>(sheet: Sheet<Row>): AsyncGenerator<string> {
  const { columns, rows } = sheet;
  yield OPEN + widths(columns) + '<sheetData>' + head(sheet);
  const totals = columns.map(() => 0);
  let last = HEADER_ROW;
  for await (const batch of rows) {
    let text = '';
    for (const row of batch) text += line((last += 1), row, columns, totals);
    yield text;
  }
  const hasTotal = last > HEADER_ROW && columns.some(({ total }) => total);
  if (hasTotal) yield totalLine(last + 1, columns, totals);
  const foot = last + (hasTotal ? 2 : 1);
  yield signatureLine(foot, sheet) + '</sheetData>' + merges(columns.length, foot) + CLOSE;
}

function widths<Row>(columns: readonly SheetColumn<Row>[]): string {
  const each = columns.map(({ width }, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`);
  return `<cols>${each.join('')}</cols>`;
}

function head<Row>({ title, unitLine, dateLine, filterLine, columns }: Sheet<Row>): string {
  const last = columns.length - 1;
  const header = columns.map((column, n) => textCell(n, HEADER_ROW, STYLE.header, column.title)).join('');
  return (
    rowOf(1, textCell(0, 1, STYLE.title, title), 34) +
    rowOf(2, textCell(0, 2, STYLE.note, unitLine) + textCell(split(last), 2, STYLE.noteEnd, dateLine)) +
    rowOf(3, textCell(0, 3, STYLE.note, filterLine)) +
    rowOf(HEADER_ROW, header, 30)
  );
}

/** Where the second half of a line of two texts begins. */
function split(last: number): number {
  return Math.ceil(last / 2);
}

function line<Row>(at: number, row: Row, columns: readonly SheetColumn<Row>[], totals: number[]): string {
  let cells = '';
  columns.forEach(({ kind, value }, n) => {
    const content = value(row);
    const number = numberOf(kind, content);
    if (number === undefined) cells += textCell(n, at, STYLE.cell[kind], content === null ? '' : String(content));
    else {
      cells += `<c r="${columnName(n)}${at}" s="${STYLE.cell[kind]}"><v>${number}</v></c>`;
      // Fen are added up, not yuan: cents stay exact.
      totals[n]! += kind === 'money' ? Number(content) : number;
    }
  });
  return `<row r="${at}">${cells}</row>`;
}

/** Formulas with their results, so that the line stays right when somebody strikes a row out. */
function totalLine<Row>(at: number, columns: readonly SheetColumn<Row>[], totals: readonly number[]): string {
  const cells = columns.map(({ kind, total }, n) => {
    if (n === 0) return textCell(0, at, STYLE.total.text, '合计');
    if (!total) return textCell(n, at, STYLE.total.text, '');
    const name = columnName(n);
    const sum = kind === 'money' ? totals[n]! / 100 : totals[n]!;
    const formula = `SUM(${name}${HEADER_ROW + 1}:${name}${at - 1})`;
    return `<c r="${name}${at}" s="${STYLE.total[kind]}"><f>${formula}</f><v>${sum}</v></c>`;
  });
  return rowOf(at, cells.join(''));
}

function signatureLine<Row>(at: number, { columns, signatures: [maker, checker] }: Sheet<Row>): string {
  const second = split(columns.length - 1);
  return rowOf(at, textCell(0, at, STYLE.note, maker) + textCell(second, at, STYLE.note, checker), 30);
}

function merges(columns: number, foot: number): string {
  const [last, half] = [columnName(columns - 1), split(columns - 1)];
  const firstHalf = columnName(half - 1);
  const secondHalf = columnName(half);
  const halves = [2, foot].flatMap((row) => [`A${row}:${firstHalf}${row}`, `${secondHalf}${row}:${last}${row}`]);
  const areas = [`A1:${last}1`, `A3:${last}3`, ...halves].filter((area) => new Set(area.split(':')).size > 1);
  return `<mergeCells count="${areas.length}">${areas.map((area) => `<mergeCell ref="${area}"/>`).join('')}</mergeCells>`;
}

function rowOf(at: number, cells: string, height = 20): string {
  return `<row r="${at}" ht="${height}" customHeight="1">${cells}</row>`;
}

function textCell(column: number, row: number, style: number, text: string): string {
  const address = `r="${columnName(column)}${row}" s="${style}"`;
  if (text === '') return `<c ${address}/>`;
  return `<c ${address} t="inlineStr"><is><t xml:space="preserve">${xmlText(safeText(text))}</t></is></c>`;
}
