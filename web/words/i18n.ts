import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en } from './en.ts';
import { zh } from './zh.ts';
import type { zh as admission } from '../admission/words.ts';
import type { zh as bank } from '../bank/words.ts';
import type { zh as attachments } from '../attachments/words.ts';
import type { zh as challenges } from '../challenges/words.ts';
import type { zh as complaints } from '../complaints/words.ts';
import type { zh as grades } from '../grades/words.ts';
import type { zh as credit } from '../credit/words.ts';
import type { zh as contracts } from '../contracts/words-zh.ts';
import type { zh as dashboards } from '../dashboards/words.ts';
import type { zh as directory } from '../directory/words.ts';
import type { zh as earmark } from '../earmark/words.ts';
import type { zh as evaluations } from '../evaluations/words.ts';
import type { zh as experts } from '../experts/words.ts';
import type { zh as exports } from '../exports/words.ts';
import type { zh as inbox } from '../inbox/words.ts';
import type { zh as guide } from '../guide/words.ts';
import type { zh as guidePages } from '../guide/page-words.ts';
import type { zh as procedure } from '../procedure/words.ts';
import type { zh as paper } from '../paper/words.ts';
import type { zh as projects } from '../projects/words.ts';
import type { zh as lastResort } from '../supervision/last-resort-words.ts';
import type { zh as leave } from '../leave/words.ts';
import type { zh as opening } from '../opening/words.ts';
import type { zh as notifications } from '../notifications/words.ts';
import type { zh as purchaseList } from '../purchases/list-words.ts';
import type { zh as purchaseLots } from '../purchases/lot-words.ts';
import type { zh as purchasePeriods } from '../purchases/period-words.ts';
import type { zh as purchaseOpening } from '../purchases/new/open-words.ts';
import type { zh as purchaseBids } from '../purchases/page/bid-words.ts';
import type { zh as purchaseNotices } from '../purchases/page/notice-words.ts';
import type { zh as purchasePage } from '../purchases/page/page-words.ts';
import type { zh as purchaseRecord } from '../purchases/page/record-words.ts';
import type { zh as reports } from '../reports/words.ts';
import type { zh as search } from '../search/words.ts';
import type { zh as splitting } from '../splitting/words.ts';
import type { zh as supervision } from '../supervision/words.ts';
import type { zh as takeovers } from '../takeovers/words-zh.ts';
import type { zh as provider } from '../provider/words-zh.ts';
import type { zh as questions } from '../questions/words.ts';
import type { zh as form } from '../form/words.ts';
import type { zh as task } from '../task/words.ts';
import type { zh as visits } from '../visits/words-zh.ts';
import type { zh as watch } from '../watch/words.ts';

export type Language = 'zh' | 'en';

const KEPT_AS = 'jieli.language';

void i18next.use(initReactI18next).init({
  lng: keptLanguage(),
  fallbackLng: 'zh',
  resources: { zh: { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
});
document.documentElement.lang = htmlLanguage(keptLanguage());

function keptLanguage(): Language {
  return localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'zh';
}

function htmlLanguage(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en';
}

export function switchLanguage(language: Language): void {
  localStorage.setItem(KEPT_AS, language);
  document.documentElement.lang = htmlLanguage(language);
  void i18next.changeLanguage(language);
}

/** The language in use. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh';
}

/**
 * The words of one part of the console (a folder of pages), kept in its own `words.ts` and loaded with its pages:
 *
 *     export const zh = { title: '采购项目' };
 *     const en: SameKeys<typeof zh> = { title: 'Purchases' };
 *     addWords('purchases', zh, en);
 *
 * Its type joins `Parts` below; the pages import `./words.ts` and call `useTranslation('purchases')`. A large part has a
 * file for each thing that its words name, which adds to the others. Words that several parts use stay in zh.ts and en.ts
 * and are read by `useTranslation()`.
 */
export function addWords<P extends keyof Parts, K extends keyof Parts[P]>(
  part: P,
  chinese: Pick<Parts[P], K>,
  english: SameKeys<Pick<Parts[P], K>>,
): void {
  i18next.addResourceBundle('zh', part, chinese);
  i18next.addResourceBundle('en', part, english);
}

export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

/** In several files, each imported by whatever says it. */
type PurchaseWords = typeof purchaseList &
  typeof purchaseLots &
  typeof purchasePeriods &
  typeof purchaseOpening &
  typeof purchaseBids &
  typeof purchaseNotices &
  typeof purchasePage &
  typeof purchaseRecord;

interface Parts {
  readonly admission: typeof admission;
  readonly bank: typeof bank;
  readonly challenges: typeof challenges;
  readonly complaints: typeof complaints;
  readonly credit: typeof credit;
  readonly grades: typeof grades;
  readonly reports: typeof reports;
  readonly attachments: typeof attachments;
  readonly contracts: typeof contracts;
  readonly dashboards: typeof dashboards;
  readonly directory: typeof directory;
  readonly earmark: typeof earmark;
  readonly evaluations: typeof evaluations;
  readonly experts: typeof experts;
  readonly exports: typeof exports;
  readonly inbox: typeof inbox;
  readonly form: typeof form;
  readonly task: typeof task;
  readonly guide: typeof guide & typeof guidePages;
  readonly procedure: typeof procedure;
  readonly paper: typeof paper;
  readonly projects: typeof projects;
  readonly leave: typeof leave;
  readonly notifications: typeof notifications;
  readonly opening: typeof opening;
  readonly purchases: PurchaseWords;
  readonly search: typeof search;
  readonly provider: typeof provider;
  readonly splitting: typeof splitting;
  readonly supervision: typeof supervision;
  readonly takeovers: typeof takeovers;
  readonly questions: typeof questions;
  readonly visits: typeof visits;
  readonly watch: typeof watch;
  readonly lastResort: typeof lastResort;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zh } & Parts;
  }
}
