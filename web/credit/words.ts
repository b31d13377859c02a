import { addWords, type SameKeys } from '../words/i18n.ts';

export const zh = {
  title: '信用记录',
  hint: '按已发生的检查、月报、接管、验收和质疑如实记录，不打分；每条都可以追到来源。对记录有异议的，请联系采购人或者监督员。',
  loading: '正在读取信用记录…',
  empty: '还没有信用记录。检查、月报、接管和验收发生后会逐条记在这里。',
  counts: '合计',
  times: '{{count}} 次',
  good: '良好',
  bad: '不良',
  neutral: '记录',
  contract: '合同 {{number}}',
  month: '第 {{month}} 月',
  purchase: '采购 {{number}}',
  more: '加载更多',
};

const en: SameKeys<typeof zh> = {
  title: 'Credit file',
  hint: 'What inspections, reports, takeovers, acceptances and challenges say, without a score; every line leads to its source. If you object to one, ask the buyer or the supervisor.',
  loading: 'Reading the credit file…',
  empty: 'Nothing yet. Inspections, reports, takeovers and acceptances are recorded here as they happen.',
  counts: 'In all',
  times: '{{count}}×',
  good: 'Good',
  bad: 'Bad',
  neutral: 'Noted',
  contract: 'Contract {{number}}',
  month: 'month {{month}}',
  purchase: 'Purchase {{number}}',
  more: 'Load more',
};

addWords('credit', zh, en);
