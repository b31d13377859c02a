import { addWords, type SameKeys } from '../words/i18n.ts';

export const zh = {
  title: '化整为零预警',
  rule: '同一单位、同一目录事项、同一预算年度的非公开招标采购，两项以上累计超过公开招标数额标准的，应当核查是否拆分规避公开招标。',
  year: '{{year}} 年度',
  none: '{{year}} 年度没有累计超过公开招标数额标准的同类采购。',
  group: '{{item}}：{{count}} 项采购累计 {{sum}}，超过公开招标数额标准 {{limit}}',
  withDraft: '{{item}}：连同本项 {{own}}，本年度 {{count}} 项采购累计 {{sum}}，超过公开招标数额标准 {{limit}}',
  draftTitle: '可能被认定为化整为零，请核对后再发起',
  draftAdvice:
    '可以合并为一项公开招标；预算有调整或者已批准采用其他方式的，财政核实预算时须写明依据。发起后监督员会收到提醒。',
  fundSource: '资金来源：{{source}}',
};

const en: SameKeys<typeof zh> = {
  title: 'Splitting watch',
  rule: 'Several purchases of one office, item of the directory and budget year without an open tender that pass the open-tender threshold in all: look whether one was split.',
  year: '{{year}}',
  none: 'In {{year}} no purchases of one kind pass the open-tender threshold in all.',
  group: '{{item}}: {{count}} purchases make {{sum}}, beyond the open-tender threshold of {{limit}}',
  withDraft:
    '{{item}}: with {{own}} of this one, {{count}} purchases of the year make {{sum}}, beyond the open-tender threshold of {{limit}}',
  draftTitle: 'This may look like one purchase split: check before you open it',
  draftAdvice:
    'They can be one open tender. If the budget was changed or another way approved, finance will ask for the grounds. The supervisor is told when it is opened.',
  fundSource: 'Funds: {{source}}',
};

addWords('splitting', zh, en);
