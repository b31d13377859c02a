import { METHODS, METHOD_CODES, type MethodCode } from '../../domain/procurement/methods.ts';
import { STAGE_LABELS } from '../../domain/procurement/stages.ts';
import { isTaskKind, taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import type { ExportKind, Filter, Names } from './export-kind.ts';
import { yesNo } from './labels.ts';

const FIELDS: Readonly<Record<string, string>> = {
  year: '年度',
  region: '区域',
  stage: '阶段',
  state: '状态',
  method: '采购方式',
  kind: '任务类型',
  q: '查找',
  mine: '我认领的',
  overdue: '已逾期',
  open: '正在接收响应文件',
  scope: '范围',
  purchase: '采购项目编码',
  takeover: '临时接管编码',
  contract: '合同编码',
  month: '服务月',
  recipient: '登记编号',
  staff: '服务人员',
  from: '开始日期',
  to: '结束日期',
  feedback: '对象评价',
};

const CODES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(STAGE_LABELS).map(([code, { zh }]) => [code, zh])),
  ...Object.fromEntries(METHOD_CODES.map((code: MethodCode) => [code, METHODS[code].title.zh])),
  true: yesNo(true),
  false: yesNo(false),
  inbox: '我的待办',
  given: '已评价',
  none: '未评价',
  'nobody-came': '对象说没有来',
};

/** What of the whole is shown, above every exported table: 筛选条件：年度 2026；区域 东辽县。 */
export function filterLine(filter: Filter, { states = {} }: ExportKind, names: Names): string {
  const parts = Object.entries(filter)
    .filter(([field]) => field !== 'sort')
    .map(([field, value]) => `${FIELDS[field] ?? field} ${valueName(field, value, states, names)}`);
  return `筛选条件：${parts.length === 0 ? '全部' : parts.join('；')}`;
}

function valueName(field: string, value: string, states: NonNullable<ExportKind['states']>, names: Names): string {
  if (field === 'region') return names.region(value);
  if (field === 'scope' && value === 'region') return '本辖区';
  if (field === 'kind' && isTaskKind(value)) return taskKindDefinition(value).title.zh;
  return (field === 'state' ? states[value] : undefined) ?? CODES[value] ?? value;
}
