import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en } from './en.ts';
import { zh } from './zh.ts';

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

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zh };
  }
}
