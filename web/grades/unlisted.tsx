import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { GRADING_FAULT_LABELS, GRADING_FAULTS } from '../../domain/providers/grading-scheme.ts';
import { useLanguage } from '../words/i18n.ts';
import type { GradingScheme } from './queries.ts';
import './words.ts';

/** What the document of the scheme is too old to know. */
export function Unlisted({ minus }: Pick<GradingScheme, 'minus'>) {
  const { t } = useTranslation('grades');
  const language = useLanguage();
  const unlisted = GRADING_FAULTS.filter((fault) => minus[fault] === undefined);
  if (unlisted.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('scheme.unlisted')}
      description={unlisted.map((fault) => GRADING_FAULT_LABELS[fault][language]).join('、')}
    />
  );
}
