import { addWords, type SameKeys } from '../words/i18n.ts';

export const zh = {
  title: '查找和跳转',
  placeholder: '编号、名称、任务或页面',
  hint: '↑↓ 选择　Enter 打开　Esc 关闭',
  pages: '页面',
  actions: '操作',
  purchases: '采购项目',
  contracts: '合同',
  tasks: '我的任务',
  nothing: '没有找到“{{text}}”。可以输入采购编号、项目名称或任务名称的一部分。',
  searching: '正在查找…',
  open: '发起采购',
  dark: '切换为深色显示',
  light: '切换为浅色显示',
  language: 'Switch to English',
  /** First letters of the pinyin, so that nobody has to switch the input method. */
  initials: { inbox: 'dbrw', purchases: 'cgxm', open: 'fqcg', dark: 'ss', light: 'qs' },
};

const en: SameKeys<typeof zh> = {
  title: 'Find and go',
  placeholder: 'Number, name, task or page',
  hint: '↑↓ choose · Enter open · Esc close',
  pages: 'Pages',
  actions: 'Actions',
  purchases: 'Purchases',
  contracts: 'Contracts',
  tasks: 'My tasks',
  nothing: 'Nothing found for “{{text}}”. Try a part of a number, a name or a task.',
  searching: 'Searching…',
  open: 'Open a purchase',
  dark: 'Dark display',
  light: 'Light display',
  language: '切换为中文',
  initials: { inbox: 'in', purchases: 'pu', open: 'op', dark: 'da', light: 'li' },
};

addWords('search', zh, en);
