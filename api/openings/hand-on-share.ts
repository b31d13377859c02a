import { z } from 'zod';
import { HOLDER_ROLES, holderProblem, LONGEST_SHARE, type HolderCandidate } from '../../domain/procurement/opening.ts';
import type { Tx } from '../../prisma/database.ts';
import { invalid } from '../http/input-errors.ts';
import { windowClosed } from '../procedure/procedure-refusals.ts';
import { purchaseParams } from '../purchases/visible-purchase.ts';
import { route } from '../route.ts';
import { heldShare } from './own-share.ts';

interface Successor extends HolderCandidate {
  readonly name: string;
  readonly recipient: string;
}

const successorsSchema = z
  .object({
    items: z.array(z.object({ id: z.uuid(), name: z.string(), recipient: z.string() })),
  })
  .meta({ id: 'ShareSuccessors' });

export const listSuccessors = route({
  method: 'get',
  path: '/purchases/{purchaseId}/opening/successors',
  operationId: 'listSuccessors',
  summary: '可以接手份额的人 · Who may take the own share over',
  description: 'With a key of their own, of an office that would not hold too many shares then.',
  tag: 'bids',
  access: ['create', 'Opening'],
  params: purchaseParams,
  success: { status: 200, schema: successorsSchema, description: 'Candidates with what to wrap the share to' },
  problems: ['not-found'],
  async handle({ params: { purchaseId }, caller }, { database: { prisma } }) {
    const { seat } = await heldShare(prisma, caller, purchaseId);
    const candidates = await successors(prisma as unknown as Tx, purchaseId, seat);
    return { items: candidates.map(({ id, name, recipient }) => ({ id, name, recipient })) };
  },
});

const handOnInput = z
  .strictObject({
    successorId: z.uuid(),
    wrapped: z.base64().min(1).max(LONGEST_SHARE).meta({ description: 'The share, as an age file to the successor' }),
    reason: z.string().trim().min(4).max(500),
  })
  .meta({
    id: 'ShareHandOn',
    example: {
      successorId: '00000000-0000-4000-8000-a00000000004',
      wrapped: Buffer.from('age-encryption.org/v1\n').toString('base64'),
      reason: '示例：本人调离，移交给同事保管。',
    },
  });

/**
 * A holder who leaves hands their share on before the deadline: unwrapped in their browser, wrapped there to the
 * successor's key. A trigger keeps who, to whom, when and why. After the deadline a share is given or lost.
 */
export const handOnShare = route({
  method: 'post',
  path: '/purchases/{purchaseId}/opening/share/successor',
  operationId: 'handOnShare',
  summary: '移交份额 · Hand the own share on',
  tag: 'bids',
  access: ['create', 'Opening'],
  params: purchaseParams,
  body: handOnInput,
  success: { status: 204, description: 'Somebody else holds it now' },
  problems: ['not-found', 'window-closed'],
  async handle({ params: { purchaseId }, body: { successorId, wrapped, reason }, caller }, { database }) {
    return database.prisma.$transaction(async (tx) => {
      const [clock] = await tx.$queryRaw<{ early: boolean }[]>`
        SELECT state = 'running' AND bid_deadline_at > clock_timestamp() AS early
        FROM purchase WHERE id = ${purchaseId}::uuid FOR SHARE`;
      const share = await heldShare(tx, caller, purchaseId);
      if (clock?.early !== true || share.lostAt !== null) throw windowClosed('hand-on', 'HS-17');
      const successor = (await successors(tx, purchaseId, share.seat)).find(({ id }) => id === successorId);
      if (successor === undefined) throw noSuccessor();
      await tx.openingShare.update({
        where: { purchaseId_seat: { purchaseId, seat: share.seat } },
        data: {
          ...{ holderId: successorId, officeId: successor.officeId, handedOnReason: reason },
          wrapped: Uint8Array.from(Buffer.from(wrapped, 'base64')),
        },
      });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: caller.roles[0]!, action: 'opening-share.handed-on' },
          ...{ objectType: 'purchase', objectId: purchaseId, detail: { seat: share.seat, to: successorId } },
        },
      });
      return undefined;
    });
  },
});

/** Candidates of the region with whom the five still lawfully hold the key (HS-17). */
async function successors(tx: Tx, purchaseId: string, seat: number): Promise<Successor[]> {
  const shares = await tx.openingShare.findMany({
    where: { purchaseId },
    select: { seat: true, holderId: true, officeId: true },
  });
  const others = shares
    .filter((share) => share.seat !== seat)
    .map(({ holderId, officeId }) => ({ id: holderId, officeId }));
  const present = shares.map(({ holderId }) => holderId);
  const candidates = await tx.$queryRaw<Successor[]>`
    SELECT u.id, u.organisation_id AS "officeId", u.display_name || '（' || o.name || '）' AS name, k.recipient
    FROM app_user u
    JOIN holder_key k ON k.user_id = u.id
    JOIN organisation o ON o.id = u.organisation_id
    JOIN purchase p ON p.id = ${purchaseId}::uuid
    WHERE u.active AND u.roles && ${[...HOLDER_ROLES]}::text[]
      AND (starts_with(p.region_code, regexp_replace(u.region_code, '(00)+$', ''))
        OR starts_with(u.region_code, regexp_replace(p.region_code, '(00)+$', '')))
    ORDER BY o.name, u.id`;
  return candidates.filter(
    ({ id, officeId }) => !present.includes(id) && holderProblem([...others, { id, officeId }]) === undefined,
  );
}

function noSuccessor() {
  const message =
    '此人不能接手：须有本人密钥、尚未保管本项目的份额，且其单位不超过两份。 / Not a possible successor: needs a key of their own and an office with room.';
  return invalid([{ pointer: '/successorId', in: 'body', code: 'not_a_successor', message, rule: 'HS-17' }]);
}
