import { PURCHASE_STATE_LABELS, PURCHASE_STATES, type PurchaseState } from '../../domain/procurement/stages.ts';
import type { Role } from '../../domain/tasks/task-kind.ts';
import type { TaskState } from '../../domain/tasks/task-state.ts';

/** Words of exported tables, which are Chinese whatever the page's language: they go into files of a Chinese office. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  officer: '采购经办人',
  approver: '审批人',
  finance: '财政经办人',
  supervisor: '监督员',
  expert: '评审专家',
  provider: '承接主体',
  clerk: '窗口经办人',
  assistant: '村级协理员',
  auditor: '审计员',
  admin: '系统管理员',
  evaluator: '第三方评估机构',
};

export const TASK_STATE_NAMES: Readonly<Record<TaskState, string>> = {
  open: '待认领',
  claimed: '已认领',
  submitted: '已提交',
  done: '已完成',
  cancelled: '已取消',
};

export const PURCHASE_STATE_NAMES = Object.fromEntries(
  PURCHASE_STATES.map((state) => [state, PURCHASE_STATE_LABELS[state].zh]),
) as Readonly<Record<PurchaseState, string>>;

export const CONTRACT_STATE_NAMES = {
  draft: '拟订中',
  running: '履行中',
  suspended: '已中止',
  closed: '已办结',
  terminated: '已解除',
} as const;

export const CONTRACT_KIND_NAMES = { main: '主合同', interim: '过渡合同' } as const;

export const DEPENDENCY_NAMES = { 'self-care': '自理', partial: '半失能', full: '失能' } as const;

export const CASE_STATE_NAMES = { pending: '待交接', covered: '已交接', visited: '已首次上门' } as const;

export function yesNo(value: boolean): string {
  return value ? '是' : '否';
}
