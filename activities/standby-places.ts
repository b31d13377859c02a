import { inOrder, shareOf, upTo, type PassReason, type PlacingGroup } from '../domain/contracts/standby-room.ts';
import type { Dependency } from '../domain/contracts/dependency.ts';
import { coverCases } from './coverage.ts';
import type { Tx } from '../prisma/database.ts';
import { waitingGroups } from '../prisma/placing-groups.ts';
import { standbyRooms } from '../prisma/standby-room.ts';

interface InvitationRef {
  readonly takeoverId: string;
  readonly position: number;
}

/** Null where the provider is asked; otherwise why it is not. */
export interface StandbyAsked {
  readonly passed: PassReason | null;
}

/**
 * Asks a standby provider for as many recipients as it has stated and has room for, and keeps those places until it has
 * answered: the lock on the provider lets two takeovers at once never count on the same place. A second run answers the same,
 * but looks anew at a provider that was passed over.
 */
export async function askStandby(
  tx: Tx,
  { takeoverId, position, providerId }: InvitationRef & { readonly providerId: string },
): Promise<StandbyAsked> {
  await tx.$queryRaw`SELECT 1 FROM organisation WHERE id = ${providerId}::uuid FOR NO KEY UPDATE`;
  const where = { takeoverId_position: { takeoverId, position } };
  const known = await tx.standbyInvitation.findUnique({ where });
  if (known !== null && known.state !== 'passed') return { passed: null };
  const [groups, rooms] = [await waitingGroups(tx, takeoverId), await standbyRooms(tx, [providerId])];
  const room = rooms.get(providerId)!;
  const { passed, taken } = shareOf(groups, room);
  const limited = passed === null && room.stated !== null;
  const asked = {
    state: passed === null ? 'asked' : 'passed',
    passReason: passed,
    askedFor: limited ? taken.reduce((sum, { recipients }) => sum + recipients, 0) : null,
  };
  await tx.standbyInvitation.upsert({
    where,
    create: { takeoverId, position, providerId, ...asked },
    update: asked,
  });
  if (limited) await keepPlaces(tx, { takeoverId, position }, taken);
  return { passed };
}

/** Keeps no more places than the provider says it takes. */
export async function keepAccepted(tx: Tx, invitation: InvitationRef, capacity: number): Promise<void> {
  const kept = await placesOf(tx, invitation);
  await dropPlaces(tx, invitation);
  await keepPlaces(tx, invitation, upTo(kept.map(groupOf), capacity));
}

/** Lets the places go that a provider kept for a takeover: whoever it took is served by it from then on. */
export async function dropPlaces(tx: Pick<Tx, 'standbyPlace'>, { takeoverId, position }: InvitationRef): Promise<void> {
  await tx.standbyPlace.deleteMany({ where: { takeoverId, position } });
}

export interface KeptPlace extends PlacingGroup {
  readonly seq: number;
}

/** In the order of handover. */
export async function placesOf(
  tx: Pick<Tx, 'standbyPlace'>,
  { takeoverId, position }: InvitationRef,
): Promise<readonly KeptPlace[]> {
  const rows = await tx.standbyPlace.findMany({ where: { takeoverId, position }, orderBy: { seq: 'asc' } });
  return rows.map(({ seq, regionCode: region, services, dependency, recipients }) => {
    return { seq, region, services, dependency: dependency as Dependency, recipients };
  });
}

/**
 * Hands over so many of the recipients whom a place is kept for, and lets as many places go in the same transaction: nobody
 * counts them twice. Returns how many; 0 when nobody waits with these services any more.
 */
export async function coverPlaces(
  tx: Tx,
  {
    position,
    among,
    ...to
  }: Parameters<typeof coverCases>[1] & { readonly position: number; readonly among: KeptPlace },
): Promise<number> {
  const moved = await coverCases(tx, { ...to, among });
  const place = { takeoverId: to.takeoverId, position, seq: among.seq };
  await tx.standbyPlace.deleteMany({ where: { ...place, recipients: { lte: moved } } });
  await tx.standbyPlace.updateMany({ where: place, data: { recipients: { decrement: moved } } });
  return moved;
}

async function keepPlaces(
  tx: Tx,
  { takeoverId, position }: InvitationRef,
  groups: readonly PlacingGroup[],
): Promise<void> {
  await tx.standbyPlace.createMany({
    data: inOrder(groups).map(({ region: regionCode, services, dependency, recipients }, seq) => {
      return { takeoverId, position, seq, regionCode, services: [...services], dependency, recipients };
    }),
  });
}

function groupOf({ region, services, dependency, recipients }: KeptPlace): PlacingGroup {
  return { region, services, dependency, recipients };
}
