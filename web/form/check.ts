import { formatYuan } from '../../domain/money.ts';
import { asList, asObject, isMoney, pointerOf, type FieldPath, type Schema } from './schema.ts';

/** A field that cannot be sent as it is: a key of the words under `form`, with its figures. */
export interface FieldFault {
  readonly pointer: string;
  readonly word:
    | 'missing'
    | 'tooShort'
    | 'tooLong'
    | 'outOfRange'
    | 'tooSmall'
    | 'tooLarge'
    | 'notWhole'
    | 'tooFew'
    | 'tooMany'
    | 'badText';
  readonly figures: Readonly<Record<string, string | number>>;
}

/** What can be told at once; the api judges the rest, and judges this again. The value comes without blanks. */
export function faultsOf(schema: Schema, value: unknown, path: FieldPath = [], required = true): FieldFault[] {
  const title = schema.title ?? String(path.at(-1) ?? '');
  const fault = (word: FieldFault['word'], figures: FieldFault['figures'] = {}): FieldFault[] => [
    { pointer: pointerOf(path), word, figures: { title, ...figures } },
  ];
  if (value === undefined || (schema.const !== undefined && value !== schema.const)) {
    return required ? fault('missing') : [];
  }
  switch (schema.type) {
    case 'object':
      return Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
        faultsOf(field, asObject(value)[name], [...path, name], schema.required?.includes(name) ?? false),
      );
    case 'array':
      return [
        ...countFaults(schema, asList(value).length, fault),
        ...asList(value).flatMap((row, at) => faultsOf(schema.items ?? {}, row, [...path, at])),
      ];
    case 'string':
      return textFaults(schema, String(value), fault);
    case 'integer':
    case 'number':
      return numberFaults(schema, Number(value), isMoney(path) ? formatYuan : String, fault);
    default:
      return [];
  }
}

type Tell = (word: FieldFault['word'], figures?: FieldFault['figures']) => FieldFault[];

function countFaults({ minItems = 0, maxItems = Infinity }: Schema, count: number, tell: Tell): FieldFault[] {
  if (count < minItems) return tell('tooFew', { n: minItems });
  return count > maxItems ? tell('tooMany', { n: maxItems }) : [];
}

function textFaults({ minLength = 0, maxLength = Infinity, pattern }: Schema, text: string, tell: Tell): FieldFault[] {
  if (text.length < minLength) return tell('tooShort', { n: minLength });
  if (text.length > maxLength) return tell('tooLong', { n: maxLength, has: text.length });
  return pattern !== undefined && !new RegExp(pattern).test(text) ? tell('badText') : [];
}

function numberFaults(
  { type, minimum = -Infinity, maximum = Infinity }: Schema,
  value: number,
  shown: (figure: number) => string,
  tell: Tell,
): FieldFault[] {
  if (type === 'integer' && !Number.isInteger(value)) return tell('notWhole');
  if (value >= minimum && value <= maximum) return [];
  if (minimum === -Infinity) return tell('tooLarge', { most: shown(maximum) });
  if (maximum === Infinity) return tell('tooSmall', { least: shown(minimum) });
  return tell('outOfRange', { least: shown(minimum), most: shown(maximum) });
}
