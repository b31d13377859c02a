import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatYuan } from '../../domain/money.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { useContracts, type ContractItem } from './queries.ts';

/** Contracts in force, and those this organisation stands by for. */
export function HomeContracts() {
  const { t } = useTranslation('provider');
  const { organisation } = useSignedIn();
  const { data, error, refetch } = useContracts();
  const inForce = data?.items.filter(({ state }) => state === 'running' || state === 'suspended');
  const own = inForce?.filter(({ provider }) => provider.id === organisation.id);
  const standby = inForce?.filter(({ provider }) => provider.id !== organisation.id);
  return (
    <section className="card" aria-labelledby="home-contracts">
      <h2 id="home-contracts">{t('home.contracts')}</h2>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting what={t('contracts.loading')} />}
      {own && <Contracts contracts={own} none={t('home.contractsNone')} />}
      {standby && (
        <>
          <h3>{t('home.standby')}</h3>
          <Contracts contracts={standby} none={t('home.standbyNone')} />
          {standby.length > 0 && <p className="quiet">{t('home.standbyHint')}</p>}
        </>
      )}
    </section>
  );
}

function Contracts({ contracts, none }: { readonly contracts: readonly ContractItem[]; readonly none: string }) {
  const { t } = useTranslation('provider');
  if (contracts.length === 0) return <p className="quiet">{none}</p>;
  return (
    <ul className="plain-list">
      {contracts.map(({ id, number, amountFen, endsOn, paymentsFrozenAt }) => (
        <li key={id}>
          <Link to={`/provider/contracts/${id}`}>
            <code>{number}</code>
          </Link>
          <span className="line-about">
            {formatYuan(amountFen)}
            {endsOn !== null && ` · ${t('contracts.until', { day: endsOn })}`}
            {paymentsFrozenAt !== null && <strong className="due-overdue"> {t('contracts.frozen')}</strong>}
          </span>
        </li>
      ))}
    </ul>
  );
}
