import { z } from 'zod';
import { formatYuan } from '../../../domain/money.ts';
import { subjectId, theRow } from './form-facts.ts';
import type { TaskForm } from './task-form.ts';
import { line, reasonForm, text } from './text-fields.ts';

/** What a decision on a project rests on. */
export interface ProjectFacts {
  readonly number: string;
  readonly name: string;
  readonly township: string | null;
  readonly need: string;
  readonly recipients: number;
  /** bigint as text. */
  readonly budgetFen: string;
  readonly budgetYear: number;
}

const PROJECT = `
  SELECT number, name, township, need, recipients, budget_fen AS "budgetFen", budget_year AS "budgetYear"
  FROM project WHERE id = $1`;

type ProjectForm = TaskForm<ProjectFacts>;

const facts: ProjectForm['facts'] = (context, task) =>
  theRow<ProjectFacts>(context, task, PROJECT, [subjectId(task, 'projectId')]);

/** The proposal in a few lines, above the first field of its decision. */
function inShort({ number, name, township, need, recipients, budgetFen, budgetYear }: ProjectFacts): string {
  const from = township === null ? '' : `，${township}申报`;
  const money = `${budgetYear}年度，概算${formatYuan(Number(budgetFen))}，服务${recipients}人`;
  return `${name}（${number}${from}）\n${money}\n需求：${need}`;
}

export const guideProjectForm: ProjectForm = {
  facts,
  schema: (project) =>
    z.strictObject({
      opinion: text('指导意见', `${inShort(project)}\n写明是否符合县级计划和要求。`),
      consolidated: z.boolean().meta({
        title: '纳入县级统筹',
        description: '选“是”的，由县级民政部门组织实施；选“否”的，由乡镇自行组织购买。',
      }),
    }),
  example: () => ({ opinion: '符合县级年度计划，与相邻乡镇同类需求合并组织。', consolidated: true }),
  otherOutcomes: () => ({
    return: reasonForm('请补充服务对象的摸底数据。'),
    refuse: reasonForm('该需求已由县级项目覆盖，不再单独申报。'),
  }),
};

export const reviewProjectForm: ProjectForm = {
  facts,
  schema: (project) =>
    z.strictObject({ opinion: text('审核意见', `${inShort(project)}\n写明需求是否真实、是否属于可购买的服务。`) }),
  example: () => ({ opinion: '需求有摸底数据支持，属于指导性目录内事项，同意。' }),
  otherOutcomes: () => ({
    return: reasonForm('请说明与上一年度同类项目的衔接。'),
    refuse: reasonForm('该事项应当由政府直接履职，不属于购买范围。'),
  }),
};

export const reserveProjectForm: ProjectForm = {
  facts,
  schema: (project) =>
    z.strictObject({
      fundSource: line('资金来源', '预算指标或资金名称；专项资金不得改变原使用方向（BU-03）。'),
      opinion: text('测算意见', `${inShort(project)}\n写明概算依据是否合理。`),
    }),
  example: () => ({ fundSource: '困难群众救助补助资金（示例）', opinion: '概算依据充分，列入下一年度经费测算。' }),
  otherOutcomes: () => ({ return: reasonForm('概算偏高，请按服务人次和单价重新测算。') }),
};

export const reviseProjectForm: ProjectForm = {
  facts,
  schema: (project) =>
    z.strictObject({
      need: text('需求', `${inShort(project)}\n修改后的需求：为谁购买什么服务、数量和依据。`, 10),
      recipients: z
        .int()
        .min(0)
        .max(10_000_000)
        .meta({ title: '服务对象人数', description: '预计服务人数，单位：人。' }),
      budgetFen: z.int().min(1).max(1_000_000_000_000).meta({ title: '概算金额', description: '单位：分。' }),
    }),
  example: (project) => ({
    need: `${project.need}（已按意见补充摸底数据）`.slice(0, 2000),
    recipients: project.recipients,
    budgetFen: Number(project.budgetFen),
  }),
  otherOutcomes: () => ({ withdraw: reasonForm('需求已由其他项目满足，撤回申报。') }),
};
