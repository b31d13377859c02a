import { METHODS, type MethodCode } from './methods.ts';
import type { Bilingual } from './rules/rule.ts';

/** What a buyer publishes in the course of a purchase, in the order of the procedure. */
export const NOTICE_KINDS = [
  'single-source-notice',
  'prequalification-notice',
  'intention-notice',
  'tender-notice',
  'correction-notice',
  'opening-record',
  'failure-notice',
  'suspension-notice',
  'resumption-notice',
  'termination-notice',
  'result-notice',
  'complaint-decision',
  'contract-notice',
  'contract-change-notice',
  'interim-contract-notice',
  'acceptance-notice',
  'evaluation-notice',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_KIND_LABELS: Readonly<Record<NoticeKind, Bilingual>> = {
  'single-source-notice': { zh: '单一来源采购公示', en: 'Single-source publicity' },
  'prequalification-notice': { zh: '资格预审公告', en: 'Prequalification notice' },
  'intention-notice': { zh: '采购意向公开', en: 'Procurement intention' },
  'tender-notice': { zh: '采购公告', en: 'Tender notice' },
  'correction-notice': { zh: '更正公告', en: 'Correction' },
  'opening-record': { zh: '开标记录', en: 'Opening record' },
  'failure-notice': { zh: '废标公告', en: 'Failure notice' },
  'suspension-notice': { zh: '暂停公告', en: 'Suspension notice' },
  'resumption-notice': { zh: '恢复公告', en: 'Resumption notice' },
  'termination-notice': { zh: '终止公告', en: 'Termination notice' },
  'result-notice': { zh: '中标（成交）结果公告', en: 'Award notice' },
  'complaint-decision': { zh: '投诉处理结果公告', en: 'Decision on a complaint' },
  'contract-notice': { zh: '合同公告', en: 'Contract notice' },
  'contract-change-notice': { zh: '合同变更公告', en: 'Contract change notice' },
  'interim-contract-notice': { zh: '临时接管合同公告', en: 'Interim contract notice' },
  'acceptance-notice': { zh: '验收结果公告', en: 'Acceptance notice' },
  'evaluation-notice': { zh: '绩效评价结果公告', en: 'Evaluation result' },
};

/** A tender ends in 中标; negotiation, consultation and the like in 成交. */
export function isTender(method: MethodCode): boolean {
  return method === 'open-tender' || method === 'invited-tender';
}

/**
 * True when names and prices at the opening are public at once, as in a tender (M87 40-41). Where suppliers still give a
 * last offer, nobody may learn another's price before the result is published (GPL 38; M74 33).
 */
export function openingIsPublic(method: MethodCode): boolean {
  return isTender(method) && !METHODS[method].lastOffers;
}
