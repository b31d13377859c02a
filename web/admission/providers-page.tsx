import { Button, Empty, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { BANK_STATES } from '../../domain/providers/admission-state.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import '../frame/lines.css';
import { useSignedIn } from '../session/signed-in.tsx';
import { useLanguage } from '../words/i18n.ts';
import './admission.css';
import { kindName } from './kind-name.ts';
import { CapabilitySearch } from './capability-search.tsx';
import { useProviders, type BankSearch } from './queries.ts';
import { StateTag } from './state-tag.tsx';
import './words.ts';

export const BANK_TONES = { none: 'plain', admitted: 'good', suspended: 'bad', exited: 'plain' } as const;

/** The bank of providers of the region; filter and search live in the address. */
export default function ProvidersPage() {
  const { t } = useTranslation('admission');
  const { may } = useSignedIn();
  const [query, setQuery] = useSearchParams();
  const search = searchIn(query);
  const { admission, q, item } = search;
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useProviders(search);
  const providers = data?.pages.flatMap(({ items }) => items);
  usePageTitle(t('bank.title'));
  const show = (next: Partial<BankSearch>) => setQuery(addressOf({ ...search, ...next }), { replace: true });
  return (
    <>
      <div className="page-head">
        <h1>{t('bank.title')}</h1>
        <Link className="page-head-end" to="/conditions">
          {t('bank.conditions')}
        </Link>
        {may.some(({ action, subject }) => action === 'read' && subject === 'Debarment') && (
          <Link to="/debarments">{t('bank.debarments')}</Link>
        )}
        {may.some(({ action, subject }) => action === 'read' && subject === 'Credit') && (
          <Link to="/gradings">{t('bank.gradings')}</Link>
        )}
        <Link to="/admissions">{t('bank.admissions')}</Link>
      </div>
      <div className="case-filters">
        <Segmented
          aria-label={t('bank.state')}
          value={admission ?? 'all'}
          onChange={(value) => show({ admission: BANK_STATES.find((candidate) => candidate === value) })}
          options={[
            { value: 'all', label: t('list.all') },
            ...BANK_STATES.map((value) => ({ value, label: t(`bankState.${value}`) })),
          ]}
        />
        <Input.Search
          className="bank-search"
          aria-label={t('bank.search')}
          placeholder={t('bank.search')}
          allowClear
          defaultValue={q}
          onSearch={(text) => show({ q: text.trim() })}
        />
      </div>
      <CapabilitySearch search={search} change={show} />
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!providers && !error && <Waiting what={t('bank.loading')} />}
      {providers?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('bank.empty')} />}
      {providers && providers.length > 0 && <Lines providers={providers} searched={item !== undefined} />}
      {hasNextPage && (
        <Button className="more" block disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </>
  );
}

function searchIn(query: URLSearchParams): BankSearch {
  const capacity = Number(query.get('capacity'));
  return {
    admission: BANK_STATES.find((candidate) => candidate === query.get('state')),
    q: query.get('q') ?? '',
    item: query.get('item') ?? undefined,
    region: query.get('region') ?? undefined,
    capacity: Number.isInteger(capacity) && capacity > 0 ? capacity : undefined,
  };
}

function addressOf({ admission: state, q, item, region, capacity }: BankSearch): Record<string, string> {
  const able = item && { item, ...(region && { region }), ...(capacity && { capacity: String(capacity) }) };
  return { ...(state && { state }), ...(q && { q }), ...able };
}

type Item = NonNullable<ReturnType<typeof useProviders>['data']>['pages'][number]['items'][number];

/** `searched`: for a service, whose own capacity is what counts. */
function Lines({ providers, searched }: { readonly providers: readonly Item[]; readonly searched: boolean }) {
  const { t } = useTranslation('admission');
  const language = useLanguage();
  const capacityHead = t(searched ? 'bank.offered' : 'list.capacity');
  const heads = [
    t('bank.name'),
    t('list.kind'),
    t('bank.creditCode'),
    capacityHead,
    t('bank.state'),
    t('bank.contracts'),
  ];
  return (
    <table className="lines">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {providers.map(({ id, name, kind, creditCode, capacity, offered, admission, runningContracts }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/providers/${id}`}>{name}</Link>
            </th>
            <td data-label={t('list.kind')}>{kindName(kind, language)}</td>
            <td data-label={t('bank.creditCode')}>
              <code>{creditCode ?? '—'}</code>
            </td>
            <td data-label={capacityHead}>{t('list.people', { count: offered ?? capacity })}</td>
            <td data-label={t('bank.state')}>
              <StateTag tone={BANK_TONES[admission]}>{t(`bankState.${admission}`)}</StateTag>
            </td>
            <td data-label={t('bank.contracts')}>{runningContracts}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
