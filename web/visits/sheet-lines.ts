/** What a cell of a sheet may hold. */
export type Cell = string | number | boolean | Date | null;

/** A filled-in row of a sheet as the api takes it; what cannot be read is left out, and the api says which field it is. */
export interface SheetLine {
  /** As Excel numbers it. */
  readonly row: number;
  readonly line: Readonly<Record<string, string>>;
}

/** Titles of the template's columns, in either language, with the field each fills. */
const COLUMNS: Readonly<Record<string, string>> = {
  ...{ 记录编号: 'key', 登记编号: 'recipient', 服务代码: 'service', 服务人员: 'staff', 开始时间: 'start' },
  ...{ 结束时间: 'end', 地点: 'place', 服务内容: 'done' },
};

const NEEDED = ['recipient', 'start', 'done'];
/** The title may stand below a few lines of heading. */
const LAST_HEADER_ROW = 10;
const LONGEST_KEY = 64;

/**
 * The filled-in rows below the header. A row without an end and without what was done was only offered by the template, or holds signatures. A
 * record without a key gets one from recipient, service and time, so that the same file twice records once.
 *
 * @returns undefined for a sheet without the template's header
 */
export function linesOfSheet(rows: readonly (readonly Cell[])[]): readonly SheetLine[] | undefined {
  const header = rows.slice(0, LAST_HEADER_ROW).findIndex((row) => {
    const fields = row.map(fieldOf);
    return NEEDED.every((field) => fields.includes(field));
  });
  if (header === -1) return undefined;
  const fields = rows[header]!.map(fieldOf);
  return rows.slice(header + 1).flatMap((row, at) => {
    const line = lineOf(row, fields);
    const isVisit = line['end'] !== undefined || line['done'] !== undefined;
    return isVisit ? [{ row: header + 2 + at, line: withKey(line) }] : [];
  });
}

function fieldOf(title: Cell): string | undefined {
  return typeof title === 'string' ? COLUMNS[title.trim()] : undefined;
}

function lineOf(row: readonly Cell[], fields: readonly (string | undefined)[]): Record<string, string> {
  const line: Record<string, string> = {};
  fields.forEach((field, at) => {
    const text = field === undefined ? '' : textOf(row[at] ?? null, field === 'start' || field === 'end');
    if (field !== undefined && text !== '') line[field] = text;
  });
  return line;
}

function textOf(cell: Cell, isTime: boolean): string {
  if (cell === null) return '';
  if (cell instanceof Date) return `${cell.toISOString().slice(0, 19)}+08:00`;
  const text = String(cell).trim();
  return isTime ? instantOf(text) : text;
}

/** A date cell has no time zone: what stands in the office's sheet is Asia/Shanghai. Other texts are left for the api to refuse. */
function instantOf(text: string): string {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]+(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?$/.exec(text);
  if (found === null) return text;
  const [year, month, day, hour, minute, second = '00'] = found.slice(1).map((part) => part?.padStart(2, '0'));
  return `${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`;
}

function withKey(line: Record<string, string>): Record<string, string> {
  if (line['key'] !== undefined) return line;
  const key = [line['recipient'], line['service'], line['start']].join('/').slice(0, LONGEST_KEY);
  return { ...line, key };
}
