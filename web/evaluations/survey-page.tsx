import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { StateTag } from '../admission/state-tag.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import '../frame/lines.css';
import '../visits/visits.css';
import { AnswerDialog } from './answer-dialog.tsx';
import { useSurvey, type Survey, type SurveyedRecipient } from './evaluations-query.ts';
import { SurveySheet } from './survey-sheet.tsx';
import './words.ts';

/** Who was drawn to be asked, in the order of the draw: printed questionnaires, and answers told on the phone. */
export default function SurveyPage() {
  const { t } = useTranslation('evaluations');
  const { evaluationId = '' } = useParams();
  const { data, error, refetch } = useSurvey(evaluationId);
  usePageTitle(t('survey.title'));
  return (
    <>
      {data && (
        <p className="way-back">
          <Link to={`/contracts/${data.contract.id}`}>← {t('survey.back', { number: data.contract.number })}</Link>
        </p>
      )}
      <h1>{t('survey.title')}</h1>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('loading')} />}
      {data && <Sample evaluationId={evaluationId} survey={data} />}
    </>
  );
}

function Sample({ evaluationId, survey }: { readonly evaluationId: string; readonly survey: Survey }) {
  const { t } = useTranslation('evaluations');
  const [asking, setAsking] = useState<SurveyedRecipient>();
  const [printing, setPrinting] = useState(false);
  const { recipients, fewest, open, contract } = survey;
  const answered = recipients.filter(({ channel }) => channel !== null).length;
  return (
    <section className="case-panel">
      <p>{t('survey.about', { provider: contract.provider, asked: recipients.length, answered, fewest })}</p>
      {!open && <p className="quiet">{t('survey.over')}</p>}
      {open && answered < recipients.length && <Button onClick={() => setPrinting(true)}>{t('survey.print')}</Button>}
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t('survey.position')}</th>
            <th scope="col">{t('survey.who')}</th>
            <th scope="col">{t('survey.township')}</th>
            <th scope="col">{t('survey.answer')}</th>
          </tr>
        </thead>
        <tbody>
          {recipients.map((recipient) => (
            <tr key={recipient.id}>
              <td>{recipient.position}</td>
              <th scope="row">
                {recipient.name} {recipient.number}
              </th>
              <td>{recipient.township}</td>
              <td>
                {recipient.channel !== null && (
                  <StateTag tone="good">{t(`survey.channel.${recipient.channel}`)}</StateTag>
                )}
                {recipient.channel === null && open && (
                  <Button size="small" onClick={() => setAsking(recipient)}>
                    {t('survey.phone')}
                  </Button>
                )}
                {recipient.channel === null && !open && t('survey.none')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asking && <AnswerDialog evaluationId={evaluationId} recipient={asking} close={() => setAsking(undefined)} />}
      {printing && (
        <SurveySheet
          evaluationId={evaluationId}
          recipients={recipients.filter(({ channel }) => channel === null)}
          close={() => setPrinting(false)}
        />
      )}
    </section>
  );
}
