import { METHODS } from '../../domain/procurement/methods.ts';
import { PURCHASE_STATE_LABELS, STAGE_LABELS, STAGES } from '../../domain/procurement/stages.ts';
import { taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import { instantOfMillis } from '../../domain/time/shanghai.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { areaOf, statisticsQuery, type Area } from '../statistics/area.ts';
import { budgetFigures, type BudgetFigure } from '../statistics/budget-figures.ts';
import {
  coverageOverYear,
  townshipFigures,
  type Coverage,
  type CoverageOnDay,
  type TownshipFigure,
} from '../statistics/coverage-figures.ts';
import { purchaseFigures, type PurchaseFigure } from '../statistics/purchase-figures.ts';
import { timelinessFigures, type KindFigure, type Unit, type UnitFigure } from '../statistics/timeliness-figures.ts';
import { allOf, exportKind, type Request } from './export-kind.ts';
import { ROLE_NAMES } from './labels.ts';
import type { SheetColumn } from './xlsx/sheet.ts';

const COMMON = { access: ['read', 'Statistics'], filter: statisticsQuery } as const;

function asked({ caller, wanted }: Request): { area: Area; year: number } {
  const { year, region } = wanted as { year: number; region?: string };
  return { area: areaOf(caller, region), year };
}

function count<Row>(title: string, value: (row: Row) => number): SheetColumn<Row> {
  return { title, kind: 'count', width: 12, total: true, value };
}

interface Month {
  readonly month: string;
  readonly own: readonly PurchaseFigure[];
}

function purchasesIn({ own }: Month, place?: string): number {
  return own.reduce(
    (sum, figure) => (place === undefined || placeOf(figure) === place ? sum + figure.purchases : sum),
    0,
  );
}

function placeOf({ stage, state }: PurchaseFigure): string {
  return state === 'failed' || state === 'terminated' ? state : stage;
}

export const purchaseStatistics = exportKind<Month>({
  ...COMMON,
  name: '采购项目统计',
  title: '采购项目按月份和阶段统计表',
  rows: (request) => allOf(monthsOf(request)),
  columns: () => [
    { title: '立项月份', kind: 'text', width: 12, value: ({ month }) => month },
    ...STAGES.map((stage) => count<Month>(STAGE_LABELS[stage].zh, (month) => purchasesIn(month, stage))),
    count(PURCHASE_STATE_LABELS.failed.zh, (month) => purchasesIn(month, 'failed')),
    count(PURCHASE_STATE_LABELS.terminated.zh, (month) => purchasesIn(month, 'terminated')),
    count('项目数', purchasesIn),
    {
      title: '预算金额（元）',
      kind: 'money',
      width: 18,
      total: true,
      value: ({ own }) => own.reduce((sum, { budgetFen }) => sum + budgetFen, 0),
    },
  ],
});

async function monthsOf(request: Request): Promise<Month[]> {
  const { area, year } = asked(request);
  const figures = await purchaseFigures(request.context.database.pool, area, year);
  const months = [...new Set(figures.map(({ month }) => month))];
  return months.map((month) => ({ month, own: figures.filter((figure) => figure.month === month) }));
}

async function timelinessOf(request: Request) {
  const { database } = request.context;
  return timelinessFigures(database.pool, { ...asked(request), calendar: await workingCalendar(database) });
}

function unitName({ regionName, role, organisation }: Unit): string {
  return organisation ?? `${regionName}${ROLE_NAMES[role]}`;
}

export const unitStatistics = exportKind<UnitFigure>({
  ...COMMON,
  name: '按期办理统计',
  title: '各单位按期办理情况统计表',
  rows: (request) => allOf(timelinessOf(request).then(({ units }) => units)),
  columns: () => [
    { title: '单位', kind: 'text', width: 32, value: unitName },
    count('按期办结', ({ inTime }) => inTime),
    count('逾期办结', ({ late }) => late),
    count('到期未表态', ({ expired }) => expired),
    count('逾期未办', ({ openOverdue }) => openOverdue),
    count('未到期', ({ open }) => open),
    {
      title: '办理时长中位数（工作日）',
      kind: 'decimal',
      width: 16,
      value: ({ medianWorkingDays }) => medianWorkingDays,
    },
  ],
});

export const kindStatistics = exportKind<KindFigure>({
  ...COMMON,
  name: '办理时长统计',
  title: '各类任务办理时长统计表',
  rows: (request) => allOf(timelinessOf(request).then(({ kinds }) => kinds)),
  columns: () => [
    { title: '任务类型', kind: 'text', width: 28, value: ({ kind }) => taskKindDefinition(kind).title.zh },
    { title: '单位', kind: 'text', width: 32, value: ({ unit }) => (unit === null ? '全部单位' : unitName(unit)) },
    { title: '办结数', kind: 'count', width: 12, value: ({ decided }) => decided },
    { title: '一半办结于（工作日）', kind: 'decimal', width: 16, value: ({ medianWorkingDays }) => medianWorkingDays },
    { title: '九成办结于（工作日）', kind: 'decimal', width: 16, value: ({ nineInTen }) => nineInTen },
  ],
});

const BASES: readonly SheetColumn<Coverage>[] = [
  count('合同服务', ({ contract }) => contract),
  count('临时接管', ({ interim }) => interim),
  count('乡镇兜底', ({ lastResort }) => lastResort),
];

export const townshipStatistics = exportKind<TownshipFigure>({
  ...COMMON,
  name: '服务覆盖统计',
  title: '各乡镇（街道）服务覆盖统计表',
  rows: (request) => allOf(townshipFigures(request.context.database.pool, asked(request).area)),
  columns: () => [
    { title: '区域', kind: 'text', width: 14, value: ({ regionName }) => regionName },
    { title: '乡镇（街道）', kind: 'text', width: 20, value: ({ township }) => township },
    ...BASES,
    count('无责任单位', ({ uncovered }) => uncovered),
    count('合计', ({ contract, interim, lastResort, uncovered }) => contract + interim + lastResort + uncovered),
  ],
});

export const coverageStatistics = exportKind<CoverageOnDay>({
  ...COMMON,
  name: '服务覆盖变化',
  title: '服务覆盖变化统计表',
  rows: (request) => {
    const { area, year } = asked(request);
    return allOf(coverageOverYear(request.context.database.pool, area, year, instantOfMillis(Date.now())));
  },
  columns: () => [
    { title: '日期', kind: 'day', width: 14, value: ({ day }) => day },
    // Of different days: adding them up would mean nothing.
    ...BASES.map((column) => ({ ...column, total: false })),
  ],
});

export const budgetStatistics = exportKind<BudgetFigure>({
  ...COMMON,
  name: '预算执行统计',
  title: '各年度采购预算、合同与支付统计表',
  rows: (request) => {
    const { area, year } = asked(request);
    return allOf(budgetFigures(request.context.database.pool, area, year));
  },
  columns: () => [
    { title: '预算年度', kind: 'text', width: 10, value: ({ budgetYear }) => String(budgetYear) },
    { title: '采购方式', kind: 'text', width: 18, value: ({ method }) => METHODS[method].title.zh },
    count('项目数', ({ purchases }) => purchases),
    { title: '预算金额（元）', kind: 'money', width: 20, total: true, value: ({ budgetFen }) => budgetFen },
    { title: '合同金额（元）', kind: 'money', width: 20, total: true, value: ({ contractedFen }) => contractedFen },
    { title: '已支付（元）', kind: 'money', width: 20, total: true, value: ({ paidFen }) => paidFen },
  ],
});
