import { useTranslation } from 'react-i18next';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Complaint } from './queries.ts';
import './words.ts';

/** What became of the complaint: the decision and how it was carried out, or why there is none. */
export function Decision({ complaint }: { readonly complaint: Complaint }) {
  const { t } = useTranslation('complaints');
  const { state, refusal, withdrawal, decision, decisionDue } = complaint;
  if (state === 'refused') {
    return (
      <p className="case-text">
        {t('decision.refusal')}：{refusal}
      </p>
    );
  }
  if (withdrawal !== null) return <p>{t('decision.withdrawn', { reason: withdrawal })}</p>;
  if (decision === null) return <p>{t('decision.none', { at: formatInstant(decisionDue as Instant) })}</p>;
  return <Decided complaint={complaint} decision={decision} />;
}

interface Properties {
  readonly complaint: Complaint;
  readonly decision: NonNullable<Complaint['decision']>;
}

function Decided({ complaint: { verdict }, decision, complaint }: Properties) {
  const { t } = useTranslation('complaints');
  const { number, findings, basis, falseMaterial } = decision;
  return (
    <>
      <p>
        <strong>{t(`verdict.${verdict ?? 'rejected'}`)}</strong> {t('decision.number')} {number}
      </p>
      <h3>{t('decision.findings')}</h3>
      <p className="case-text">{findings}</p>
      <p>
        {t('decision.basis')}：{basis}
      </p>
      {falseMaterial === true && <p>{t('decision.false')}</p>}
      {verdict === 'upheld' && <Effects complaint={complaint} decision={decision} />}
      <p className="quiet">{t('decision.remedy')}</p>
    </>
  );
}

function Effects({ complaint: { report, carriedOutAt }, decision: { effects } }: Properties) {
  const { t } = useTranslation('complaints');
  const language = useLanguage();
  const ordered = effects.some(({ point }) => point !== 'performed');
  return (
    <>
      <h3>{t('decision.effects')}</h3>
      {effects.length === 0 && <p>{t('decision.noEffect')}</p>}
      <ul>
        {effects.map(({ lot, title, source }) => (
          <li key={lot}>{t('decision.lot', { lot, title: title[language], source })}</li>
        ))}
      </ul>
      {ordered && (
        <>
          <h3>{t('decision.report')}</h3>
          <p className="case-text">{report ?? t('decision.notYet')}</p>
          {carriedOutAt !== null && <p>{t('decision.carriedOut', { at: formatInstant(carriedOutAt as Instant) })}</p>}
        </>
      )}
    </>
  );
}
