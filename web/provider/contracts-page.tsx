import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatYuan } from '../../domain/money.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { useContracts, type ContractItem } from './queries.ts';
import './words.ts';

/** Contracts of this organisation, and those it stands by for. */
export default function ProviderContracts() {
  const { t } = useTranslation('provider');
  const { organisation } = useSignedIn();
  const { data, error, refetch } = useContracts();
  usePageTitle(t('contracts.title'));
  const own = data?.items.filter(({ provider }) => provider.id === organisation.id);
  const standby = data?.items.filter(({ provider }) => provider.id !== organisation.id);
  return (
    <>
      <div className="page-head">
        <h1>{t('contracts.title')}</h1>
      </div>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('contracts.loading')} />}
      {own && <Part title={t('contracts.own')} contracts={own} none={t('contracts.ownNone')} />}
      {standby && <Part title={t('home.standby')} contracts={standby} none={t('home.standbyNone')} />}
    </>
  );
}

interface PartProperties {
  readonly title: string;
  readonly contracts: readonly ContractItem[];
  readonly none: string;
}

function Part({ title, contracts, none }: PartProperties) {
  const { t } = useTranslation('provider');
  return (
    <section className="part">
      <h2>{title}</h2>
      {contracts.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <table className="lines">
          <thead>
            <tr>
              {(['number', 'kind', 'amount', 'term', 'state'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`contracts.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {contracts.map((contract) => (
              <ContractLine key={contract.id} contract={contract} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function ContractLine({ contract }: { readonly contract: ContractItem }) {
  const { t } = useTranslation('provider');
  const { organisation } = useSignedIn();
  const { id, number, kind, amountFen, startsOn, endsOn, state, paymentsFrozenAt, provider } = contract;
  return (
    <tr>
      <th scope="row">
        <Link to={`/provider/contracts/${id}`}>
          <code>{number}</code>
        </Link>
        {kind === 'main' && startsOn !== null && (
          <Link className="line-about" to={`/provider/contracts/${id}/reports`}>
            {t('contracts.reports')}
          </Link>
        )}
        {provider.id === organisation.id && state !== 'draft' && (
          <Link className="line-about" to={`/provider/contracts/${id}/visits`}>
            {t('contracts.visits')}
          </Link>
        )}
      </th>
      <td data-label={t('contracts.kind')}>{t(`contracts.${kind}`)}</td>
      <td className="amount" data-label={t('contracts.amount')}>
        {formatYuan(amountFen)}
      </td>
      <td data-label={t('contracts.term')}>{startsOn === null ? '—' : `${startsOn} ～ ${endsOn ?? ''}`}</td>
      <td data-label={t('contracts.state')}>
        {t(`contractState.${state}`)}
        {paymentsFrozenAt !== null && <strong className="due-overdue"> · {t('contracts.frozen')}</strong>}
      </td>
    </tr>
  );
}
