import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CREDIT_EVENTS } from '../../domain/providers/credit-event.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useLanguage } from '../words/i18n.ts';
import { CreditLine } from './credit-line.tsx';
import { CreditStanding } from './credit-standing.tsx';
import { useCreditFile, type CreditAnswer } from './credit-query.ts';
import './words.ts';

/** Level and score, then what happened, the newest first, with the points of every event. */
export function CreditFile({ providerId }: { readonly providerId: string }) {
  const { t } = useTranslation('credit');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useCreditFile(providerId);
  const events = data?.pages.flatMap(({ items }) => items);
  const first = data?.pages[0];
  return (
    <>
      <p className="quiet">{t('hint')}</p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!events && !error && <Waiting what={t('loading')} />}
      {first && <CreditStanding standing={first.standing} uses={first.uses} />}
      {events?.length === 0 && <p>{t('empty')}</p>}
      {first && <Summary counts={first.counts} />}
      {events && events.length > 0 && (
        <ul className="case-list">
          {events.map((event) => (
            <CreditLine key={event.key} event={event} providerId={providerId} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button block disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function Summary({ counts }: Pick<CreditAnswer, 'counts'>) {
  const { t } = useTranslation('credit');
  const language = useLanguage();
  if (counts.length === 0) return null;
  return (
    <dl className="facts" aria-label={t('counts')}>
      {counts.map(({ kind, count }) => (
        <div key={kind}>
          <dt>{CREDIT_EVENTS[kind].title[language]}</dt>
          <dd>{t('times', { count })}</dd>
        </div>
      ))}
    </dl>
  );
}
