import type { CellKind } from './cell.ts';

/** Positions in `cellXfs` below. */
export const STYLE = {
  title: 1,
  note: 2,
  noteEnd: 3,
  header: 4,
  cell: { text: 5, count: 6, decimal: 7, money: 8, instant: 9, day: 10 } satisfies Record<CellKind, number>,
  total: { text: 11, count: 12, decimal: 13, money: 14, instant: 11, day: 11 } satisfies Record<CellKind, number>,
} as const;

const FORMATS = { count: 3, text: 49, decimal: 164, money: 4, instant: 165, day: 166 } as const;

const THIN = ['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin"><color rgb="FF595959"/></${side}>`)
  .join('');

function font(name: string, size: number, bold = false): string {
  return `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><color rgb="FF000000"/><name val="${name}"/><family val="2"/><charset val="134"/></font>`;
}

function format({ number = 0, font = 0, fill = 0, border = 0, align = '' }): string {
  const alignment = align === '' ? '' : `<alignment ${align}/>`;
  return (
    `<xf numFmtId="${number}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" ` +
    `applyFont="1" applyFill="1" applyBorder="1"${alignment === '' ? '/>' : ` applyAlignment="1">${alignment}</xf>`}`
  );
}

const MIDDLE = 'vertical="center"';
const NUMBER = `horizontal="right" ${MIDDLE}`;

function cells(look: { readonly font?: number; readonly fill?: number }): string[] {
  const bordered = { ...look, border: 1 };
  return [
    format({ ...bordered, number: FORMATS.text, align: `${MIDDLE} wrapText="1"` }),
    format({ ...bordered, number: FORMATS.count, align: NUMBER }),
    format({ ...bordered, number: FORMATS.decimal, align: NUMBER }),
    format({ ...bordered, number: FORMATS.money, align: NUMBER }),
  ];
}

const FORMATTED = [
  format({}),
  format({ font: 1, align: `horizontal="center" ${MIDDLE}` }),
  format({ align: MIDDLE }),
  format({ align: NUMBER }),
  format({ font: 2, fill: 2, border: 1, align: `horizontal="center" ${MIDDLE} wrapText="1"` }),
  ...cells({}),
  format({ border: 1, number: FORMATS.instant, align: `horizontal="center" ${MIDDLE}` }),
  format({ border: 1, number: FORMATS.day, align: `horizontal="center" ${MIDDLE}` }),
  ...cells({ font: 2 }),
];

/** The looks an office expects: 黑体 for title and head, 宋体 below, thin borders, amounts with two decimals. */
export const STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.##"/>' +
  '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  `<fonts count="3">${font('宋体', 11)}${font('黑体', 18)}${font('黑体', 11)}</fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE7EBF1"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${THIN}<diagonal/></border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${FORMATTED.length}">${FORMATTED.join('')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
