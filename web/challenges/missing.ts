import type { Letter } from './kept-letter.ts';
import type { ChallengeInput } from './queries.ts';

type Field = keyof ChallengeInput['matters'][number] | 'request' | 'contactName' | 'contactPhone';

/** A field that is not long enough yet. */
export interface Missing {
  readonly field: Field;
  /** Which matter, from 1. */
  readonly n?: number;
  /** Characters. */
  readonly least: number;
}

/** The shortest that the api takes, in characters. */
const LEAST = { matter: 4, facts: 4, basis: 2 } as const;
const PHONE = /^[+\d][\d -]{5,19}$/;

/** As the api will ask: the shortest lengths of its schema. */
export function missingIn({ matters, request, contactName, contactPhone }: Letter): readonly Missing[] {
  const inMatters = matters.flatMap((matter, at) =>
    (['matter', 'facts', 'basis'] as const)
      .filter((field) => matter[field].trim().length < LEAST[field])
      .map((field) => ({ field, n: at + 1, least: LEAST[field] })),
  );
  return [
    ...inMatters,
    ...(request.trim().length < 4 ? [{ field: 'request', least: 4 } as const] : []),
    ...(contactName.trim().length < 1 ? [{ field: 'contactName', least: 1 } as const] : []),
    ...(PHONE.test(contactPhone.trim()) ? [] : [{ field: 'contactPhone', least: 6 } as const]),
  ];
}
