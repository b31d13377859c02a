import type { z } from 'zod';
import { pointsText } from '../../domain/providers/credit-score.ts';
import { PROVIDER_GRADE_LABELS } from '../../domain/providers/grading-scheme.ts';
import { GRADING_STATE_LABELS, type GradingState } from '../../domain/providers/grading.ts';
import type { gradingItem } from '../providers/grading-answer.ts';
import { listGradings } from '../providers/gradings.ts';
import { everyPage, exportKind } from './export-kind.ts';
import { yesNo } from './labels.ts';

const STATE_NAMES = Object.fromEntries(
  Object.entries(GRADING_STATE_LABELS).map(([state, { zh }]) => [state, zh]),
) as Readonly<Record<GradingState, string>>;

/** The grades of a year, as the page lists them. */
export const gradings = exportKind<z.output<typeof gradingItem>>({
  name: '年度等级',
  title: '承接主体年度等级评定一览表',
  access: listGradings.access,
  filter: listGradings.query!,
  states: STATE_NAMES,
  rows: (request) => everyPage(listGradings, request),
  columns: (names) => [
    { title: '年度', kind: 'text', width: 8, value: ({ year }) => String(year) },
    { title: '承接主体', kind: 'text', width: 30, value: ({ provider }) => provider.name },
    { title: '区域', kind: 'text', width: 12, value: ({ region }) => names.region(region) },
    { title: '得分', kind: 'text', width: 9, value: ({ points }) => (points === null ? null : pointsText(points)) },
    {
      title: '计算等级',
      kind: 'text',
      width: 12,
      value: ({ computed }) => (computed === null ? null : PROVIDER_GRADE_LABELS[computed].zh),
    },
    {
      title: '审定等级',
      kind: 'text',
      width: 12,
      value: ({ grade }) => (grade === null ? null : PROVIDER_GRADE_LABELS[grade].zh),
    },
    { title: '状态', kind: 'text', width: 12, value: ({ state }) => STATE_NAMES[state] },
    { title: '提出异议', kind: 'text', width: 9, value: ({ objected }) => yesNo(objected) },
    { title: '公布时间', kind: 'instant', width: 17, value: ({ publishedAt }) => publishedAt },
    { title: '整改期限', kind: 'day', width: 12, value: ({ improveUntil }) => improveUntil },
  ],
});
