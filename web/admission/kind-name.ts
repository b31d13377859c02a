import { APPLICANT_KIND_CODES, applicantKind } from '../../domain/providers/organisation-kind.ts';
import type { Language } from '../words/i18n.ts';

/** What people call a kind of organisation; a kind that cannot apply keeps its code. */
export function kindName(code: string, language: Language): string {
  const known = APPLICANT_KIND_CODES.find((candidate) => candidate === code);
  return known === undefined ? code : applicantKind(known).title[language];
}
