import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { queryClient } from './connection/query-client.ts';
import { NotFound } from './frame/not-found.tsx';
import { PageFrame } from './frame/page-frame.tsx';
import { Waiting } from './frame/waiting.tsx';
import { SignedIn } from './session/signed-in.tsx';
import { THEME } from './theme.ts';
import { useLanguage } from './words/i18n.ts';

const SignInPage = lazy(() => import('./session/sign-in-page.tsx'));
const InboxPage = lazy(() => import('./inbox/inbox-page.tsx'));
const TaskPage = lazy(() => import('./task/task-page.tsx'));

/** Given by the api with each answer: the only styles made at run time that the browser admits. */
const NONCE = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';

/** Every page and what they stand on. */
export function Console() {
  const language = useLanguage();
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      csp={{ nonce: NONCE }}
      getPopupContainer={(trigger) => trigger?.closest('dialog') ?? document.body}
      theme={THEME}
      button={{ autoInsertSpace: false }}
    >
      <App message={{ duration: 6 }}>
        <QueryClientProvider client={queryClient}>
          <BrowserRouter basename="/console">
            <Suspense fallback={<Waiting />}>
              <Pages />
            </Suspense>
          </BrowserRouter>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}

function Pages() {
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route
        element={
          <SignedIn>
            <PageFrame />
          </SignedIn>
        }
      >
        <Route index element={<Navigate replace to="/inbox" />} />
        <Route path="/inbox" element={<InboxPage />} />
        {/* A task's id holds slashes. */}
        <Route path="/tasks/*" element={<TaskPage />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}
