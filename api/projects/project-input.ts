import { z } from 'zod';

/** Ten billion yuan: whatever is larger is a slip of the keyboard. */
const MOST_FEN = 1_000_000_000_000;
/** The longest term that a contract may have is checked when the purchase is opened (CO-07). */
const MOST_MONTHS = 120;

export const budgetYear = z.int().min(2018).max(2100);

export const reasonText = z.string().trim().min(4).max(2000);

/** The body of POST /projects. The example works against the demo data. */
export const projectInput = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    township: z
      .string()
      .trim()
      .min(1)
      .max(60)
      .nullable()
      .meta({ description: 'Whose need it is; a township’s own staff must name it, other offices send null (§2.2)' }),
    need: z.string().trim().min(10).max(2000).meta({ description: 'For whom, what, how much, and on what grounds' }),
    recipients: z.int().min(0).max(10_000_000),
    catalogueItems: z.array(z.string().max(20)).min(1).max(40).meta({ description: 'GET /catalogue (PL-05)' }),
    townships: z.array(z.string().trim().min(1).max(60)).max(500).meta({ description: 'Where it is to be served' }),
    budgetFen: z.int().min(1).max(MOST_FEN).meta({ description: 'Fen; an estimate' }),
    budgetYear,
    termMonths: z.int().min(1).max(MOST_MONTHS),
    longTerm: z.boolean().meta({ description: 'A stable need of several years: carried over once it was purchased' }),
  })
  .meta({
    id: 'ProjectInput',
    example: {
      name: '失能老人照料护理服务（示例）',
      township: null,
      need: '全县二百名失能、半失能特困老人需要上门照料护理，依据为年度能力评估结果。',
      recipients: 200,
      catalogueItems: ['B01'],
      townships: ['示例一镇', '示例二镇'],
      budgetFen: 60_000_000,
      budgetYear: 2027,
      termMonths: 12,
      longTerm: true,
    },
  });

export type ProjectInput = z.output<typeof projectInput>;
