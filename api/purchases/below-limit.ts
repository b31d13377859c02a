import { formatYuan } from '../../domain/money.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Caller } from '../access/caller.ts';
import { invalid } from '../http/input-errors.ts';
import { figuresOf, limitsInForce } from '../limits/limits-in-force.ts';
import type { Sql } from '../route.ts';
import type { PurchaseInput } from './purchase-input.ts';

/**
 * A budget that reaches the procurement limit is no simple comparison below it. The database refuses it too (trigger
 * purchase_by_limits), which also marks what reaches the open-tender threshold.
 *
 * @throws Problem `invalid-input` (PL-17)
 */
export async function refuseAboveLimit(
  db: Sql,
  { region }: Caller,
  { method, budgetFen }: Pick<PurchaseInput, 'method' | 'budgetFen'>,
): Promise<void> {
  if (method !== 'below-threshold') return;
  const { procurementFen } = figuresOf(await limitsInForce(db, region, dayOf(instantOfMillis(Date.now()))));
  if (procurementFen === undefined || budgetFen < procurementFen) return;
  const message =
    `预算达到采购限额标准 ${formatYuan(procurementFen)}，不适用限额以下简易比选，请选择法定采购方式。` +
    ` / The budget reaches the procurement limit of ${formatYuan(procurementFen)}: choose a method of the law.`;
  throw invalid([{ pointer: '/method', in: 'body', code: 'above_limit', message, rule: 'PL-17' }]);
}
