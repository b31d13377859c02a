import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { useLanguage } from '../words/i18n.ts';
import { kindName } from './kind-name.ts';
import type { AdmissionItem } from './queries.ts';
import { StateTag } from './state-tag.tsx';
import './words.ts';

export const ADMISSION_TONES = { reviewing: 'wait', admitted: 'good', returned: 'bad', refused: 'bad' } as const;

/** Applications as lines, each leading to its page. */
export function AdmissionLines({ admissions }: { readonly admissions: readonly AdmissionItem[] }) {
  const { t } = useTranslation('admission');
  const language = useLanguage();
  return (
    <table className="lines">
      <thead>
        <tr>
          {(['organisation', 'kind', 'capacity', 'toVerify', 'state', 'appliedAt'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`list.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {admissions.map(({ id, organisation, seq, kind, capacity, toVerify, state, appliedAt }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/admissions/${id}`}>
                {organisation.name} · {t('one.seq', { seq })}
              </Link>
            </th>
            <td data-label={t('list.kind')}>{kindName(kind, language)}</td>
            <td data-label={t('list.capacity')}>{t('list.people', { count: capacity })}</td>
            <td data-label={t('list.toVerify')}>{t('list.items', { count: toVerify })}</td>
            <td data-label={t('list.state')}>
              <StateTag tone={ADMISSION_TONES[state]}>{t(`state.${state}`)}</StateTag>
            </td>
            <td data-label={t('list.appliedAt')}>
              <time dateTime={appliedAt}>{formatInstant(appliedAt as Instant)}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
