import { z } from 'zod';
import { VISIT_REFUSALS, type VisitRefusalCode } from '../../domain/contracts/visit-refusals.ts';
import { contractParams } from '../contracts/visible-contract.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { openIntake, recordBatch } from './record-visits.ts';
import { contractOfRecords, isOwn } from './visit-contract.ts';
import { visitLine, type VisitLine } from './visit-line.ts';

const recorded = z
  .object({ id: z.uuid(), key: z.string(), repeated: z.boolean().meta({ description: 'It was on record already' }) })
  .meta({ id: 'VisitRecorded' });

export const recordVisit = route({
  method: 'post',
  path: '/contracts/{contractId}/visits',
  operationId: 'recordVisit',
  summary: '记录一次服务 · Record one visit',
  description:
    'By the contract’s provider, or by a clerk whom the provider tells it on the phone. The key makes it safe to send twice.',
  tag: 'contracts',
  access: ['create', 'Visit'],
  params: contractParams,
  body: visitLine,
  success: { status: 201, schema: recorded, description: 'The visit is on record' },
  problems: ['not-found', 'visit-refused'],
  async handle({ params: { contractId }, body, caller }, { database }) {
    const contract = await contractOfRecords(database, caller, contractId);
    const source = isOwn(caller, contract) ? 'form' : 'phone';
    const intake = { contractId, providerId: contract.providerId, source, by: caller.userId } as const;
    const id = await openIntake(database, intake);
    const [result] = await recordBatch(database, { ...intake, id }, [{ line: 1, read: body }]);
    if (result?.id == null || result.code !== null) throw refused(result?.code ?? 'malformed');
    return { id: result.id, key: body.key, repeated: result.status === 'repeated' };
  },
});

const FIELD: Readonly<Partial<Record<VisitRefusalCode, keyof VisitLine>>> = {
  'key-taken': 'key',
  'ends-before-start': 'end',
  'longer-than-a-day': 'end',
  'in-the-future': 'end',
  'before-contract': 'start',
  'after-contract': 'start',
  'unknown-recipient': 'recipient',
  'recipient-died': 'recipient',
  'recipient-moved': 'recipient',
  'unknown-service': 'service',
  'not-covered': 'start',
};

/** The refusal is kept with the contract: whoever oversees it sees what was tried. */
function refused(code: VisitRefusalCode): Problem {
  const { zh, en } = VISIT_REFUSALS[code];
  const field = FIELD[code];
  return new Problem('visit-refused', {
    detail: { zh, en },
    extra: { reason: code },
    ...(field && { errors: [{ pointer: `/${field}`, in: 'body', code, message: `${zh} / ${en}` }] }),
  });
}
