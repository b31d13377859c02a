import { hasRole, type Caller } from '../access/caller.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { QuestionReader } from './question-answer.ts';

/** The office that buys answers; other offices of the region read what is published, as everybody does. */
export function readerOf(caller: Caller, purchase: { readonly buyerId: string }): QuestionReader {
  const { organisationId } = caller;
  return { organisationId, buyer: hasRole(caller, 'officer') && organisationId === purchase.buyerId };
}

/** What the reader may know of: published answers, the own questions, and for the buyer's office all of them. */
export function visibleQuestions({ organisationId, buyer }: QuestionReader): Prisma.QuestionWhereInput {
  return buyer ? {} : { OR: [{ answer: { not: null } }, { providerId: organisationId }] };
}
