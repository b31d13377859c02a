import { setImmediate } from 'node:timers/promises';
import type { Block, Column } from '../document.ts';
import { LINE, PAPER, TYPE_WIDTH, type Sheet, type Style } from './sheet.ts';
import type { Part, Tag } from './structure.ts';
import { breakLines } from './typeset.ts';

const CELL: Style = { font: 'song', size: 11 };
const HEAD: Style = { font: 'hei', size: 11 };
const CAPTION: Style = { font: 'song', size: 12 };
const CELL_LINE = 16;
const PADDING = 4;
/** Rows after which others get their turn: a list of thousands must not hold up the service. */
const BREATH = 50;

interface Placed {
  readonly column: Column;
  readonly left: number;
  readonly width: number;
}

/** A table with thin lines; its head stands again on every page, and a row is parted only when it is a page by itself. */
export async function setTable(sheet: Sheet, block: Extract<Block, { kind: 'table' }>): Promise<void> {
  const columns = placedColumns(block.columns);
  const head = columns.map(({ column }) => column.title);
  const heads = cellsOf(sheet, columns, head, HEAD);
  sheet.need(3 * LINE);
  const table = sheet.structure.part('Table');
  const caption = sheet.structure.part('Caption', table);
  sheet.structure.into(caption, 'Caption', () => sheet.line(block.caption, CAPTION, 22));
  drawRow(sheet, columns, heads, HEAD, table);
  for (const [index, row] of block.rows.entries()) {
    const lines = cellsOf(sheet, columns, row, CELL);
    if (sheet.room < heightOf(lines)) {
      sheet.newPage();
      drawRow(sheet, columns, heads, HEAD);
    }
    drawRow(sheet, columns, lines, CELL, table);
    if (index % BREATH === BREATH - 1) await setImmediate();
  }
  table.end();
  sheet.skip(LINE / 3);
}

function placedColumns(columns: readonly Column[]): Placed[] {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  let left = 0;
  return columns.map((column) => {
    const width = (TYPE_WIDTH * column.width) / total;
    const placed = { column, left, width };
    left += width;
    return placed;
  });
}

function cellsOf(sheet: Sheet, columns: readonly Placed[], row: readonly string[], style: Style): string[][] {
  return columns.map(({ width }, index) => {
    const room = width - 2 * PADDING;
    return (row[index] ?? '')
      .split('\n')
      .flatMap((text) => breakLines(text, { first: room, rest: room, widthOf: (part) => sheet.measure(style, part) }));
  });
}

function heightOf(cells: readonly string[][]): number {
  return Math.max(...cells.map((lines) => lines.length)) * CELL_LINE + 2 * PADDING;
}

/**
 * A row higher than what is left goes on over the next pages, piece by piece. A head that stands again is of no table: it
 * would be read aloud on every page.
 */
function drawRow(
  sheet: Sheet,
  columns: readonly Placed[],
  cells: readonly string[][],
  style: Style,
  table?: Part,
): void {
  const tag: Tag = style === HEAD ? 'TH' : 'TD';
  const row = table && sheet.structure.part('TR', table);
  const parts = row && columns.map(() => sheet.structure.part(tag, row));
  let rest = cells;
  while (rest.some((lines) => lines.length > 0)) {
    const fits = Math.max(1, Math.floor((sheet.room - 2 * PADDING) / CELL_LINE));
    drawPiece(
      sheet,
      columns,
      rest.map((lines) => lines.slice(0, fits)),
      style,
      (index, work) => sheet.structure.into(parts?.[index], tag, work),
    );
    rest = rest.map((lines) => lines.slice(fits));
    if (rest.some((lines) => lines.length > 0)) sheet.newPage();
  }
}

type IntoCell = (index: number, work: () => void) => void;

function drawPiece(
  sheet: Sheet,
  columns: readonly Placed[],
  cells: readonly string[][],
  style: Style,
  into: IntoCell,
): void {
  const height = heightOf(cells);
  for (const [index, { column, left, width }] of columns.entries()) {
    sheet.structure.mark(() => {
      sheet.pdf
        .lineWidth(0.5)
        .rect(PAPER.left + left, sheet.top, width, height)
        .stroke();
    });
    const lines = cells[index] ?? [];
    const above = (height - lines.length * CELL_LINE) / 2;
    into(index, () => {
      for (const [position, text] of lines.entries()) {
        sheet.write(text, style, {
          left: left + PADDING,
          width: width - 2 * PADDING,
          align: style === HEAD ? 'center' : column.figures ? 'right' : 'left',
          baseline: sheet.top + above + position * CELL_LINE + (CELL_LINE - style.size) / 2 + style.size * 0.88,
        });
      }
    });
  }
  sheet.skip(height);
}
