import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROUTES } from '../../api/routes.ts';
import type { Route } from '../../api/route.ts';
import { ROLES, type Role } from '../../domain/tasks/task-kind.ts';
import { OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';

const EVERYONE: readonly Role[] = ROLES;
const WORKERS: readonly Role[] = ROLES.filter((role) => role !== 'auditor' && role !== 'admin');
const OFFICES: readonly Role[] = ['officer', 'approver', 'finance', 'supervisor', 'clerk', 'auditor', 'admin'];
const WATCHERS: readonly Role[] = OFFICES.filter((role) => role !== 'clerk');
const LEAVE_TAKERS: readonly Role[] = ['officer', 'approver', 'finance', 'supervisor', 'clerk', 'assistant'];
const LEAVE_TAKERS_AND_WATCHERS: readonly Role[] = [...LEAVE_TAKERS, 'auditor', 'admin'];
const CONTRACT_READERS: readonly Role[] = [...OFFICES, 'provider'];
const CREDIT_READERS: readonly Role[] = ['officer', 'approver', 'supervisor', 'auditor', 'provider'];
const PURCHASE_READERS: readonly Role[] = [...CONTRACT_READERS, 'expert'];

/**
 * Who may call what, written out by hand: a new route, or a right that grew by accident, fails here. Whatever is not
 * listed must answer 403.
 */
const ALLOWED: Readonly<Record<string, readonly Role[] | 'public'>> = {
  signIn: 'public',
  signOut: EVERYONE,
  getMe: EVERYONE,
  getMobile: EVERYONE,
  setMobile: EVERYONE,
  stepUp: EVERYONE,
  listTasks: EVERYONE,
  getTask: EVERYONE,
  countTasks: EVERYONE,
  commandTasks: WORKERS,
  listFilters: EVERYONE,
  saveFilter: EVERYONE,
  removeFilter: EVERYONE,
  claimTask: WORKERS,
  unclaimTask: WORKERS,
  completeTask: WORKERS,
  saveTaskDraft: WORKERS,
  urgeTask: WORKERS,
  deferTask: WORKERS,
  bringTaskBack: WORKERS,
  showPresence: WORKERS,
  endPresence: WORKERS,
  delegateTask: WORKERS,
  takeOverTask: ['supervisor'],
  commentTask: WORKERS,
  listTaskPeople: WORKERS,
  listAttachments: EVERYONE,
  announceAttachment: WORKERS,
  sendAttachmentPart: WORKERS,
  finishAttachment: WORKERS,
  readAttachment: EVERYONE,
  removeAttachment: WORKERS,
  getCalendar: EVERYONE,
  streamEvents: EVERYONE,
  getTime: EVERYONE,
  getCatalogue: EVERYONE,
  listDirectoryEditions: WATCHERS,
  getDirectoryEdition: WATCHERS,
  draftDirectoryEdition: ['officer'],
  changeDirectoryEdition: ['officer'],
  discardDirectoryEdition: ['officer'],
  publishDirectoryEdition: ['approver'],
  listPurchases: PURCHASE_READERS,
  getPurchase: PURCHASE_READERS,
  purchaseTimeline: PURCHASE_READERS,
  purchaseFile: PURCHASE_READERS,
  purchasePeriods: PURCHASE_READERS,
  purchaseHolds: CONTRACT_READERS,
  getProcedure: PURCHASE_READERS,
  purchaseTasks: PURCHASE_READERS,
  purchaseEvaluation: PURCHASE_READERS,
  purchaseAudit: ['officer', 'approver', 'finance', 'supervisor', 'auditor', 'admin'],
  listTownships: ['officer', 'clerk'],
  proposeProject: ['officer', 'clerk'],
  listProjects: OFFICES,
  getProject: OFFICES,
  scheduleProject: ['officer'],
  carryProjectOver: ['officer'],
  withdrawProject: ['officer'],
  getProjectBudget: OFFICES,
  setSpecialFund: ['finance'],
  listLimits: WATCHERS,
  setLimit: ['finance'],
  getLendingRate: WATCHERS,
  setLendingRate: ['finance'],
  listFundSources: WATCHERS,
  enterFundSource: ['finance'],
  runningTotals: ['officer'],
  purchaseSplitting: WATCHERS,
  listSplitting: WATCHERS,
  listRegions: EVERYONE,
  createPurchase: ['officer'],
  changeDocuments: ['officer'],
  requestEnding: ['officer'],
  requestSuspension: ['officer'],
  resumePurchase: ['officer'],
  applyForPrequalification: ['provider'],
  objectToSingleSource: ['provider'],
  submitBid: ['provider'],
  ownBids: ['provider'],
  biddingTerms: ['provider'],
  submitSealedBid: ['provider'],
  submitEnvelope: ['provider'],
  bidFile: PURCHASE_READERS,
  withdrawBid: ['provider'],
  listOwnBids: ['provider'],
  getDebriefing: ['provider'],
  getOpening: [...LEAVE_TAKERS, 'auditor', 'provider'],
  signOpeningOff: [...LEAVE_TAKERS, 'provider'],
  ownShare: LEAVE_TAKERS,
  listSuccessors: LEAVE_TAKERS,
  handOnShare: LEAVE_TAKERS,
  getHolderKey: LEAVE_TAKERS,
  putHolderKey: LEAVE_TAKERS,
  askQuestion: ['provider'],
  listQuestions: PURCHASE_READERS,
  answerQuestion: ['officer'],
  waitingQuestions: ['officer'],
  listContracts: CONTRACT_READERS,
  getContract: CONTRACT_READERS,
  contractPaper: CONTRACT_READERS,
  proposeChange: ['officer'],
  listContractRecipients: CONTRACT_READERS,
  getSupervision: WATCHERS,
  listContractsByRisk: WATCHERS,
  listLastResorts: WATCHERS,
  previewLastResort: ['supervisor'],
  nameLastResort: ['supervisor'],
  requestTakeover: ['supervisor'],
  listTakeoverTriggers: CONTRACT_READERS,
  reportInability: ['provider'],
  recordRegistrationLoss: ['officer'],
  previewTakeover: ['supervisor'],
  listTakeovers: CONTRACT_READERS,
  getTakeover: CONTRACT_READERS,
  listHandoverCases: CONTRACT_READERS,
  reportBridgeFailure: ['supervisor'],
  applyForAdmission: ['provider'],
  listAdmissions: CONTRACT_READERS,
  getAdmission: CONTRACT_READERS,
  listProviders: CONTRACT_READERS,
  getProvider: CONTRACT_READERS,
  getCredit: CREDIT_READERS,
  listBans: CREDIT_READERS,
  appealCredit: ['provider'],
  draftBanRepair: ['provider'],
  submitBanRepair: ['provider'],
  getRepairTerms: WATCHERS,
  setRepairTerms: ['officer'],
  listEvaluations: CONTRACT_READERS,
  askEvaluation: ['officer'],
  getSurvey: ['officer', 'supervisor', 'clerk'],
  answerSurvey: ['officer', 'supervisor', 'clerk'],
  makeSurveyLinks: ['officer', 'supervisor', 'clerk'],
  getCreditScheme: CREDIT_READERS,
  setCreditScheme: ['approver'],
  listGradings: CREDIT_READERS,
  getGrading: CREDIT_READERS,
  openGradingYear: ['officer'],
  getGradingScheme: CREDIT_READERS,
  enterGradingScheme: ['approver'],
  askProviderReview: ['officer'],
  leaveBank: ['provider'],
  setCapability: ['provider'],
  getRelations: CONTRACT_READERS,
  stateRelations: ['provider'],
  listStaff: CONTRACT_READERS,
  addStaff: ['provider'],
  endStaff: ['provider'],
  listFinanceReports: CONTRACT_READERS,
  handInFinanceReport: ['provider'],
  listDebarments: WATCHERS,
  recordDebarment: ['officer'],
  liftDebarment: ['approver'],
  listPenalties: WATCHERS,
  filePenalty: ['officer'],
  listLocalConditions: CONTRACT_READERS,
  publishLocalCondition: ['officer'],
  endLocalCondition: ['officer'],
  listExperts: [...WATCHERS, 'expert'],
  getExpert: [...WATCHERS, 'expert'],
  enterExpertApplication: ['officer', 'expert'],
  proposeExpertRemoval: ['officer'],
  challengeWindows: ['provider'],
  handInChallenge: ['provider'],
  listChallenges: CONTRACT_READERS,
  getChallenge: CONTRACT_READERS,
  complaintWindow: ['provider'],
  handInComplaint: ['provider'],
  listComplaints: CONTRACT_READERS,
  getComplaint: CONTRACT_READERS,
  correctComplaint: ['provider'],
  withdrawComplaint: ['provider'],
  stateOnComplaint: ['provider'],
  listReports: CONTRACT_READERS,
  handInReport: ['provider'],
  listOverdueReports: CONTRACT_READERS,
  recordVisit: ['provider', 'clerk'],
  recordVisits: ['provider', 'clerk'],
  listVisits: CONTRACT_READERS,
  listVisitRefusals: CONTRACT_READERS,
  monthOfVisits: CONTRACT_READERS,
  getVisitPlan: CONTRACT_READERS,
  setVisitPlan: ['officer', 'supervisor'],
  endRecipient: ['officer', 'clerk'],
  listRecordAlerts: WATCHERS,
  getRecordAlert: WATCHERS,
  getWatchLimits: WATCHERS,
  changeWatchLimit: ['officer', 'supervisor'],
  getWatchedMonths: WATCHERS,
  makeFeedbackLinks: ['officer', 'supervisor', 'clerk'],
  correctVisit: ['provider', 'clerk'],
  visitVersions: CONTRACT_READERS,
  textRatingLinks: ['provider', 'clerk'],
  setRecipientMobile: ['officer', 'clerk'],
  giveVisitFeedback: ['officer', 'supervisor', 'clerk'],
  openingRecordPdf: PURCHASE_READERS,
  scoreSummaryPdf: PURCHASE_READERS,
  awardLetterPdf: PURCHASE_READERS,
  debriefingPdf: ['provider'],
  contractPdf: CONTRACT_READERS,
  contractChangePdf: CONTRACT_READERS,
  acceptanceCertificatePdf: CONTRACT_READERS,
  takeoverDecisionPdf: CONTRACT_READERS,
  handoverListPdf: CONTRACT_READERS,
  drillReportPdf: CONTRACT_READERS,
  recipientLettersPdf: CONTRACT_READERS,
  listUsers: ['officer', 'approver', 'finance', 'supervisor', 'provider', 'clerk', 'admin'],
  listNotifications: EVERYONE,
  countNotifications: EVERYONE,
  readNotifications: EVERYONE,
  listLeaves: LEAVE_TAKERS_AND_WATCHERS,
  listLeavePeople: LEAVE_TAKERS,
  takeLeave: LEAVE_TAKERS,
  endLeave: LEAVE_TAKERS,
  search: EVERYONE,
  readNotification: EVERYONE,
  statisticsExtent: OFFICES,
  purchaseStatistics: OFFICES,
  timelinessStatistics: OFFICES,
  coverageStatistics: OFFICES,
  budgetStatistics: OFFICES,
  requestExport: EVERYONE,
  getExport: EVERYONE,
  cancelExport: EVERYONE,
  downloadExport: EVERYONE,
};

describe('every route as every role', () => {
  let world: ApiWorld;
  const visitors = new Map<Role, Visitor>();

  beforeAll(async () => {
    world = await ApiWorld.open();
    for (const role of ROLES) visitors.set(role, await world.another(role));
  });
  afterAll(() => world.close());

  /** Addresses something that does not exist and sends nothing useful: all that counts is 401, 403 or further. */
  async function call(route: Route, visitor: Visitor): Promise<{ status: number; code: string }> {
    const path = route.path.replaceAll(/\{\w+\}/g, '00000000-0000-4000-8000-0000000000ff');
    const body = route.body ? { body: { nonsense: true } } : {};
    const { status, body: answer } = await visitor.send(route.method.toUpperCase(), `/api/v1${path}`, body);
    return { status, code: answer.code ?? '' };
  }

  test('the table of who may do what has every route, and no other', () => {
    expect(ROUTES.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(ALLOWED).sort());
  });

  describe.each(ROUTES.map((route) => [route.operationId, route] as const))('%s', (operationId, route) => {
    const allowed = ALLOWED[operationId] ?? [];

    test('without a session', async () => {
      const { status, code } = await call(route, world.nobody());
      if (allowed === 'public') expect(code).not.toBe('not-signed-in');
      else expect([status, code]).toEqual([401, 'not-signed-in']);
    });

    test.each(ROLES)('as %s', async (role) => {
      if (operationId === 'signOut') return; // it would end the session of the others; see sessions.test.ts
      const { status, code } = await call(route, visitors.get(role)!);
      const isAllowed = allowed === 'public' || allowed.includes(role);
      expect([status === 403 && code === 'forbidden', status >= 500]).toEqual([!isAllowed, false]);
    });
  });

  test('a person without roles may do nothing but know who they are', async () => {
    const person = await world.another('officer');
    await world.database.prisma.user.update({ where: { id: person.userId }, data: { roles: [] } });
    for (const route of ROUTES.filter(({ access }) => typeof access !== 'string')) {
      expect([route.operationId, (await call(route, person)).status]).toEqual([route.operationId, 403]);
    }
    expect((await person.get('/api/v1/me')).body.may).toEqual([]);
  });

  test('another region’s purchase answers like one that does not exist', async () => {
    const there = await world.purchase(OTHER_COUNTY);
    const nowhere = '00000000-0000-4000-8000-0000000000ff';
    for (const role of OFFICES) {
      const visitor = visitors.get(role)!;
      const hidden = await visitor.get(`/api/v1/purchases/${there.id}`);
      const missing = await visitor.get(`/api/v1/purchases/${nowhere}`);
      expect([role, hidden.status]).toEqual([role, 404]);
      expect({ ...hidden.body, instance: '' }).toEqual({ ...missing.body, instance: '' });
    }
  });
});
