import { z } from 'zod';
import { METHODS } from '../../domain/procurement/methods.ts';
import { STAGE_LABELS } from '../../domain/procurement/stages.ts';
import type { Role } from '../../domain/tasks/task-kind.ts';
import type { contractItemSchema } from '../contracts/contract-answer.ts';
import { listContracts } from '../contracts/list-contracts.ts';
import { listPurchases } from '../purchases/list-purchases.ts';
import type { purchaseItemSchema } from '../purchases/purchase-answer.ts';
import { listCases, type caseSchema } from '../takeovers/list-cases.ts';
import { listTasksRoute } from '../tasks/routes.ts';
import type { TaskItem } from '../tasks/task-item.ts';
import { everyPage, exportKind } from './export-kind.ts';
import {
  CASE_STATE_NAMES,
  CONTRACT_KIND_NAMES,
  CONTRACT_STATE_NAMES,
  DEPENDENCY_NAMES,
  PURCHASE_STATE_NAMES,
  ROLE_NAMES,
  TASK_STATE_NAMES,
  yesNo,
} from './labels.ts';

export const tasks = exportKind<z.output<typeof TaskItem>>({
  name: '任务',
  title: '任务办理情况一览表',
  access: listTasksRoute.access,
  filter: listTasksRoute.query!,
  states: TASK_STATE_NAMES,
  rows: (request) => everyPage(listTasksRoute, request),
  columns: (names) => [
    { title: '任务', kind: 'text', width: 26, value: ({ title }) => title.zh },
    { title: '采购编号', kind: 'text', width: 28, value: ({ purchaseNumber }) => purchaseNumber },
    { title: '采购项目', kind: 'text', width: 36, value: ({ purchaseName }) => purchaseName },
    { title: '区域', kind: 'text', width: 12, value: ({ region }) => names.region(region) },
    {
      title: '办理岗位',
      kind: 'text',
      width: 13,
      value: ({ candidateRole }) => ROLE_NAMES[candidateRole as Role],
    },
    { title: '办理人', kind: 'text', width: 18, value: ({ assignee }) => assignee?.displayName ?? null },
    { title: '状态', kind: 'text', width: 10, value: ({ state }) => TASK_STATE_NAMES[state] },
    { title: '办理期限', kind: 'instant', width: 17, value: ({ dueLegal }) => dueLegal },
    { title: '期限依据', kind: 'text', width: 10, value: ({ dueRule }) => dueRule },
    { title: '是否逾期', kind: 'text', width: 9, value: ({ overdue }) => yesNo(overdue) },
    { title: '提交时间', kind: 'instant', width: 17, value: ({ submittedAt }) => submittedAt },
    {
      title: '办理结果',
      kind: 'text',
      width: 18,
      value: ({ outcome, outcomes }) => outcomes.find(({ code }) => code === outcome)?.title.zh ?? null,
    },
  ],
});

export const purchases = exportKind<z.output<typeof purchaseItemSchema>>({
  name: '采购项目',
  title: '政府购买社会救助服务采购项目一览表',
  access: listPurchases.access,
  filter: listPurchases.query!,
  states: PURCHASE_STATE_NAMES,
  rows: (request) => everyPage(listPurchases, request),
  columns: (names) => [
    { title: '采购编号', kind: 'text', width: 28, value: ({ number }) => number },
    { title: '项目名称', kind: 'text', width: 40, value: ({ name }) => name },
    { title: '采购方式', kind: 'text', width: 14, value: ({ method }) => METHODS[method].title.zh },
    { title: '采购人', kind: 'text', width: 22, value: ({ buyer }) => buyer.name },
    { title: '区域', kind: 'text', width: 12, value: ({ region }) => names.region(region) },
    { title: '预算年度', kind: 'text', width: 9, value: ({ budgetYear }) => String(budgetYear) },
    { title: '预算金额（元）', kind: 'money', width: 18, total: true, value: ({ budgetFen }) => budgetFen },
    { title: '阶段', kind: 'text', width: 14, value: ({ stage }) => STAGE_LABELS[stage].zh },
    { title: '状态', kind: 'text', width: 16, value: ({ state }) => PURCHASE_STATE_NAMES[state] },
    { title: '立项时间', kind: 'instant', width: 17, value: ({ createdAt }) => createdAt },
    {
      title: '响应文件提交截止',
      kind: 'instant',
      width: 17,
      value: ({ bidDeadline }) => bidDeadline?.legal ?? null,
    },
  ],
});

export const contracts = exportKind<z.output<typeof contractItemSchema>>({
  name: '合同',
  title: '政府购买社会救助服务合同一览表',
  access: listContracts.access,
  filter: listContracts.query!,
  states: CONTRACT_STATE_NAMES,
  rows: (request) => everyPage(listContracts, request),
  columns: (names) => [
    { title: '合同编号', kind: 'text', width: 32, value: ({ number }) => number },
    { title: '类型', kind: 'text', width: 10, value: ({ kind }) => CONTRACT_KIND_NAMES[kind] },
    { title: '承接主体', kind: 'text', width: 28, value: ({ provider }) => provider.name },
    { title: '区域', kind: 'text', width: 12, value: ({ region }) => names.region(region) },
    { title: '合同金额（元）', kind: 'money', width: 18, total: true, value: ({ amountFen }) => amountFen },
    { title: '状态', kind: 'text', width: 10, value: ({ state }) => CONTRACT_STATE_NAMES[state] },
    { title: '服务开始', kind: 'day', width: 12, value: ({ startsOn }) => startsOn },
    { title: '服务结束', kind: 'day', width: 12, value: ({ endsOn }) => endsOn },
    { title: '付款冻结于', kind: 'instant', width: 17, value: ({ paymentsFrozenAt }) => paymentsFrozenAt },
  ],
});

export const handoverCases = exportKind<z.output<typeof caseSchema>>({
  name: '交接名单',
  title: '临时接管救助对象交接名单（脱敏）',
  access: listCases.access,
  filter: z.strictObject({ takeover: z.uuid() }),
  rows: ({ wanted, ...request }) =>
    everyPage(listCases, { ...request, wanted: {} }, { takeoverId: wanted['takeover'] }),
  columns: () => [
    { title: '救助对象', kind: 'text', width: 12, value: ({ name }) => name },
    { title: '乡镇（街道）', kind: 'text', width: 16, value: ({ township }) => township },
    { title: '服务项目', kind: 'text', width: 10, value: ({ serviceCode }) => serviceCode },
    { title: '失能等级', kind: 'text', width: 10, value: ({ dependency }) => DEPENDENCY_NAMES[dependency] },
    { title: '交接情况', kind: 'text', width: 12, value: ({ state }) => CASE_STATE_NAMES[state] },
    { title: '新责任单位', kind: 'text', width: 30, value: ({ toProvider }) => toProvider?.name ?? null },
    { title: '交接时间', kind: 'instant', width: 17, value: ({ coveredAt }) => coveredAt },
    { title: '首次上门时间', kind: 'instant', width: 17, value: ({ visitedAt }) => visitedAt },
  ],
});
