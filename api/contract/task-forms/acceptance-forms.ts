import { z } from 'zod';
import { oneOf, rowsOf, subjectId } from './form-facts.ts';
import { refuse, repeatedAt } from './form-issue.ts';
import { staticForm, type TaskForm } from './task-form.ts';
import { opinionSchema, reasonForm, text } from './text-fields.ts';

/** An item of the directory that the lot buys. */
interface BoughtItem {
  readonly id: string;
  readonly name: string;
}

const MOST_ASKED = 10_000_000;

/** Item by item, with the recipients' opinion (DL-01, DL-02). */
export const acceptServiceForm: TaskForm<readonly BoughtItem[]> = {
  facts: (context, task) => rowsOf<BoughtItem>(context, ITEMS, [subjectId(task, 'contractId')]),
  schema: (items) =>
    z
      .strictObject({
        items: itemsSchema(items),
        recipientsAsked: z
          .int()
          .min(1)
          .max(MOST_ASKED)
          .meta({ title: '征求意见人数', description: '出具意见的救助对象或其监护人，至少一人，单位：人。' }),
        recipientsSatisfied: z
          .int()
          .min(0)
          .max(MOST_ASKED)
          .meta({ title: '满意人数', description: '其中满意的人数，单位：人。' }),
        opinion: text('验收意见', '验收结论及其依据。'),
      })
      .check((payload) => {
        const { recipientsAsked, recipientsSatisfied } = payload.value;
        if (recipientsSatisfied > recipientsAsked) refuse(payload, ['recipientsSatisfied'], MORE_THAN_ASKED, 'DL-02');
      }),
  example: (items) => ({
    items: items.map(({ id }) => ({ code: id, met: true })),
    recipientsAsked: 20,
    recipientsSatisfied: 19,
    opinion: '各项指标达到合同约定的标准，验收合格。',
  }),
  otherOutcomes: () => ({ refuse: reasonForm('照料护理的计划完成率未达到合同标准，整改后复验。') }),
};

export const approveAcceptanceForm = staticForm(
  opinionSchema,
  { opinion: '验收程序完整，同意验收结果。' },
  { return: reasonForm('请补充服务对象意见的抽样方法。') },
);

const MORE_THAN_ASKED = {
  zh: '满意人数不能多于征求意见人数。',
  en: 'No more people can be satisfied than were asked.',
};

function itemsSchema(items: readonly BoughtItem[]) {
  const itemSchema = z.strictObject({
    code: oneOf(items, '服务项目', '标段购买的指导性目录项目代码。'),
    met: z.boolean().meta({ title: '是否达标', description: '是否达到合同约定的服务标准。' }),
    note: text('说明', '可不填；未达标的写明差距。').optional(),
  });
  return z
    .array(itemSchema)
    .length(items.length)
    .check((payload) => {
      for (const position of repeatedAt(payload.value.map(({ code }) => code))) {
        refuse(payload, [position, 'code'], { zh: '每个项目只验收一次。', en: 'Each item is accepted once.' }, 'DL-01');
      }
    })
    .meta({ title: '逐项验收', description: '标段的每个服务项目一行。' });
}

/** Names come from the edition of the directory that the purchase was planned under. */
const ITEMS = `
  SELECT item.code AS id, coalesce(d.name_zh, item.code) AS name
  FROM contract c
  JOIN lot l ON l.id = c.lot_id
  CROSS JOIN LATERAL unnest(l.catalogue_items) WITH ORDINALITY AS item (code, position)
  LEFT JOIN LATERAL catalogue_item_for(l.purchase_id, NULL, item.code) d ON true
  WHERE c.id = $1
  ORDER BY item.position`;
