import type { Day } from '../time/shanghai.ts';
import { figure, type RuleId } from './rules.ts';
import type { Fraction } from './rules/figure.ts';
import type { Bilingual } from './rules/rule.ts';

/** The five methods of the procurement law (§2.4), and the published simple comparison below its limits. */
export const METHOD_CODES = [
  'open-tender',
  'invited-tender',
  'competitive-negotiation',
  'competitive-consultation',
  'single-source',
  'below-threshold',
] as const;
export type MethodCode = (typeof METHOD_CODES)[number];

/**
 * How suppliers come to a purchase. `notice`: whoever reads it. `prequalification`: drawn among those who applied.
 * `library`: drawn from the bank of providers. `recommendation`: drawn among those named in writing. `named`: the one.
 */
export const INVITATION_WAYS = ['notice', 'prequalification', 'library', 'recommendation', 'named'] as const;
export type InvitationWay = (typeof INVITATION_WAYS)[number];

/** How a winner is found among lawful bids. */
export type EvaluationKind = 'comprehensive-scoring' | 'lowest-final-price' | 'agreed-price';

/** A figure of a rule, by name. */
export interface FigureRef {
  readonly rule: RuleId;
  readonly figure: string;
}

/** What distinguishes a method, by the rules that say so; what is absent does not exist for the method. */
export interface Method {
  readonly code: MethodCode;
  readonly title: Bilingual;
  /** How long the notice stands. */
  readonly notice?: FigureRef;
  /** How long documents are supplied, from the day they are first issued. */
  readonly documentSupply?: FigureRef;
  /** From the first issue of documents to the deadline for bids or first responses. */
  readonly preparation?: FigureRef;
  /** How long before the deadline a clarification that may affect bids is published at the latest. */
  readonly clarification?: FigureRef;
  readonly suppliers: RuleId;
  readonly committee?: RuleId;
  readonly evaluation: EvaluationKind;
  /** The rule of how the winner is found. */
  readonly evaluationRule: RuleId;
  /** The rule of how heavy the price weighs; methods without scoring have none. */
  readonly priceWeight?: RuleId;
  /** True where suppliers give a last offer after the talks (M74 33, K214 21). */
  readonly lastOffers: boolean;
  /** How suppliers may be invited (M87 14, M74 12, K214 6), the ordinary way first. */
  readonly invitation: readonly [InvitationWay, ...InvitationWay[]];
}

const TENDER = {
  notice: { rule: 'ME-01', figure: 'notice' },
  documentSupply: { rule: 'ME-04', figure: 'supply' },
  preparation: { rule: 'ME-06', figure: 'preparation' },
  clarification: { rule: 'ME-09', figure: 'lead' },
  suppliers: 'ME-13',
  committee: 'ME-20',
  evaluation: 'comprehensive-scoring',
  evaluationRule: 'ME-27',
  priceWeight: 'ME-23',
  lastOffers: false,
} as const satisfies Omit<Method, 'code' | 'title' | 'invitation'>;

const BY_NOTICE_OR_DRAW = ['notice', 'library', 'recommendation'] as const;

/** The methods as data. */
export const METHODS: Readonly<Record<MethodCode, Method>> = {
  'open-tender': {
    code: 'open-tender',
    title: { zh: '公开招标', en: 'Open tender' },
    invitation: ['notice'],
    ...TENDER,
  },
  'invited-tender': {
    code: 'invited-tender',
    title: { zh: '邀请招标', en: 'Invited tender' },
    invitation: ['library', 'prequalification', 'recommendation'],
    ...TENDER,
  },
  'competitive-negotiation': {
    code: 'competitive-negotiation',
    title: { zh: '竞争性谈判', en: 'Competitive negotiation' },
    notice: { rule: 'ME-02', figure: 'notice' },
    preparation: { rule: 'ME-07', figure: 'preparation' },
    clarification: { rule: 'ME-10', figure: 'lead' },
    suppliers: 'ME-14',
    committee: 'ME-21',
    evaluation: 'lowest-final-price',
    evaluationRule: 'ME-28',
    lastOffers: true,
    invitation: BY_NOTICE_OR_DRAW,
  },
  'competitive-consultation': {
    code: 'competitive-consultation',
    title: { zh: '竞争性磋商', en: 'Competitive consultation' },
    notice: { rule: 'ME-02', figure: 'notice' },
    documentSupply: { rule: 'ME-05', figure: 'supply' },
    preparation: { rule: 'ME-08', figure: 'preparation' },
    clarification: { rule: 'ME-11', figure: 'lead' },
    suppliers: 'ME-15',
    committee: 'ME-22',
    evaluation: 'comprehensive-scoring',
    evaluationRule: 'ME-29',
    priceWeight: 'ME-24',
    lastOffers: true,
    invitation: BY_NOTICE_OR_DRAW,
  },
  'single-source': {
    code: 'single-source',
    title: { zh: '单一来源采购', en: 'Single source' },
    notice: { rule: 'ME-03', figure: 'notice' },
    preparation: { rule: 'HS-16', figure: 'response' },
    suppliers: 'ME-17',
    evaluation: 'agreed-price',
    evaluationRule: 'ME-30',
    lastOffers: false,
    invitation: ['named'],
  },
  'below-threshold': {
    code: 'below-threshold',
    title: { zh: '限额以下简易比选', en: 'Simple comparison below the limit' },
    notice: { rule: 'HS-10', figure: 'notice' },
    preparation: { rule: 'HS-10', figure: 'preparation' },
    clarification: { rule: 'HS-10', figure: 'lead' },
    suppliers: 'HS-10',
    committee: 'HS-10',
    evaluation: 'comprehensive-scoring',
    evaluationRule: 'HS-10',
    priceWeight: 'HS-10',
    lastOffers: false,
    invitation: ['notice'],
  },
};

/** How many sit on a committee at least: an odd number, of whom `experts` are not the buyer's people. */
export interface CommitteeSize {
  readonly members: number;
  readonly experts: number;
}

/** Single-source purchases are negotiated by experienced professionals, not scored by a committee (M74 41). */
export class NoCommittee extends Error {
  override readonly name = 'NoCommittee';

  constructor(method: MethodCode) {
    super(`${method} has no committee`);
  }
}

/** True where bids are scored by published criteria; elsewhere the documents have none. */
export function isScored(method: MethodCode): boolean {
  return METHODS[method].evaluation === 'comprehensive-scoring';
}

/** A day in the version of every rule that is in force until further notice. */
const NEWEST: Day = '9999-12-31';

/**
 * How many suppliers a procedure needs to go on. A government purchase of services by consultation goes on with two
 * and ends with one (财库〔2015〕124号). Without `onDay` the newest version of the rules decides.
 */
export function minimumSuppliers(
  method: MethodCode,
  options: { readonly governmentServicePurchase: boolean; readonly afterTenderWithTwo?: boolean },
  onDay: Day = NEWEST,
): number {
  switch (method) {
    case 'open-tender':
    case 'invited-tender':
      return figure('ME-13', 'suppliers', onDay).count;
    case 'competitive-negotiation':
      return figure('ME-14', options.afterTenderWithTwo === true ? 'afterTenderWithTwo' : 'suppliers', onDay).count;
    case 'competitive-consultation':
      return options.governmentServicePurchase
        ? figure('ME-16', 'suppliers', onDay).count
        : figure('ME-15', 'suppliers', onDay).count;
    case 'single-source':
      return figure('ME-17', 'suppliers', onDay).count;
    case 'below-threshold':
      return figure('HS-10', 'suppliers', onDay).count;
  }
}

/**
 * With how many bids for a lot its envelopes are opened at all, and the rule of a lot that has fewer. A tender is not
 * opened below its number (M87 41); elsewhere, where the opening judges nothing, only an empty lot has nothing to open.
 */
export function leastToOpen(method: MethodCode): { readonly least: number; readonly rule: RuleId } {
  const tender = method === 'open-tender' || method === 'invited-tender';
  if (tender) return { least: minimumSuppliers(method, { governmentServicePurchase: true }), rule: 'ME-13' };
  return { least: 1, rule: 'EV-19' };
}

function committeeOf(members: number, share: Fraction): CommitteeSize {
  return { members, experts: Math.ceil((members * share.numerator) / share.denominator) };
}

/**
 * The smallest lawful committee for a budget in fen. A negotiation needs the province's open-tender threshold (PL-17)
 * to know its size; without one the larger group is given. Complex projects of high social impact take more (M87 47).
 * Without `onDay` the newest version of the rules decides. Throws NoCommittee.
 */
export function committeeSize(
  method: MethodCode,
  budgetFen: number,
  options: { readonly openTenderThresholdFen?: number; readonly onDay?: Day } = {},
): CommitteeSize {
  const onDay = options.onDay ?? NEWEST;
  switch (method) {
    case 'open-tender':
    case 'invited-tender': {
      const large = budgetFen >= figure('ME-20', 'largeBudget', onDay).fen;
      const members = figure('ME-20', large ? 'largeMembers' : 'members', onDay).count;
      return committeeOf(members, figure('ME-20', 'experts', onDay));
    }
    case 'competitive-negotiation': {
      const large = budgetFen >= (options.openTenderThresholdFen ?? 0);
      const members = figure('ME-21', large ? 'membersFromThreshold' : 'members', onDay).count;
      return committeeOf(members, figure('ME-21', 'experts', onDay));
    }
    case 'competitive-consultation':
      return committeeOf(figure('ME-22', 'members', onDay).count, figure('ME-22', 'experts', onDay));
    case 'below-threshold':
      return committeeOf(figure('HS-10', 'members', onDay).count, figure('HS-10', 'experts', onDay));
    case 'single-source':
      throw new NoCommittee(method);
  }
}
