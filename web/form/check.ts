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
    | 'tooFewChosen'
    | 'tooManyChosen'
    | 'badText'
    | 'badNumber'
    | 'badAmount'
    | 'decimals';
  readonly figures: Readonly<Record<string, string | number>>;
  /** Rule and article of the limit that is offended. */
  readonly basis?: string;
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
      if (typeof value !== 'number') return fault(isMoney(path) ? 'badAmount' : 'badNumber');
      return numberFaults(schema, value, isMoney(path) ? signedYuan : String, fault).map((found) =>
        schema['x-basis'] === undefined ? found : { ...found, basis: schema['x-basis'] },
      );
    default:
      return [];
  }
}

type Tell = (word: FieldFault['word'], figures?: FieldFault['figures']) => FieldFault[];

function countFaults({ items, minItems = 0, maxItems = Infinity }: Schema, count: number, tell: Tell): FieldFault[] {
  const chosen = items?.enum !== undefined;
  if (count < minItems) return tell(chosen ? 'tooFewChosen' : 'tooFew', { n: minItems });
  return count > maxItems ? tell(chosen ? 'tooManyChosen' : 'tooMany', { n: maxItems }) : [];
}

function textFaults({ minLength = 0, maxLength = Infinity, pattern }: Schema, text: string, tell: Tell): FieldFault[] {
  if (text.length < minLength) return tell('tooShort', { n: minLength });
  if (text.length > maxLength) return tell('tooLong', { n: maxLength, has: text.length });
  return pattern !== undefined && !new RegExp(pattern).test(text) ? tell('badText') : [];
}

function signedYuan(fen: number): string {
  return fen < 0 ? `−${formatYuan(-fen)}` : formatYuan(fen);
}

function numberFaults(
  { type, minimum = -Infinity, maximum = Infinity, multipleOf }: Schema,
  value: number,
  shown: (figure: number) => string,
  tell: Tell,
): FieldFault[] {
  if (type === 'integer' && !Number.isInteger(value)) return tell('notWhole');
  const decimals = decimalsOf(multipleOf);
  if (decimals !== undefined && Number(value.toFixed(decimals)) !== value) return tell('decimals', { n: decimals });
  if (value >= minimum && value <= maximum) return [];
  if (minimum === -Infinity) return tell('tooLarge', { most: shown(maximum) });
  if (maximum === Infinity) return tell('tooSmall', { least: shown(minimum) });
  return tell('outOfRange', { least: shown(minimum), most: shown(maximum) });
}

/** 2 of a step of 0.01; undefined where any figure will do. */
function decimalsOf(step: number | undefined): number | undefined {
  return step === undefined || step >= 1 ? undefined : Math.round(-Math.log10(step));
}
