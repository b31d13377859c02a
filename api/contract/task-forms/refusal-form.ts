import { z } from 'zod';
import type { MethodCode } from '../../../domain/procurement/methods.ts';
import { barsRefuser, REFUSAL_EXCUSES } from '../../../domain/procurement/re-run.ts';
import { subjectId, theRow } from './form-facts.ts';
import { refuse } from './form-issue.ts';
import type { TaskForm } from './task-form.ts';
import { choice, text } from './text-fields.ts';

export interface RefusalFacts {
  readonly method: MethodCode;
  /** Somebody is left in the recommended order. */
  readonly hasNext: boolean;
}

const LABELS = {
  none: '没有正当理由',
  'force-majeure': REFUSAL_EXCUSES['force-majeure'].zh,
  'documents-allow': REFUSAL_EXCUSES['documents-allow'].zh,
} as const;

/**
 * Both ways are the buyer's by law; either way the reason is published (CO-08, REG 49). Whether the supplier had a lawful
 * reason decides whether it may take part in the re-run (M74 22, K214 33).
 */
export const decideAfterRefusalForm: TaskForm<RefusalFacts> = {
  facts: async (context, task) =>
    theRow<RefusalFacts>(
      context,
      task,
      `SELECT p.method, EXISTS (SELECT 1 FROM ranking own JOIN ranking after ON after.lot_id = own.lot_id AND after.rank > own.rank
              WHERE own.lot_id = a.lot_id AND own.bid_id = a.bid_id) AS "hasNext"
       FROM award a JOIN lot l ON l.id = a.lot_id JOIN purchase p ON p.id = l.purchase_id WHERE a.id = $1`,
      [subjectId(task, 'awardId')],
    ),
  schema: (facts) =>
    schemaOf(facts).check((payload) => {
      if (!facts.hasNext) refuse(payload, ['reason'], NOBODY_LEFT, 'CO-08');
    }),
  example: () => exampleOf('排序第二的候选人满足采购需求，为保障服务及时开始，确定其为成交供应商。'),
  otherOutcomes: (facts) => ({
    restart: {
      schema: schemaOf(facts),
      example: exampleOf('其余候选人报价接近最高限价，重新采购更能保证服务质量。'),
    },
  }),
};

function schemaOf({ method }: RefusalFacts) {
  return z
    .strictObject({
      reason: text('理由', '对方将看到这段文字，请写明依据和需要改正之处。', 4),
      excuse: choice(LABELS, '放弃有无正当理由', consequenceOf(method)),
      excuseFacts: text('正当理由的依据', '认定有正当理由的必填：事实、证明材料和采购文件条款。', 4).optional(),
    })
    .check((payload) => {
      const { excuse, excuseFacts } = payload.value;
      if (excuse !== 'none' && excuseFacts === undefined) refuse(payload, ['excuseFacts'], WITHOUT_FACTS, 'CO-08');
    });
}

function consequenceOf(method: MethodCode): string {
  return barsRefuser(method)
    ? '没有正当理由拒绝签订合同的，不得参加对该项目重新开展的采购活动（规则 CO-08，财政部令第74号第二十二条）。'
    : '招标采购没有禁止参加重新采购的规定，法律责任另行处理（规则 DB-02）。';
}

function exampleOf(reason: string) {
  return { reason, excuse: 'none' };
}

const NOBODY_LEFT = {
  zh: '推荐排序中已没有下一候选人，只能重新开展采购。',
  en: 'Nobody is left in the recommended order: the purchase can only be made anew.',
};
const WITHOUT_FACTS = {
  zh: '认定有正当理由的，写明事实和依据。',
  en: 'Say what the lawful reason rests on.',
};
