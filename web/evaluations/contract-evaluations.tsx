import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DIMENSION_LABELS, DIMENSIONS, SIDE_LABELS, SIDES } from '../../domain/performance/dimensions.ts';
import { RENEWAL_LABELS } from '../../domain/performance/renewal.ts';
import { GRADE_LABELS } from '../../domain/performance/result.ts';
import { pointsText } from '../../domain/providers/credit-score.ts';
import { StateTag } from '../admission/state-tag.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import { AskDialog } from './ask-dialog.tsx';
import { useEvaluations, type Evaluation } from './evaluations-query.ts';
import './words.ts';

const TONES = { excellent: 'good', good: 'good', passed: 'plain', failed: 'bad' } as const;

const STATE_TONES = { requested: 'wait', rating: 'wait', announced: 'wait', published: 'good', void: 'plain' } as const;

/** The performance evaluations of a contract: how far each has come, its result with the formula, and the way to the survey. */
export function ContractEvaluations({ contractId }: { readonly contractId: string }) {
  const { t } = useTranslation('evaluations');
  const { data, error, refetch } = useEvaluations(contractId);
  const [open, setOpen] = useState(false);
  return (
    <section className="panel" aria-labelledby="evaluations">
      <h2 id="evaluations">{t('title')}</h2>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('loading')} />}
      {data?.evaluations.length === 0 && <p className="quiet">{t('empty')}</p>}
      {data?.evaluations.map((evaluation) => (
        <OneEvaluation key={evaluation.id} evaluation={evaluation} />
      ))}
      {data?.mayAsk && <Button onClick={() => setOpen(true)}>{t('ask.open')}</Button>}
      {open && data && <AskDialog contractId={contractId} evaluators={data.evaluators} close={() => setOpen(false)} />}
    </section>
  );
}

function OneEvaluation({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t } = useTranslation('evaluations');
  const { may } = useSignedIn();
  const { id, seq, state, from, to, evaluator, asked, answered, result } = evaluation;
  const surveys = may.some(({ action, subject }) => action === 'create' && subject === 'Feedback');
  return (
    <article>
      <h3>
        {t('one', { seq, from, to })} <StateTag tone={STATE_TONES[state]}>{t(`state.${state}`)}</StateTag>
      </h3>
      <p className="quiet">
        {evaluator === null ? t('noEvaluator') : t('evaluator', { name: evaluator })} ·{' '}
        {t('answers', { asked, answered })}
        {surveys && state === 'rating' && (
          <>
            {' · '}
            <Link to={`/evaluations/${id}/survey`}>{t('survey.open')}</Link>
          </>
        )}
      </p>
      {result && <Result result={result} />}
      {evaluation.draw && <p className="quiet small">{t('draw', evaluation.draw)}</p>}
    </article>
  );
}

function Result({ result }: { readonly result: NonNullable<Evaluation['result']> }) {
  const { t } = useTranslation('evaluations');
  const language = useLanguage();
  const { total, grade, sides, marks, weights, renewal, renewUntil, objection, objectionAnswer } = result;
  const present = SIDES.filter((side) => sides[side] !== undefined);
  return (
    <>
      <p>
        <strong>{t('total', { points: pointsText(total) })}</strong>{' '}
        <StateTag tone={TONES[grade]}>{GRADE_LABELS[grade][language]}</StateTag> {RENEWAL_LABELS[renewal][language]}
        {renewUntil !== null && t('until', { day: renewUntil })}
      </p>
      <table className="lines">
        <caption>{t('formula')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('side')}</th>
            {DIMENSIONS.map((dimension) => (
              <th key={dimension} scope="col">
                {DIMENSION_LABELS[dimension][language]} {weights.dimensions[dimension]}%
              </th>
            ))}
            <th scope="col">{t('score')}</th>
          </tr>
        </thead>
        <tbody>
          {present.map((side) => (
            <tr key={side}>
              <th scope="row">
                {SIDE_LABELS[side][language]} {weights.sides[side]}%
              </th>
              {DIMENSIONS.map((dimension) => (
                <td key={dimension}>{Math.round((marks[side]?.[dimension] ?? 0) * 100) / 100}</td>
              ))}
              <td>{pointsText(sides[side] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {objection !== null && (
        <p className="case-text">
          <strong>{t('objection')}</strong> {objection}
        </p>
      )}
      {objectionAnswer !== null && (
        <p className="case-text">
          <strong>{t('objectionAnswer')}</strong> {objectionAnswer}
        </p>
      )}
    </>
  );
}
