import { z } from 'zod';
import { METHOD_GROUNDS } from '../../../domain/procurement/method-grounds.ts';
import { METHODS, type MethodCode } from '../../../domain/procurement/methods.ts';
import { subjectId, theRow } from './form-facts.ts';
import type { TaskForm } from './task-form.ts';
import { line, reasonForm, text } from './text-fields.ts';

interface MethodFacts {
  readonly method: string;
  readonly ground: string | null;
  readonly statement: string | null;
}

/** The finance department approves the method in the case that was stated, by the number of its letter (ME-32). */
export const approveMethodForm: TaskForm<MethodFacts> = {
  facts: (context, task) =>
    theRow<MethodFacts>(
      context,
      task,
      'SELECT method, method_ground AS ground, ground_statement AS statement FROM purchase WHERE id = $1',
      [task.purchaseId],
    ),
  schema: ({ method, ground, statement }) =>
    z.strictObject({
      approvalNumber: line('批复文号', '财政部门批准采用该采购方式的文号。'),
      opinion: text('审批意见', stated(method as MethodCode, ground, statement)),
    }),
  example: () => ({ approvalNumber: '示例财采〔2027〕8号', opinion: '情形属实，同意采用该采购方式。' }),
  otherOutcomes: () => ({ refuse: reasonForm('所述情形不符合法定条件，请采用公开招标。') }),
};

function stated(method: MethodCode, code: string | null, statement: string | null): string {
  const ground = METHOD_GROUNDS[method].find((one) => one.code === code);
  return `${METHODS[method].title.zh}；情形：${ground?.title.zh ?? '未填写'}；说明：${statement ?? '未填写'}`;
}

/** Force majeure suspends the purchase when somebody else than the requester has checked it (PB-06). */
export const approveSuspensionForm: TaskForm<{ readonly reason: string; readonly evidence: string }> = {
  facts: (context, task) =>
    theRow(context, task, 'SELECT reason, evidence FROM force_majeure WHERE id = $1', [
      subjectId(task, 'suspensionId'),
    ]),
  schema: ({ reason, evidence }) =>
    z.strictObject({ opinion: text('审批意见', `申请暂停的理由（将公告）：${reason} 依据：${evidence}`) }),
  example: () => ({ opinion: '情况属实，采购活动暂时不能进行，同意暂停并公告。' }),
  otherOutcomes: () => ({ refuse: reasonForm('现有条件可以继续办理，不予暂停。') }),
};

const ENDINGS: Readonly<Record<string, string>> = {
  'task-cancelled': '因重大变故采购任务取消',
  'force-majeure': '不可抗力',
};

/** Somebody else than the requester decides that the purchase ends (PB-06). */
export const approveEndingForm: TaskForm<{ readonly kind: string; readonly reason: string }> = {
  facts: (context, task) =>
    theRow(context, task, 'SELECT kind, reason FROM purchase_ending WHERE id = $1', [subjectId(task, 'endingId')]),
  schema: ({ kind, reason }) =>
    z.strictObject({ opinion: text('审批意见', `申请终止：${ENDINGS[kind] ?? kind}；理由（将公告）：${reason}`) }),
  example: () => ({ opinion: '任务确已取消，同意终止并公告。' }),
  otherOutcomes: () => ({ refuse: reasonForm('任务仍需完成，继续采购。') }),
};
