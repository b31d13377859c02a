import { entriesFor } from '../frame/navigation.ts';
import type { Role } from '../../domain/tasks/task-kind.ts';
import type { zh as common } from '../words/zh.ts';

type NavWord = keyof (typeof common)['nav'];

/** A page that the head does not lead to. */
interface AnyPage {
  /** As in the routes of console.tsx. */
  readonly path: string;
  /** Its name and what one does there: `inner` of page-words.ts. */
  readonly word: string;
  /** Entries of the head from which it is reached; it is told of under the first that the person has. */
  readonly from: readonly NavWord[];
  /** What the api must grant for it to be of use. */
  readonly needs: readonly [action: string, subject: string];
}

/** Every page of the console but those of the head: the guide tells each role of those that it can use. */
export const INNER_PAGES = [
  { path: '/tasks/*', word: 'task', from: ['inbox'], needs: ['read', 'Task'] },
  { path: '/notifications', word: 'notifications', from: ['inbox'], needs: ['read', 'Notification'] },
  { path: '/purchases/new', word: 'openPurchase', from: ['purchases'], needs: ['create', 'Purchase'] },
  { path: '/purchases/:purchaseId', word: 'purchase', from: ['purchases'], needs: ['read', 'Purchase'] },
  { path: '/purchases/:purchaseId/opening', word: 'hall', from: ['purchases', 'provider'], needs: ['read', 'Opening'] },
  {
    path: '/purchases/:purchaseId/challenge',
    word: 'newChallenge',
    from: ['provider'],
    needs: ['create', 'Challenge'],
  },
  { path: '/projects/new', word: 'propose', from: ['projects'], needs: ['create', 'Project'] },
  { path: '/projects/:projectId', word: 'project', from: ['projects'], needs: ['read', 'Project'] },
  { path: '/directory', word: 'directory', from: ['projects'], needs: ['read', 'Directory'] },
  { path: '/directory/:editionId', word: 'edition', from: ['projects'], needs: ['read', 'Directory'] },
  {
    path: '/challenges/:challengeId',
    word: 'challenge',
    from: ['challenges', 'provider'],
    needs: ['read', 'Challenge'],
  },
  {
    path: '/challenges/:challengeId/complaint',
    word: 'newComplaint',
    from: ['complaints'],
    needs: ['create', 'Complaint'],
  },
  { path: '/complaints/:complaintId', word: 'complaint', from: ['complaints'], needs: ['read', 'Complaint'] },
  { path: '/admissions', word: 'admissions', from: ['providers'], needs: ['read', 'Admission'] },
  {
    path: '/admissions/:admissionId',
    word: 'admission',
    from: ['providers', 'provider'],
    needs: ['read', 'Admission'],
  },
  { path: '/providers/:providerId', word: 'oneProvider', from: ['providers'], needs: ['read', 'Provider'] },
  { path: '/gradings', word: 'gradings', from: ['providers'], needs: ['read', 'Credit'] },
  { path: '/debarments', word: 'debarments', from: ['providers'], needs: ['read', 'Debarment'] },
  { path: '/conditions', word: 'conditions', from: ['providers'], needs: ['read', 'Provider'] },
  { path: '/experts/:userId', word: 'oneExpert', from: ['experts'], needs: ['read', 'Expert'] },
  { path: '/contracts/:contractId', word: 'contract', from: ['contracts'], needs: ['read', 'Contract'] },
  { path: '/contracts/:contractId/reports', word: 'reports', from: ['contracts'], needs: ['read', 'Contract'] },
  { path: '/contracts/:contractId/visits', word: 'visits', from: ['contracts'], needs: ['read', 'Contract'] },
  { path: '/evaluations/:evaluationId/survey', word: 'survey', from: ['contracts'], needs: ['create', 'Feedback'] },
  { path: '/reports/overdue', word: 'overdueReports', from: ['contracts'], needs: ['read', 'Contract'] },
  { path: '/supervision/units', word: 'lastResorts', from: ['supervision'], needs: ['read', 'Supervision'] },
  { path: '/alerts', word: 'recordAlerts', from: ['supervision'], needs: ['read', 'Supervision'] },
  { path: '/contracts/:contractId/watch', word: 'watchLimits', from: ['contracts'], needs: ['read', 'Supervision'] },
  { path: '/contracts/:contractId/takeover', word: 'trigger', from: ['supervision'], needs: ['create', 'Takeover'] },
  { path: '/takeovers/:takeoverId', word: 'takeover', from: ['takeovers'], needs: ['read', 'Takeover'] },
  { path: '/provider/purchases', word: 'toBidFor', from: ['provider'], needs: ['create', 'Bid'] },
  { path: '/provider/purchases/:purchaseId', word: 'documents', from: ['provider'], needs: ['create', 'Bid'] },
  { path: '/provider/purchases/:purchaseId/bid/:lotId', word: 'bid', from: ['provider'], needs: ['create', 'Bid'] },
  {
    path: '/provider/purchases/:purchaseId/receipts/:bidId',
    word: 'receipt',
    from: ['provider'],
    needs: ['read', 'Bid'],
  },
  { path: '/provider/bids', word: 'ownBids', from: ['provider'], needs: ['read', 'Bid'] },
  { path: '/provider/contracts', word: 'ownContracts', from: ['provider'], needs: ['create', 'Report'] },
  { path: '/provider/contracts/:contractId', word: 'ownContract', from: ['provider'], needs: ['create', 'Report'] },
  {
    path: '/provider/contracts/:contractId/reports',
    word: 'ownReports',
    from: ['provider'],
    needs: ['create', 'Report'],
  },
  {
    path: '/provider/contracts/:contractId/visits',
    word: 'ownVisits',
    from: ['provider'],
    needs: ['create', 'Report'],
  },
  { path: '/provider/admission', word: 'apply', from: ['provider'], needs: ['create', 'Admission'] },
  { path: '/provider/roster', word: 'roster', from: ['provider'], needs: ['create', 'Admission'] },
  { path: '/provider/credit', word: 'ownCredit', from: ['provider'], needs: ['read', 'Credit'] },
  { path: '/provider/takeovers/:takeoverId', word: 'ownTakeover', from: ['provider'], needs: ['create', 'Bid'] },
] as const satisfies readonly AnyPage[];

export type InnerWord = (typeof INNER_PAGES)[number]['word'];

export type InnerPage = AnyPage & { readonly word: InnerWord };

interface Grant {
  readonly action: string;
  readonly subject: string;
}

/** The pages of a person: those of the head in their order, each with what it leads to. */
export function pagesFor(roles: readonly Role[], may: readonly Grant[]) {
  const entries = entriesFor(roles);
  const words = new Set(entries.map(({ word }) => word));
  const pages: readonly InnerPage[] = INNER_PAGES;
  const usable = pages.filter(({ needs: [action, subject] }) =>
    may.some((grant) => grant.action === action && grant.subject === subject),
  );
  return entries.map((entry) => ({
    ...entry,
    inner: usable.filter(({ from }) => from.find((word) => words.has(word)) === entry.word),
  }));
}

/** Whether a page is of one thing, which a list leads to. */
export function isOfOneThing(path: string): boolean {
  return /[:*]/.test(path);
}
