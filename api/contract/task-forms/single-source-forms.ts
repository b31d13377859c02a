import { z } from 'zod';
import { subjectId, theRow } from './form-facts.ts';
import { staticForm, type TaskForm } from './task-form.ts';
import { line, reasonForm, text } from './text-fields.ts';

/** A professional's statement, published with name and title (REG 38). */
export const stateSingleSourceForm = staticForm(
  z.strictObject({
    title: line('单位和职称', '专业人员的工作单位和职称，随论证意见公示。'),
    statement: text('论证意见', '供应商因资质、专有技术或服务连续性等具有唯一性的具体理由。', 10),
  }),
  {
    title: '示例大学副教授',
    statement: '县域内只有该供应商具备失能老人专业护理资质和相应床位，其他供应商短期内无法替代。',
  },
  { oppose: reasonForm('邻县有两家具备同等资质的机构，可以采用竞争性磋商。') },
);

/** What the objector says stands above the answer (ME-03). */
export const answerObjectionForm: TaskForm<{ readonly text: string }> = {
  facts: (context, task) =>
    theRow(context, task, 'SELECT text FROM publicity_objection WHERE id = $1', [subjectId(task, 'objectionId')]),
  schema: (facts) =>
    z.strictObject({ answer: text('答复', `异议内容：${facts.text}。答复写明补充论证的结论，将告知异议人。`, 4) }),
  example: () => ({ answer: '经补充论证，异议人不具备公示所列资质，异议不成立。' }),
};

export const attestMinutesForm = staticForm(
  z.strictObject({ opinion: text('意见', '对协商情况记录的意见。') }),
  { opinion: '记录属实，价格合理。' },
  { dissent: reasonForm('价格构成中管理费偏高，建议继续协商。') },
);

export const signMinutesForm = staticForm(
  z.strictObject({ signatory: line('签字人', '代表供应商确认的人。') }),
  { signatory: '示例承接主体法定代表人' },
  { refuse: reasonForm('商定价格不能覆盖服务成本，不予确认。') },
);
