import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Complaint } from './queries.ts';
import './words.ts';

/** What the parties said, and what the finance department asked of others. Nothing before the complaint is accepted. */
export function Hearing({ complaint }: { readonly complaint: Complaint }) {
  const { t } = useTranslation('complaints');
  if (complaint.acceptedAt === null) return null;
  return (
    <section className="case-panel">
      <h2>{t('statement.title')}</h2>
      <Statements complaint={complaint} />
      {complaint.inquiries.length > 0 && (
        <>
          <h2>{t('inquiry.title')}</h2>
          <Inquiries complaint={complaint} />
        </>
      )}
    </section>
  );
}

function Statements({ complaint: { statements } }: { readonly complaint: Complaint }) {
  const { t } = useTranslation('complaints');
  if (statements.length === 0) return <p className="quiet">{t('statement.none')}</p>;
  return (
    <ul className="case-list">
      {statements.map(({ by, buyer, text, at }) => (
        <li key={by.id}>
          <strong>{by.name}</strong>
          {buyer && `（${t('statement.buyer')}）`} <time dateTime={at}>{formatInstant(at as Instant)}</time>
          <p className="case-text">{text ?? t('statement.waived')}</p>
        </li>
      ))}
    </ul>
  );
}

function Inquiries({ complaint: { inquiries } }: { readonly complaint: Complaint }) {
  const { t } = useTranslation('complaints');
  const language = useLanguage();
  return (
    <ul className="case-list">
      {inquiries.map(({ seq, title, excluded, addressee, question, sentAt, answeredAt, result }) => (
        <li key={seq}>
          <strong>{title[language]}</strong> {addressee}
          {excluded && `（${t('inquiry.excluded')}）`}
          <p className="case-text">{question}</p>
          <p className="quiet">
            {t('inquiry.sent')} {formatInstant(sentAt as Instant)} ·{' '}
            {answeredAt === null
              ? t('inquiry.waiting')
              : `${t('inquiry.answered')} ${formatInstant(answeredAt as Instant)}`}
          </p>
          {result !== null && <p className="case-text">{result}</p>}
        </li>
      ))}
    </ul>
  );
}
