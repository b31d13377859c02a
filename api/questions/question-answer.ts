import { z } from 'zod';
import type { Question } from '../../prisma/generated/client.ts';

const instant = z.iso.datetime();

const dueSchema = z
  .object({
    dueAt: instant.meta({ description: 'When the wall clock gets there' }),
    dueLegal: instant,
    dueRule: z.string(),
    clockScale: z.number(),
    provisional: z.boolean(),
  })
  .meta({ id: 'AnswerDue', description: 'The answer to a supplier’s question is due (PB-10)' });

export const questionSchema = z
  .object({
    id: z.uuid(),
    text: z.string(),
    own: z.boolean().meta({ description: 'Asked by the own organisation; nobody else is told by whom' }),
    answer: z.string().nullable(),
    answeredAt: instant.nullable(),
    askedAt: instant.nullable().meta({ description: 'Told to the buyer’s office and the asker' }),
    due: dueSchema.nullable().meta({ description: 'While it waits; told to the buyer’s office and the asker' }),
  })
  .meta({ id: 'Question' });

export interface QuestionReader {
  readonly organisationId: string;
  /** Works in the office that buys. */
  readonly buyer: boolean;
}

/** A question as the reader may see it: never who asked. */
export function questionAnswer(
  row: Question,
  clockScale: number,
  { organisationId, buyer }: QuestionReader,
): z.input<typeof questionSchema> {
  const own = row.providerId === organisationId;
  const involved = own || buyer;
  return {
    id: row.id,
    text: row.text,
    own,
    answer: row.answer,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    askedAt: involved ? row.askedAt.toISOString() : null,
    due:
      involved && row.answer === null
        ? {
            dueAt: row.answerDueAt.toISOString(),
            dueLegal: row.answerDueLegal.toISOString(),
            dueRule: 'PB-10',
            clockScale,
            provisional: row.answerDueProvisional,
          }
        : null,
  };
}
