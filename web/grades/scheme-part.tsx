import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  GRADING_FAULT_LABELS,
  GRADING_FAULTS,
  GRADING_PART_LABELS,
  GRADING_PARTS,
  PROVIDER_GRADE_LABELS,
} from '../../domain/providers/grading-scheme.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import { useGradingScheme } from './queries.ts';
import { SchemeDialog } from './scheme-dialog.tsx';
import { Unlisted } from './unlisted.tsx';
import './words.ts';

/** The formula in force; whoever may change it for the region finds the way to it here. */
export function SchemePart() {
  const { t } = useTranslation('grades');
  const language = useLanguage();
  const { may } = useSignedIn();
  const { data } = useGradingScheme();
  const [entering, setEntering] = useState(false);
  if (data === undefined) return null;
  const { scheme, from, source } = data;
  const { weights, minus, lowest, objectionDays } = scheme;
  return (
    <details>
      <summary>{t('scheme.title')}</summary>
      <p className="quiet">{source === null ? t('house') : t('source', { source, from })}</p>
      <ul>
        {GRADING_PARTS.map((part) => (
          <li key={part}>
            {GRADING_PART_LABELS[part][language]} {weights[part]}%
          </li>
        ))}
        {GRADING_FAULTS.filter((fault) => minus[fault] !== undefined).map((fault) => (
          <li key={fault}>
            {GRADING_FAULT_LABELS[fault][language]} −{minus[fault]}
          </li>
        ))}
        {(['excellent', 'qualified', 'basic'] as const).map((grade) => (
          <li key={grade}>
            {PROVIDER_GRADE_LABELS[grade][language]} ≥ {lowest[grade]}
          </li>
        ))}
      </ul>
      <Unlisted minus={minus} />
      <p>{t('scheme.days', { count: objectionDays })}</p>
      {may.some(({ action, subject }) => action === 'work' && subject === 'Credit') && (
        <Button onClick={() => setEntering(true)}>{t('scheme.enter')}</Button>
      )}
      {entering && <SchemeDialog scheme={scheme} close={() => setEntering(false)} />}
    </details>
  );
}
