import { z } from 'zod';
import { formatYuan } from '../../../domain/money.ts';
import { subjectId, theRow } from './form-facts.ts';
import type { TaskForm } from './task-form.ts';
import { reasonForm } from './text-fields.ts';

interface OfferFacts {
  readonly firstPriceFen: number;
  readonly ceilingFen: number;
}

/** Below the first offer a last offer that wins is still plausible: 2 % less. */
const EXAMPLE_PERCENT = 98;

/** The last offer of a consultation: never above the first price nor above the ceiling (EV-10, PB-02). */
export const lastOfferForm: TaskForm<OfferFacts> = {
  facts: async (context, task) => {
    const row = await theRow<{ first: string; ceiling: string }>(
      context,
      task,
      `SELECT b.price_fen AS first, coalesce(l.ceiling_fen, l.budget_fen) AS ceiling
       FROM bid b JOIN lot l ON l.id = b.lot_id WHERE b.id = $1 AND b.opened_at IS NOT NULL`,
      [subjectId(task, 'bidId')],
    );
    return { firstPriceFen: Number(row.first), ceilingFen: Number(row.ceiling) };
  },
  schema: (facts) => {
    const most = highest(facts);
    const description =
      `单位：分。首次报价 ${formatYuan(facts.firstPriceFen)}，最高限价 ${formatYuan(facts.ceilingFen)}，` +
      `最后报价不得高于 ${formatYuan(most)}。`;
    return z.strictObject({ priceFen: z.int().min(1).max(most).meta({ title: '最后报价', description }) });
  },
  example: (facts) => ({ priceFen: Math.max(1, Math.floor((highest(facts) * EXAMPLE_PERCENT) / 100)) }),
  otherOutcomes: () => ({ withdraw: reasonForm('无法满足磋商后的服务要求，退出磋商。') }),
};

function highest({ firstPriceFen, ceilingFen }: OfferFacts): number {
  return Math.min(firstPriceFen, ceilingFen);
}
