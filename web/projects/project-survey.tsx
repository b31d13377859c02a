import { useTranslation } from 'react-i18next';
import { KEY_REVIEW_POINTS, RESPONDENT_KINDS, SURVEY_REASON_LABELS } from '../../domain/procurement/needs-survey.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Project } from './queries.ts';

type Held = NonNullable<Project['survey']['held']>;
type Review = Project['reviews'][number];

/** Whether a survey is due and why, what it found, and every review by whom (PL-09 to PL-11). */
export function ProjectSurvey({ project: { survey, reviews } }: { readonly project: Project }) {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  const reasons = survey.reasons.map((reason) => SURVEY_REASON_LABELS[reason][language]).join('；');
  return (
    <section aria-label={t('survey.title')}>
      <h2>{t('survey.title')}</h2>
      <p className="quiet">{survey.required ? t('survey.due', { reasons }) : t('survey.notDue')}</p>
      {survey.held !== null && <SurveyHeld held={survey.held} />}
      {survey.held === null && survey.required && <p>{t('survey.none')}</p>}
      <ul className="case-list">
        {reviews.map((review) => (
          <OneReview key={`${review.kind}/${review.at}`} review={review} />
        ))}
      </ul>
    </section>
  );
}

const TEXTS = ['publicOpinion', 'industry', 'market', 'history', 'followUp', 'conclusion'] as const;

function SurveyHeld({ held }: { readonly held: Held }) {
  const { t } = useTranslation('projects');
  return (
    <>
      <dl className="answers">
        <div>
          <dt>{t('survey.on')}</dt>
          <dd>{held.surveyedOn}</dd>
        </div>
        {held.by !== null && (
          <div>
            <dt>{t('survey.by')}</dt>
            <dd>{held.by}</dd>
          </div>
        )}
        {TEXTS.map((name) => (
          <div key={name}>
            <dt>{t(`survey.${name}`)}</dt>
            <dd className="case-text">{held[name]}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{t('survey.respondents', { count: held.respondents.length })}</summary>
        <ul className="case-list">
          {held.respondents.map(({ name, kind, finding }) => (
            <li key={name}>
              <strong>{name}</strong> <span className="quiet">{RESPONDENT_KINDS[kind]}</span>
              <p className="case-text">{finding}</p>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function OneReview({ review }: { readonly review: Review }) {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  const { kind, outcome, opinion, members, findings, by, at } = review;
  const names = members.map(
    ({ name, unit, outside }) => `${name}（${unit}${outside ? ` · ${t('survey.outside')}` : ''}）`,
  );
  const points = Object.entries(KEY_REVIEW_POINTS).filter(([code]) => findings[code] !== undefined);
  return (
    <li>
      <strong>
        {t(`survey.${kind}`)}：{t(`survey.${outcome}`)}
      </strong>{' '}
      {by}{' '}
      <time className="quiet" dateTime={at}>
        {formatInstant(at as Instant)}
      </time>
      <p className="case-text">{opinion}</p>
      {points.length > 0 && (
        <dl className="answers">
          {points.map(([code, title]) => (
            <div key={code}>
              <dt>{title[language]}</dt>
              <dd className="case-text">{findings[code]}</dd>
            </div>
          ))}
        </dl>
      )}
      {names.length > 0 && <p className="quiet">{t('survey.members', { names: names.join('、') })}</p>}
    </li>
  );
}
