import { isMoney, type FieldPath, type Schema } from './schema.ts';

export type FieldKind = 'group' | 'list' | 'boolean' | 'choice' | 'money' | 'date' | 'number' | 'text';

/** Which field a schema asks for; undefined for what no field can take. */
export function fieldKind(schema: Schema, path: FieldPath): FieldKind | undefined {
  if (schema.enum !== undefined) return 'choice';
  switch (schema.type) {
    case 'object':
      return 'group';
    case 'array':
      return schema.items?.type === 'object' || schema.items?.enum !== undefined ? 'list' : undefined;
    case 'boolean':
      return 'boolean';
    case 'integer':
    case 'number':
      return isMoney(path) ? 'money' : 'number';
    case 'string':
      return schema.format === 'date' ? 'date' : 'text';
    default:
      return undefined;
  }
}
