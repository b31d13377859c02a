import { isInForce } from '../../domain/contracts/contract-state.ts';
import { hasRole, type Caller } from '../access/caller.ts';
import { contractScope } from '../access/scope.ts';
import type { ApiContext } from '../context.ts';
import { filesClosed } from '../http/errors.ts';
import { isId, nothing, refuseOthers } from './case-files.ts';
import type { FileOwner } from './owners.ts';

/**
 * Of a monthly report, `<contract>/<month>`: read by its provider and whoever oversees the contract, never by a standby
 * provider; added by its provider while the contract is in force.
 */
export const reportFiles: FileOwner = {
  async mayRead(context, caller, ownerId) {
    await visibleContract(context, caller, ownerId);
  },
  async mayChange(context, caller, ownerId) {
    const { providerId, state } = await visibleContract(context, caller, ownerId);
    refuseOthers(caller, providerId);
    if (!isInForce(state)) throw filesClosed();
  },
};

/** The contract of a report that was handed in. Throws Problem `not-found`. */
async function visibleContract({ database }: ApiContext, caller: Caller, ownerId: string) {
  const [id = '', month = ''] = ownerId.split('/');
  if (!isId(id) || ownerId !== `${id}/${Number(month)}`) throw nothing();
  const reported = { id, reports: { some: { month: Number(month) } } };
  const own = hasRole(caller, 'provider') ? { providerId: caller.organisationId } : {};
  const contract = await database.prisma.contract.findFirst({ where: { AND: [reported, own, contractScope(caller)] } });
  if (contract === null) throw nothing();
  return contract;
}
