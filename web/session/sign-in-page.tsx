import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { answerOf, api } from '../connection/client.ts';
import { queryClient } from '../connection/query-client.ts';
import { IS_DEMO } from '../frame/is-demo.ts';
import { LanguageSwitch } from '../frame/language-switch.tsx';
import { TroubleText } from '../frame/trouble.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { DemoPeople } from './demo-people.tsx';
import './sign-in.css';

export default function SignInPage() {
  const { t } = useTranslation();
  const [query] = useSearchParams();
  usePageTitle(t('signIn.title'));
  return (
    <main className="sign-in">
      <section className="sign-in-card" aria-labelledby="sign-in-title">
        <p className="sign-in-brand">
          接力 <span lang="en">Jieli</span>
        </p>
        <p className="quiet">{t('app.title')}</p>
        <h1 id="sign-in-title">{t('signIn.title')}</h1>
        {query.has('expired') && <Alert type="info" showIcon title={t('signIn.expired')} />}
        <SignInForm />
        <p className="sign-in-foot">
          <a href="/">{t('signIn.start')}</a>
          <LanguageSwitch />
        </p>
      </section>
    </main>
  );
}

function SignInForm() {
  const { t } = useTranslation();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const { mutate, error, isPending } = useSignIn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const complete = username.trim() !== '' && password !== '';
    setIncomplete(!complete);
    if (complete) mutate({ username: username.trim(), password });
  };
  return (
    <>
      <form onSubmit={submit} noValidate>
        <div role="alert">
          {incomplete && <Alert type="error" showIcon title={t('signIn.needBoth')} />}
          {error && !incomplete && <Alert type="error" showIcon title={<TroubleText error={error} />} />}
        </div>
        <label htmlFor="username">{t('signIn.username')}</label>
        <Input
          id="username"
          size="large"
          prefix={<UserOutlined aria-hidden />}
          autoComplete="username"
          autoFocus
          value={username}
          onChange={(event) => setUsername(event.target.value)}
        />
        <label htmlFor="password">{t('signIn.password')}</label>
        <Input.Password
          id="password"
          size="large"
          prefix={<LockOutlined aria-hidden />}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="primary" size="large" htmlType="submit" block disabled={isPending}>
          {isPending ? t('signIn.busy') : t('signIn.submit')}
        </Button>
      </form>
      {IS_DEMO && <DemoPeople disabled={isPending} enter={mutate} />}
    </>
  );
}

function useSignIn() {
  const navigate = useNavigate();
  const [query] = useSearchParams();
  return useMutation({
    mutationFn: (body: { username: string; password: string }) => answerOf(api.POST('/api/v1/sessions', { body })),
    onSuccess: async ({ user }) => {
      queryClient.clear();
      queryClient.setQueryData(['me'], user);
      await navigate(ownPage(query.get('to')), { replace: true });
    },
  });
}

/** Only pages of the console: an address from elsewhere must not lead away after signing in. */
function ownPage(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) ? to : '/inbox';
}
