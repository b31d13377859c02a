import { addWords, type SameKeys } from '../words/i18n.ts';

/** Lots, wherever they are shown or filled in. */
export const zh = {
  lots: {
    lot: '第{{seq}}标段',
    colLot: '标段',
    colItems: '购买内容',
    colTownships: '服务乡镇',
    colBudget: '预算',
    colCeiling: '最高限价',
    colTerm: '服务期限',
    colState: '状态',
    noCeiling: '同预算',
    noTownship: '不面向个人',
    months: '{{count}} 个月',
    days: '{{count}} 日',
    workingDays: '{{count}} 个工作日',
    until: '至 {{on}}',
    failed: '依据 {{rule}}',
  },
};

const en: SameKeys<typeof zh> = {
  lots: {
    lot: 'Lot {{seq}}',
    colLot: 'Lot',
    colItems: 'What is bought',
    colTownships: 'Townships served',
    colBudget: 'Budget',
    colCeiling: 'Ceiling',
    colTerm: 'Term',
    colState: 'State',
    noCeiling: 'The budget',
    noTownship: 'No recipients',
    months: '{{count}} months',
    days: '{{count}} days',
    workingDays: '{{count}} working days',
    until: 'Until {{on}}',
    failed: 'By {{rule}}',
  },
};

addWords('purchases', zh, en);
