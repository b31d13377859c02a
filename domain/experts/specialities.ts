import type { Bilingual } from '../procurement/rules/rule.ts';

/** What an expert of the bank judges by profession. The list is the bank's own: the law names no closed one. */
export const SPECIALITIES = {
  'social-work': { zh: '社会工作', en: 'Social work' },
  care: { zh: '照料护理', en: 'Care and nursing' },
  rehabilitation: { zh: '康复训练', en: 'Rehabilitation' },
  psychology: { zh: '心理服务', en: 'Psychology' },
  medical: { zh: '医疗卫生', en: 'Medicine' },
  assistance: { zh: '社会救助政策', en: 'Social assistance policy' },
  procurement: { zh: '政府采购', en: 'Government procurement' },
  law: { zh: '法律', en: 'Law' },
  finance: { zh: '财务审计', en: 'Finance and audit' },
  management: { zh: '项目管理和绩效评价', en: 'Project management and evaluation' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type Speciality = keyof typeof SPECIALITIES;
export const SPECIALITY_CODES = Object.keys(SPECIALITIES) as Speciality[];
