import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { isInForce } from '../../domain/contracts/contract-state.ts';
import { formatYuan } from '../../domain/money.ts';
import { ContractEvaluations } from '../evaluations/contract-evaluations.tsx';
import ContractPaper from '../paper/contract-paper.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { ContractInspections, ContractPayments, ContractTakeovers } from './contract-parts.tsx';
import { Triggers } from '../takeovers/triggers.tsx';
import { useContract, type Contract } from './queries.ts';
import { minute } from './when.ts';
import './words.ts';

/** A contract as its contractor sees it, or as a provider that stands by for it. */
export default function ProviderContract() {
  const { t } = useTranslation('provider');
  const { contractId = '' } = useParams();
  const { data: contract, error, refetch } = useContract(contractId);
  return (
    <>
      <p className="way-back">
        <Link to="/provider/contracts">← {t('contracts.title')}</Link>
      </p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!contract && !error && <Waiting what={t('contracts.loading')} />}
      {contract && <OneContract contract={contract} />}
    </>
  );
}

function OneContract({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation('provider');
  const { organisation } = useSignedIn();
  const own = contract.provider.id === organisation.id;
  usePageTitle(contract.number);
  return (
    <article>
      <div className="page-head">
        <h1>
          <code>{contract.number}</code>
        </h1>
        <p className="page-summary">
          {t(`contracts.${contract.kind}`)} · {t(`contractState.${contract.state}`)}
        </p>
      </div>
      {contract.paymentsFrozenAt !== null && own && (
        <Alert type="warning" showIcon title={t('contract.frozenAt', { at: minute(contract.paymentsFrozenAt) })} />
      )}
      {!own && <Alert type="info" showIcon title={t('contract.standbyAbout')} />}
      <Facts contract={contract} own={own} />
      <div className="home">
        <div className="home-main">
          {own && <ContractPaper contractId={contract.id} open={contract.state === 'draft'} />}
          {own && <ContractPayments contract={contract} />}
          {own && <ContractInspections contract={contract} />}
          {own && <ContractEvaluations contractId={contract.id} />}
          {own && contract.kind === 'main' && <Triggers contractId={contract.id} reports={isInForce(contract.state)} />}
          <ContractTakeovers contract={contract} />
        </div>
        <div className="home-side">
          <Plan contract={contract} own={own} />
        </div>
      </div>
    </article>
  );
}

function Facts({ contract, own }: { readonly contract: Contract; readonly own: boolean }) {
  const { t } = useTranslation('provider');
  const { organisation } = useSignedIn();
  const { amountFen, startsOn, endsOn, signedAt, coverage, standby, provider } = contract;
  const position = standby.find((entry) => entry.provider.id === organisation.id)?.position;
  return (
    <dl className="facts-line">
      {!own && (
        <div>
          <dt>{t('contract.contractor')}</dt>
          <dd>{provider.name}</dd>
        </div>
      )}
      <div>
        <dt>{t('contracts.amount')}</dt>
        <dd>{formatYuan(amountFen)}</dd>
      </div>
      <div>
        <dt>{t('contracts.term')}</dt>
        <dd>{startsOn === null ? '—' : `${startsOn} ～ ${endsOn ?? ''}`}</dd>
      </div>
      {signedAt !== null && (
        <div>
          <dt>{t('contract.signedAt')}</dt>
          <dd>{minute(signedAt)}</dd>
        </div>
      )}
      {own && (
        <div>
          <dt>{t('contract.coverage')}</dt>
          <dd>{t('contract.covered', { covered: coverage.covered, total: coverage.total })}</dd>
        </div>
      )}
      {position !== undefined && (
        <div>
          <dt>{t('contract.position')}</dt>
          <dd>{t('contract.positionIs', { n: position })}</dd>
        </div>
      )}
    </dl>
  );
}

const PLAN_PARTS = ['trigger', 'scope', 'dataHandover', 'staffHandover', 'end'] as const;

function Plan({
  contract: { takeoverPlan, acceptancePlan },
  own,
}: {
  readonly contract: Contract;
  readonly own: boolean;
}) {
  const { t } = useTranslation('provider');
  if (takeoverPlan === null) return null;
  return (
    <section className="card" aria-labelledby="contract-plan">
      <h2 id="contract-plan">{t('contract.plan')}</h2>
      <dl className="stacked">
        {PLAN_PARTS.map((part) => (
          <div key={part}>
            <dt>{t(`plan.${part}`)}</dt>
            <dd>{takeoverPlan[part]}</dd>
          </div>
        ))}
        <div>
          <dt>{t('plan.costCapPercent')}</dt>
          <dd>{t('plan.percent', { percent: takeoverPlan.costCapPercent })}</dd>
        </div>
        {own && acceptancePlan !== null && (
          <div>
            <dt>{t('plan.acceptance')}</dt>
            <dd>{acceptancePlan}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
