import { useState } from 'react';
import { startingValue } from '../form/blank.ts';
import type { Schema } from '../form/schema.ts';
import type { Draft } from './use-draft.ts';

/** What was on the page before it was cleared or gave way to another window’s: kept until the page is left. */
export interface Dropped {
  /** Undefined while nothing was dropped. */
  readonly form: unknown;
  readonly clear: () => void;
  /** Puts it back; what stood in its place is then the one that can come back. */
  readonly restore: () => void;
  readonly keepThis: () => void;
  readonly takeOther: () => void;
}

export function useDropped(draft: Draft, schema: Schema): Dropped {
  const [form, drop] = useState<unknown>();
  const show = (next: unknown) => {
    drop(draft.form);
    draft.change(next);
  };
  return {
    form,
    clear: () => show(startingValue(schema, undefined)),
    restore: () => show(form),
    keepThis: () => {
      drop(draft.other);
      draft.keepThis();
    },
    takeOther: () => {
      drop(draft.form);
      draft.takeOther();
    },
  };
}
