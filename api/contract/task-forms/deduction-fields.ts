import { z } from 'zod';
import type { ContractItem } from './acceptance-items.ts';
import { oneOf } from './form-facts.ts';
import { refuse, repeatedAt } from './form-issue.ts';

/** What the parties agree to deduct by indicator, and the cap over the whole contract (DL-05). */
export function deductionFields(items: readonly ContractItem[]) {
  return {
    deductions: z
      .array(
        z.strictObject({
          item: oneOf(items, '服务标准', '标段的每项标准。'),
          percent: z.int().min(0).max(100).meta({
            title: '扣款比例',
            description: '未达标时扣减当期款项的百分比，部分达标减半，单位：%；0 为不扣。',
          }),
        }),
      )
      .length(items.length)
      .check((payload) => {
        for (const position of repeatedAt(payload.value.map(({ item }) => item))) {
          refuse(payload, [position, 'item'], EACH_ONCE, 'DL-05');
        }
      })
      .meta({
        title: '指标扣款',
        description: '每项标准一行，由双方约定。',
        default: items.map(({ id }) => ({ item: id, percent: 0 })),
      }),
    deductionCapPercent: z
      .int()
      .min(0)
      .max(100)
      .meta({ title: '累计扣款上限', description: '占合同价款的百分比，单位：%。' }),
  };
}

const EACH_ONCE = { zh: '每项标准只约定一次。', en: 'Each standard is agreed once.' };
