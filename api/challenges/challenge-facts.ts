import { challengeWindows, type ChallengeFacts, type ChallengeWindow } from '../../domain/procurement/challenge.ts';
import type { MethodCode } from '../../domain/procurement/methods.ts';
import { toBusiness } from '../../domain/time/business-clock.ts';
import { instantOfMillis, type Instant } from '../../domain/time/shanghai.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { Tx } from '../../prisma/database.ts';

/** What decides who may challenge what, and until when. */
export interface ChallengeSituation {
  /** Business time now. */
  readonly now: Instant;
  readonly windows: readonly ChallengeWindow[];
  /** The asking organisation has a bid; known to itself at any time, and to others after the opening. */
  readonly tookPart: boolean;
  readonly opened: boolean;
}

interface FactRow {
  readonly method: MethodCode;
  readonly clockEpoch: Date;
  readonly clockScale: number;
  readonly clockCatchesUp: boolean;
  readonly noticeAt: Date | null;
  readonly openedAt: Date | null;
  readonly evaluatedAt: Date | null;
  readonly resultAt: Date | null;
  readonly tookPart: boolean;
}

/** The situation of one organisation in one purchase that it may see. */
export async function challengeSituation(
  tx: Tx,
  calendar: WorkingCalendar,
  purchaseId: string,
  providerId: string,
): Promise<ChallengeSituation> {
  // A lot is evaluated when it is ranked or has failed; the step is over when the last one is.
  const [row] = await tx.$queryRaw<[FactRow]>`
    SELECT p.method, p.clock_epoch AS "clockEpoch", p.clock_scale AS "clockScale", p.clock_catches_up AS "clockCatchesUp",
           (SELECT min(n.published_at) FROM notice n WHERE n.purchase_id = p.id AND n.kind = 'tender-notice') AS "noticeAt",
           (SELECT min(e.at) FROM purchase_event e WHERE e.purchase_id = p.id AND e.kind = 'opening') AS "openedAt",
           (SELECT max(e.at) FROM purchase_event e WHERE e.purchase_id = p.id AND e.kind IN ('ranking', 'lot-failed')
              AND NOT EXISTS (SELECT 1 FROM lot l WHERE l.purchase_id = p.id AND l.state <> 'failed'
                AND NOT EXISTS (SELECT 1 FROM ranking r WHERE r.lot_id = l.id))) AS "evaluatedAt",
           (SELECT max(n.published_at) FROM notice n WHERE n.purchase_id = p.id AND n.kind = 'result-notice') AS "resultAt",
           EXISTS (SELECT 1 FROM bid b WHERE b.purchase_id = p.id AND b.provider_id = ${providerId}::uuid
              AND b.state = 'current') AS "tookPart"
    FROM purchase p WHERE p.id = ${purchaseId}::uuid`;
  const clock = {
    epoch: instantOfMillis(row.clockEpoch.getTime()),
    scale: row.clockScale,
    catchesUp: row.clockCatchesUp,
  };
  const facts: ChallengeFacts = {
    method: row.method,
    noticeAt: instant(row.noticeAt),
    openedAt: instant(row.openedAt),
    evaluatedAt: instant(row.evaluatedAt),
    resultAt: instant(row.resultAt),
  };
  return {
    now: toBusiness(clock, instantOfMillis(Date.now())),
    windows: challengeWindows(facts, calendar),
    tookPart: row.tookPart,
    opened: row.openedAt !== null,
  };
}

function instant(value: Date | null): Instant | undefined {
  return value === null ? undefined : instantOfMillis(value.getTime());
}
