import { useTranslation } from 'react-i18next';
import { RECORD_RULES } from '../../domain/contracts/record-rules.ts';
import type { components } from '../generated/api.ts';
import { useLanguage } from '../words/i18n.ts';
import './words.ts';

export type RecordAlert = components['schemas']['RecordAlert'];

/** What was found, with its numbers and the limit. */
export function AlertFigures({
  alert: { rule, month, figures },
}: {
  readonly alert: Pick<RecordAlert, 'rule' | 'month' | 'figures'>;
}) {
  const { t } = useTranslation('watch');
  const language = useLanguage();
  const { title, measure, unit } = RECORD_RULES[rule];
  const words = { percent: 'actualPercent', tenths: 'actualRating', count: 'actual' } as const;
  return (
    <>
      <strong>{title[language]}</strong> · {t('month', { month })}
      <span className="case-about">
        {measure[language]}：{t(rule === 'staff-shortage' ? 'actualStaff' : words[unit], figures)}
      </span>
    </>
  );
}
