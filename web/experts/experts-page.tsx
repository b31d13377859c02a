import { Checkbox, Empty, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { EXPERT_STATES } from '../../domain/experts/expert-state.ts';
import { SPECIALITIES } from '../../domain/experts/specialities.ts';
import { dayOf, type Instant } from '../../domain/time/shanghai.ts';
import { StateTag } from '../admission/state-tag.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { PagedList } from '../frame/paged-list.tsx';
import '../frame/lines.css';
import '../admission/admission.css';
import { useLanguage } from '../words/i18n.ts';
import { useExperts, type ExpertFilter, type ExpertItem } from './queries.ts';
import './words.ts';

export const STANDING_TONES = { none: 'plain', admitted: 'good', over: 'wait', removed: 'bad' } as const;
const STANDINGS = ['none', ...EXPERT_STATES] as const;

/** The bank of experts of the region; filter and search live in the address. */
export default function ExpertsPage() {
  const { t } = useTranslation('experts');
  const [query, setQuery] = useSearchParams();
  const filter: ExpertFilter = {
    state: STANDINGS.find((state) => state === query.get('state')),
    reviewing: query.get('reviewing') === 'true',
    q: query.get('q') ?? '',
  };
  usePageTitle(t('list.title'));
  const show = (change: Partial<ExpertFilter>) => {
    const { state, reviewing, q } = { ...filter, ...change };
    setQuery({ ...(state && { state }), ...(reviewing && { reviewing: 'true' }), ...(q && { q }) }, { replace: true });
  };
  return (
    <>
      <h1>{t('list.title')}</h1>
      <p className="page-about quiet">{t('list.about')}</p>
      <div className="case-filters">
        <Segmented
          aria-label={t('list.state')}
          value={filter.state ?? 'all'}
          onChange={(value) => show({ state: STANDINGS.find((state) => state === value) })}
          options={[
            { value: 'all', label: t('list.all') },
            ...STANDINGS.map((value) => ({ value, label: t(`state.${value}`) })),
          ]}
        />
        <Input.Search
          className="bank-search"
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          allowClear
          defaultValue={filter.q}
          onSearch={(text) => show({ q: text.trim() })}
        />
        <Checkbox checked={filter.reviewing} onChange={({ target }) => show({ reviewing: target.checked })}>
          {t('list.reviewing')}
        </Checkbox>
      </div>
      <PagedList
        pages={useExperts(filter)}
        loading={t('list.loading')}
        more={t('list.more')}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('list.empty')} />}
      >
        {(experts) => <Lines experts={experts} />}
      </PagedList>
    </>
  );
}

function Lines({ experts }: { readonly experts: readonly ExpertItem[] }) {
  const { t } = useTranslation('experts');
  const language = useLanguage();
  return (
    <table className="lines">
      <thead>
        <tr>
          {(['name', 'specialities', 'employer', 'state', 'until'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`list.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {experts.map(({ id, name, specialities, employer, state, until, reviewing }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/experts/${id}`}>{name}</Link>
            </th>
            <td data-label={t('list.specialities')}>
              {specialities.map((code) => SPECIALITIES[code][language]).join('、') || '—'}
            </td>
            <td data-label={t('list.employer')}>{employer ?? '—'}</td>
            <td data-label={t('list.state')}>
              <StateTag tone={STANDING_TONES[state]}>{t(`state.${state}`)}</StateTag>{' '}
              {reviewing && <StateTag tone="wait">{t('application.reviewing')}</StateTag>}
            </td>
            <td data-label={t('list.until')}>{until === null ? '—' : dayOf(until as Instant)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
