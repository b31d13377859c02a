import type { Avoidance, Supplier } from '../domain/experts/avoidance.ts';
import type { PoolMember } from '../domain/experts/draw-eligibility.ts';
import type { ExpertState } from '../domain/experts/expert-state.ts';
import { instantOfMillis } from '../domain/time/shanghai.ts';
import type { Tx } from '../prisma/database.ts';

/** Everybody with the role of an expert who may sign in, in the order of their ids, with how they stand in the bank. */
export async function expertPool(tx: Tx): Promise<PoolMember[]> {
  const people = await tx.user.findMany({
    where: { roles: { has: 'expert' }, active: true },
    select: { id: true, organisationId: true, expert: true },
    orderBy: { id: 'asc' },
  });
  return people.map(({ id, organisationId, expert }) => ({
    ...{ id, organisationId },
    bank: expert && {
      ...{ employer: expert.employer, employerCode: expert.employerCode },
      state: expert.state as ExpertState,
      until: instantOfMillis(expert.until.getTime()),
      avoidances: expert.avoidances as unknown as readonly Avoidance[],
    },
  }));
}

/** The organisations behind ids, as ties to them are looked for. */
export async function suppliersOf(tx: Tx, ids: readonly string[]): Promise<Supplier[]> {
  return tx.organisation.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, creditCode: true },
  });
}
