import { z } from 'zod';
import type { VisitRefusalCode } from '../../domain/contracts/visit-refusals.ts';
import { check } from '../http/input-errors.ts';

const instant = z.iso.datetime({ offset: true });

/** One visit as a form, a file or a provider's system hands it in. */
export const visitLine = z
  .strictObject({
    key: z
      .string()
      .trim()
      .min(1)
      .max(64)
      .meta({ description: 'The provider’s own key of the record: the same again records nothing' }),
    recipient: z.string().trim().min(1).max(40).meta({ description: 'Register number of the recipient, never a name' }),
    service: z.string().trim().min(1).max(20).meta({ description: 'Code of the guidance directory' }),
    staff: z.string().trim().min(1).max(40).meta({ description: 'Who went' }),
    start: instant,
    end: instant,
    place: z.string().trim().min(1).max(100),
    done: z.string().trim().min(2).max(1000).meta({ description: 'What was done' }),
  })
  .meta({
    id: 'VisitLine',
    example: {
      ...{ key: 'HZ-2027-04-000018', recipient: '220422-SL-0018', service: 'B01', staff: '示例护理员甲' },
      ...{ start: '2027-04-06T09:00:00+08:00', end: '2027-04-06T10:30:00+08:00', place: '示例一镇示例村' },
      done: '测量血压、协助洗浴、整理居室（示例）',
    },
  });

export type VisitLine = z.output<typeof visitLine>;

/** What came of one line. */
export interface LineResult {
  /** From 1. */
  readonly line: number;
  readonly key: string | null;
  readonly status: 'recorded' | 'repeated' | 'refused';
  /** Of the record; null for a line that was refused or only looked at. */
  readonly id: string | null;
  readonly code: VisitRefusalCode | null;
  /** Which field cannot be read. */
  readonly field: string | null;
}

/** A line that can be read, or the field that cannot. */
export function readLine(line: number, text: string): { readonly read: VisitLine } | { readonly result: LineResult } {
  const value = jsonOf(text);
  const checked = check(visitLine, value, 'body');
  if ('data' in checked) return { read: checked.data };
  const { key } = (typeof value === 'object' && value !== null ? value : {}) as { readonly key?: unknown };
  const field = checked.errors[0]?.pointer.slice(1) ?? '';
  return {
    result: {
      ...{ line, key: typeof key === 'string' ? key.slice(0, 64) : null, status: 'refused', id: null },
      ...{ code: 'malformed', field: field === '' ? null : field.slice(0, 40) },
    },
  };
}

/** PostgreSQL stores no NUL in a text. */
function jsonOf(text: string): unknown {
  if (text.includes('\\u0000') || text.includes('\0')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
