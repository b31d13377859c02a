import { repairScope } from '../providers/repair-scope.ts';
import { filesClosed } from '../http/errors.ts';
import { isId, nothing, refuseOthers } from './case-files.ts';
import type { FileOwner } from './owners.ts';

/** Evidence of a repair: read by the provider and the office of the ban, added by the provider until it is handed in. */
export const repairFiles: FileOwner = {
  async mayRead(context, caller, id) {
    if (!isId(id)) throw nothing();
    const where = { AND: [{ id }, repairScope(caller)] };
    if ((await context.database.prisma.banRepair.count({ where })) === 0) throw nothing();
  },
  async mayChange(context, caller, id) {
    await repairFiles.mayRead(context, caller, id);
    const { organisationId, state } = await context.database.prisma.banRepair.findUniqueOrThrow({ where: { id } });
    refuseOthers(caller, organisationId);
    if (state !== 'draft') throw filesClosed();
  },
};
