import fc from 'fast-check';
import { exampleAnswer, type Answer, type OpenedTask } from '../../dev/demo/virtual-officers.ts';
import { RECIPIENTS } from './takeovers-contract.ts';

/** Printed with a failure; given back, the same people want the same things. Moments of death are the machine's. */
export const SEED = Number(process.env['JIELI_SEED'] ?? Date.now() % 2 ** 31);

/** What happens to one contract. Moments are milliseconds after everything began. */
export interface Fate {
  readonly urgency: 'urgent' | 'ordinary';
  readonly at: number;
  readonly drillAt: number | null;
  readonly bridgeFailsAt: number | null;
  readonly ends: readonly { readonly who: number; readonly at: number; readonly reason: 'died' | 'moved' }[];
}

const moment = fc.integer({ min: 0, max: 12_000 });
const fate: fc.Arbitrary<Fate> = fc.record({
  urgency: fc.constantFrom('urgent', 'urgent', 'ordinary'),
  at: moment,
  drillAt: fc.option(moment),
  bridgeFailsAt: fc.option(fc.integer({ min: 4000, max: 15_000 })),
  ends: fc.uniqueArray(
    fc.record({ who: fc.nat(RECIPIENTS - 1), at: moment, reason: fc.constantFrom('died', 'moved') }),
    { maxLength: 2, selector: ({ who }) => who },
  ),
});

/** What people do with one task, drawn from the task itself, so that it does not depend on who is quicker. */
function wish(taskId: string): number {
  let hash = SEED;
  for (const char of taskId) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return fc.sample(fc.integer({ min: 0, max: 99 }), { seed: hash, numRuns: 1 })[0]!;
}

/** Never answers as a standby provider. */
export const silent = ({ id, kind }: { readonly id: string; readonly kind: string }) =>
  kind === 'answer-standby' && wish(id) < 25;

export function answer(task: OpenedTask): Answer | undefined {
  const n = wish(task.id);
  const either = (less: number, rare: string) => (n < less ? exampleAnswer(task, rare) : undefined);
  switch (task.kind) {
    case 'answer-standby': {
      if (n >= 75) return exampleAnswer(task, 'decline');
      const accepted = exampleAnswer(task, 'accept');
      return {
        ...accepted,
        form: { ...accepted.form, capacity: Math.min(1 + (n % RECIPIENTS), capacityOf(accepted)) },
      };
    }
    case 'decide-takeover':
      return either(25, 'dismiss');
    case 'resolve-takeover':
      return either(50, 'return');
    case 'accept-rectification':
      return either(30, 'refuse');
    case 'approve-succession':
      return either(30, 'return');
    default:
      return undefined;
  }
}

const capacityOf = ({ form }: Answer) => form['capacity'] as number;

/** Whatever is drawn: one contract is drilled before it fails, and of one a provider that stands in fails, too. */
export function fatesOf(contracts: number): readonly Fate[] {
  const [first, second, ...others] = fc.sample(fate, { seed: SEED, numRuns: contracts });
  return [
    { ...first!, drillAt: 0, at: first!.at + 3000 },
    { ...second!, urgency: 'urgent', bridgeFailsAt: second!.at + 6000 },
    ...others,
  ];
}
