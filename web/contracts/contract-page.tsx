import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { formatYuan } from '../../domain/money.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { ContractEvaluations } from '../evaluations/contract-evaluations.tsx';
import { ContractReports } from '../reports/contract-reports.tsx';
import ContractPaper from '../paper/contract-paper.tsx';
import { PaperLink } from '../frame/paper-link.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { Triggers } from '../takeovers/triggers.tsx';
import { ContractPlan } from './contract-plan.tsx';
import { useContract, type Contract } from './contract-query.ts';
import { ContractRecipients } from './contract-recipients.tsx';
import { ContractState } from './contracts-page.tsx';
import { FindingText, RiskTag } from './findings.tsx';
import { Inspections } from './inspections.tsx';
import { Payments } from './payments.tsx';
import { ReadinessBar, ReadinessChecks } from './readiness.tsx';
import './contracts.css';
import './words.ts';

/** One contract: what was agreed, how it goes, who is served, and who would step in. */
export default function ContractPage() {
  const { t } = useTranslation('contracts');
  const { contractId = '' } = useParams();
  const { data: contract, error, refetch } = useContract(contractId);
  return (
    <>
      <p className="way-back">
        <Link to="/contracts">← {t('back')}</Link>
      </p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!contract && !error && <Waiting what={t('loading')} />}
      {contract && <OneContract contract={contract} />}
    </>
  );
}

function OneContract({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation('contracts');
  usePageTitle(`${t('number')} ${contract.number}`);
  useAnchor();
  const main = contract.kind === 'main';
  return (
    <article className="contract">
      <header className="page-head">
        <h1>
          {t('number')} <span className="contract-number">{contract.number}</span>
        </h1>
        <ContractState state={contract.state} />
        {contract.paymentsFrozenAt && <span className="tag tag-late">❄ {t('frozen')}</span>}
        {contract.risk && <RiskTag risk={contract.risk} />}
        <Actions contract={contract} />
      </header>
      <Facts contract={contract} />
      <div className="contract-columns">
        <div className="contract-main">
          {contract.risk && <RiskPanel contract={contract} risk={contract.risk} />}
          <ContractRecipients contract={contract} />
          {main && <Inspections contract={contract} />}
          {main && <Paper contract={contract} />}
          {main && <ContractEvaluations contractId={contract.id} />}
          {main && <MonthlyReports contractId={contract.id} />}
          {main && <Payments contract={contract} />}
        </div>
        <div className="contract-side">
          {contract.readiness && (
            <section className="panel">
              <h2>{t('readyTitle')}</h2>
              <ReadinessBar score={contract.readiness.score} />
              <ReadinessChecks readiness={contract.readiness} region={contract.region} />
              <p className="quiet small">{t('readyNote')}</p>
            </section>
          )}
          <ContractPlan contract={contract} />
          <Triggers contractId={contract.id} />
          <Takeovers contract={contract} />
        </div>
      </div>
    </article>
  );
}

function Paper({ contract: { id } }: { readonly contract: Contract }) {
  const { may } = useSignedIn();
  const proposes = may.some(({ action, subject }) => action === 'create' && subject === 'Purchase');
  return <ContractPaper contractId={id} proposes={proposes} />;
}

function MonthlyReports({ contractId }: { readonly contractId: string }) {
  const { t } = useTranslation('reports');
  return (
    <section className="panel">
      <h2>{t('title')}</h2>
      <ContractReports contractId={contractId} />
    </section>
  );
}

/** A link to evidence names a part of the page, which is there only once the contract has come. */
function useAnchor(): void {
  const { hash } = useLocation();
  useEffect(() => {
    const part = hash === '' ? null : document.getElementById(hash.slice(1));
    part?.scrollIntoView();
    part?.focus({ preventScroll: true });
  }, [hash]);
}

function Actions({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation('contracts');
  const { may } = useSignedIn();
  const asks = may.some(({ action, subject }) => action === 'create' && subject === 'Takeover');
  const watches = may.some(({ action, subject }) => action === 'read' && subject === 'Supervision');
  const under = contract.takeovers.filter(
    ({ state }) => state === 'requested' || state === 'running' || state === 'bridging',
  );
  const real = under.find(({ drill }) => !drill);
  const drill = under.find((takeover) => takeover.drill);
  const shown = real ?? drill;
  const ready = asks && contract.kind === 'main' && contract.state === 'running' && !real;
  return (
    <div className="page-head-end actions">
      {contract.state !== 'draft' && (
        <Link to={`/contracts/${contract.id}/visits`} className="strong-link">
          {t('records')}
        </Link>
      )}
      {watches && contract.kind === 'main' && contract.state !== 'draft' && (
        <Link to={`/contracts/${contract.id}/watch`} className="strong-link">
          {t('watchLimits')}
        </Link>
      )}
      {contract.state === 'closed' && (
        <PaperLink of={`contracts/${contract.id}/acceptance`}>{t('paperAcceptance')}</PaperLink>
      )}
      {shown && (
        <Link to={`/takeovers/${shown.id}`} className="strong-link">
          {t(shown.drill ? 'runningDrill' : 'running')}
        </Link>
      )}
      {ready && !drill && (
        <Link className="act act-drill" to={`/contracts/${contract.id}/takeover?drill=true`}>
          {t('drill')}
        </Link>
      )}
      {ready && (
        <Link className="act act-danger" to={`/contracts/${contract.id}/takeover`}>
          {t('trigger')}
        </Link>
      )}
    </div>
  );
}

function Facts({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation('contracts');
  const { lot, purchase, provider, amountFen, startsOn, endsOn, signedAt, workflowUrl, kind, takeoverId } = contract;
  const interim = kind === 'interim';
  return (
    <dl className="facts" id="facts" tabIndex={-1}>
      <Fact name={t('provider')}>{provider.name}</Fact>
      <Fact name={t('purchase')}>
        <Link to={`/purchases/${purchase.id}`}>{purchase.name}</Link> <code>{purchase.number}</code>
      </Fact>
      <Fact name={t('lot')}>{lot.name}</Fact>
      {!interim && <Fact name={t('amount')}>{formatYuan(amountFen)}</Fact>}
      {startsOn && endsOn && <Fact name={t('term')}>{`${startsOn} — ${endsOn}`}</Fact>}
      {signedAt && <Fact name={t('signed')}>{formatInstant(signedAt as Instant)}</Fact>}
      {interim && takeoverId && (
        <Fact name={t('kind.interim')}>
          {t('bridge')} <Link to={`/takeovers/${takeoverId}`}>{t('toTakeover')}</Link>
        </Fact>
      )}
      {workflowUrl && (
        <Fact name={t('workflow')}>
          <a href={workflowUrl} target="_blank" rel="noreferrer">
            <code>{contract.workflowId}</code>
          </a>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function RiskPanel({ contract, risk }: { readonly contract: Contract; readonly risk: NonNullable<Contract['risk']> }) {
  const { t } = useTranslation('contracts');
  return (
    <section className="panel">
      <h2>{t('riskTitle')}</h2>
      {risk.findings.length === 0 && <p>✓ {t('riskNone')}</p>}
      <ul className="findings">
        {risk.findings.map((finding) => (
          <li key={finding.code}>
            <FindingText finding={finding} contractId={contract.id} />
          </li>
        ))}
      </ul>
      <p className="quiet small">{t('riskNote')}</p>
    </section>
  );
}

function Takeovers({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation('contracts');
  return (
    <section className="panel">
      <h2>{t('takeoversTitle')}</h2>
      {contract.takeovers.length === 0 && <p className="quiet">{t('takeoversNone')}</p>}
      <ul className="plain-list">
        {contract.takeovers.map(({ id, seq, drill, requestedAt }) => (
          <li key={id}>
            <Link to={`/takeovers/${id}`}>{t(drill ? 'drillN' : 'takeoverN', { n: seq })}</Link>{' '}
            <time dateTime={requestedAt}>{formatInstant(requestedAt as Instant)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}
