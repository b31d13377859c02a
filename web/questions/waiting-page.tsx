import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DueTag } from '../due/due-tag.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { AnswerForm } from './answer-form.tsx';
import { useWaitingQuestions } from './questions-query.ts';
import './questions.css';
import './words.ts';

/** For the office that buys: what suppliers have asked and nobody has answered yet. It is no task, so that no list tells. */
export default function WaitingQuestionsPage() {
  const { t } = useTranslation('questions');
  const { data, error, refetch } = useWaitingQuestions();
  usePageTitle(t('waitingTitle'));
  return (
    <>
      <div className="page-head">
        <h1>{t('waitingTitle')}</h1>
        {data && <p className="page-summary">{t('waitingCount', { count: data.items.length })}</p>}
      </div>
      <p className="quiet">{t('secret')}</p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('loading')} />}
      {data?.items.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('waitingNone')} />}
      <ul className="question-list">
        {data?.items.map(({ id, text, purchase, due }) => (
          <li key={id} className="waiting-question">
            <p>
              <Link to={`/purchases/${purchase.id}`}>{purchase.name}</Link> <code>{purchase.number}</code>
            </p>
            <p className="question-text">
              <strong>{t('question')}</strong>
              {text}
            </p>
            {due && (
              <p className="question-due">
                {t('due')} <DueTag task={due} />
              </p>
            )}
            <AnswerForm purchaseId={purchase.id} questionId={id} mendableUntil={null} />
          </li>
        ))}
      </ul>
    </>
  );
}
