import { useInfiniteQuery } from '@tanstack/react-query';
import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import { StateFilter, useStateFilter } from '../admission/state-filter.tsx';
import { StateTag } from '../admission/state-tag.tsx';
import { answerOf, api } from '../connection/client.ts';
import '../admission/admission.css';
import '../frame/lines.css';
import { PagedList } from '../frame/paged-list.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { taskAddress } from '../task/task-address.ts';
import { AlertFigures, type RecordAlert } from './alert-figures.tsx';
import './words.ts';

const STATES = ['open', 'explained', 'confirmed'] as const;
const TONES = { open: 'wait', explained: 'good', confirmed: 'bad' } as const;

/** What the records of the region's contracts were pointed out for. */
export default function AlertsPage() {
  const { t } = useTranslation('watch');
  const state = useStateFilter(STATES);
  const [query] = useSearchParams();
  const contract = query.get('contract') ?? undefined;
  usePageTitle(t('title'));
  const pages = useInfiniteQuery({
    queryKey: ['contracts', 'record-alerts', state, contract],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const asked = { limit: 50, ...(state && { state }), ...(contract && { contract }), ...(cursor && { cursor }) };
      return answerOf(api.GET('/api/v1/alerts', { params: { query: asked }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="quiet">{t('about')}</p>
      <StateFilter states={STATES} label={t('state')} all={t('all')} nameOf={(one) => t(`states.${one}`)} />
      <PagedList
        pages={pages}
        loading={t('loading')}
        more={t('more')}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty')} />}
      >
        {(items) => <Lines alerts={items} />}
      </PagedList>
    </>
  );
}

function Lines({ alerts }: { readonly alerts: readonly RecordAlert[] }) {
  const { t } = useTranslation('watch');
  return (
    <table className="lines">
      <thead>
        <tr>
          {(['what', 'contract', 'found', 'state', 'task'] as const).map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {alerts.map((alert) => (
          <tr key={alert.id}>
            <th scope="row">
              <AlertFigures alert={alert} />
            </th>
            <td data-label={t('contract')}>
              <Link to={`/contracts/${alert.contract.id}/visits`}>
                <code>{alert.contract.number}</code>
              </Link>
              <span className="case-about">{alert.contract.provider}</span>
              <Link className="case-about" to={`/contracts/${alert.contract.id}/watch`}>
                {t('limitsOf')}
              </Link>
            </td>
            <td data-label={t('found')}>{formatInstant(alert.foundAt as Instant)}</td>
            <td data-label={t('state')}>
              <StateTag tone={TONES[alert.state]}>{t(`states.${alert.state}`)}</StateTag>
              {alert.conclusion !== null && (
                <span className="case-about">{t('conclusion', { text: alert.conclusion })}</span>
              )}
            </td>
            <td data-label={t('task')}>
              <Link to={taskAddress(alert.taskId)}>{t('look')}</Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
