import { z } from 'zod';
import { listVisits, type visitSchema } from '../visits/list-visits.ts';
import { monthOfVisits, type monthLineSchema } from '../visits/month-of-visits.ts';
import { everyPage, exportKind, type Request } from './export-kind.ts';
import { DEPENDENCY_NAMES } from './labels.ts';

const text = z.string().max(40);

/** The list's own filter, with its contract. */
export const visits = exportKind<z.output<typeof visitSchema>>({
  name: '服务记录',
  title: '服务记录一览表（脱敏）',
  access: listVisits.access,
  filter: z.strictObject({
    ...{ contract: z.uuid(), recipient: text.optional(), staff: text.optional() },
    ...{ from: z.iso.date().optional(), to: z.iso.date().optional() },
    feedback: z.enum(['given', 'none', 'nobody-came']).optional(),
  }),
  rows: ({ wanted: { contract, ...wanted }, ...request }) =>
    everyPage(listVisits, { ...request, wanted }, { contractId: contract }),
  columns: () => [
    { title: '记录编号', kind: 'text', width: 24, value: ({ key }) => key },
    { title: '登记编号', kind: 'text', width: 18, value: ({ recipient }) => recipient.number },
    { title: '救助对象', kind: 'text', width: 10, value: ({ recipient }) => recipient.name },
    { title: '乡镇（街道）', kind: 'text', width: 14, value: ({ recipient }) => recipient.township },
    { title: '服务项目', kind: 'text', width: 18, value: ({ service }) => service.zh },
    { title: '服务人员', kind: 'text', width: 14, value: ({ staff }) => staff },
    { title: '开始时间', kind: 'instant', width: 17, value: ({ startedAt }) => startedAt },
    { title: '结束时间', kind: 'instant', width: 17, value: ({ endedAt }) => endedAt },
    { title: '地点', kind: 'text', width: 20, value: ({ place }) => place },
    { title: '服务内容', kind: 'text', width: 40, value: ({ done }) => done },
    {
      title: '更正情况',
      kind: 'text',
      width: 10,
      value: ({ version, withdrawnAt }) => (withdrawnAt !== null ? '已撤回' : version > 1 ? '已更正' : null),
    },
    {
      title: '对象确认',
      kind: 'text',
      width: 12,
      value: ({ feedback }) => (feedback === null ? null : feedback.tookPlace ? '已确认' : '对象说没有来'),
    },
    { title: '评分', kind: 'count', width: 7, value: ({ feedback }) => feedback?.rating ?? null },
  ],
});

type MonthLine = z.output<typeof monthLineSchema>;

const OF_MONTH = z.strictObject({ contract: z.uuid(), month: z.coerce.number().int().min(1).max(1_000) });

function rowsOfMonth({ wanted: { contract, month }, ...request }: Request): AsyncIterable<readonly MonthLine[]> {
  return everyPage(monthOfVisits, { ...request, wanted: {} }, { contractId: contract, month });
}

export const visitMonths = exportKind<MonthLine>({
  name: '计划与完成',
  title: '服务计划与完成情况表（脱敏）',
  access: monthOfVisits.access,
  filter: OF_MONTH,
  rows: rowsOfMonth,
  columns: () => [
    { title: '登记编号', kind: 'text', width: 18, value: ({ recipient }) => recipient.number },
    { title: '救助对象', kind: 'text', width: 10, value: ({ recipient }) => recipient.name },
    { title: '乡镇（街道）', kind: 'text', width: 14, value: ({ recipient }) => recipient.township },
    { title: '失能等级', kind: 'text', width: 10, value: ({ dependency }) => DEPENDENCY_NAMES[dependency] },
    { title: '服务项目', kind: 'text', width: 18, value: ({ service }) => service.zh },
    { title: '应服务', kind: 'count', width: 9, total: true, value: ({ planned }) => planned },
    { title: '已记录', kind: 'count', width: 9, total: true, value: ({ done }) => done },
    { title: '对象确认', kind: 'count', width: 9, total: true, value: ({ confirmed }) => confirmed },
    { title: '对象否认', kind: 'count', width: 9, total: true, value: ({ denied }) => denied },
    { title: '平均评分', kind: 'text', width: 9, value: ({ rating }) => rating },
  ],
});

const blank = () => null;

/** What a provider fills in and imports again: a row for whoever it serves in the month, without times. */
export const visitTemplate = exportKind<MonthLine>({
  name: '服务记录',
  title: '服务记录导入表',
  access: monthOfVisits.access,
  filter: OF_MONTH,
  rows: rowsOfMonth,
  columns: () => [
    { title: '记录编号', kind: 'text', width: 20, value: blank },
    { title: '登记编号', kind: 'text', width: 18, value: ({ recipient }) => recipient.number },
    { title: '救助对象', kind: 'text', width: 10, value: ({ recipient }) => recipient.name },
    { title: '服务代码', kind: 'text', width: 10, value: ({ service }) => service.code },
    { title: '服务人员', kind: 'text', width: 14, value: blank },
    { title: '开始时间', kind: 'text', width: 20, value: blank },
    { title: '结束时间', kind: 'text', width: 20, value: blank },
    { title: '地点', kind: 'text', width: 24, value: blank },
    { title: '服务内容', kind: 'text', width: 44, value: blank },
  ],
});
