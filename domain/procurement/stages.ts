import type { Bilingual } from './rules/rule.ts';

/** The course of a purchase in the order of the law (§2.4: 项目选定 → 信息发布 → 组织购买 → 实施监管 → 绩效评价). */
export const STAGES = [
  'planning',
  'publication',
  'bidding',
  'evaluation',
  'award',
  'contract',
  'monitoring',
  'acceptance',
  'closed',
] as const;
export type Stage = (typeof STAGES)[number];

/** How a purchase stands, apart from the stage it has reached. */
export const PURCHASE_STATES = ['running', 'closed', 'failed', 'terminated'] as const;
export type PurchaseState = (typeof PURCHASE_STATES)[number];

/** How one lot stands: it may fail or end while the others go on. */
export const LOT_STATES = ['open', 'failed', 'awarded', 'contracted', 'closed', 'terminated'] as const;
export type LotState = (typeof LOT_STATES)[number];

export const STAGE_LABELS: Readonly<Record<Stage, Bilingual>> = {
  planning: { zh: '项目选定', en: 'Planning' },
  publication: { zh: '信息发布', en: 'Publication' },
  bidding: { zh: '投标（响应）', en: 'Bidding' },
  evaluation: { zh: '开标评审', en: 'Evaluation' },
  award: { zh: '定标', en: 'Award' },
  contract: { zh: '合同订立', en: 'Contract' },
  monitoring: { zh: '实施监管', en: 'Monitoring' },
  acceptance: { zh: '履约验收', en: 'Acceptance' },
  closed: { zh: '办结', en: 'Closed' },
};

export const PURCHASE_STATE_LABELS: Readonly<Record<PurchaseState, Bilingual>> = {
  running: { zh: '进行中', en: 'Running' },
  closed: { zh: '已办结', en: 'Closed' },
  failed: { zh: '采购失败（废标）', en: 'Failed' },
  terminated: { zh: '已终止', en: 'Terminated' },
};

export const LOT_STATE_LABELS: Readonly<Record<LotState, Bilingual>> = {
  open: { zh: '采购中', en: 'Open' },
  failed: { zh: '废标', en: 'Failed' },
  awarded: { zh: '已定标', en: 'Awarded' },
  contracted: { zh: '已签合同', en: 'Contracted' },
  closed: { zh: '已办结', en: 'Closed' },
  terminated: { zh: '已终止', en: 'Terminated' },
};

/**
 * Where each stage may lead. Besides the way forward: documents mended and published again (EV-19), a new evaluation by
 * the original committee (EV-11), the next-ranked candidate (CO-08, CH-13), a restart after a challenge or complaint
 * upheld (CH-04, CH-13), rectification after a refused acceptance (DL-01).
 */
const STAGE_EDGES: Readonly<Record<Stage, readonly Stage[]>> = {
  planning: ['publication'],
  publication: ['bidding'],
  bidding: ['evaluation', 'publication'],
  evaluation: ['award', 'publication'],
  award: ['contract', 'evaluation', 'publication'],
  contract: ['monitoring', 'award', 'publication'],
  monitoring: ['acceptance'],
  acceptance: ['closed', 'monitoring'],
  closed: [],
};

/** An awarded lot opens again when the award is void (CH-13); after signing there is no way back (CT-04). */
const LOT_EDGES: Readonly<Record<LotState, readonly LotState[]>> = {
  open: ['awarded', 'failed', 'terminated'],
  failed: [],
  awarded: ['contracted', 'open', 'failed', 'terminated'],
  contracted: ['closed', 'terminated'],
  closed: [],
  terminated: [],
};

/** A step that the procedure does not have. */
export class IllegalStep extends Error {
  override readonly name = 'IllegalStep';
  readonly from: string;
  readonly to: string;

  constructor(subject: 'stage' | 'lot', from: string, to: string) {
    super(`a ${subject} cannot go from ${from} to ${to}`);
    this.from = from;
    this.to = to;
  }
}

/** True if a purchase may go from one stage to the other. */
export function isEdge(from: Stage, to: Stage): boolean {
  return STAGE_EDGES[from].includes(to);
}

/** Throws IllegalStep unless a purchase may go from one stage to the other. */
export function assertEdge(from: Stage, to: Stage): void {
  if (!isEdge(from, to)) throw new IllegalStep('stage', from, to);
}

/** Throws IllegalStep unless a lot may go from one state to the other. */
export function assertLotEdge(from: LotState, to: LotState): void {
  if (!LOT_EDGES[from].includes(to)) throw new IllegalStep('lot', from, to);
}
