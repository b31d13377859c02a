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
 * From now on these purchases are ordinary ones: their clocks have met the wall clock, and tasks that wait show the
 * legal instant they fell due at, not the second of the playback.
 */
export async function becomeOrdinary({ prisma }: Database): Promise<void> {
  await prisma.$transaction([
    prisma.$executeRaw`
      UPDATE task t SET due_at = t.due_legal FROM purchase p
      WHERE p.id = t.purchase_id AND p.clock_catches_up AND t.state IN ('open', 'claimed')`,
    prisma.$executeRaw`
      UPDATE purchase SET clock_scale = 1, clock_catches_up = false WHERE clock_catches_up AND clock_epoch <= now()`,
  ]);
}
