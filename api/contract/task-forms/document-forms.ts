import { z } from 'zod';
import { METHODS_IN_USE, type MethodInUse } from '../../../domain/procurement/methods.ts';
import { toBusiness } from '../../../domain/time/business-clock.ts';
import { dayOf, instantOfMillis, type Day } from '../../../domain/time/shanghai.ts';
import { criteriaSchema, type CriterionInput } from './criteria.ts';
import { FormFactsMissing, theRow } from './form-facts.ts';
import { staticForm, type TaskForm } from './task-form.ts';
import { mediumSchema, opinionSchema, reasonForm, text } from './text-fields.ts';

interface DocumentFacts {
  readonly method: MethodInUse;
  /** Today on the purchase's own clock: the rules of that day judge the weights. */
  readonly onDay: Day;
}

const EXAMPLE_CRITERIA: readonly CriterionInput[] = [
  { code: 'price', titleZh: '价格', titleEn: 'Price', weight: 20, kind: 'price' },
  { code: 'plan', titleZh: '服务方案', titleEn: 'Service plan', weight: 35, kind: 'technical' },
  { code: 'team', titleZh: '服务团队', titleEn: 'Service team', weight: 25, kind: 'technical' },
  { code: 'continuity', titleZh: '连续服务保障', titleEn: 'Continuity of service', weight: 20, kind: 'technical' },
];

/** Needs and scoring table of the procurement documents (PB-02, EV-10). */
export const draftDocumentsForm: TaskForm<DocumentFacts> = {
  facts: async (context, task) => {
    const row = await theRow<{ method: string; clock_epoch: Date; clock_scale: number; now: Date }>(
      context,
      task,
      'SELECT method, clock_epoch, clock_scale, clock_timestamp() AS now FROM purchase WHERE id = $1',
      [task.purchaseId],
    );
    const clock = { epoch: instantOfMillis(row.clock_epoch.getTime()), scale: row.clock_scale };
    const onDay = dayOf(toBusiness(clock, instantOfMillis(row.now.getTime())));
    const method = METHODS_IN_USE.find((code) => code === row.method);
    if (method === undefined) throw new FormFactsMissing(task, 'method in use');
    return { method, onDay };
  },
  schema: ({ method, onDay }) =>
    z.strictObject({
      requirements: text('采购需求', '服务内容、数量、标准、期限和验收要求。'),
      criteria: criteriaSchema(method, onDay),
    }),
  example: () => ({
    requirements: '按照指导性目录的服务标准为救助对象提供照料护理等服务，期限一年，按月检查，期满验收。',
    criteria: EXAMPLE_CRITERIA,
  }),
};

export const approveDocumentsForm = staticForm(
  opinionSchema,
  { opinion: '采购文件完整，评审因素客观，同意发布。' },
  { return: reasonForm('请细化服务团队的评分标准。') },
);

export const publishNoticeForm = staticForm(mediumSchema, { medium: '中国政府采购网吉林分网' });
