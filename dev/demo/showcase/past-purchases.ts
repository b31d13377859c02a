import { addDays, addMonths, dayOf, instantAt, instantOfMillis } from '../../../domain/time/shanghai.ts';
import type { Database } from '../../../prisma/database.ts';
import { DEMO_ORGANISATIONS } from '../../../prisma/seed/demo/organisations.ts';
import { DEMO_PURCHASE } from '../../../prisma/seed/demo/purchase.ts';
import { DEMO_USERS } from '../../../prisma/seed/demo/users.ts';
import type { Scene } from './scenes.ts';

const FEN_PER_YUAN = 100;
const OFFICES_OPEN = '09:00';

/** A scene's purchase in the database. */
export interface PastPurchase extends Scene {
  readonly id: string;
  readonly lotId: string;
  /** How many times faster than the wall its clock runs until it has caught up. */
  readonly scale: number;
}

/**
 * Opens the scenes' purchases with clocks that catch up: each begins its days ago and meets the present at `present`.
 * The worker starts their workflows, as it does for every purchase.
 *
 * @param present wall-clock instant, some minutes ahead
 */
export async function openInThePast(
  { prisma }: Database,
  scenes: readonly Scene[],
  present: Date,
): Promise<PastPurchase[]> {
  const { id: drafterId, organisation, regionCode } = DEMO_USERS.find(({ username }) => username === 'officer')!;
  const opened: PastPurchase[] = [];
  for (const scene of scenes) {
    const budgetFen = scene.budgetYuan * FEN_PER_YUAN;
    const createdAt = beginningOf(scene, present);
    const scale = Math.ceil((present.getTime() - createdAt.getTime()) / (present.getTime() - Date.now()));
    const { id, lots } = await prisma.purchase.create({
      data: {
        number: scene.number,
        name: scene.name,
        method: scene.method,
        regionCode,
        buyerId: DEMO_ORGANISATIONS[organisation].id,
        drafterId,
        budgetFen,
        budgetYear: present.getFullYear(),
        fundSource: DEMO_PURCHASE.fundSource,
        clockEpoch: present,
        clockScale: scale,
        clockCatchesUp: true,
        createdAt,
        lots: {
          create: {
            seq: 1,
            name: scene.name,
            budgetFen,
            ceilingFen: budgetFen,
            termUnit: 'month',
            termCount: scene.months,
            catalogueItems: [...scene.catalogueItems],
            townships: [...scene.townships],
          },
        },
      },
      include: { lots: true },
    });
    opened.push({ ...scene, id, lotId: lots[0]!.id, scale });
  }
  return opened;
}

function beginningOf({ ago: { months = 0, days } }: Scene, present: Date): Date {
  const day = dayOf(instantOfMillis(present.getTime()));
  return new Date(instantAt(addDays(addMonths(day, -months), -days), OFFICES_OPEN));
}

/**
 * From now on these purchases are ordinary ones: their clocks have met the wall clock, tasks that wait show the legal
 * instant they fell due at, and whoever served somebody did so in the time that was played back, not in its two minutes.
 */
export async function becomeOrdinary({ prisma }: Database): Promise<void> {
  await prisma.$transaction([
    prisma.$executeRaw`
      UPDATE task t SET due_at = t.due_legal FROM purchase p
      WHERE p.id = t.purchase_id AND p.clock_catches_up AND t.state IN ('open', 'claimed')`,
    // Whoever was served by somebody else in that time keeps the periods as they are.
    prisma.$executeRaw`
      WITH played AS (
        SELECT c.id, tstzrange(
          business_time(p.clock_epoch, p.clock_scale, true, lower(c.period)),
          CASE WHEN NOT upper_inf(c.period) THEN business_time(p.clock_epoch, p.clock_scale, true, upper(c.period)) END) AS lived
        FROM coverage c JOIN contract k ON k.id = c.contract_id JOIN purchase p ON p.id = k.purchase_id
        WHERE p.clock_catches_up AND p.clock_epoch <= now())
      UPDATE coverage c SET period = played.lived FROM played
      WHERE c.id = played.id AND NOT EXISTS (
        SELECT FROM coverage o WHERE o.recipient_id = c.recipient_id AND o.service_code = c.service_code
          AND o.id <> c.id AND o.period && played.lived)`,
    prisma.$executeRaw`
      UPDATE purchase SET clock_scale = 1, clock_catches_up = false WHERE clock_catches_up AND clock_epoch <= now()`,
  ]);
}
