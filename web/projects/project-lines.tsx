import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatYuan } from '../../domain/money.ts';
import { PROJECT_LAYER_LABELS } from '../../domain/procurement/projects.ts';
import { useLanguage } from '../words/i18n.ts';
import { ProjectStateTag } from './project-state.tsx';
import type { ProjectItem } from './queries.ts';

/** Projects as lines, each leading to its page. */
export function ProjectLines({ projects }: { readonly projects: readonly ProjectItem[] }) {
  const { t } = useTranslation('projects');
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{t('list.colProject')}</th>
          <th scope="col">{t('list.colLayer')}</th>
          <th scope="col">{t('list.colState')}</th>
          <th scope="col">{t('list.colWhen')}</th>
          <th scope="col">{t('list.colRecipients')}</th>
          <th scope="col" className="money">
            {t('list.colBudget')}
          </th>
        </tr>
      </thead>
      <tbody>
        {projects.map((project) => (
          <Line key={project.id} project={project} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ project }: { readonly project: ProjectItem }) {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  const { id, number, name, layer, township, consolidated, state, recipients, budgetFen, longTerm } = project;
  return (
    <tr>
      <th scope="row">
        <Link to={`/projects/${id}`}>{name}</Link>
        <span className="case-about">
          <code>{number}</code> {longTerm && <span className="project-mark">{t('list.longTermMark')}</span>}
        </span>
      </th>
      <td data-label={t('list.colLayer')}>
        {township ?? PROJECT_LAYER_LABELS[layer][language]}
        {consolidated && <span className="project-mark">{t('list.consolidated')}</span>}
      </td>
      <td data-label={t('list.colState')}>
        <ProjectStateTag state={state} />
      </td>
      <td data-label={t('list.colWhen')}>{useWhen()(project)}</td>
      <td data-label={t('list.colRecipients')}>{t('list.people', { count: recipients })}</td>
      <td data-label={t('list.colBudget')} className="money">
        {formatYuan(budgetFen)}
      </td>
    </tr>
  );
}

/** Year, and quarter once it is scheduled. */
export function useWhen(): (project: Pick<ProjectItem, 'budgetYear' | 'quarter'>) => string {
  const { t } = useTranslation('projects');
  return ({ budgetYear: year, quarter }) =>
    quarter === null ? t('list.onlyYear', { year }) : t('list.quarter', { year, quarter });
}
