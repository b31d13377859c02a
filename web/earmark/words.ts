import { addWords, type SameKeys } from '../words/i18n.ts';

export const zh = {
  title: '专款专用',
  none: '未申报资金使用方向（办理时尚无此项申报），付款时不按救助项目核对。',
  serves: '用于：{{programmes}}',
  addition: '付款时另列',
  because: '理由：{{reason}}',
  within: '本期服务 {{served}} 人，都在已申报资金的使用方向内。',
  outside: '本期服务 {{served}} 人，其中 {{outside}} 人不在已申报资金的使用方向内，不能用这些资金为他们付款：',
  people: '{{programme}} {{count}} 人',
  numbers: '登记号末四位：{{numbers}}',
};

const en: SameKeys<typeof zh> = {
  title: 'Earmarked money',
  none: 'No direction of the money was declared (there was no such declaration then): payments are not checked by programme.',
  serves: 'For: {{programmes}}',
  addition: 'added at a payment',
  because: 'Reason: {{reason}}',
  within: '{{served}} people were served in the period, all within the declared direction of the money.',
  outside:
    '{{served}} people were served in the period; {{outside}} are outside the declared direction, and this money cannot pay for them:',
  people: '{{programme}}: {{count}}',
  numbers: 'Last four of their numbers: {{numbers}}',
};

addWords('earmark', zh, en);
