import { z } from 'zod';
import { refuse } from './form-issue.ts';
import { staticForm } from './task-form.ts';

const MOST_VISITS = 1_000_000;

/** `shortestNotes`: problems are described, a pass needs no words. */
function inspectionSchema(shortestNotes: number) {
  return z
    .strictObject({
      visitsPlanned: z
        .int()
        .min(0)
        .max(MOST_VISITS)
        .meta({ title: '计划服务次数', description: '当月计划，单位：次。' }),
      visitsDone: z.int().min(0).max(MOST_VISITS).meta({ title: '实际服务次数', description: '当月完成，单位：次。' }),
      satisfaction: z
        .int()
        .min(0)
        .max(100)
        .meta({ title: '满意度', description: '受访救助对象中满意的占比，0 至 100，单位：%。' }),
      notes: z
        .string()
        .trim()
        .min(shortestNotes)
        .max(2000)
        .meta({ title: '检查记录', description: '抽查方法、发现的情况和要求；不写救助对象姓名。' }),
    })
    .check((payload) => {
      if (payload.value.visitsDone > payload.value.visitsPlanned) refuse(payload, ['visitsDone'], MORE_THAN_PLANNED);
    });
}

const MORE_THAN_PLANNED = {
  zh: '实际服务次数不能多于计划次数；计划外的服务写入检查记录。',
  en: 'Visits done cannot exceed the plan; put unplanned ones into the notes.',
};

/** Quantity, quality and satisfaction of one month (DL-07, DL-12). */
export const monthlyInspectionForm = staticForm(
  inspectionSchema(0),
  { visitsPlanned: 240, visitsDone: 236, satisfaction: 95, notes: '随机抽取十二户回访，服务记录完整。' },
  {
    problems: {
      schema: inspectionSchema(4),
      example: { visitsPlanned: 240, visitsDone: 170, satisfaction: 71, notes: '七十次服务未上门，限五日内补齐。' },
    },
  },
);
