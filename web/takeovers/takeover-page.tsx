import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { TAKEOVER_REASONS } from '../../domain/contracts/takeover-reasons.ts';
import { formatYuan } from '../../domain/money.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import '../contracts/contracts.css';
import { PaperLink } from '../frame/paper-link.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { ExportButton } from '../exports/export-button.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import { Bridges } from './bridges.tsx';
import { Cases } from './cases.tsx';
import { CoverageHead } from './coverage-head.tsx';
import { DrillBanner } from './drill-banner.tsx';
import { DrillReport } from './drill-report.tsx';
import { HandoverMatrix } from './handover-matrix.tsx';
import { Missing } from './missing.tsx';
import { RecipientNotice } from './recipient-notice.tsx';
import { StandbyAnswers } from './standby-answers.tsx';
import { useTakeover, type Takeover } from './takeover-query.ts';
import { Rectifications, Succession } from './succession.tsx';
import { TakeoverState } from './takeovers-page.tsx';
import { Timeline } from './timeline.tsx';
import { TownshipTiles } from './township-tiles.tsx';
import './takeovers.css';
import './words.ts';

/** One takeover as it happens: who is covered, who was asked, what is missing. */
export default function TakeoverPage() {
  const { t } = useTranslation('takeovers');
  const { takeoverId = '' } = useParams();
  const { data: takeover, error, refetch } = useTakeover(takeoverId);
  return (
    <>
      <p className="way-back">
        <Link to="/takeovers">← {t('title')}</Link>
      </p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!takeover && !error && <Waiting what={t('loading')} />}
      {takeover && <OneTakeover takeover={takeover} />}
    </>
  );
}

function OneTakeover({ takeover }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  const { drill, contract } = takeover;
  const official = takeover.events.length > 0;
  usePageTitle(t(drill ? 'drillTab' : 'tab', { number: contract.number }));
  return (
    <article className={`takeover ${drill ? 'is-drill' : ''}`}>
      {drill && <DrillBanner />}
      <Head takeover={takeover} />
      {!official && <OwnPart takeover={takeover} />}
      <CoverageHead takeover={takeover} />
      <DrillReport takeover={takeover} />
      <div className="takeover-columns">
        <div className="takeover-main">
          {official && <TownshipTiles takeover={takeover} />}
          <HandoverMatrix takeover={takeover} />
          <Cases takeover={takeover} />
        </div>
        <div className="takeover-side">
          <Missing takeover={takeover} />
          <Succession takeover={takeover} />
          <Rectifications takeover={takeover} />
          <StandbyAnswers takeover={takeover} />
          {official && <Timeline takeover={takeover} />}
          {official && <Bridges takeover={takeover} />}
        </div>
      </div>
    </article>
  );
}

function Head({ takeover }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  const language = useLanguage();
  const [notice, showNotice] = useState(false);
  const { seq, contract, failedProvider, urgency, drill, timings, requestedBy, workflowUrl, settlementFen } = takeover;
  const at = formatInstant(timings.requestedAt as Instant);
  return (
    <header className="takeover-head">
      <div className="page-head">
        <h1>{t('live.head', { seq, provider: failedProvider.name })}</h1>
        <span className={`tag tag-${drill ? 'drill' : urgency === 'urgent' ? 'late' : 'soon'}`}>
          {drill ? t('drill') : t(`urgency.${urgency}`)}
        </span>
        <TakeoverState takeover={takeover} />
        <div className="page-head-end actions no-print">
          <Button onClick={() => showNotice(true)}>{t('live.notice')}</Button>
          <Button onClick={() => window.print()}>{t('live.print')}</Button>
        </div>
      </div>
      <p className="quiet">
        <Link to={`/contracts/${contract.id}`}>{contract.number}</Link>
        {requestedBy && ` · ${t('live.by', { name: requestedBy.displayName, at })}`}
        {workflowUrl && (
          <>
            {' · '}
            <a href={workflowUrl} target="_blank" rel="noreferrer">
              {t('live.workflow')}
            </a>
          </>
        )}
      </p>
      {takeover.events.length > 0 && <Papers takeover={takeover} />}
      <p className="why-text">
        <strong>{TAKEOVER_REASONS[takeover.reasonCode][language]}</strong> {takeover.reason}
      </p>
      {settlementFen !== null && (
        <p>
          {t('live.settlement')}：
          {t(settlementFen >= 0 ? 'live.owes' : 'live.owed', { amount: formatYuan(Math.abs(settlementFen)) })}
        </p>
      )}
      {notice && <RecipientNotice takeover={takeover} close={() => showNotice(false)} />}
    </header>
  );
}

/** What an office takes along or files: the decision, who is handed over to whom, the letters to the families. */
function Papers({ takeover: { id, state, report } }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  return (
    <p className="papers no-print">
      {state !== 'requested' && (
        <>
          <PaperLink of={`takeovers/${id}/decision`}>{t('live.paperDecision')}</PaperLink>
          <PaperLink of={`takeovers/${id}/handover`}>{t('live.paperHandover')}</PaperLink>
          <PaperLink of={`takeovers/${id}/letters`}>{t('live.paperLetters')}</PaperLink>
        </>
      )}
      {report !== null && <PaperLink of={`takeovers/${id}/drill`}>{t('report.paper')}</PaperLink>}
      <ExportButton size="small" kind="handover-cases" title={t('live.casesTable')} filter={{ takeover: id }} />
    </p>
  );
}

/** What a provider is told: it stands by, or it is the one that failed. */
function OwnPart({ takeover }: { readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  const { organisation } = useSignedIn();
  const failed = takeover.failedProvider.id === organisation.id;
  return <Alert type={failed ? 'warning' : 'info'} showIcon title={t(failed ? 'live.yoursFailed' : 'live.yours')} />;
}
