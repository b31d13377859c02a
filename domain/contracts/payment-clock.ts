import { figure } from '../procurement/rules.ts';
import { addDays, daysBetween, type Day } from '../time/shanghai.ts';
import { INTEREST_DAYS, type LateRate } from './late-rate.ts';

/** What the days of an instalment are counted from; days are of the calendar in Asia/Shanghai. */
export interface PaymentFacts {
  /** Last day of the period that it pays for. */
  readonly dueOn: Day;
  /** Agreed days from then to the acceptance (DL-11); null in contracts from before. */
  readonly acceptanceDays: number | null;
  /** Agreed days from the acceptance to the payment; null where nothing is agreed. */
  readonly paymentDays: number | null;
  readonly acceptedOn: Day | null;
}

export interface PaymentClock {
  readonly startsOn: Day;
  /** The buyer's acceptance came after the agreed limit, so the clock began there. */
  readonly delayed: boolean;
  /** Last day of the payment. */
  readonly payBy: Day;
  readonly days: number;
}

/** The agreed last day of the acceptance; null where none is agreed (DL-11). */
export function acceptBy({ dueOn, acceptanceDays }: PaymentFacts): Day | null {
  return acceptanceDays === null ? null : addDays(dueOn, acceptanceDays);
}

/**
 * The clock of an instalment (DL-08; PAY 9, 10): from its acceptance, or from the agreed limit of the acceptance where the
 * buyer delays it. Null before either.
 */
export function paymentClock(facts: PaymentFacts, today: Day): PaymentClock | null {
  const limit = acceptBy(facts);
  const { acceptedOn } = facts;
  const delayed = limit !== null && (acceptedOn ?? today) > limit;
  const startsOn = delayed ? limit : acceptedOn;
  if (startsOn === null) return null;
  const days = facts.paymentDays ?? figure('DL-08', 'ordinary', startsOn).count;
  return { startsOn, delayed, payBy: addDays(startsOn, days), days };
}

/** Calendar days after the last day of the payment. */
export function daysLate(payBy: Day, on: Day): number {
  return Math.max(0, daysBetween(payBy, on));
}

/**
 * Fen of interest for a payment after its last day, rounded down (DL-08; PAY 15): at the rate a year that the contract
 * agrees on, in hundredths of a per cent, else at the rate per day of the rule in force.
 */
export function lateInterest(fen: bigint, payBy: Day, on: Day, agreed: LateRate): bigint {
  const days = BigInt(daysLate(payBy, on));
  if (agreed !== null) return (fen * days * BigInt(agreed)) / (10_000n * BigInt(INTEREST_DAYS));
  const { basisPoints } = figure('DL-08', 'latePerDay', on);
  return (fen * days * BigInt(basisPoints)) / 10_000n;
}
