import { countOf, shareOf, type PlacingGroup } from '../../../domain/contracts/standby-room.ts';
import { standbyRooms } from '../../../prisma/standby-room.ts';
import type { ApiContext } from '../../context.ts';
import { rowsOf } from './form-facts.ts';

/** A provider of the bank that may stand by for a lot. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** Recipients of the lot that it has room for by what it has stated; absent where it has stated nothing for them. */
  readonly room?: number;
  /** What its roster and capability say, in words. */
  readonly ability?: string;
}

/** The free room of each, to be told beside its name. */
export function roomNotes(candidates: readonly Candidate[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    candidates.flatMap(({ id, room }) => (room === undefined ? [] : [[id, `余量 ${room} 人`]])),
  );
}

export interface StandbyCandidates {
  /** Those who have stated the lot's services for its region and have room come first. */
  readonly candidates: readonly Candidate[];
  /** Whom the lot serves. */
  readonly recipients: number;
}

/** Who may stand by for a lot, and how many of its recipients each has room for now. */
export async function standbyCandidates(context: ApiContext, lotId: string): Promise<StandbyCandidates> {
  const rows = await rowsOf<{ id: string; name: string; capacity: number; staff: number }>(context, CANDIDATES, [
    lotId,
  ]);
  const groups = await rowsOf<PlacingGroup>(context, SERVED, [lotId]);
  const ids = rows.map(({ id }) => id);
  const rooms = await standbyRooms(context.database.prisma, ids);
  const candidates = rows.map(({ id, name, capacity, staff }): Candidate => {
    const { stated } = rooms.get(id)!;
    const { passed, taken } = shareOf(groups, rooms.get(id)!);
    const known = `可同时服务 ${capacity} 人，在岗 ${staff} 人`;
    if (groups.length === 0) return { id, name, ability: known };
    if (stated === null || passed === 'service-not-stated' || passed === 'region-not-stated')
      return { id, name, ability: `${known}；未登记本标段的服务` };
    const room = countOf(taken);
    return { id, name, room, ability: `${known}；已登记本标段的服务，余量 ${room} 人` };
  });
  const first = candidates.filter(({ room }) => room !== undefined && room > 0);
  return {
    candidates: [...first, ...candidates.filter((one) => !first.includes(one))],
    recipients: countOf(groups),
  };
}

/** What the officer has to know of the places before choosing; nothing where there are enough. */
export function shortOfRoom(candidates: readonly Candidate[], recipients: number, most: number): string | undefined {
  const best = candidates
    .map(({ room = 0 }) => room)
    .toSorted((a, b) => b - a)
    .slice(0, most)
    .reduce((sum, room) => sum + room, 0);
  if (best >= recipients) return undefined;
  return `注意：登记了本标段服务的单位余量合计 ${best} 人，少于救助对象 ${recipients} 人；其余对象在接管时由兜底单位承接。`;
}

/** Of the bank of providers (§1.3): only they may contract (PL-02, PL-03), and nobody who is debarred (DB-06). */
const CANDIDATES = `
  SELECT o.id, o.name, o.capacity,
         (SELECT count(*)::int FROM provider_staff s WHERE s.organisation_id = o.id AND s.left_on IS NULL) AS staff
  FROM organisation o
  JOIN lot l ON l.id = $1
  JOIN purchase p ON p.id = l.purchase_id
  WHERE left(o.region_code, 2) = left(p.region_code, 2)
    AND o.admission = 'admitted'
    AND o.capacity > 0
    AND NOT is_debarred(o.credit_code)
    AND o.id NOT IN (SELECT a.provider_id FROM award a WHERE a.lot_id = l.id AND a.state = 'live')
  ORDER BY o.id`;

/** Whom the contract will serve, with the services that its signature gives each of them. */
const SERVED = `
  WITH services AS (
    SELECT i.code, i.class FROM lot l CROSS JOIN unnest(l.catalogue_items) AS item (code)
    CROSS JOIN LATERAL catalogue_item_for(l.purchase_id, NULL, item.code) i
    WHERE l.id = $1
  ), wanted AS (
    SELECT coalesce(array_agg(code ORDER BY code) FILTER (WHERE class = 'direct'), ARRAY[min(code)]) AS codes FROM services
  )
  SELECT r.region_code AS region, wanted.codes AS services, r.dependency, count(*)::int AS recipients
  FROM lot l JOIN purchase p ON p.id = l.purchase_id
  JOIN recipient r ON r.region_code = p.region_code AND r.township = ANY (l.townships) AND r.ended_on IS NULL
  CROSS JOIN wanted
  WHERE l.id = $1
  GROUP BY r.region_code, wanted.codes, r.dependency`;
