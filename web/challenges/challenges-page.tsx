import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { StateFilter, useStateFilter } from '../admission/state-filter.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { PagedList } from '../frame/paged-list.tsx';
import '../admission/admission.css';
import { ChallengeLines } from './challenge-lines.tsx';
import { useChallenges } from './queries.ts';
import './words.ts';

const STATES = ['received', 'answered'] as const;

/** The challenges of the region; the filter lives in the address. */
export default function ChallengesPage() {
  const { t } = useTranslation('challenges');
  const pages = useChallenges({ state: useStateFilter(STATES) });
  usePageTitle(t('list.title'));
  return (
    <>
      <h1>{t('list.title')}</h1>
      <StateFilter
        states={STATES}
        label={t('list.state')}
        all={t('list.all')}
        nameOf={(state) => t(`state.${state}`)}
      />
      <PagedList
        pages={pages}
        loading={t('list.loading')}
        more={t('list.more')}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('list.empty')} />}
      >
        {(challenges) => <ChallengeLines challenges={challenges} />}
      </PagedList>
    </>
  );
}
