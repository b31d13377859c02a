import { METHOD_GROUNDS } from '../../../domain/procurement/method-grounds.ts';
import { METHODS, type InvitationWay, type MethodCode } from '../../../domain/procurement/methods.ts';
import type { components } from '../../generated/api.ts';

export type Term = components['schemas']['Term'];
export type PurchaseInput = components['schemas']['PurchaseInput'];

/** One lot while it is being filled in. Money in fen. */
export interface LotDraft {
  readonly name: string;
  readonly budgetFen: number | undefined;
  readonly ceilingFen: number | undefined;
  readonly term: Term | undefined;
  readonly catalogueItems: readonly string[];
  readonly townships: readonly string[];
}

/** A purchase while it is being filled in. */
export interface PurchaseDraft {
  readonly number: string;
  readonly name: string;
  readonly method: MethodCode | undefined;
  /** Case of the law for the method, its facts, and what else only some methods ask for. */
  readonly ground: string | undefined;
  readonly statement: string;
  readonly whyNotConsultation: string;
  readonly invitation: InvitationWay | undefined;
  readonly supplierId: string | undefined;
  readonly atThreshold: boolean;
  /** The failed or terminated purchase that this one repeats. */
  readonly restartOf: { readonly id: string; readonly number: string } | undefined;
  readonly budgetYear: number | undefined;
  readonly fundSource: string;
  readonly budgetFen: number | undefined;
  readonly lots: readonly LotDraft[];
  /** The scheduled project of the bank that it carries out. */
  readonly projectId?: string | undefined;
  /** Why an unforeseeable, urgent need publishes no intention before (PL-14); undefined: it does. */
  readonly urgentReason?: string | undefined;
}

export const BLANK_LOT: LotDraft = {
  name: '',
  budgetFen: undefined,
  ceilingFen: undefined,
  term: { months: 12 },
  catalogueItems: [],
  townships: [],
};

export function blankDraft(): PurchaseDraft {
  return {
    number: '',
    name: '',
    method: undefined,
    ground: undefined,
    statement: '',
    whyNotConsultation: '',
    invitation: undefined,
    supplierId: undefined,
    atThreshold: false,
    restartOf: undefined,
    budgetYear: new Date().getFullYear(),
    fundSource: '',
    budgetFen: undefined,
    lots: [BLANK_LOT],
  };
}

/** What is sent. Call it with a draft that has no faults. */
export function bodyOf(draft: PurchaseDraft): PurchaseInput {
  return {
    number: draft.number.trim(),
    name: draft.name.trim(),
    ...methodOf(draft),
    budgetYear: draft.budgetYear!,
    fundSource: draft.fundSource.trim(),
    budgetFen: draft.budgetFen!,
    ...(draft.projectId === undefined ? {} : { projectId: draft.projectId }),
    ...(draft.urgentReason === undefined ? {} : { urgentReason: draft.urgentReason.trim() }),
    lots: draft.lots.map((lot) => ({
      name: lot.name.trim(),
      budgetFen: lot.budgetFen!,
      ceilingFen: lot.ceilingFen ?? null,
      term: lot.term!,
      catalogueItems: [...lot.catalogueItems],
      townships: [...lot.townships],
    })),
  };
}

/** The method with what it asks for, and nothing that another one asked for before the choice changed. */
function methodOf(draft: PurchaseDraft) {
  const method = draft.method!;
  const statement = draft.statement.trim();
  const code = draft.ground ?? METHOD_GROUNDS[method][0]?.code;
  const why = draft.whyNotConsultation.trim();
  const invitation = METHODS[method].invitation.find((way) => way === draft.invitation);
  return {
    method,
    atThreshold: draft.atThreshold,
    ...(code !== undefined && statement !== '' && { ground: { code, statement } }),
    ...(method === 'competitive-negotiation' && why !== '' && { whyNotConsultation: why }),
    ...(invitation !== undefined && { invitation }),
    ...(method === 'single-source' && draft.supplierId !== undefined && { supplierId: draft.supplierId }),
    ...(draft.restartOf && { restartOf: draft.restartOf.id }),
  };
}

/** Sum of the lots in fen; lots without a budget count nothing. */
export function sumOfLots({ lots }: PurchaseDraft): number {
  return lots.reduce((sum, { budgetFen }) => sum + (budgetFen ?? 0), 0);
}

/** The unfinished purchase of a person, kept in this browser until it is opened or thrown away. */
export function keptDraft(userId: string): PurchaseDraft | undefined {
  const text = localStorage.getItem(keyOf(userId));
  return text === null ? undefined : { ...blankDraft(), ...(JSON.parse(text) as Partial<PurchaseDraft>) };
}

export function keepDraft(userId: string, draft: PurchaseDraft): void {
  localStorage.setItem(keyOf(userId), JSON.stringify(draft));
}

export function forgetDraft(userId: string): void {
  localStorage.removeItem(keyOf(userId));
}

function keyOf(userId: string): string {
  return `jieli.purchase.${userId}`;
}
