import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import { filesClosed } from '../http/errors.ts';
import { contractOfRecords } from '../visits/visit-contract.ts';
import { isId, nothing, refuseOthers } from './case-files.ts';
import type { FileOwner } from './owners.ts';

const IN_FORCE = ['running', 'suspended'];

/** Evidence of a visit: read by whoever reads the record, added by its provider while the contract is in force. */
export const visitFiles: FileOwner = {
  async mayRead(context, caller, ownerId) {
    await contractOfVisit(context, caller, ownerId);
  },
  async mayChange(context, caller, ownerId) {
    const { providerId, state } = await contractOfVisit(context, caller, ownerId);
    refuseOthers(caller, providerId);
    if (!IN_FORCE.includes(state)) throw filesClosed();
  },
};

/** Throws Problem `not-found`. */
async function contractOfVisit({ database }: ApiContext, caller: Caller, id: string) {
  if (!isId(id)) throw nothing();
  const visit = await database.prisma.visit.findUnique({ where: { id }, select: { contractId: true } });
  if (visit === null) throw nothing();
  return contractOfRecords(database, caller, visit.contractId);
}
