import { LogoutOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useNavigate } from 'react-router';
import { answerOf, api } from '../connection/client.ts';
import { queryClient } from '../connection/query-client.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import { LanguageSwitch } from './language-switch.tsx';

/** Head and navigation around every page of a signed-in person. */
export function PageFrame() {
  const { t } = useTranslation();
  return (
    <>
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <header className="head">
        <p className="brand">
          接力 <span lang="en">Jieli</span>
        </p>
        <nav aria-label={t('app.title')}>
          <NavLink to="/inbox">{t('nav.inbox')}</NavLink>
          <a href="/">{t('nav.start')}</a>
        </nav>
        <Person />
      </header>
      <main id="main" tabIndex={-1}>
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
      <LanguageSwitch />
      <Button type="text" size="small" icon={<LogoutOutlined aria-hidden />} onClick={() => signOut.mutate()}>
        {t('app.signOut')}
      </Button>
    </div>
  );
}
