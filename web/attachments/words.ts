import { addWords, type SameKeys } from '../words/i18n.ts';

export const zh = {
  title: '附件',
  none: '没有附件。',
  choose: '选择文件',
  drop: '或者把文件拖到这里',
  limits: '{{types}}；每个不超过 {{size}}，最多 {{count}} 个。',
  sending: '正在上传“{{name}}”',
  sent: '{{percent}}%',
  checking: '正在检查内容…',
  cancel: '取消上传“{{name}}”',
  retry: '继续上传“{{name}}”',
  retryNow: '继续上传',
  cancelNow: '取消上传',
  dismiss: '知道了',
  broken: '“{{name}}”传到 {{percent}}% 时连接中断。已传的部分保留着，网络恢复后继续上传即可；表单内容不受影响。',
  unreadable: '“{{name}}”读不出来，可能已被移动、修改或正在被其他程序使用。请重新选择。',
  stored: '已上传“{{name}}”',
  download: '下载“{{name}}”',
  remove: '移除“{{name}}”',
  removeTitle: '移除“{{name}}”？',
  removeText:
    '文件内容将被删除，清单里只留下名称、校验值、由谁何时移除。办结之前可以移除，移除后不能恢复，需要时请重新上传。',
  removeNow: '移除',
  keep: '不移除',
  by: '{{name}} {{at}} 上传',
  removedBy: '{{name}} {{at}} 移除',
  hash: '校验值 SHA-256',
};

const en: SameKeys<typeof zh> = {
  title: 'Attachments',
  none: 'No attachments.',
  choose: 'Choose files',
  drop: 'or drop them here',
  limits: '{{types}}; up to {{size}} each, {{count}} at most.',
  sending: 'Uploading “{{name}}”',
  sent: '{{percent}}%',
  checking: 'Checking the content…',
  cancel: 'Cancel “{{name}}”',
  retry: 'Go on with “{{name}}”',
  retryNow: 'Go on',
  cancelNow: 'Cancel',
  dismiss: 'Understood',
  broken:
    'The connection broke at {{percent}}% of “{{name}}”. What has arrived is kept: go on when the network is back. The form is not affected.',
  unreadable: '“{{name}}” cannot be read: it was moved, changed, or another program uses it. Choose it again.',
  stored: 'Uploaded “{{name}}”',
  download: 'Download “{{name}}”',
  remove: 'Remove “{{name}}”',
  removeTitle: 'Remove “{{name}}”?',
  removeText:
    'Its content is deleted; its name, its hash and who removed it when stay in the list. It cannot be restored, only uploaded again.',
  removeNow: 'Remove',
  keep: 'Keep it',
  by: 'Uploaded by {{name}} at {{at}}',
  removedBy: 'Removed by {{name}} at {{at}}',
  hash: 'SHA-256',
};

addWords('attachments', zh, en);
