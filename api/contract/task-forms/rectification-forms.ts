import { z } from 'zod';
import { staticForm } from './task-form.ts';
import { text } from './text-fields.ts';

/** Longest time that a form lets somebody give; what is reasonable (CT-03) is for the supervisor to say. */
const MOST_DAYS = 90;

/** 限期整改通知: what is to be mended, and how long the contractor has (CT-03). */
export const orderRectificationForm = staticForm(
  z.strictObject({
    demands: text('整改事项', '逐项写明问题、依据和整改标准；原承接主体将看到这段文字，不写救助对象姓名。', 10),
    days: z
      .int()
      .min(1)
      .max(MOST_DAYS)
      .meta({ title: '整改期限', description: `单位：日历天，1 至 ${MOST_DAYS}；应当给予合理期限。` }),
  }),
  { demands: '一、补足不少于八名具名护理员；二、补做漏访对象的上门服务并留存记录（示例）。', days: 30 },
);

/** The contractor's answer to the order, item by item. */
export const reportRectificationForm = staticForm(
  z.strictObject({ report: text('整改情况', '对照整改事项逐项说明，附件可随任务上传；不写救助对象姓名。', 10) }),
  { report: '一、已补足八名护理员，名册已更新；二、漏访对象已全部补访，记录已导入（示例）。' },
);

/** The supervisor's finding, kept with the order. */
export const acceptRectificationForm = staticForm(
  z.strictObject({ finding: text('验收结论', '逐项写明核实的方式和结果。', 4) }),
  { finding: '逐项核查，人员到岗，服务记录完整，整改合格（示例）。' },
);
