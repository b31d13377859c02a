import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatSize } from '../../domain/attachments.ts';
import { ENTERPRISE_SIZES } from '../../domain/procurement/sme-reserve.ts';
import { RELATION_SIGNS } from '../../domain/providers/relations.ts';
import { Money } from '../form/schema-view.tsx';
import { useLanguage } from '../words/i18n.ts';
import type { Task } from './task-query.ts';

/** A bid beside the row in which it is examined or scored. */
export function BidBeside({ task, bidId }: { readonly task: Task; readonly bidId: string }) {
  const { t } = useTranslation('task');
  const language = useLanguage();
  const bid = task.material.bids?.find((candidate) => candidate.bidId === bidId);
  if (!bid) return null;
  return (
    <section className="beside" aria-label={t('bidOf', { provider: bid.provider })}>
      {bid.alike.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('alike.title')}
          description={
            <ul className="bid-files">
              {bid.alike.map(({ provider, sign, passage }) => (
                <li key={`${provider} ${sign}`}>
                  {t(`alike.${sign}`, { provider })}
                  {passage !== null && <q className="line-below">{passage}</q>}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {bid.related.map(({ provider, sign }) => (
        <Alert
          key={`${provider} ${sign}`}
          type="warning"
          showIcon
          title={t('related', { provider, sign: RELATION_SIGNS[sign][language] })}
        />
      ))}
      {bid.outsideReserve && <Alert type="warning" showIcon title={t('outsideReserve')} />}
      <h4>{t('proposal')}</h4>
      <p className="answer-text">{bid.proposal}</p>
      {bid.enterpriseSize !== null && (
        <p>{t('enterpriseSize', { size: ENTERPRISE_SIZES[bid.enterpriseSize][language] })}</p>
      )}
      {bid.files.length > 0 && (
        <>
          <h4>{t('bidFiles')}</h4>
          <ul className="bid-files">
            {bid.files.map(({ seq, name, size, fault }) => (
              <li key={seq}>
                {fault === null ? <a href={`/api/v1/bids/${bidId}/files/${seq}`}>{name}</a> : name}{' '}
                <span className="quiet">
                  {formatSize(size)}
                  {fault !== null && ` · ${t(`bidFileFault.${fault}`)}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {bid.explanation !== null && (
        <>
          <h4>{t('priceExplanation')}</h4>
          <p className="answer-text">{bid.explanation}</p>
        </>
      )}
      {bid.priceFen === null ? (
        <p className="quiet">{t('priceHidden')}</p>
      ) : (
        <>
          <h4>{t('price')}</h4>
          <Money fen={bid.priceFen} />
        </>
      )}
    </section>
  );
}
