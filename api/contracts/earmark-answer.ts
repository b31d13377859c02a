import { z } from 'zod';
import { earmarksOf, programmeNames, servedBy, servedOutsideOf } from '../../prisma/earmarks.ts';
import { servedOutside } from '../../domain/contracts/earmark.ts';
import type { Sql } from '../route.ts';

const named = z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() });

export const earmarkSchema = z
  .object({
    kind: z.enum(['budget', 'addition']).meta({ description: 'Confirmed with the budget, or added at a payment' }),
    nameZh: z.string(),
    nameEn: z.string(),
    source: z.string().meta({ description: 'The document that gives the money its direction' }),
    programmes: z.array(named),
    reason: z.string().nullable(),
    namedAt: z.iso.datetime(),
  })
  .meta({ id: 'Earmark', description: 'A source that finance has declared, and whom it pays for (BU-03)' });

/** How many numbers of people outside are shown beside a payment. */
const MOST_SHOWN = 20;

export const outsideSchema = z
  .object({
    served: z.int().meta({ description: 'People served in the period of the instalment' }),
    outside: z.array(named.extend({ people: z.int() })).meta({ description: 'Whom no declared source may pay for' }),
    numbers: z
      .array(z.string())
      .meta({ description: `Of the register, masked but for the last four characters; the first ${MOST_SHOWN}` }),
  })
  .meta({ id: 'ServedOutside', description: 'BU-03' });

type Named = z.input<typeof named>;

/** The declared sources of a purchase with their programmes by name; empty for purchases from before. */
export async function earmarkAnswer(db: Sql, purchaseId: string): Promise<z.input<typeof earmarkSchema>[]> {
  const rows = await earmarksOf(db, purchaseId);
  if (rows.length === 0) return [];
  const name = await namer(db);
  return rows.map(({ programmes, namedAt, ...row }) => {
    return { ...row, programmes: programmes.map(name), namedAt: namedAt.toISOString() };
  });
}

/** Whom an instalment has served, and who of them is outside the declared sources; null where none was declared. */
export async function outsideAnswer(
  db: Sql,
  purchaseId: string,
  contractId: string,
  seq: number,
): Promise<z.input<typeof outsideSchema> | null> {
  const earmarks = await earmarksOf(db, purchaseId);
  if (earmarks.length === 0) return null;
  const served = await servedBy(db, contractId, seq);
  const sources = earmarks.map(({ programmes }) => programmes);
  const outside = servedOutside(served, sources);
  const name = await namer(db);
  const numbers = outside.length === 0 ? [] : await servedOutsideOf(db, contractId, seq, MOST_SHOWN);
  return {
    served: served.reduce((sum, { people }) => sum + people, 0),
    outside: outside.map(({ programme, people }) => ({ ...name(programme), people })),
    numbers: numbers.map(({ number }) => `…${number.slice(-4)}`),
  };
}

async function namer(db: Sql): Promise<(code: string) => Named> {
  const names = await programmeNames(db);
  return (code) => ({ code, nameZh: names.get(code)?.zh ?? code, nameEn: names.get(code)?.en ?? code });
}
