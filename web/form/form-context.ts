import { createContext, use, type ReactNode } from 'react';
import { pointerOf, type FieldPath } from './schema.ts';

interface FormState {
  readonly disabled: boolean;
  /** By JSON pointer of the field. */
  readonly errors: Readonly<Record<string, string>>;
  /** Keeps ids apart where two forms are on one page. */
  readonly prefix: string;
  /** What there is to read beside a row of a given key. */
  readonly beside?: ((key: string) => ReactNode) | undefined;
}

export const FormContext = createContext<FormState>({ disabled: false, errors: {}, prefix: 'form' });

/** A cell of a table: its column's head carries title and explanation. */
export const CellContext = createContext({ inCell: false });

/** The id of a field's control; the summary of errors leads there. */
export function fieldId(prefix: string, pointer: string): string {
  return `${prefix}${pointer.replaceAll('/', '-')}`;
}

/** What a field needs to know of the form around it. */
export function useFieldState(path: FieldPath) {
  const { disabled, errors, prefix } = use(FormContext);
  const id = fieldId(prefix, pointerOf(path));
  const error = errors[pointerOf(path)];
  return {
    id,
    error,
    control: {
      id,
      disabled,
      'aria-describedby': `${id}-about`,
      ...(error === undefined ? {} : { 'aria-invalid': true, status: 'error' as const }),
    },
  };
}
