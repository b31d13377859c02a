import { PlusOutlined } from '@ant-design/icons';
import { Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FundsPanel } from '../earmark/funds-panel.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Trouble } from '../frame/trouble.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import '../frame/lines.css';
import '../purchases/purchases.css';
import { BudgetPanel } from './budget-panel.tsx';
import { LendingRatePanel } from './lending-rate-panel.tsx';
import { LimitsPanel } from './limits-panel.tsx';
import { ProjectFilters, useProjectFilter } from './project-filters.tsx';
import { ProjectLines } from './project-lines.tsx';
import { useProjects } from './queries.ts';
import './projects.css';
import './words.ts';

/** The bank of projects, with the year's sum beside its cap. */
export default function ProjectsPage() {
  const { t } = useTranslation('projects');
  const { roles, may } = useSignedIn();
  const [filter, change] = useProjectFilter();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useProjects(filter);
  const projects = data?.pages.flatMap(({ items }) => items);
  const filtered = Object.values(filter).some((value) => value !== undefined);
  usePageTitle(t('title'));
  return (
    <>
      <div className="page-head">
        <h1>{t('title')}</h1>
        {projects && (
          <p className="page-summary" role="status">
            {hasNextPage
              ? t('list.countMore', { count: projects.length })
              : t('list.count', { count: projects.length })}
          </p>
        )}
        {may.some(({ action, subject }) => action === 'read' && subject === 'Directory') && (
          <Link to="/directory">{t('list.directory')}</Link>
        )}
        {roles.some((role) => role === 'officer' || role === 'clerk') && (
          <Link className="page-head-end link-button" to="/projects/new">
            <PlusOutlined aria-hidden /> {t('list.propose')}
          </Link>
        )}
      </div>
      <BudgetPanel year={filter.year ?? new Date().getFullYear() + 1} />
      <LimitsPanel />
      <LendingRatePanel />
      <FundsPanel />
      <ProjectFilters filter={filter} change={change} filtered={filtered} />
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!projects && !error && <Waiting what={t('list.loading')} />}
      {projects?.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(filtered ? 'list.emptyFiltered' : 'list.empty')} />
      )}
      {projects && projects.length > 0 && <ProjectLines projects={projects} />}
      {hasNextPage && (
        <Button className="more" block disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </>
  );
}
