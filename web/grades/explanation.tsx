import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pointsText } from '../../domain/providers/credit-score.ts';
import {
  GRADING_FAULT_LABELS,
  GRADING_PART_LABELS,
  PROVIDER_GRADE_LABELS,
} from '../../domain/providers/grading-scheme.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import { useGrading, type Grading } from './queries.ts';
import './words.ts';

/** Every point of a grade, by which formula, and what was said and decided. */
export function Explanation({ gradingId }: { readonly gradingId: string }) {
  const { t } = useTranslation('grades');
  const { data, error, refetch } = useGrading(gradingId);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting what={t('loading')} />;
  return <Explained grading={data} />;
}

function Explained({ grading }: { readonly grading: Grading }) {
  const { t } = useTranslation('grades');
  const language = useLanguage();
  const { points, computed, lines, schemeSource, schemeFrom, state, objectUntil } = grading;
  return (
    <>
      {points !== null && computed !== null && (
        <>
          <ul>
            {lines.map((line) => (
              <li key={line.of}>
                <Line line={line} />
              </li>
            ))}
          </ul>
          <p>
            {t('sum', { points: pointsText(points) })}
            {' · '}
            {t('computed', { grade: PROVIDER_GRADE_LABELS[computed][language] })}
          </p>
          <p className="quiet">
            {schemeSource === null ? t('house') : t('source', { source: schemeSource, from: schemeFrom })}
          </p>
        </>
      )}
      {state === 'announced' && objectUntil && <p>{t('until', { at: formatInstant(objectUntil as Instant) })}</p>}
      <Said grading={grading} />
      <Serving grading={grading} />
    </>
  );
}

function Line({ line: { of, score, weight, count, each, points } }: { readonly line: Grading['lines'][number] }) {
  const { t } = useTranslation('grades');
  const language = useLanguage();
  const label = { ...GRADING_PART_LABELS, ...GRADING_FAULT_LABELS }[of][language];
  const fault = each === null ? t('unlisted', { label, count }) : t('fault', { label, count, each });
  const text = score === undefined ? fault : t('part', { label, score: pointsText(score), weight });
  return (
    <>
      {text} = <strong>{pointsText(points)}</strong>
    </>
  );
}

function Said({ grading: { reason, objection, objectionAnswer } }: { readonly grading: Grading }) {
  const { t } = useTranslation('grades');
  const said = [
    [t('reason'), reason],
    [t('objection'), objection],
    [t('answer'), objectionAnswer],
  ] as const;
  const known = said.filter(([, text]) => text !== null);
  if (known.length === 0) return null;
  return (
    <dl className="facts">
      {known.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Whatever becomes of the provider, whom it serves is not left alone. */
function Serving({ grading: { serving, grade } }: { readonly grading: Grading }) {
  const { t } = useTranslation('grades');
  const { roles } = useSignedIn();
  if (serving.length === 0 || grade !== 'unqualified') return null;
  const side = roles.includes('provider') ? '/provider' : '';
  return (
    <>
      <p>{t('serving')}</p>
      <ul>
        {serving.map(({ id, number }) => (
          <li key={id}>
            <Link to={`${side}/contracts/${id}`}>{number}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}
