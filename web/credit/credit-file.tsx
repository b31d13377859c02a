import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StateTag } from '../admission/state-tag.tsx';
import { CREDIT_EVENTS } from '../../domain/providers/credit-event.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { answerOf, api } from '../connection/client.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import type { components } from '../generated/api.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import './words.ts';

type CreditEvent = components['schemas']['CreditEvent'];
type Counts = components['schemas']['CreditFile']['counts'];

const TONES = { good: 'good', bad: 'bad', neutral: 'plain' } as const;

/** What happened, the newest first, with how often each sort occurred above it. */
export function CreditFile({ providerId }: { readonly providerId: string }) {
  const { t } = useTranslation('credit');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['contracts', 'credit', providerId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const params = { path: { providerId }, query: { limit: 30, ...(cursor && { cursor }) } };
      return answerOf(api.GET('/api/v1/providers/{providerId}/credit', { params, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const events = data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <p className="quiet">{t('hint')}</p>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!events && !error && <Waiting what={t('loading')} />}
      {events?.length === 0 && <p>{t('empty')}</p>}
      {data && <Summary counts={data.pages[0]?.counts ?? []} />}
      {events && events.length > 0 && (
        <ul className="case-list">
          {events.map((event) => (
            <Line key={event.key} event={event} />
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

function Summary({ counts }: { readonly counts: Counts }) {
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

function Line({ event: { title, explanation, tone, rule, at, source } }: { readonly event: CreditEvent }) {
  const { t } = useTranslation('credit');
  const language = useLanguage();
  return (
    <li>
      <StateTag tone={TONES[tone]}>{t(tone)}</StateTag> <strong>{title[language]}</strong> <code>{rule}</code>
      <div>{explanation[language]}</div>
      <div className="quiet">
        <time dateTime={at}>{formatInstant(at as Instant)}</time> · <SourceLink source={source} />
        {source.month !== null && ` · ${t('month', { month: source.month })}`}
      </div>
    </li>
  );
}

/** The contract or purchase that an event comes from, on the reader's own side of the console. */
function SourceLink({ source: { contractId, purchaseId, number } }: { readonly source: CreditEvent['source'] }) {
  const { t } = useTranslation('credit');
  const { roles } = useSignedIn();
  const side = roles.includes('provider') ? '/provider' : '';
  const words = t(contractId === null ? 'purchase' : 'contract', { number });
  if (contractId !== null) return <Link to={`${side}/contracts/${contractId}`}>{words}</Link>;
  return purchaseId === null ? words : <Link to={`${side}/purchases/${purchaseId}`}>{words}</Link>;
}
