import { LogoutOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { lazy, Suspense } from 'react';
import { NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { answerOf, api } from '../connection/client.ts';
import { queryClient } from '../connection/query-client.ts';
import { Bell } from '../notifications/bell.tsx';
import { CommandKey } from '../search/command-key.tsx';
import { useSignedIn } from '../session/signed-in.tsx';
import { AppearanceSwitch } from './appearance-switch.tsx';
import { IS_DEMO } from './is-demo.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { LiveNotice } from './live-notice.tsx';
import { entriesFor } from './navigation.ts';

const Welcome = lazy(() => import('../guide/welcome.tsx'));

/** Head and navigation around every page of a signed-in person. */
export function PageFrame() {
  const { t } = useTranslation();
  const { roles } = useSignedIn();
  const { pathname } = useLocation();
  return (
    <>
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <header className="head">
        <p className="brand">
          接力 <span lang="en">Jieli</span>
          {IS_DEMO && <span className="demo-mark">{t('app.demo')}</span>}
        </p>
        <nav aria-label={t('app.title')}>
          {entriesFor(roles).map(({ path, word }) => (
            <NavLink key={path} to={path}>
              {t(`nav.${word}`)}
            </NavLink>
          ))}
          <a href="/public/">{t('app.public')}</a>
        </nav>
        <LiveNotice />
        <Person />
      </header>
      <main id="main" tabIndex={-1}>
        <Suspense>{pathname === '/inbox' && <Welcome />}</Suspense>
        <Outlet />
      </main>
    </>
  );
}

function Person() {
  const { t } = useTranslation();
  const { displayName, organisation, roles } = useSignedIn();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/v1/sessions')),
    onSuccess: async () => {
      await navigate('/sign-in', { replace: true });
      queryClient.clear();
    },
  });
  return (
    <div className="person">
      <span className="person-name" title={organisation.name}>
        {displayName}
        <span className="person-role">{roles.map((role) => t(`role.${role}`)).join('、')}</span>
      </span>
      <Bell />
      <CommandKey />
      <AppearanceSwitch />
      <LanguageSwitch />
      <Button type="text" size="small" icon={<LogoutOutlined aria-hidden />} onClick={() => signOut.mutate()}>
        {t('app.signOut')}
      </Button>
    </div>
  );
}
