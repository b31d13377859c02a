import { asList, asObject, rowKey, type Schema } from './schema.ts';

/**
 * What a form starts from: what was kept of it, and the rows that it must have in any case, so that nobody has to build a
 * list of all bids by hand.
 */
export function startingValue(schema: Schema, kept: unknown): unknown {
  if (schema.type === 'object') {
    const values = asObject(kept);
    const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => [
      name,
      startingValue(field, values[name]),
    ]);
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  }
  return schema.type === 'array' ? startingRows(schema, kept ?? schema.default) : (kept ?? schema.default);
}

function startingRows(schema: Schema, kept: unknown): unknown {
  if (Array.isArray(kept)) return kept;
  const key = rowKey(schema);
  const values = key === undefined ? undefined : schema.items?.properties?.[key]?.enum;
  if (key !== undefined && values) return values.map((value) => ({ [key]: value }));
  const rows = schema.items?.type === 'object' ? (schema.minItems ?? 0) : 0;
  return Array.from({ length: rows }, () => ({}));
}

/** Without what was left empty: an optional field that is not filled in is not sent. */
export function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return asList(value).map(withoutBlanks);
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value.trim() : value;
  const filled = Object.entries(value).map(([name, field]) => [name, withoutBlanks(field)] as const);
  return Object.fromEntries(filled.filter(([, field]) => field !== undefined && field !== null && field !== ''));
}
