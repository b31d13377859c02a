import { PROVIDER_GRADE_LABELS, type ProviderGrade } from '../../domain/providers/grading-scheme.ts';
import { StateTag } from '../admission/state-tag.tsx';
import { useLanguage } from '../words/i18n.ts';

const TONES = { excellent: 'good', qualified: 'good', basic: 'wait', unqualified: 'bad' } as const;

export function GradeTag({ grade }: { readonly grade: ProviderGrade }) {
  const language = useLanguage();
  return <StateTag tone={TONES[grade]}>{PROVIDER_GRADE_LABELS[grade][language]}</StateTag>;
}
