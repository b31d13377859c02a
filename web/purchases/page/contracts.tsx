import { useTranslation } from 'react-i18next';
import { CONTRACT_STATES } from '../../../domain/contracts/contract-state.ts';
import { formatYuan } from '../../../domain/money.ts';
import { Link } from 'react-router';
import { PaperLink } from '../../frame/paper-link.tsx';
import { useSignedIn } from '../../session/signed-in.tsx';
import { instantText } from './dates.ts';
import type { Purchase } from './purchase-query.ts';
import '../lot-words.ts';
import './bid-words.ts';

/** Who won what, and the contracts that came of it. */
export function Contracts({ purchase }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  if (purchase.awards.length + purchase.contracts.length === 0) return <p className="quiet">{t('contracts.none')}</p>;
  return (
    <>
      {purchase.awards.length > 0 && <Awards purchase={purchase} />}
      {purchase.contracts.length > 0 && <ContractLines purchase={purchase} />}
    </>
  );
}

function Awards({ purchase: { awards, lots, notices } }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  const published = notices.some(({ kind }) => kind === 'result-notice');
  const seqOf = (lotId: string) => lots.find(({ id }) => id === lotId)?.seq;
  return (
    <table className="lines">
      <caption>{t('contracts.awards')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('contracts.colProvider')}</th>
          <th scope="col">{t('contracts.colLot')}</th>
          <th scope="col" className="money">
            {t('contracts.colAmount')}
          </th>
          <th scope="col">{t('contracts.colDecided')}</th>
          <th scope="col">{t('contracts.colState')}</th>
        </tr>
      </thead>
      <tbody>
        {awards.map((award) => (
          <tr key={award.id}>
            <th scope="row">{award.provider}</th>
            <td data-label={t('contracts.colLot')}>{t('lots.lot', { seq: seqOf(award.lotId) })}</td>
            <td data-label={t('contracts.colAmount')} className="money">
              {formatYuan(award.amountFen)}
            </td>
            <td data-label={t('contracts.colDecided')}>
              {instantText(award.decidedAt)}
              {award.deemed && <span className="line-below">{t('contracts.deemed')}</span>}
            </td>
            <td data-label={t('contracts.colState')}>
              {t(`contracts.${award.state}`)}
              {published && award.state === 'live' && (
                <span className="line-below">
                  <PaperLink of={`awards/${award.id}/letter`}>{t('contracts.paper')}</PaperLink>
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ContractLines({ purchase: { contracts, lots } }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  const { may } = useSignedIn();
  const reads = may.some(({ action, subject }) => action === 'read' && subject === 'Contract');
  const seqOf = (lotId: string) => lots.find(({ id }) => id === lotId)?.seq;
  return (
    <table className="lines">
      <caption>{t('contracts.contracts')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('contracts.colNumber')}</th>
          <th scope="col">{t('contracts.colLot')}</th>
          <th scope="col">{t('contracts.colProvider')}</th>
          <th scope="col" className="money">
            {t('contracts.colAmount')}
          </th>
          <th scope="col">{t('contracts.colState')}</th>
        </tr>
      </thead>
      <tbody>
        {contracts.map((contract) => {
          const state = CONTRACT_STATES.find((known) => known === contract.state);
          return (
            <tr key={contract.id}>
              <th scope="row">
                {reads ? <Link to={`/contracts/${contract.id}`}>{contract.number}</Link> : contract.number}
                <span className="line-below">{t(`contracts.${contract.kind}`)}</span>
              </th>
              <td data-label={t('contracts.colLot')}>{t('lots.lot', { seq: seqOf(contract.lotId) })}</td>
              <td data-label={t('contracts.colProvider')}>{contract.provider.name}</td>
              <td data-label={t('contracts.colAmount')} className="money">
                {formatYuan(contract.amountFen)}
              </td>
              <td data-label={t('contracts.colState')}>
                {state === undefined ? contract.state : t(`contracts.state.${state}`)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
