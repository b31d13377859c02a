import { useTranslation } from 'react-i18next';
import type { GradingItem } from './queries.ts';
import './words.ts';

/** What a published grade has led to. */
export function GradeFollows({
  grading: { mentor, improveUntil, improvementChecked },
}: {
  readonly grading: GradingItem;
}) {
  const { t } = useTranslation('grades');
  if (mentor) return t('mentor');
  if (improveUntil === null) return '—';
  const order = t('improve', { day: improveUntil });
  return improvementChecked ? `${order} · ${t('checked')}` : order;
}
