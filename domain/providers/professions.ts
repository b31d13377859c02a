import type { Bilingual } from '../procurement/rules/rule.ts';

/** What the staff of a provider's roster do; the list is the bank's own. */
export const PROFESSIONS = {
  'social-worker': { zh: '社会工作者', en: 'Social worker' },
  carer: { zh: '养老护理员', en: 'Carer' },
  nurse: { zh: '护士', en: 'Nurse' },
  rehabilitation: { zh: '康复治疗师', en: 'Rehabilitation therapist' },
  psychologist: { zh: '心理咨询师', en: 'Psychologist' },
  manager: { zh: '项目管理人员', en: 'Project manager' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type Profession = keyof typeof PROFESSIONS;
export const PROFESSION_CODES = Object.keys(PROFESSIONS) as Profession[];
