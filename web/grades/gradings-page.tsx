import { Button, Empty, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { pointsText } from '../../domain/providers/credit-score.ts';
import { PROVIDER_GRADE_LABELS, PROVIDER_GRADES } from '../../domain/providers/grading-scheme.ts';
import { GRADING_STATE_LABELS } from '../../domain/providers/grading.ts';
import { dayOf, formatInstant, instantOfMillis, type Instant } from '../../domain/time/shanghai.ts';
import '../admission/admission.css';
import { ExportButton } from '../exports/export-button.tsx';
import '../frame/lines.css';
import { usePageTitle } from '../frame/page-title.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import { GradeFollows } from './grade-follows.tsx';
import { GradeTag } from './grade-tag.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { useGradings, type GradingItem, type GradingWanted } from './queries.ts';
import { SchemePart } from './scheme-part.tsx';
import './words.ts';

const YEARS_SHOWN = 6;

/** Grades of the region by year and grade, the best first; officers open a year, approvers enter the scheme. */
export default function GradingsPage() {
  const { t } = useTranslation('grades');
  const language = useLanguage();
  const { roles } = useSignedIn();
  const [query, setQuery] = useSearchParams();
  const [opening, setOpening] = useState(false);
  const wanted = wantedIn(query);
  const show = (next: Record<string, string>) => setQuery(withoutEmpty({ ...textsOf(wanted), ...next }));
  const thisYear = Number(dayOf(instantOfMillis(Date.now())).slice(0, 4));
  const years = Array.from({ length: YEARS_SHOWN }, (_, at) => thisYear - 1 - at);
  usePageTitle(t('title'));
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="page-about quiet">{t('about')}</p>
      <SchemePart />
      <div className="case-filters">
        {roles.includes('officer') && (
          <Button type="primary" onClick={() => setOpening(true)}>
            {t('open')}
          </Button>
        )}
        <Select
          aria-label={t('year')}
          value={String(wanted.year ?? '')}
          onChange={(year) => show({ year })}
          options={[
            { value: '', label: t('allYears') },
            ...years.map((year) => ({ value: String(year), label: String(year) })),
          ]}
        />
        <Segmented
          aria-label={t('grade')}
          value={wanted.grade ?? ''}
          onChange={(grade) => show({ grade })}
          options={[
            { value: '', label: t('all') },
            ...PROVIDER_GRADES.map((value) => ({ value, label: PROVIDER_GRADE_LABELS[value][language] })),
          ]}
        />
        <ExportButton kind="gradings" title={t('title')} filter={textsOf(wanted)} />
      </div>
      {opening && <OpenDialog close={() => setOpening(false)} />}
      <PagedList
        pages={useGradings(wanted)}
        loading={t('loading')}
        more={t('more')}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty')} />}
      >
        {(gradings) => <Lines gradings={gradings} />}
      </PagedList>
    </>
  );
}

function wantedIn(query: URLSearchParams): GradingWanted {
  const year = Number(query.get('year'));
  const grade = PROVIDER_GRADES.find((known) => known === query.get('grade'));
  return { ...(year > 0 && { year }), ...(grade && { grade }) };
}

function textsOf({ year, grade }: GradingWanted): Record<string, string> {
  return { ...(year !== undefined && { year: String(year) }), ...(grade && { grade }) };
}

function withoutEmpty(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

function Lines({ gradings }: { readonly gradings: readonly GradingItem[] }) {
  const { t } = useTranslation('grades');
  const language = useLanguage();
  return (
    <table className="lines">
      <thead>
        <tr>
          {(['provider', 'year', 'points', 'grade', 'state', 'published', 'follows'] as const).map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {gradings.map((grading) => {
          const { id, provider, year, points, grade, state, publishedAt } = grading;
          return (
            <tr key={id}>
              <th scope="row">
                <Link to={`/providers/${provider.id}`}>{provider.name}</Link>
              </th>
              <td data-label={t('year')}>{year}</td>
              <td data-label={t('points')}>{points === null ? '—' : pointsText(points)}</td>
              <td data-label={t('grade')}>{grade === null ? '—' : <GradeTag grade={grade} />}</td>
              <td data-label={t('state')}>{GRADING_STATE_LABELS[state][language]}</td>
              <td data-label={t('published')}>{publishedAt === null ? '—' : formatInstant(publishedAt as Instant)}</td>
              <td data-label={t('follows')}>
                <GradeFollows grading={grading} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
