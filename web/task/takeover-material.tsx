import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { Money } from '../form/schema-view.tsx';
import type { components } from '../generated/api.ts';
import { useLanguage } from '../words/i18n.ts';
import { Fact } from './case-facts.tsx';

type Takeover = components['schemas']['TakeoverMaterial'];

/** Why a takeover was asked for, whom it affects and who could step in. */
export function TakeoverMaterial({ takeover }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('task');
  const language = useLanguage();
  const { requestedBy: by, requestedAt, reasonTitle, reason, failedProvider, urgency, drill, settlementFen } = takeover;
  const at = formatInstant(requestedAt as Instant);
  return (
    <section>
      {drill && <p className="drill-band">{t('drillText')}</p>}
      <dl className="answers">
        <Fact title={t('failedProvider')}>{failedProvider}</Fact>
        <Fact title={t('takeoverReason')}>
          <strong>{reasonTitle[language]}</strong>
          <p className="answer-text">{reason}</p>
          <p className="quiet">
            {by === null ? t('takeoverAskedPlain', { at }) : t('takeoverAsked', { by, at })} · {t(urgency)}
          </p>
        </Fact>
        {settlementFen !== null && (
          <Fact title={t('settlement')}>
            <Money fen={settlementFen} />
          </Fact>
        )}
      </dl>
      <Affected takeover={takeover} />
      <Standby takeover={takeover} />
      <p>
        <Link to={`/takeovers/${takeover.id}`}>{t('toTakeover')} →</Link>
      </p>
    </section>
  );
}

function Affected({ takeover: { affected } }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('task');
  const count = affected.reduce((sum, { recipients }) => sum + recipients, 0);
  const covered = affected.reduce((sum, level) => sum + level.covered, 0);
  return (
    <>
      <h4>
        {t('affected')} <span className="quiet">{t('affectedSum', { count, covered })}</span>
      </h4>
      <table className="lines figures">
        <thead>
          <tr>
            <th scope="col">{t('dependency')}</th>
            <th scope="col">{t('recipients')}</th>
            <th scope="col">{t('covered')}</th>
          </tr>
        </thead>
        <tbody>
          {affected.map((level) => (
            <tr key={level.dependency}>
              <th scope="row">{t(`dependencyLevel.${level.dependency}`)}</th>
              <td data-label={t('recipients')}>{level.recipients}</td>
              <td data-label={t('covered')}>{level.covered}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Standby({ takeover: { standby } }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('task');
  if (standby.length === 0) return null;
  return (
    <>
      <h4>{t('standby')}</h4>
      <table className="lines figures">
        <tbody>
          {standby.map(({ position, provider, capacity, answer, takes }) => (
            <tr key={position}>
              <th scope="row">
                {position}. {provider}
              </th>
              <td data-label={t('capacity')}>
                {t('capacity')} {t('people', { count: capacity })}
              </td>
              <td data-label={t('answer')}>{t(`answers.${(answer ?? 'none') as 'none'}`, { takes })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
