import { z } from 'zod';
import { METHODS, type MethodCode } from '../../../domain/procurement/methods.ts';
import { STAGES, type Stage } from '../../../domain/procurement/stages.ts';
import type { ApiContext } from '../../context.ts';
import { BilingualSchema } from '../task-item.ts';
import type { TaskRow } from '../task-row.ts';

const fen = z.int().meta({ description: 'Fen' });

export const CaseFacts = z
  .object({
    method: BilingualSchema,
    buyer: z.string(),
    budgetFen: fen,
    budgetYear: z.int(),
    fundSource: z.string(),
    stage: z.enum(STAGES),
    state: z.string(),
    lot: z
      .object({
        seq: z.int(),
        name: z.string(),
        budgetFen: fen,
        ceilingFen: fen.nullable(),
        services: z.array(z.string()).meta({ description: 'Names of the directory’s items' }),
        townships: z.array(z.string()),
      })
      .nullable(),
    contract: z.object({ id: z.uuid(), number: z.string(), provider: z.string(), amountFen: fen }).nullable(),
    takeover: z.object({ id: z.uuid(), seq: z.int(), drill: z.boolean() }).nullable(),
  })
  .meta({ id: 'CaseFacts', description: 'The case that a task belongs to, on one glance' });

interface PurchaseRow {
  readonly method: MethodCode;
  readonly buyer: string;
  readonly budgetFen: string;
  readonly budgetYear: number;
  readonly fundSource: string;
  readonly stage: Stage;
  readonly state: string;
}

/**
 * Purchase, lot, contract and takeover that the task's subject names; a contract's lot counts where no lot is named. Null
 * for a case that is no part of a purchase.
 */
export async function caseFacts(
  { database: { pool } }: ApiContext,
  task: TaskRow,
): Promise<z.input<typeof CaseFacts> | null> {
  if (task.purchaseId === null) return null;
  const subject = [task.subject['lotId'] ?? null, task.subject['contractId'] ?? null];
  const [purchase, lot, contract, takeover] = await Promise.all([
    pool.query<PurchaseRow>({ name: 'case-purchase', text: PURCHASE, values: [task.purchaseId] }),
    pool.query<LotRow>({ name: 'case-lot', text: LOT, values: subject }),
    pool.query<ContractRow>({ name: 'case-contract', text: CONTRACT, values: [subject[1]] }),
    pool.query<TakeoverRow>({ name: 'case-takeover', text: TAKEOVER, values: [task.subject['takeoverId'] ?? null] }),
  ]);
  const row = purchase.rows[0]!;
  return {
    ...row,
    method: METHODS[row.method].title,
    budgetFen: Number(row.budgetFen),
    lot: lot.rows[0] ? lotAnswer(lot.rows[0]) : null,
    contract: contract.rows[0] ? { ...contract.rows[0], amountFen: Number(contract.rows[0].amountFen) } : null,
    takeover: takeover.rows[0] ?? null,
  };
}

const PURCHASE = `
  SELECT p.method, o.name AS buyer, p.budget_fen AS "budgetFen", p.budget_year AS "budgetYear",
         p.fund_source AS "fundSource", p.stage, p.state
  FROM purchase p JOIN organisation o ON o.id = p.buyer_id WHERE p.id = $1`;

interface LotRow {
  readonly seq: number;
  readonly name: string;
  readonly budgetFen: string;
  readonly ceilingFen: string | null;
  readonly services: string[];
  readonly townships: string[];
}

const LOT = `
  SELECT l.seq, l.name, l.budget_fen AS "budgetFen", l.ceiling_fen AS "ceilingFen", coalesce(l.townships, '{}') AS townships,
         ARRAY(SELECT coalesce(
                 (SELECT name_zh FROM catalogue_item_for(l.purchase_id, NULL, item.code)), item.code)
               FROM unnest(l.catalogue_items) WITH ORDINALITY AS item (code, position)
               ORDER BY item.position) AS services
  FROM lot l
  WHERE l.id = coalesce($1::uuid, (SELECT lot_id FROM contract WHERE id = $2::uuid))`;

function lotAnswer({ seq, name, budgetFen, ceilingFen, services, townships }: LotRow) {
  const ceiling = ceilingFen === null ? null : Number(ceilingFen);
  return { seq, name, budgetFen: Number(budgetFen), ceilingFen: ceiling, services, townships };
}

interface ContractRow {
  readonly id: string;
  readonly number: string;
  readonly provider: string;
  readonly amountFen: string;
}

const CONTRACT = `
  SELECT c.id, c.number, o.name AS provider, c.amount_fen AS "amountFen"
  FROM contract c JOIN organisation o ON o.id = c.provider_id WHERE c.id = $1::uuid`;

interface TakeoverRow {
  readonly id: string;
  readonly seq: number;
  readonly drill: boolean;
}

const TAKEOVER = 'SELECT id, seq, drill FROM takeover WHERE id = $1::uuid';
