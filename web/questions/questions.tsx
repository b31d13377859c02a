import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { DueTag } from '../due/due-tag.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { AnswerForm } from './answer-form.tsx';
import { AskForm } from './ask-form.tsx';
import { useQuestions, type Question, type QuestionList } from './questions-query.ts';
import './questions.css';
import './words.ts';

/**
 * Questions on the documents of one purchase. Everybody reads what is answered; suppliers ask; the office that buys sees
 * what waits, with the date by which the answer is due, and answers. Who asked is shown to nobody. The title is the page's.
 */
export function Questions({ purchaseId }: { readonly purchaseId: string }) {
  const { t } = useTranslation('questions');
  const { data, error, refetch } = useQuestions(purchaseId);
  return (
    <>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('loading')} />}
      {data && <QuestionsOf purchaseId={purchaseId} list={data} />}
    </>
  );
}

function QuestionsOf({ purchaseId, list }: { readonly purchaseId: string; readonly list: QuestionList }) {
  const { t } = useTranslation('questions');
  return (
    <>
      {list.mayAsk && <AskForm purchaseId={purchaseId} until={list.until} />}
      {list.mayAnswer && list.items.some(({ answer }) => answer === null) && (
        <Alert type="info" showIcon title={t('secret')} />
      )}
      {list.items.length === 0 && <p className="quiet">{t('none')}</p>}
      <ul className="question-list">
        {list.items.map((question) => (
          <li key={question.id}>
            <OneQuestion purchaseId={purchaseId} question={question} list={list} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface Properties {
  readonly purchaseId: string;
  readonly question: Question;
  readonly list: QuestionList;
}

function OneQuestion({ purchaseId, question, list }: Properties) {
  const { t } = useTranslation('questions');
  const { id, text, own, answer, answeredAt, due } = question;
  return (
    <>
      <p className="question-text">
        <strong>{t('question')}</strong>
        {text}
        {own && <span className="tag">{t('own')}</span>}
      </p>
      {answer !== null && answeredAt !== null && (
        <p className="question-text answer-text">
          <strong>{t('answer')}</strong>
          {answer}
          <time dateTime={answeredAt}>{t('answeredAt', { at: formatInstant(answeredAt as Instant) })}</time>
        </p>
      )}
      {due && (
        <p className="question-due">
          {t(list.mayAnswer ? 'due' : 'dueOwn')} <DueTag task={due} />
        </p>
      )}
      {list.mayAnswer && answer === null && (
        <AnswerForm purchaseId={purchaseId} questionId={id} mendableUntil={list.mendableUntil} />
      )}
    </>
  );
}
