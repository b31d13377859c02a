import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { COMPLAINT_STATES } from '../../domain/procurement/complaint.ts';
import { StateFilter, useStateFilter } from '../admission/state-filter.tsx';
import '../admission/admission.css';
import { usePageTitle } from '../frame/page-title.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { ComplaintLines } from './complaint-lines.tsx';
import { useComplaints } from './queries.ts';
import './words.ts';

/** The complaints of the region, or a provider's own and its copies; the filter lives in the address. */
export default function ComplaintsPage() {
  const { t } = useTranslation('complaints');
  const pages = useComplaints({ state: useStateFilter(COMPLAINT_STATES) });
  usePageTitle(t('list.title'));
  return (
    <>
      <h1>{t('list.title')}</h1>
      <StateFilter
        states={COMPLAINT_STATES}
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
        {(complaints) => <ComplaintLines complaints={complaints} />}
      </PagedList>
    </>
  );
}
