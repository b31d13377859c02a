import type { ExportKind } from './export-kind.ts';
import { contracts, handoverCases, purchases, tasks } from './list-kinds.ts';
import { gradings } from './grading-kinds.ts';
import {
  budgetStatistics,
  coverageStatistics,
  kindStatistics,
  purchaseStatistics,
  townshipStatistics,
  unitStatistics,
} from './statistics-kinds.ts';
import { visitMonths, visits, visitTemplate } from './visit-kinds.ts';

export const EXPORT_KINDS = {
  tasks,
  purchases,
  contracts,
  'handover-cases': handoverCases,
  gradings,
  visits,
  'visit-months': visitMonths,
  'visit-template': visitTemplate,
  'purchase-statistics': purchaseStatistics,
  'unit-statistics': unitStatistics,
  'kind-statistics': kindStatistics,
  'township-statistics': townshipStatistics,
  'coverage-statistics': coverageStatistics,
  'budget-statistics': budgetStatistics,
} satisfies Record<string, ExportKind>;

export type ExportKindCode = keyof typeof EXPORT_KINDS;
export const EXPORT_KIND_CODES = Object.keys(EXPORT_KINDS) as [ExportKindCode, ...ExportKindCode[]];
