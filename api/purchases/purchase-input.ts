import { z } from 'zod';
import { INVITATION_WAYS, METHOD_CODES } from '../../domain/procurement/methods.ts';
import type { RuleId } from '../../domain/procurement/rules.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { methodProblems } from './method-problems.ts';
import { isPast, isTooLong, longestTermYears, termSchema } from './term.ts';

/** Ten billion yuan: whatever is larger is a slip of the keyboard. */
const MOST_FEN = 1_000_000_000_000;
const MOST_LOTS = 50;

const fen = z.int().min(1).max(MOST_FEN);
const shortText = z.string().trim().min(1).max(200);

const lotInput = z.strictObject({
  name: shortText,
  budgetFen: fen.meta({ description: 'Fen' }),
  ceilingFen: fen.nullable().meta({ description: 'Fen; null: the budget is the ceiling (PB-02)' }),
  term: termSchema,
  catalogueItems: z
    .array(z.string().max(20))
    .min(1)
    .max(40)
    .meta({ description: 'Codes of the guidance directory (PL-05): GET /catalogue' }),
  townships: z.array(z.string().trim().min(1).max(60)).max(500).meta({
    description: 'Townships of the own region whose recipients are served; empty for services without recipients',
  }),
});

/** The body of POST /purchases. The example works against the demo data. */
export const purchaseInput = z
  .strictObject({
    number: z
      .string()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N}._()（）〔〕[\]-]{2,79}$/u)
      .meta({ description: 'Number of the purchase as the notice shows it; part of the workflow id' }),
    name: shortText,
    method: z.enum(METHOD_CODES),
    ground: z
      .strictObject({
        code: z.string().max(40),
        statement: z
          .string()
          .trim()
          .min(4)
          .max(2000)
          .meta({ description: 'The facts; published where the law says so' }),
      })
      .optional()
      .meta({ description: 'Case of the law in which the method is chosen; needed for all but the ordinary ones' }),
    whyNotConsultation: z.string().trim().min(4).max(1000).optional().meta({
      description: 'For a negotiation: why quality is not scored by consultation (§2.4, ME-31)',
    }),
    invitation: z
      .enum(INVITATION_WAYS)
      .optional()
      .meta({ description: 'How suppliers come; the method’s ordinary way' }),
    supplierId: z.uuid().optional().meta({ description: 'The one supplier of a single-source purchase' }),
    atThreshold: z.boolean().default(false).meta({
      description:
        'The budget reaches the province’s open-tender threshold (PL-17): another method needs approval (ME-32)',
    }),
    restartOf: z.uuid().optional().meta({ description: 'The failed or terminated purchase that this one repeats' }),
    budgetYear: z.int().min(2018).max(2100),
    fundSource: shortText.meta({ description: 'Budget line the money comes from (PL-01, BU-03)' }),
    budgetFen: fen.meta({ description: 'Fen; the sum of the lots' }),
    lots: z.array(lotInput).min(1).max(MOST_LOTS),
    urgentReason: z.string().trim().min(10).max(2000).optional().meta({
      description:
        'Only for an unforeseeable, urgent need: why its intention is not published before (PL-14). Without it the purchase waits until the intention was public long enough.',
    }),
    projectId: z.uuid().optional().meta({ description: 'The scheduled project of the bank that it carries out' }),
  })
  .check((payload) => {
    const refuse = (path: PropertyKey[], zh: string, en: string, rule: RuleId): void => {
      const message = `${zh} / ${en}`;
      payload.issues.push({ code: 'custom', input: payload.value, path, message, params: { rule } });
    };
    const { budgetFen, lots } = payload.value;
    for (const { path, zh, en, rule } of methodProblems(payload.value)) refuse(path, zh, en, rule);
    const sum = lots.reduce((total, lot) => total + lot.budgetFen, 0);
    if (sum !== budgetFen) {
      refuse(['budgetFen'], `各标段预算合计为 ${sum} 分，请更正。`, `The lots sum to ${sum} fen: correct it.`, 'PL-01');
    }
    const today = dayOf(instantOfMillis(Date.now()));
    lots.forEach((lot, position) => {
      const at = (field: string): PropertyKey[] => ['lots', position, field];
      if (lot.ceilingFen !== null && lot.ceilingFen > lot.budgetFen) {
        refuse(at('ceilingFen'), '最高限价不得高于预算。', 'The ceiling cannot exceed the budget.', 'PB-02');
      }
      if (isPast(lot.term, today)) {
        refuse(at('term'), '服务期限已过，请改为今后的日期。', 'This day is past: give a later one.', 'CO-07');
      }
      if (isTooLong(lot.term, today)) {
        const years = longestTermYears(today);
        refuse(at('term'), `服务期限最长 ${years} 年。`, `The term of service is at most ${years} years.`, 'CO-07');
      }
    });
  })
  .meta({
    id: 'PurchaseInput',
    example: {
      number: 'SLZC2027-C3-000100-SLJG',
      name: '采购社会救助经办服务（示例）',
      method: 'competitive-consultation',
      budgetYear: 2027,
      fundSource: '困难群众救助补助资金（示例）',
      budgetFen: 140_000_000,
      lots: [
        lotExample('采购社会救助经办服务Ⅰ标段（示例）', ['示例一镇', '示例二镇', '示例三镇']),
        lotExample('采购社会救助经办服务Ⅱ标段（示例）', ['示例四镇', '示例五乡', '示例六乡']),
      ],
    },
  });

export type PurchaseInput = z.output<typeof purchaseInput>;

function lotExample(name: string, townships: readonly string[]) {
  const catalogueItems = ['A01', 'A02', 'A03', 'A07', 'B01'];
  return { name, budgetFen: 70_000_000, ceilingFen: 70_000_000, term: { months: 12 }, catalogueItems, townships };
}
