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
import { useAppearance } from './frame/appearance.ts';
import { THEMES } from './theme.ts';
import { useLanguage } from './words/i18n.ts';

const SignInPage = lazy(() => import('./session/sign-in-page.tsx'));
const DashboardsPage = lazy(() => import('./dashboards/dashboards-page.tsx'));
const InboxPage = lazy(() => import('./inbox/inbox-page.tsx'));
const PurchasesPage = lazy(() => import('./purchases/purchases-page.tsx'));
const PurchasePage = lazy(() => import('./purchases/page/purchase-page.tsx'));
const OpeningPage = lazy(() => import('./opening/opening-page.tsx'));
const HolderKeyPage = lazy(() => import('./opening/key-page.tsx'));
const NewPurchasePage = lazy(() => import('./purchases/new/new-purchase-page.tsx'));
const ProjectsPage = lazy(() => import('./projects/projects-page.tsx'));
const ProposePage = lazy(() => import('./projects/propose-page.tsx'));
const ProjectPage = lazy(() => import('./projects/project-page.tsx'));
const LeavePage = lazy(() => import('./leave/leave-page.tsx'));
const NotificationsPage = lazy(() => import('./notifications/notifications-page.tsx'));
const GuidePage = lazy(() => import('./guide/guide-page.tsx'));
const AdmissionsPage = lazy(() => import('./admission/admissions-page.tsx'));
const OneAdmissionPage = lazy(() => import('./admission/one-admission-page.tsx'));
const OwnAdmissionPage = lazy(() => import('./admission/own-admission-page.tsx'));
const ProvidersPage = lazy(() => import('./admission/providers-page.tsx'));
const ProviderPage = lazy(() => import('./admission/provider-page.tsx'));
const ExpertsPage = lazy(() => import('./experts/experts-page.tsx'));
const ExpertPage = lazy(() => import('./experts/expert-page.tsx'));
const RosterPage = lazy(() => import('./bank/roster-page.tsx'));
const ConditionsPage = lazy(() => import('./bank/conditions-page.tsx'));
const DebarmentsPage = lazy(() => import('./bank/debarments-page.tsx'));
const ChallengePage = lazy(() => import('./challenges/challenge-page.tsx'));
const ChallengesPage = lazy(() => import('./challenges/challenges-page.tsx'));
const OneChallengePage = lazy(() => import('./challenges/one-challenge-page.tsx'));
const ComplaintsPage = lazy(() => import('./complaints/complaints-page.tsx'));
const OneComplaintPage = lazy(() => import('./complaints/one-complaint-page.tsx'));
const WriteComplaintPage = lazy(() => import('./complaints/write-page.tsx'));
const CreditPage = lazy(() => import('./credit/credit-page.tsx'));
const ReportsPage = lazy(() => import('./reports/reports-page.tsx'));
const AlertsPage = lazy(() => import('./watch/alerts-page.tsx'));
const VisitsPage = lazy(() => import('./visits/visits-page.tsx'));
const OverdueReportsPage = lazy(() => import('./reports/overdue-page.tsx'));
const TaskPage = lazy(() => import('./task/task-page.tsx'));
const SupervisionPage = lazy(() => import('./supervision/supervision-page.tsx'));
const ContractsPage = lazy(() => import('./contracts/contracts-page.tsx'));
const ContractPage = lazy(() => import('./contracts/contract-page.tsx'));
const TriggerPage = lazy(() => import('./takeovers/trigger-page.tsx'));
const TakeoversPage = lazy(() => import('./takeovers/takeovers-page.tsx'));
const TakeoverPage = lazy(() => import('./takeovers/takeover-page.tsx'));
const Workspace = lazy(() => import('./provider/workspace.tsx'));
const ProviderHome = lazy(() => import('./provider/home-page.tsx'));
const ProviderPurchases = lazy(() => import('./provider/purchases-page.tsx'));
const ProviderPurchase = lazy(() => import('./provider/purchase-page.tsx'));
const ProviderBids = lazy(() => import('./provider/bids-page.tsx'));
const BidPage = lazy(() => import('./provider/bid/bid-page.tsx'));
const ReceiptPage = lazy(() => import('./provider/bid/receipt-page.tsx'));
const WaitingQuestionsPage = lazy(() => import('./questions/waiting-page.tsx'));
const ProviderContract = lazy(() => import('./provider/contract-page.tsx'));
const ProviderTakeover = lazy(() => import('./provider/takeover-page.tsx'));
const ProviderContracts = lazy(() => import('./provider/contracts-page.tsx'));

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
        <Route path="/debarments" element={<DebarmentsPage />} />
        <Route path="/experts" element={<ExpertsPage />} />
        <Route path="/experts/:userId" element={<ExpertPage />} />
        <Route path="/expert" element={<ExpertPage />} />
        <Route path="/contracts/:contractId/reports" element={<ReportsPage />} />
        <Route path="/contracts/:contractId/visits" element={<VisitsPage />} />
        <Route path="/reports/overdue" element={<OverdueReportsPage />} />
        <Route path="/alerts" element={<AlertsPage />} />
        <Route path="/supervision" element={<SupervisionPage />} />
        <Route path="/contracts" element={<ContractsPage />} />
        <Route path="/contracts/:contractId" element={<ContractPage />} />
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
    </Routes>
  );
}
