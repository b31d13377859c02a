import { filesClosed } from '../http/errors.ts';
import { providerScope } from '../providers/provider-scope.ts';
import { isId, nothing, refuseOthers } from './case-files.ts';
import type { FileOwner } from './owners.ts';

/** Of a financial report: read by its provider and the offices of its bank, added by its provider until it is corrected. */
export const financeFiles: FileOwner = {
  async mayRead(context, caller, id) {
    if (!isId(id)) throw nothing();
    const where = { id, organisation: providerScope(caller) };
    if ((await context.database.prisma.financeReport.count({ where })) === 0) throw nothing();
  },
  async mayChange(context, caller, id) {
    await financeFiles.mayRead(context, caller, id);
    const { financeReport } = context.database.prisma;
    const { organisationId, year, n } = await financeReport.findUniqueOrThrow({ where: { id } });
    refuseOthers(caller, organisationId);
    if ((await financeReport.count({ where: { organisationId, year, n: { gt: n } } })) > 0) throw filesClosed();
  },
};
