import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { Suspense } from 'react';
import { BrowserRouter, createRoutesFromElements, matchRoutes, Navigate, Route, useRoutes } from 'react-router';
import { queryClient } from './connection/query-client.ts';
import { loadEarly, page } from './frame/page.ts';
import { NotFound } from './frame/not-found.tsx';
import { PageFrame } from './frame/page-frame.tsx';
import { Waiting } from './frame/waiting.tsx';
import { OwnPages } from './provider/own-pages.tsx';
import { SignedIn } from './session/signed-in.tsx';
import { useAppearance } from './frame/appearance.ts';
import { THEMES } from './theme.ts';
import { useLanguage } from './words/i18n.ts';

const SignInPage = page(() => import('./session/sign-in-page.tsx'));
const DashboardsPage = page(() => import('./dashboards/dashboards-page.tsx'));
const InboxPage = page(() => import('./inbox/inbox-page.tsx'));
const PurchasesPage = page(() => import('./purchases/purchases-page.tsx'));
const PurchasePage = page(() => import('./purchases/page/purchase-page.tsx'));
const OpeningPage = page(() => import('./opening/opening-page.tsx'));
const HolderKeyPage = page(() => import('./opening/key-page.tsx'));
const NewPurchasePage = page(() => import('./purchases/new/new-purchase-page.tsx'));
const ProjectsPage = page(() => import('./projects/projects-page.tsx'));
const ProposePage = page(() => import('./projects/propose-page.tsx'));
const ProjectPage = page(() => import('./projects/project-page.tsx'));
const LeavePage = page(() => import('./leave/leave-page.tsx'));
const NotificationsPage = page(() => import('./notifications/notifications-page.tsx'));
const GuidePage = page(() => import('./guide/guide-page.tsx'));
const AdmissionsPage = page(() => import('./admission/admissions-page.tsx'));
const OneAdmissionPage = page(() => import('./admission/one-admission-page.tsx'));
const OwnAdmissionPage = page(() => import('./admission/own-admission-page.tsx'));
const ProvidersPage = page(() => import('./admission/providers-page.tsx'));
const ProviderPage = page(() => import('./admission/provider-page.tsx'));
const ExpertsPage = page(() => import('./experts/experts-page.tsx'));
const ExpertPage = page(() => import('./experts/expert-page.tsx'));
const RosterPage = page(() => import('./bank/roster-page.tsx'));
const ConditionsPage = page(() => import('./bank/conditions-page.tsx'));
const EditionsPage = page(() => import('./directory/editions-page.tsx'));
const EditionPage = page(() => import('./directory/edition-page.tsx'));
const GradingsPage = page(() => import('./grades/gradings-page.tsx'));
const DebarmentsPage = page(() => import('./bank/debarments-page.tsx'));
const ChallengePage = page(() => import('./challenges/challenge-page.tsx'));
const ChallengesPage = page(() => import('./challenges/challenges-page.tsx'));
const OneChallengePage = page(() => import('./challenges/one-challenge-page.tsx'));
const ComplaintsPage = page(() => import('./complaints/complaints-page.tsx'));
const OneComplaintPage = page(() => import('./complaints/one-complaint-page.tsx'));
const WriteComplaintPage = page(() => import('./complaints/write-page.tsx'));
const CreditPage = page(() => import('./credit/credit-page.tsx'));
const ReportsPage = page(() => import('./reports/reports-page.tsx'));
const AlertsPage = page(() => import('./watch/alerts-page.tsx'));
const LimitsPage = page(() => import('./watch/limits-page.tsx'));
const VisitsPage = page(() => import('./visits/visits-page.tsx'));
const SurveyPage = page(() => import('./evaluations/survey-page.tsx'));
const OverdueReportsPage = page(() => import('./reports/overdue-page.tsx'));
const TaskPage = page(() => import('./task/task-page.tsx'));
const SupervisionPage = page(() => import('./supervision/supervision-page.tsx'));
const LastResortPage = page(() => import('./supervision/last-resort-page.tsx'));
const ContractsPage = page(() => import('./contracts/contracts-page.tsx'));
const ContractPage = page(() => import('./contracts/contract-page.tsx'));
const TriggerPage = page(() => import('./takeovers/trigger-page.tsx'));
const TakeoversPage = page(() => import('./takeovers/takeovers-page.tsx'));
const TakeoverPage = page(() => import('./takeovers/takeover-page.tsx'));
const Workspace = page(() => import('./provider/workspace.tsx'));
const ProviderHome = page(() => import('./provider/home-page.tsx'));
const ProviderPurchases = page(() => import('./provider/purchases-page.tsx'));
const ProviderPurchase = page(() => import('./provider/purchase-page.tsx'));
const ProviderBids = page(() => import('./provider/bids-page.tsx'));
const BidPage = page(() => import('./provider/bid/bid-page.tsx'));
const ReceiptPage = page(() => import('./provider/bid/receipt-page.tsx'));
const WaitingQuestionsPage = page(() => import('./questions/waiting-page.tsx'));
const ProviderContract = page(() => import('./provider/contract-page.tsx'));
const ProviderTakeover = page(() => import('./provider/takeover-page.tsx'));
const ProviderContracts = page(() => import('./provider/contracts-page.tsx'));

const BASE = '/console';

/** Given by the api with each answer: the only styles made at run time that the browser admits. */
const NONCE = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';

/** Every page and what they stand on. */
export function Console() {
  const language = useLanguage();
  const appearance = useAppearance();
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      csp={{ nonce: NONCE }}
      getPopupContainer={(trigger) => trigger?.closest('dialog') ?? document.body}
      theme={THEMES[appearance]}
      button={{ autoInsertSpace: false }}
    >
      <App message={{ duration: 6 }}>
        <QueryClientProvider client={queryClient}>
          <BrowserRouter basename={BASE}>
            <Suspense fallback={<Waiting />}>
              <Page />
            </Suspense>
          </BrowserRouter>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}

/** Begins to load what an address shows, before anybody knows who looks at it: one wait less on a slow line. */
export function loadPageOf(pathname: string): void {
  for (const { route } of matchRoutes(ROUTES, pathname, BASE) ?? []) loadEarly(route.element);
}

function Page() {
  return useRoutes(ROUTES);
}

const ROUTES = createRoutesFromElements(pages());

function pages() {
  return (
    <>
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
        <Route path="/leave" element={<LeavePage />} />
        <Route path="/notifications" element={<NotificationsPage />} />
        <Route path="/guide" element={<GuidePage />} />
        {/* A task's id holds slashes. */}
        <Route path="/tasks/*" element={<TaskPage />} />
        <Route path="/purchases" element={<PurchasesPage />} />
        <Route path="/purchases/new" element={<NewPurchasePage />} />
        <Route path="/purchases/:purchaseId" element={<PurchasePage />} />
        <Route path="/purchases/:purchaseId/opening" element={<OpeningPage />} />
        <Route path="/opening-key" element={<HolderKeyPage />} />
        <Route path="/purchases/:purchaseId/challenge" element={<ChallengePage />} />
        <Route path="/projects" element={<ProjectsPage />} />
        <Route path="/projects/new" element={<ProposePage />} />
        <Route path="/projects/:projectId" element={<ProjectPage />} />
        <Route path="/challenges" element={<ChallengesPage />} />
        <Route path="/challenges/:challengeId" element={<OneChallengePage />} />
        <Route path="/challenges/:challengeId/complaint" element={<WriteComplaintPage />} />
        <Route path="/complaints" element={<ComplaintsPage />} />
        <Route path="/complaints/:complaintId" element={<OneComplaintPage />} />
        <Route path="/admissions" element={<AdmissionsPage />} />
        <Route path="/admissions/:admissionId" element={<OneAdmissionPage />} />
        <Route path="/providers" element={<ProvidersPage />} />
        <Route path="/providers/:providerId" element={<ProviderPage />} />
        <Route path="/conditions" element={<ConditionsPage />} />
        <Route path="/gradings" element={<GradingsPage />} />
        <Route path="/debarments" element={<DebarmentsPage />} />
        <Route path="/directory" element={<EditionsPage />} />
        <Route path="/directory/:editionId" element={<EditionPage />} />
        <Route path="/experts" element={<ExpertsPage />} />
        <Route path="/experts/:userId" element={<ExpertPage />} />
        <Route path="/expert" element={<ExpertPage />} />
        <Route element={<OwnPages />}>
          <Route path="/contracts/:contractId" element={<ContractPage />} />
          <Route path="/contracts/:contractId/reports" element={<ReportsPage />} />
          <Route path="/contracts/:contractId/visits" element={<VisitsPage />} />
        </Route>
        <Route path="/evaluations/:evaluationId/survey" element={<SurveyPage />} />
        <Route path="/reports/overdue" element={<OverdueReportsPage />} />
        <Route path="/alerts" element={<AlertsPage />} />
        <Route path="/supervision" element={<SupervisionPage />} />
        <Route path="/supervision/units" element={<LastResortPage />} />
        <Route path="/contracts" element={<ContractsPage />} />
        <Route path="/contracts/:contractId/watch" element={<LimitsPage />} />
        <Route path="/contracts/:contractId/takeover" element={<TriggerPage />} />
        <Route path="/takeovers" element={<TakeoversPage />} />
        <Route path="/takeovers/:takeoverId" element={<TakeoverPage />} />
        <Route path="/dashboards" element={<DashboardsPage />} />
        <Route path="/provider" element={<Workspace />}>
          <Route index element={<ProviderHome />} />
          <Route path="purchases" element={<ProviderPurchases />} />
          <Route path="purchases/:purchaseId" element={<ProviderPurchase />} />
          <Route path="purchases/:purchaseId/bid/:lotId" element={<BidPage />} />
          <Route path="purchases/:purchaseId/receipts/:bidId" element={<ReceiptPage />} />
          <Route path="bids" element={<ProviderBids />} />
          <Route path="contracts" element={<ProviderContracts />} />
          <Route path="contracts/:contractId/reports" element={<ReportsPage />} />
          <Route path="contracts/:contractId/visits" element={<VisitsPage />} />
          <Route path="admission" element={<OwnAdmissionPage />} />
          <Route path="roster" element={<RosterPage />} />
          <Route path="credit" element={<CreditPage />} />
          <Route path="contracts/:contractId" element={<ProviderContract />} />
          <Route path="takeovers/:takeoverId" element={<ProviderTakeover />} />
        </Route>
        <Route path="/questions" element={<WaitingQuestionsPage />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </>
  );
}
