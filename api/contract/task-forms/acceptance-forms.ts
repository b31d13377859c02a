import { z } from 'zod';
import { contractItems, itemsSchema, type ContractItem } from './acceptance-items.ts';
import { subjectId } from './form-facts.ts';
import { checkOpinion, heardRecipients, opinionFields, type HeardRecipients } from './recipients-opinion.ts';
import { staticForm, type TaskForm } from './task-form.ts';
import { opinionSchema, reasonForm, text } from './text-fields.ts';

interface AcceptanceFacts {
  readonly items: readonly ContractItem[];
  readonly heard: HeardRecipients;
}

/** The period of one instalment: every item of the contract's standard, and the recipients' opinion (DL-01, DL-02, DL-05). */
export const acceptStageForm: TaskForm<AcceptanceFacts> = {
  facts: async (context, task) => {
    const contractId = subjectId(task, 'contractId');
    return { items: await contractItems(context, contractId), heard: await heardRecipients(context, contractId) };
  },
  schema: ({ items, heard }) =>
    z
      .strictObject({
        items: itemsSchema(items),
        ...opinionFields(heard),
        opinion: text('验收意见', '验收结论及其依据。'),
      })
      .check((payload) => checkOpinion(payload, true)),
  example: ({ items }) => ({
    items: items.map(({ id }) => ({ item: id, result: 'met' })),
    recipientsAsked: 20,
    recipientsAnswered: 20,
    recipientsSatisfied: 19,
    opinion: '各项指标达到合同约定的标准，验收合格。',
  }),
};

/** The whole service at its end; a refusal finds item by item as well. */
export const acceptServiceForm: TaskForm<AcceptanceFacts> = {
  ...acceptStageForm,
  otherOutcomes: ({ items, heard }) => ({
    refuse: {
      schema: z
        .strictObject({ ...reasonForm('').schema.shape, items: itemsSchema(items), ...opinionFields(heard) })
        .check((payload) => checkOpinion(payload, false)),
      example: {
        reason: '照料护理的计划完成率未达到合同标准，整改后复验。',
        items: items.map(({ id }) => ({ item: id, result: 'unmet', note: '计划完成率未达到合同标准。' })),
      },
    },
  }),
};

export const approveAcceptanceForm = staticForm(
  opinionSchema,
  { opinion: '验收程序完整，同意验收结果。' },
  { return: reasonForm('请补充服务对象意见的抽样方法。') },
);
