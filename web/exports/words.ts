import { addWords, type SameKeys } from '../words/i18n.ts';

export const zh = {
  export: '导出 Excel',
  exportOf: '将“{{title}}”导出为 Excel',
  starting: '正在准备…',
  making: '正在生成，已写入 {{rows}} 行',
  cancel: '取消',
  ready: '已导出 {{rows}} 行：{{file}}',
  again: '再次下载',
  close: '关闭',
  problem: {
    'too-many-rows': '符合条件的行数超过 20 万，请缩小筛选范围后再导出。',
    'not-allowed': '您已无权查看这张表，不能导出。如有疑问，请联系本单位管理员。',
    unexpected: '没有导出成功，请重试；仍有问题时请告知管理员。',
  },
};

const en: SameKeys<typeof zh> = {
  export: 'Export to Excel',
  exportOf: 'Export “{{title}}” to Excel',
  starting: 'Preparing…',
  making: 'Being made: {{rows}} rows written',
  cancel: 'Cancel',
  ready: '{{rows}} rows exported: {{file}}',
  again: 'Download again',
  close: 'Close',
  problem: {
    'too-many-rows': 'More than 200,000 rows match: narrow the filter, then export again.',
    'not-allowed': 'You may no longer read this table. Ask your administrator if you think you should.',
    unexpected: 'The export failed. Try again; if it fails again, tell your administrator.',
  },
};

addWords('exports', zh, en);
