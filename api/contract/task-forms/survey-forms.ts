import { rowsOf, subjectId } from './form-facts.ts';
import { KEY_REVIEW_EXAMPLE, keyReviewSchema, surveyExample, surveySchema, today } from './survey-fields.ts';
import type { TaskForm } from './task-form.ts';
import { reasonForm, text } from './text-fields.ts';

/** The survey before a plan is drafted (PL-09, PL-10). Its days are those of the day on which it is handed in. */
export const surveyProjectForm: TaskForm<undefined> = {
  facts: () => Promise.resolve(undefined),
  schema: () => surveySchema(today()),
  example: () => surveyExample(today()),
  otherOutcomes: () => ({ withdraw: reasonForm('调查表明市场供给不足，暂不实施，撤回申报。') }),
};

/** Who proposed the project or surveyed the need: none of them reviews it. */
const AUTHORS = `
  SELECT DISTINCT u.display_name AS name FROM app_user u
  WHERE u.id IN (SELECT proposed_by FROM project WHERE id = $1
                 UNION SELECT surveyed_by FROM needs_survey WHERE project_id = $1)`;

/** Key review (重点审查) of a surveyed project by people who did not write its need (PL-11). */
export const keyReviewProjectForm: TaskForm<readonly string[]> = {
  facts: async (context, task) =>
    (await rowsOf<{ name: string }>(context, AUTHORS, [subjectId(task, 'projectId')])).map(({ name }) => name),
  schema: (authors) =>
    keyReviewSchema(authors).extend({ opinion: text('审查意见', '审查结论，随项目存档；退回和不同意须写明理由。') }),
  example: () => ({ ...KEY_REVIEW_EXAMPLE, opinion: '重点审查通过。' }),
  otherOutcomes: () => ({
    return: reasonForm('资格条件限定了所在地，请删除后重新提交。'),
    refuse: reasonForm('需求与已有服务重复，竞争不充分，不予通过。'),
  }),
};
