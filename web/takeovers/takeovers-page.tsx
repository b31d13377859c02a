import { Empty, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { TAKEOVER_REASONS } from '../../domain/contracts/takeover-reasons.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import '../contracts/contracts.css';
import { usePageTitle } from '../frame/page-title.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { useLanguage } from '../words/i18n.ts';
import { CoverageBar } from './coverage-bar.tsx';
import { useTakeoverFilter, useTakeovers, type TakeoverFilter, type TakeoverItem } from './takeover-query.ts';
import './takeovers.css';
import './words.ts';

/** Takeovers and drills of the own scope, the newest first. */
export default function TakeoversPage() {
  const { t } = useTranslation('takeovers');
  const [filter, change] = useTakeoverFilter();
  const pages = useTakeovers(filter);
  const filtered = filter.running !== undefined || filter.drill !== undefined;
  usePageTitle(t('title'));
  return (
    <>
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <Filters filter={filter} change={change} />
      <PagedList
        pages={pages}
        loading={t('loading')}
        more={t('list.more')}
        empty={
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(filtered ? 'list.emptyFiltered' : 'list.empty')} />
        }
      >
        {(takeovers) => <Lines takeovers={takeovers} />}
      </PagedList>
    </>
  );
}

interface FilterProperties {
  readonly filter: TakeoverFilter;
  readonly change: (change: Partial<TakeoverFilter>) => void;
}

type Flag = 'true' | 'false' | '';

function Filters({ filter, change }: FilterProperties) {
  const { t } = useTranslation('takeovers');
  const chosen = (value: Flag) => (value === '' ? undefined : value);
  return (
    <div className="panel-filters">
      <Select
        className="panel-select"
        aria-label={t('list.kind')}
        value={filter.drill ?? ''}
        onChange={(drill: Flag) => change({ drill: chosen(drill) })}
        options={[
          { value: '', label: t('list.all') },
          { value: 'false', label: t('list.real') },
          { value: 'true', label: t('list.drills') },
        ]}
      />
      <Select
        className="panel-select"
        aria-label={t('list.state')}
        value={filter.running ?? ''}
        onChange={(running: Flag) => change({ running: chosen(running) })}
        options={[
          { value: '', label: t('list.any') },
          { value: 'true', label: t('list.running') },
          { value: 'false', label: t('list.ended') },
        ]}
      />
    </div>
  );
}

function Lines({ takeovers }: { readonly takeovers: readonly TakeoverItem[] }) {
  const { t } = useTranslation('takeovers');
  const columns = ['colContract', 'colTakeover', 'colReason', 'colState', 'colCoverage', 'colAt'] as const;
  return (
    <table className="lines">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`list.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {takeovers.map((takeover) => (
          <Line key={takeover.id} takeover={takeover} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ takeover }: { readonly takeover: TakeoverItem }) {
  const { t } = useTranslation('takeovers');
  const language = useLanguage();
  const { id, seq, contract, failedProvider, reasonCode, urgency, drill, coverage, requestedAt } = takeover;
  return (
    <tr>
      <th scope="row">
        <Link to={`/takeovers/${id}`}>{contract.number}</Link>
        <span className="line-note">{failedProvider.name}</span>
      </th>
      <td data-label={t('list.colTakeover')}>
        {t('list.n', { n: seq })}{' '}
        {drill ? (
          <span className="tag tag-drill">{t('drill')}</span>
        ) : (
          <span className={`tag tag-${urgency === 'urgent' ? 'late' : 'soon'}`}>{t(`urgency.${urgency}`)}</span>
        )}
      </td>
      <td data-label={t('list.colReason')}>{TAKEOVER_REASONS[reasonCode][language]}</td>
      <td data-label={t('list.colState')}>
        <TakeoverState takeover={takeover} />
        {takeover.gaps !== null && (
          <span className="line-note">
            {takeover.gaps === 0 ? t('list.noGaps') : t('list.gaps', { n: takeover.gaps })}
          </span>
        )}
      </td>
      <td data-label={t('list.colCoverage')}>
        <CoverageBar {...coverage} label={t('live.coverage')} />
      </td>
      <td data-label={t('list.colAt')}>
        <time dateTime={requestedAt}>{formatInstant(requestedAt as Instant)}</time>
      </td>
    </tr>
  );
}

/** Where a takeover stands, or how it ended. */
export function TakeoverState({ takeover }: { readonly takeover: Pick<TakeoverItem, 'state' | 'outcome'> }) {
  const { t } = useTranslation('takeovers');
  const { state, outcome } = takeover;
  const open = outcome === null || state === 'bridging';
  const tone = outcome === 'terminated' ? 'late' : open ? 'brand' : 'plain';
  return <span className={`tag tag-${tone}`}>{open ? t(`state.${state}`) : t(`outcome.${outcome}`)}</span>;
}
