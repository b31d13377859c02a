/** The part of JSON Schema 2020-12 that task forms use. */
export interface Schema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  /** What the field starts with, for the person to look through. */
  readonly default?: unknown;
  /** What people call each value of an enumeration. */
  readonly 'x-labels'?: Readonly<Record<string, string>>;
  /** What is told beside a choice, by its value. */
  readonly 'x-notes'?: Readonly<Record<string, string>>;
  /** Rule and article of the figure that limits the field; stands in the sentence about it. */
  readonly 'x-basis'?: string;
  /** Numbers that are summed for the person: the fields of an object, or one field of a list's rows. */
  readonly 'x-sum'?: { readonly field?: string; readonly most: number; readonly exact?: boolean };
}

export type FormObject = Readonly<Record<string, unknown>>;

/** Steps from the form's root to a field. */
export type FieldPath = readonly (string | number)[];

/** JSON pointer of a field, as refusals name it. */
export function pointerOf(path: FieldPath): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export function asObject(value: unknown): FormObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as FormObject) : {};
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** '人' of '预计服务人数，单位：人。' */
export function unitOf({ description = '' }: Schema): string | undefined {
  return /单位：([^\s，。；、（]+)/.exec(description)?.[1];
}

/** Amounts are integer fen on the way and yuan on the screen. */
export function isMoney(path: FieldPath): boolean {
  return /Fen$/.test(String(path.at(-1)));
}

/** The one enumerated field that tells the rows of a list of fixed length apart: one row for each of its values. */
export function rowKey({ items, minItems, maxItems }: Schema): string | undefined {
  if (minItems === undefined || minItems !== maxItems) return undefined;
  return Object.entries(items?.properties ?? {}).find(([, field]) => field.enum?.length === minItems)?.[0];
}

/** The name of what a row is about, where the rows are given. */
export function rowTitle({ items }: Schema, key: string | undefined, row: unknown): string | undefined {
  if (key === undefined) return undefined;
  const value = String(asObject(row)[key]);
  return items?.properties?.[key]?.['x-labels']?.[value] ?? value;
}

export function withoutField(schema: Schema, name: string | undefined): Schema {
  if (name === undefined) return schema;
  const properties = Object.entries(schema.properties ?? {}).filter(([field]) => field !== name);
  return { ...schema, properties: Object.fromEntries(properties) };
}

const MOST_COLUMNS = 6;

/** Whether a list's rows are a few plain fields each. */
export function isTabular({ items }: Schema): boolean {
  const fields = Object.values(items?.properties ?? {});
  return fields.length <= MOST_COLUMNS && fields.every(({ type }) => type !== 'object' && type !== 'array');
}
