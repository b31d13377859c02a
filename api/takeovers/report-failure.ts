import { z } from 'zod';
import { takeoverScope } from '../access/scope.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { takeoverNotFound, takeoverParams } from './visible-takeover.ts';

const failureInput = z
  .strictObject({
    providerId: z.uuid().meta({ description: 'The provider with an interim contract of this takeover' }),
    reason: z.string().trim().min(4).max(2000).meta({ description: 'Facts; no names of recipients' }),
  })
  .meta({
    id: 'BridgeFailureInput',
    example: {
      providerId: '00000000-0000-4000-8000-000000000002',
      reason: '临时承接主体人员不足，连续两日未上门（示例）',
    },
  });

/** The row is its own outbox: the takeover's workflow places the recipients anew, and nobody is without a provider meanwhile. */
export const reportFailure = route({
  method: 'post',
  path: '/takeovers/{takeoverId}/failures',
  operationId: 'reportBridgeFailure',
  summary: '报告临时承接主体失约 · Say that a provider which stands in fails itself',
  description:
    'Its recipients go to the next standby provider, or to the township. It stays responsible until then (CT-06).',
  tag: 'takeovers',
  access: ['create', 'Takeover'],
  params: takeoverParams,
  body: failureInput,
  success: {
    status: 202,
    schema: z.object({ id: z.uuid() }).meta({ id: 'BridgeFailureReported' }),
    description: 'Recorded; its recipients are placed anew',
  },
  problems: ['not-found', 'no-such-bridge', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  handle({ params: { takeoverId }, body: { providerId, reason }, caller, create }) {
    return create(async (tx) => {
      // Two who report it in the same moment: the second one finds what the first has said.
      await tx.$queryRaw`SELECT 1 FROM takeover WHERE id = ${takeoverId}::uuid FOR UPDATE`;
      const takeover = await tx.takeover.findFirst({
        where: { AND: [{ id: takeoverId }, takeoverScope(caller)] },
        include: { failures: true, bridges: { where: { providerId, state: 'running' } } },
      });
      if (takeover === null) throw takeoverNotFound();
      const underWay = takeover.state === 'running' || takeover.state === 'bridging';
      const said = takeover.failures.some((failure) => failure.providerId === providerId);
      if (!underWay || said || takeover.bridges.length === 0) throw noSuchBridge(said);
      const { id } = await tx.bridgeFailure.create({
        data: { takeoverId, providerId, reason, reportedBy: caller.userId },
      });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: 'supervisor', action: 'takeover.bridge-failed' },
          ...{ objectType: 'takeover', objectId: takeoverId, detail: { failureId: id, providerId } },
        },
      });
      return { id };
    });
  },
});

function noSuchBridge(said: boolean): Problem {
  return new Problem('no-such-bridge', {
    detail: said
      ? {
          zh: '该单位失约已经报告，救助对象正在另行安排。',
          en: 'That it fails is on record; its recipients are being placed anew.',
        }
      : {
          zh: '该单位在本次接管中没有正在履行的临时合同。',
          en: 'It has no interim contract in force in this takeover.',
        },
  });
}
