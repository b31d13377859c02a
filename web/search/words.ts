import { addWords, type SameKeys } from '../words/i18n.ts';
import type { zh as common } from '../words/zh.ts';

/** What is typed to find each page and action; a new page of the head without it does not compile. */
type Initials = Readonly<Record<keyof (typeof common)['nav'] | 'open' | 'dark' | 'light' | 'language', string>>;

/** First letters of the pinyin, so that nobody has to switch the input method. */
const pinyin: Initials = {
  inbox: 'dbrw',
  purchases: 'cgxm',
  projects: 'xmk',
  providers: 'cjzt',
  experts: 'zjk',
  ownExpert: 'wdpq',
  challenges: 'zy',
  dashboards: 'tjkb',
  provider: 'cjgzt',
  supervision: 'jdjsc',
  contracts: 'ht',
  takeovers: 'jg',
  questions: 'gystw',
  openingKey: 'kbmy',
  leave: 'qjdl',
  guide: 'wnbsm',
  open: 'fqcg',
  dark: 'ss',
  light: 'qs',
  language: 'yy',
};

const english: Initials = {
  inbox: 'in',
  purchases: 'pu',
  projects: 'pr',
  providers: 'pv',
  experts: 'ex',
  ownExpert: 'mt',
  challenges: 'ch',
  dashboards: 'da',
  provider: 'wo',
  supervision: 'su',
  contracts: 'co',
  takeovers: 'ta',
  questions: 'qu',
  openingKey: 'ok',
  leave: 'le',
  guide: 'gu',
  open: 'op',
  dark: 'dd',
  light: 'ld',
  language: 'la',
};

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
  initials: pinyin,
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
  initials: english,
};

addWords('search', zh, en);
