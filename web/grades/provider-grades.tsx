import { useTranslation } from 'react-i18next';
import { pointsText } from '../../domain/providers/credit-score.ts';
import { GRADING_STATE_LABELS } from '../../domain/providers/grading.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { useLanguage } from '../words/i18n.ts';
import { Explanation } from './explanation.tsx';
import { GradeFollows } from './grade-follows.tsx';
import { GradeTag } from './grade-tag.tsx';
import { useGradings, type GradingItem } from './queries.ts';
import './words.ts';

/** The grades of one provider, the newest year first; each opens to show how it was computed. */
export function ProviderGrades({ providerId, own }: { readonly providerId: string; readonly own: boolean }) {
  const { t } = useTranslation('grades');
  return (
    <section className="case-panel">
      <h2>{t('title')}</h2>
      {own && <p className="quiet">{t('aboutOwn')}</p>}
      <PagedList
        pages={useGradings({ provider: providerId })}
        loading={t('loading')}
        more={t('more')}
        empty={<p className="quiet">{t('emptyOwn')}</p>}
      >
        {(gradings) => (
          <ul className="case-list">
            {gradings.map((grading) => (
              <li key={grading.id}>
                <OneYear grading={grading} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </section>
  );
}

function OneYear({ grading }: { readonly grading: GradingItem }) {
  const { t } = useTranslation('grades');
  const language = useLanguage();
  const { id, year, state, grade, points } = grading;
  return (
    <>
      <strong>{year}</strong> {grade && <GradeTag grade={grade} />}{' '}
      {points !== null && t('score', { points: pointsText(points) })}{' '}
      <span className="quiet">{GRADING_STATE_LABELS[state][language]}</span>
      {state === 'published' && (
        <div>
          <GradeFollows grading={grading} />
        </div>
      )}
      {points !== null && (
        <details>
          <summary>{t('whole')}</summary>
          <Explanation gradingId={id} />
        </details>
      )}
    </>
  );
}
