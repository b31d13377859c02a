import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PENALTY_STATES } from '../../domain/providers/penalty.ts';
import { StateTag } from '../admission/state-tag.tsx';
import { PagedList } from '../frame/paged-list.tsx';
import { useLanguage } from '../words/i18n.ts';
import { usePenalties, type Penalty } from './queries.ts';
import './words.ts';

/** Procedures that may end in a ban, and where each of them stands (DB-09); an officer files one on the page of a provider. */
export function Penalties() {
  const { t } = useTranslation('bank');
  return (
    <section aria-labelledby="penalties">
      <h2 id="penalties">{t('penalty.title')}</h2>
      <p className="page-about quiet">{t('penalty.about')}</p>
      <PagedList
        pages={usePenalties()}
        loading={t('penalty.loading')}
        more={t('ban.more')}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('penalty.empty')} />}
      >
        {(penalties) => <Lines penalties={penalties} />}
      </PagedList>
    </section>
  );
}

function Lines({ penalties }: { readonly penalties: readonly Penalty[] }) {
  const { t } = useTranslation('bank');
  const language = useLanguage();
  return (
    <table className="lines">
      <thead>
        <tr>
          {(['name', 'rule', 'facts', 'state'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`ban.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {penalties.map((penalty) => (
          <tr key={penalty.id}>
            <th scope="row">
              <Link to={`/providers/${penalty.provider.id}`}>{penalty.provider.name}</Link>
            </th>
            <td data-label={t('ban.rule')}>
              <code>{penalty.rule}</code> {t('penalty.months', { n: penalty.banMonths ?? penalty.months })}
            </td>
            <td data-label={t('ban.facts')}>{penalty.facts}</td>
            <td data-label={t('ban.state')}>
              <StateTag tone={penalty.state === 'in-force' ? 'bad' : 'plain'}>
                {PENALTY_STATES[penalty.state][language]}
              </StateTag>{' '}
              {penalty.hearingOn !== null && t('penalty.hearing', { day: penalty.hearingOn })} {penalty.decision}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
