import { checkCreditCode } from '../../../domain/credit-code.ts';
import {
  LONGEST_MEMBER_NAME,
  LONGEST_MEMBER_WORK,
  MOST_MEMBERS,
  sharesOf,
  type ConsortiumMember,
} from '../../../domain/procurement/consortium.ts';
import type { Schema } from '../../form/schema.ts';

const FIELDS = ['name', 'creditCode', 'work', 'sharePercent'] as const;
type Title = 'title' | 'about' | (typeof FIELDS)[number];
export type ConsortiumWords = Readonly<Record<Title, string>>;

/** Whom the bidder bids together with; left empty, it bids alone (PB-11). */
export function consortiumSchema(words: ConsortiumWords): Schema {
  const text = (field: (typeof FIELDS)[number], maxLength: number): Schema => {
    return { type: 'string', title: words[field], minLength: 1, maxLength };
  };
  return {
    type: 'array',
    title: words.title,
    description: words.about,
    maxItems: MOST_MEMBERS,
    items: {
      type: 'object',
      required: [...FIELDS],
      properties: {
        name: text('name', LONGEST_MEMBER_NAME),
        creditCode: text('creditCode', 18),
        work: text('work', LONGEST_MEMBER_WORK),
        sharePercent: { type: 'integer', title: words.sharePercent, minimum: 1, maximum: 99 },
      },
    },
  };
}

export type ConsortiumFaultWord = 'code' | 'twice' | 'shares' | 'agreement';

/** What a schema cannot say of the members, by JSON pointer: an envelope with it would not be a readable bid. */
export function consortiumFaults(
  members: readonly ConsortiumMember[],
  files: readonly File[],
): Readonly<Record<string, ConsortiumFaultWord>> {
  const codes = members.map(({ creditCode }) => creditCode);
  const faults = members.flatMap(({ creditCode }, at): [string, ConsortiumFaultWord][] => {
    const pointer = `/consortium/${at}/creditCode`;
    if (!checkCreditCode(creditCode).ok) return [[pointer, 'code']];
    return codes.indexOf(creditCode) < at ? [[pointer, 'twice']] : [];
  });
  if (members.length > 0 && files.length === 0) faults.push(['/consortium', 'agreement']);
  else if (sharesOf(members) >= 100) faults.push(['/consortium', 'shares']);
  return Object.fromEntries(faults);
}
