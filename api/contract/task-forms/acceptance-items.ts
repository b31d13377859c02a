import { z } from 'zod';
import { ITEM_RESULT_CODES, ITEM_RESULTS } from '../../../domain/contracts/acceptance.ts';
import type { ApiContext } from '../../context.ts';
import { oneOf, rowsOf } from './form-facts.ts';
import { refuse, repeatedAt } from './form-issue.ts';
import { text } from './text-fields.ts';

/** One item of the contract's standard; the id is its number in the contract. */
export interface ContractItem {
  readonly id: string;
  /** Service, indicator and target in words. */
  readonly name: string;
}

export function contractItems(context: ApiContext, contractId: string): Promise<ContractItem[]> {
  return rowsOf<ContractItem>(context, ITEMS, [contractId]);
}

const ITEMS = `
  SELECT seq::text AS id, service || '·' || name || '：' || target AS name
  FROM contract_indicator WHERE contract_id = $1 ORDER BY seq`;

const RESULT_LABELS = Object.fromEntries(Object.entries(ITEM_RESULTS).map(([code, { zh }]) => [code, zh]));

/** A row for every item of the contract: found as agreed, partly or not, and what is missing (DL-01). */
export function itemsSchema(items: readonly ContractItem[]) {
  const itemSchema = z.strictObject({
    item: oneOf(items, '验收事项', '合同约定的服务标准。'),
    result: z
      .enum(ITEM_RESULT_CODES)
      .meta({ title: '结果', description: '是否达到合同约定的标准。', 'x-labels': RESULT_LABELS }),
    note: text('依据和说明', '检查的证据；部分达标、未达标的必须写明差距。').optional(),
  });
  return z
    .array(itemSchema)
    .length(items.length)
    .check((payload) => {
      for (const position of repeatedAt(payload.value.map(({ item }) => item))) {
        refuse(payload, [position, 'item'], EACH_ONCE, 'DL-01');
      }
      payload.value.forEach(({ result, note }, position) => {
        if (result !== 'met' && note === undefined) refuse(payload, [position, 'note'], SAY_WHAT_LACKS, 'DL-01');
      });
    })
    .meta({ title: '逐项验收', description: '合同的每项标准一行，每项都须答复。' });
}

const EACH_ONCE = { zh: '每个项目只验收一次。', en: 'Each item is accepted once.' };
const SAY_WHAT_LACKS = { zh: '没有达标的，写明差距。', en: 'Say what is lacking where an item is not met.' };
