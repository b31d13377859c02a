import { z } from 'zod';
import { staticForm } from './task-form.ts';
import { choice, opinionSchema, reasonForm, text } from './text-fields.ts';

const MOST_FEN = Number.MAX_SAFE_INTEGER;

/** Whoever asked for the takeover does not decide on it (CT-01, CT-06). */
export const decideTakeoverForm = staticForm(
  opinionSchema,
  { opinion: '承接主体已不能按约服务，符合预案触发情形，同意启动。' },
  { dismiss: reasonForm('承接主体已恢复服务，不符合触发情形。') },
);

/** What is owed to (+) or by (−) the failed contractor after accepted service and the takeover's extra cost (CO-10). */
export const settleTakeoverForm = staticForm(
  z.strictObject({
    settlementFen: z
      .int()
      .min(-MOST_FEN)
      .max(MOST_FEN)
      .meta({ title: '结算金额', description: '单位：分；正数为应付原承接主体，负数为原承接主体应退。' }),
    basis: text('结算依据', '已验收的服务量、接管增加的费用及合同条款。'),
  }),
  { settlementFen: -1_200_000, basis: '已验收服务结清，接管增加费用 12,000 元由原承接主体承担。' },
);

/** The end of the contract, or its return to a contractor that has mended its ways (CT-03, CO-10). */
export const resolveTakeoverForm = staticForm(
  z.strictObject({
    reason: text('理由', '催告、整改的经过和结论。', 4),
    legalBasis: choice(
      {
        'CT-03': '因违约解除（民法典第五百六十三条、第五百六十五条、第五百六十六条）',
        'CO-10': '继续履行将损害公共利益（政府采购法第五十条）',
      },
      '法律依据',
      '解除合同的依据，随决定一并存档。',
    ),
  }),
  { reason: '经书面催告后在合理期限内仍不履行主要义务，解除合同并重新采购。', legalBasis: 'CT-03' },
  { return: reasonForm('原承接主体承诺补足人员，限期整改，验收合格后恢复合同。') },
);
