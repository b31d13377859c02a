import { figure } from './rules.ts';
import type { Bilingual } from './rules/rule.ts';
import type { Day } from '../time/shanghai.ts';

/** How a project of the bank (项目库, §1.3) stands, in the order of its life; the last two end it. */
export const PROJECT_STATES = [
  'proposed',
  'reviewed',
  'reserved',
  'scheduled',
  'purchased',
  'refused',
  'withdrawn',
] as const;
export type ProjectState = (typeof PROJECT_STATES)[number];

export const PROJECT_STATE_LABELS: Readonly<Record<ProjectState, Bilingual>> = {
  proposed: { zh: '已申报', en: 'Proposed' },
  reviewed: { zh: '已审核', en: 'Reviewed' },
  reserved: { zh: '已入库', en: 'Reserved' },
  scheduled: { zh: '已排期', en: 'Scheduled' },
  purchased: { zh: '已采购', en: 'Purchased' },
  refused: { zh: '未通过', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

/** Whose project it is (§2.2): provinces, prefectures and counties choose by layer; townships propose under county guidance. */
export const PROJECT_LAYERS = ['province', 'prefecture', 'county', 'township'] as const;
export type ProjectLayer = (typeof PROJECT_LAYERS)[number];

export const PROJECT_LAYER_LABELS: Readonly<Record<ProjectLayer, Bilingual>> = {
  province: { zh: '省级', en: 'Province' },
  prefecture: { zh: '市级', en: 'Prefecture' },
  county: { zh: '县级', en: 'County' },
  township: { zh: '乡镇（街道）', en: 'Township' },
};

/** The layer of an office by the level of its region in GB/T 2260. */
export function layerOfRegion(code: string): ProjectLayer {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

/** How one year's purchases stand to the cap of BU-01. Money in fen. */
export interface BudgetCap {
  readonly capFen: number;
  /** Negative when the cap is exceeded. */
  readonly leftFen: number;
}

/**
 * The cap of one year's purchases by its special funds (§3.4, BU-01), rounded down to whole fen. It is a cap “in
 * principle” (原则上): going beyond takes a reason on record.
 */
export function budgetCap(specialFundFen: number, plannedFen: number, onDay: Day): BudgetCap {
  const capFen = Math.floor((specialFundFen * figure('BU-01', 'share', onDay).basisPoints) / 10_000);
  return { capFen, leftFen: capFen - plannedFen };
}
