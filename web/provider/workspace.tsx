import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import { Waiting } from '../frame/waiting.tsx';
import { WORKSPACE_PAGES } from './workspace-pages.ts';
import './provider.css';
import './words.ts';

/** The navigation around every page of a provider. */
export default function Workspace() {
  const { t } = useTranslation('provider');
  return (
    <>
      <nav className="workspace-nav" aria-label={t('workspace')}>
        {WORKSPACE_PAGES.map(({ path, word }) => (
          <NavLink key={path} to={path} end={path === '/provider'}>
            {t(`pages.${word}`)}
          </NavLink>
        ))}
      </nav>
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
    </>
  );
}
