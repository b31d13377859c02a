import { addDays, addMonths, type Day } from '../time/shanghai.ts';

/** Months of service that one instalment covers. */
const INSTALMENT_MONTHS = 3;

export interface Instalment {
  readonly seq: number;
  readonly dueOn: Day;
  /** Fen. */
  readonly amountFen: bigint;
}

/** Equal instalments, one after every three months of service and one at the end; the last takes the remainder. */
export function instalmentsOf(amountFen: bigint, startsOn: Day, endsOn: Day): Instalment[] {
  const dueDays: Day[] = [];
  for (let n = 1; ; n += 1) {
    const day = addDays(addMonths(startsOn, n * INSTALMENT_MONTHS), -1);
    if (day >= endsOn) break;
    dueDays.push(day);
  }
  dueDays.push(endsOn);
  const each = amountFen / BigInt(dueDays.length);
  const rest = amountFen - each * BigInt(dueDays.length - 1);
  return dueDays.map((dueOn, at) => ({ seq: at + 1, dueOn, amountFen: at === dueDays.length - 1 ? rest : each }));
}
