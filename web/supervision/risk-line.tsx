import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FindingText, RiskTag } from '../contracts/findings.tsx';
import { ReadinessBar, ReadinessChecks, type Readiness } from '../contracts/readiness.tsx';
import { Sparkline } from '../contracts/sparkline.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import type { SupervisedContract } from './supervision-query.ts';
import './words.ts';

/** Reasons shown without opening; more are one click away. */
const SHOWN = 2;

export function RiskLine({ contract }: { readonly contract: SupervisedContract }) {
  const { t } = useTranslation('supervision');
  const { id, number, lotName, provider, recipients, risk, satisfaction, readiness } = contract;
  const trend = t('trend', { n: satisfaction.length, values: satisfaction.map((value) => `${value}%`).join(' → ') });
  return (
    <tr>
      <th scope="row">
        <Link to={`/contracts/${id}`}>{number}</Link>
        <span className="line-note">
          {provider.name} · {lotName} · {t('recipients', { n: recipients })}
        </span>
      </th>
      <td data-label={t('colRisk')}>
        <RiskTag risk={risk} />
      </td>
      <td data-label={t('colReasons')}>
        <Reasons contract={contract} />
      </td>
      <td data-label={t('colSatisfaction')} className="line-trend">
        {satisfaction.length > 0 ? (
          <>
            <Sparkline values={satisfaction} label={trend} /> {satisfaction.at(-1)}%
          </>
        ) : (
          '—'
        )}
      </td>
      <td data-label={t('colReady')}>
        <Ready readiness={readiness} region={contract.region} />
      </td>
      <td data-label={t('colEnd')} className="line-end">
        <Ends contract={contract} />
      </td>
      <td className="line-act">
        <Act contract={contract} />
      </td>
    </tr>
  );
}

function Reasons({ contract: { id, risk } }: { readonly contract: SupervisedContract }) {
  const { t } = useTranslation('supervision');
  const [first, rest] = [risk.findings.slice(0, SHOWN), risk.findings.slice(SHOWN)];
  if (first.length === 0) return <span className="quiet">—</span>;
  const texts = (findings: typeof first) => (
    <ul className="reasons">
      {findings.map((finding) => (
        <li key={finding.code}>
          <FindingText finding={finding} contractId={id} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {texts(first)}
      {rest.length > 0 && (
        <details className="more-reasons">
          <summary>{t('moreReasons', { n: rest.length })}</summary>
          {texts(rest)}
        </details>
      )}
    </>
  );
}

function Ready({ readiness, region }: { readonly readiness: Readiness; readonly region: string }) {
  const { t } = useTranslation('supervision');
  const lacks = readiness.checks.filter(({ met }) => !met).length;
  return (
    <details className="more-checks">
      <summary>
        <ReadinessBar score={readiness.score} />
        <span className="quiet">{lacks === 0 ? t('ready') : t('lacks', { n: lacks })}</span>
      </summary>
      <ReadinessChecks readiness={readiness} region={region} />
    </details>
  );
}

function Ends({ contract: { endsOn, daysLeft } }: { readonly contract: SupervisedContract }) {
  const { t } = useTranslation('contracts');
  if (endsOn === null || daysLeft === null) return '—';
  return (
    <>
      {endsOn}
      <span className="line-note">{daysLeft < 0 ? t('ended', { n: -daysLeft }) : t('days', { n: daysLeft })}</span>
    </>
  );
}

function Act({ contract: { id, number, takeoverId, state } }: { readonly contract: SupervisedContract }) {
  const { t } = useTranslation('supervision');
  const { may } = useSignedIn();
  if (takeoverId !== null) {
    return (
      <Link className="act act-small" to={`/takeovers/${takeoverId}`} aria-label={t('watchOf', { number })}>
        {t('watch')}
      </Link>
    );
  }
  if (state !== 'running' || !may.some(({ action, subject }) => action === 'create' && subject === 'Takeover'))
    return null;
  return (
    <Link
      className="act act-small act-danger"
      to={`/contracts/${id}/takeover`}
      aria-label={t('takeOverOf', { number })}
    >
      {t('takeOver')}
    </Link>
  );
}
