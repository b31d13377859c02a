import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../connection/client.ts';
import '../frame/lines.css';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import './words.ts';

/** Contracts whose provider owes a report. */
export default function OverdueReportsPage() {
  const { t } = useTranslation('reports');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['contracts', 'overdue-reports'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: 100, ...(cursor && { cursor }) };
      return answerOf(api.GET('/api/v1/reports/overdue', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const lines = data?.pages.flatMap(({ items }) => items);
  usePageTitle(t('overdue.title'));
  return (
    <>
      <h1>{t('overdue.title')}</h1>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!lines && !error && <Waiting what={t('overdue.loading')} />}
      {lines?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('overdue.empty')} />}
      {lines && lines.length > 0 && (
        <table className="lines">
          <thead>
            <tr>
              {(['contract', 'provider', 'months'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`overdue.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ contract, months }) => (
              <tr key={contract.id}>
                <th scope="row">
                  <Link to={`/contracts/${contract.id}/reports`}>
                    <code>{contract.number}</code>
                  </Link>
                </th>
                <td data-label={t('overdue.provider')}>{contract.provider.name}</td>
                <td data-label={t('overdue.months')}>{months.map(({ month }) => t('month', { month })).join('、')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hasNextPage && (
        <Button className="more" block disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('overdue.more')}
        </Button>
      )}
    </>
  );
}
