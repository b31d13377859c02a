import { z } from 'zod';
import { ITEM_RESULT_CODES } from '../../domain/contracts/acceptance.ts';
import { EFFECT_POINTS } from '../../domain/procurement/case-effects.ts';
import { DIMENSIONS, SIDES, type Dimension, type Side } from '../../domain/performance/dimensions.ts';
import { RENEWALS } from '../../domain/performance/renewal.ts';
import { GRADES } from '../../domain/performance/result.ts';
import { FIRST_FAULTS, GRADING_PARTS, LATER_FAULTS, PROVIDER_GRADES } from '../../domain/providers/grading-scheme.ts';
import { METHOD_CODES } from '../../domain/procurement/methods.ts';

/*
 * Everything that may be published, field by field. Pages, JSON, feeds and public PDF are made from these types alone, and
 * only these schemas make them (they carry a brand): a column or a member of a JSON body that is not named here cannot
 * reach the public, whatever a query or an activity adds. No person is named, save the experts of a published result, as
 * 实施条例 art. 43 and 令87 art. 69 demand (EV-08).
 */

/** Written by officials; should an identity or mobile number have slipped in, it does not slip out. */
const text = z.string().transform(withoutPersonalNumbers);
/** Names of organisations, places and numbers of purchases: as registered. */
const name = z.string();
/** Fen. pg gives bigint as digits. */
const fen = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]).pipe(z.int().nonnegative());
const count = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]);
const instant = z.union([z.date().transform((date) => date.toISOString()), z.iso.datetime()]);
const day = z.iso.date();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Older notices lack what newer ones say, and a damaged field is no reason to hide the rest. */
function optional<S extends z.ZodType>(schema: S) {
  return schema.optional().catch(undefined);
}

function list<S extends z.ZodType>(schema: S) {
  return z.array(schema).catch([]).default([]);
}

function bySide<S extends z.ZodType>(schema: S) {
  return Object.fromEntries(SIDES.map((side) => [side, schema])) as { [K in Side]: S };
}

function byDimension<S extends z.ZodType>(schema: S) {
  return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, schema])) as { [K in Dimension]: S };
}

const term = z.object({
  unit: z.enum(['month', 'day', 'working-day', 'until']),
  count: optional(z.int()),
  until: optional(day),
});
const item = z.object({ code: name, nameZh: name, nameEn: name });
const tenderLot = z.object({
  seq: z.int(),
  name: text,
  budgetFen: optional(fen),
  ceilingFen: optional(fen),
  term: optional(term),
  items: list(item),
  townships: list(name),
});
const criterion = z.object({ titleZh: text, titleEn: text, weight: z.number(), kind: z.enum(['price', 'technical']) });
const openedBid = z.object({ lot: z.int(), provider: name, priceFen: fen, envelopeHash: optional(sha256) });
const awardedLot = z.object({
  lot: z.int(),
  provider: name,
  amountFen: fen,
  deemed: optional(z.boolean()),
  rank: optional(z.int()),
  totalHundredths: optional(z.int()),
  candidates: optional(z.int()),
});
const change = z.object({ item: text, before: optional(text), after: text });

/** 实施条例 art. 38 publishes the professionals' statements with their names and titles. */
const statement = z.object({ name, title: text, statement: text });

const BODIES = {
  'single-source-notice': z.object({
    supplier: optional(name),
    ground: optional(text),
    facts: optional(text),
    budgetFen: optional(fen),
    statements: list(statement),
    deadline: optional(instant),
  }),
  'prequalification-notice': z.object({
    deadline: optional(instant),
    noticeEnds: optional(instant),
    fundSource: optional(text),
    lots: list(tenderLot),
    smeReserved: optional(z.literal(true)),
  }),
  'suspension-notice': z.object({ reason: optional(text), evidence: optional(text), since: optional(instant) }),
  'resumption-notice': z.object({
    reason: optional(text),
    since: optional(instant),
    until: optional(instant),
    deadline: optional(instant),
  }),
  'termination-notice': z.object({ kind: optional(name), reason: optional(text), rule: optional(name) }),
  'intention-notice': z.object({
    summary: optional(text),
    expectedMonth: optional(z.string().regex(/^\d{4}-\d{2}$/)),
    budgetFen: optional(fen),
    until: optional(instant),
    lots: list(z.object({ seq: z.int(), name: text, budgetFen: optional(fen) })),
  }),
  'tender-notice': z.object({
    deadline: optional(instant),
    noticeEnds: optional(instant),
    fundSource: optional(text),
    lots: list(tenderLot),
    requirements: optional(text),
    criteria: list(criterion),
    performanceBondPercent: optional(z.int()),
    bidBondPercent: optional(z.int()),
    smallDeductionPercent: optional(z.int()),
    pastContracts: optional(z.int()),
    consortiumRefused: optional(z.literal(true)),
    smeReserved: optional(z.literal(true)),
  }),
  'correction-notice': z.object({ reason: optional(text), changes: list(change), deadline: optional(instant) }),
  'opening-record': z.object({ bids: list(openedBid) }),
  'failure-notice': z.object({ lot: optional(z.int()), rule: optional(name), reason: optional(text) }),
  'result-notice': z.object({
    lots: list(awardedLot),
    experts: list(name),
    replacedLot: optional(z.int()),
    /** Why the award before is void: a code of domain/procurement/award-order.ts, and the buyer's own words. */
    replacedFor: optional(name),
    replacedReason: optional(text),
  }),
  'complaint-decision': z.object({
    decision: optional(name),
    complainant: optional(name),
    respondent: optional(name),
    ground: optional(name),
    matters: list(text),
    verdict: optional(name),
    findings: optional(text),
    basis: optional(text),
    /** Where each lot stood, which says what follows: codes of domain/procurement/case-effects.ts. */
    effects: list(z.object({ lot: z.int(), point: z.enum(EFFECT_POINTS) })),
  }),
  'contract-notice': z.object({
    number: optional(name),
    lot: optional(z.int()),
    provider: optional(name),
    amountFen: optional(fen),
    startsOn: optional(day),
    endsOn: optional(day),
  }),
  'contract-change-notice': z.object({
    number: optional(name),
    lot: optional(z.int()),
    seq: optional(z.int()),
    ground: optional(name),
    content: optional(text),
    reason: optional(text),
    extraFen: optional(fen),
    originalFen: optional(fen),
    endsOn: optional(day),
  }),
  'interim-contract-notice': z.object({
    number: optional(name),
    lot: optional(z.int()),
    provider: optional(name),
    replaces: optional(name),
    failed: optional(name),
    costCapPercent: optional(z.number()),
    rule: optional(name),
  }),
  'acceptance-notice': z.object({
    number: optional(name),
    lot: optional(z.int()),
    recipientsAsked: optional(count),
    recipientsAnswered: optional(count),
    recipientsSatisfied: optional(count),
    /** Why no recipient could be heard (DL-02). */
    noOpinionReason: optional(text),
    /** The items of the contract's standard with what was found of each; never a note. */
    items: optional(z.array(z.object({ service: name, name, result: z.enum(ITEM_RESULT_CODES) }))),
    /** Absent from notices that were published when only acceptances were. */
    accepted: optional(z.boolean()),
  }),
  'evaluation-notice': z.object({
    number: optional(name),
    lot: optional(z.int()),
    provider: optional(name),
    from: optional(day),
    to: optional(day),
    /** Hundredths of a point, in all and by side. */
    total: optional(count),
    grade: optional(z.enum(GRADES)),
    sides: optional(z.object(bySide(count)).partial()),
    /** Per cent. */
    weights: optional(z.object({ sides: z.object(bySide(z.number())), dimensions: z.object(byDimension(z.number())) })),
    renewal: optional(z.enum(RENEWALS)),
    renewUntil: optional(day),
    /** Of the draw of recipients; never their ids. */
    seed: optional(sha256),
    poolHash: optional(sha256),
    poolSize: optional(count),
    asked: optional(count),
    answers: optional(count),
  }),
} as const;

const head = {
  id: z.uuid(),
  number: name,
  title: text,
  method: z.enum(METHOD_CODES),
  region: name,
  regionName: name,
  buyer: name,
  publishedAt: instant,
};

function noticeOf<K extends keyof typeof BODIES>(kind: K) {
  return z.object({ ...head, kind: z.literal(kind), body: BODIES[kind] });
}

const notice = z
  .discriminatedUnion('kind', [
    noticeOf('single-source-notice'),
    noticeOf('prequalification-notice'),
    noticeOf('suspension-notice'),
    noticeOf('resumption-notice'),
    noticeOf('termination-notice'),
    noticeOf('intention-notice'),
    noticeOf('tender-notice'),
    noticeOf('correction-notice'),
    noticeOf('opening-record'),
    noticeOf('failure-notice'),
    noticeOf('result-notice'),
    noticeOf('complaint-decision'),
    noticeOf('contract-notice'),
    noticeOf('contract-change-notice'),
    noticeOf('interim-contract-notice'),
    noticeOf('acceptance-notice'),
    noticeOf('evaluation-notice'),
  ])
  .brand<'published'>();

const contract = z
  .object({
    id: z.uuid(),
    number: name,
    purchase: name,
    title: text,
    region: name,
    regionName: name,
    buyer: name,
    lot: z.int(),
    lotName: text,
    provider: name,
    kind: z.enum(['main', 'interim']),
    state: z.enum(['running', 'suspended', 'closed', 'terminated']),
    amountFen: fen,
    startsOn: day.nullable(),
    endsOn: day.nullable(),
    publishedAt: instant,
    /** Of the notice that made it public. */
    noticeId: z.uuid(),
    /** Sums over the monthly inspections; no finding and no person is published. */
    inspections: z.object({
      months: count,
      passed: count,
      visitsPlanned: count,
      visitsDone: count,
      satisfaction: count.nullable(),
    }),
    acceptance: z.object({ asked: count, satisfied: count, acceptedAt: instant }).nullable(),
  })
  .brand<'published'>();

const draw = z
  .object({
    number: name,
    title: text,
    round: z.int(),
    seed: sha256,
    poolHash: sha256,
    poolSize: z.int(),
    members: z.int(),
    drawnAt: instant,
    /** Ids in the bank of experts, not names; null until the result is published (EV-08). */
    drawn: z.array(z.uuid()).nullable(),
    /** The whole pool in order, where it still gives the published hash. */
    pool: z.array(z.uuid()).nullable(),
  })
  .brand<'published'>();

/** A supplier's question with the buyer's answer; who asked is no field of it (令87 art. 28). */
const answer = z
  .object({
    id: z.uuid(),
    number: name,
    title: text,
    method: z.enum(METHOD_CODES),
    region: name,
    regionName: name,
    buyer: name,
    question: text,
    answer: text,
    publishedAt: instant,
  })
  .brand<'published'>();

/** A ban in force (DB-10); never who recorded it. */
const debarment = z
  .object({
    name,
    creditCode: name,
    rule: z.enum(['DB-01', 'DB-02', 'DB-03']),
    facts: text,
    authority: name,
    document: name,
    fromDay: day,
    untilDay: day,
  })
  .brand<'published'>();

const points = z.int();
const pointsBy = <K extends string>(keys: readonly K[]) =>
  z.object(Object.fromEntries(keys.map((key) => [key, points])) as Record<K, typeof points>);

/** The final grade of a provider for a year (§4.4) and its formula; never who decided, nor what was said against it. */
const grading = z
  .object({
    ...{ year: z.int(), provider: name, creditCode: name.nullable(), regionName: name },
    ...{ grade: z.enum(PROVIDER_GRADES), mentor: z.boolean(), publishedAt: instant },
    ...{ schemeFrom: day.nullable(), schemeSource: text.nullable() },
    scheme: z.object({
      weights: pointsBy(GRADING_PARTS),
      minus: pointsBy(FIRST_FAULTS).extend(pointsBy(LATER_FAULTS).partial().shape),
      lowest: pointsBy(['excellent', 'qualified', 'basic']),
    }),
  })
  .brand<'published'>();

/** A further condition for providers that binds or will bind (AD-07). */
const condition = z
  .object({ region: name, regionName: name, text, basis: text, effectiveFrom: day, effectiveUntil: day.nullable() })
  .brand<'published'>();

/** A published edition of the guidance directory; never who drafted or approved it. */
const edition = z
  .object({
    ...{ id: z.uuid(), label: name, region: name, regionName: name, basis: text, effectiveFrom: day },
    standing: z.enum(['ahead', 'in-force', 'past']),
    publishedAt: instant,
  })
  .brand<'published'>();

const numbers = z
  .object({
    purchases: count,
    notices: count,
    contracts: count,
    contractFen: fen,
    recipients: count,
  })
  .brand<'published'>();

export type PublishedNotice = z.output<typeof notice>;
export type NoticeOf<K extends PublishedNotice['kind']> = Extract<PublishedNotice, { readonly kind: K }>;
export type PublishedContract = z.output<typeof contract>;
export type PublishedDraw = z.output<typeof draw>;
export type PublishedAnswer = z.output<typeof answer>;
export type PublishedCondition = z.output<typeof condition>;
export type PublishedEdition = z.output<typeof edition>;
export type PublishedDebarment = z.output<typeof debarment>;
export type PublishedGrading = z.output<typeof grading>;
export type PublishedNumbers = z.output<typeof numbers>;

/** The only way from a row to the public. Unknown members vanish; a row that lacks its head throws. */
export const PUBLISH = {
  notice: (row: unknown): PublishedNotice => notice.parse(row),
  contract: (row: unknown): PublishedContract => contract.parse(row),
  draw: (row: unknown): PublishedDraw => draw.parse(row),
  answer: (row: unknown): PublishedAnswer => answer.parse(row),
  condition: (row: unknown): PublishedCondition => condition.parse(row),
  edition: (row: unknown): PublishedEdition => edition.parse(row),
  debarment: (row: unknown): PublishedDebarment => debarment.parse(row),
  grading: (row: unknown): PublishedGrading => grading.parse(row),
  numbers: (row: unknown): PublishedNumbers => numbers.parse(row),
};

const IDENTITY_NUMBER = /(?<!\d)\d{17}[\dXx](?!\d)/g;
const MOBILE_NUMBER = /(?<!\d)1[3-9]\d{9}(?!\d)/g;

function withoutPersonalNumbers(words: string): string {
  return words.replace(IDENTITY_NUMBER, '〔证件号码已隐去〕').replace(MOBILE_NUMBER, '〔手机号码已隐去〕');
}
