import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ADMISSION_STATES } from '../../domain/providers/admission-state.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { PagedList } from '../frame/paged-list.tsx';
import '../frame/lines.css';
import { AdmissionLines } from './admission-lines.tsx';
import './admission.css';
import { useAdmissions } from './queries.ts';
import { StateFilter, useStateFilter } from './state-filter.tsx';
import './words.ts';

/** The office's applications for admission; the filter lives in the address. */
export default function AdmissionsPage() {
  const { t } = useTranslation('admission');
  const pages = useAdmissions(useStateFilter(ADMISSION_STATES));
  usePageTitle(t('list.title'));
  return (
    <>
      <div className="page-head">
        <h1>{t('list.title')}</h1>
        <Link className="page-head-end" to="/providers">
          {t('list.bank')}
        </Link>
      </div>
      <StateFilter
        states={ADMISSION_STATES}
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
        {(admissions) => <AdmissionLines admissions={admissions} />}
      </PagedList>
    </>
  );
}
