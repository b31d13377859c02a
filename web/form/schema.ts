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
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  /** What people call each value of an enumeration. */
  readonly 'x-labels'?: Readonly<Record<string, string>>;
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
