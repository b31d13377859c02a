import { z } from 'zod';
import { staticForm } from './task-form.ts';
import { text } from './text-fields.ts';

/** What a supervisor found when looking into the records of a contract; the same words for both outcomes. */
export const lookIntoRecordsForm = staticForm(
  z.strictObject({
    conclusion: text('核查结论', '向谁核实、看了什么、结论和要求；不写救助对象姓名。', 10),
  }),
  { conclusion: '已电话回访五名对象并调取当日签到，服务属实，系录入时写错地点，已要求更正做法（示例）。' },
);
