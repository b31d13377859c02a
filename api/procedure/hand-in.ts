import { z } from 'zod';
import { purchaseNotFound, purchaseParams, visiblePurchase } from '../purchases/visible-purchase.ts';
import { barredFromReRun } from '../bids/bid-admission.ts';
import { refusedBefore } from '../purchases/refusers.ts';
import { route } from '../route.ts';
import { windowClosed } from './procedure-refusals.ts';

const takenSchema = z.object({ at: z.iso.datetime() }).meta({ id: 'HandedIn' });

/** A row and nothing else: an event or an audit entry would tell that somebody is interested (令87 art. 28, PB-05). */
export const applyForPrequalification = route({
  method: 'post',
  path: '/purchases/{purchaseId}/applications',
  operationId: 'applyForPrequalification',
  summary: '提交资格预审申请 · Apply for prequalification',
  description: 'Within the published window, once. Who has applied is told to nobody before it ends.',
  tag: 'bids',
  access: ['create', 'Bid'],
  params: purchaseParams,
  body: z
    .strictObject({
      statement: z.string().trim().min(10).max(5000).meta({ description: 'How the qualifications are met' }),
    })
    .meta({
      id: 'ApplicationInput',
      example: { statement: '示例申请：依法登记的社会组织，具备护理人员二十名和同类服务三年经验。' },
    }),
  success: { status: 201, schema: takenSchema, description: 'Taken' },
  problems: ['not-found', 'window-closed', 'provider-not-eligible', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ params: { purchaseId }, body: { statement }, caller, create }) {
    return create(async (tx) => {
      const purchase = await tx.purchase.findFirst({ where: visiblePurchase(caller, purchaseId) });
      if (purchase === null) throw purchaseNotFound();
      const refused = await refusedBefore(tx, purchase.restartOfId, caller.organisationId);
      if (refused !== undefined) throw barredFromReRun(refused);
      // The shared lock and the clock after it, as for a bid; the trigger asks both again.
      const rows = await tx.$queryRaw<{ at: Date }[]>`
        INSERT INTO supplier_candidate (purchase_id, provider_id, origin, statement)
        SELECT p.id, o.id, 'application', ${statement} FROM purchase p, organisation o
        WHERE p.id = ${purchaseId}::uuid AND o.id = ${caller.organisationId}::uuid AND o.admission = 'admitted'
          AND p.state = 'running' AND p.apply_until_at > clock_timestamp()
        ON CONFLICT DO NOTHING RETURNING at`;
      const [row] = rows;
      if (row === undefined) throw windowClosed('applications', 'ME-12');
      return { at: row.at.toISOString() };
    });
  },
});

export const objectToSingleSource = route({
  method: 'post',
  path: '/purchases/{purchaseId}/objections',
  operationId: 'objectToSingleSource',
  summary: '对单一来源公示提出异议 · Object to a single source',
  description: 'During the publicity, one from each organisation; answered in writing after it (M74 39-40).',
  tag: 'bids',
  access: ['create', 'Bid'],
  params: purchaseParams,
  body: z
    .strictObject({
      text: z.string().trim().min(10).max(5000).meta({ description: 'Why the supplier is not the only one' }),
    })
    .meta({ id: 'ObjectionInput', example: { text: '示例异议：本单位具备同等资质和床位，可以承担该项服务。' } }),
  success: { status: 201, schema: takenSchema, description: 'Taken' },
  problems: ['not-found', 'window-closed', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ params: { purchaseId }, body: { text }, caller, create }) {
    return create(async (tx) => {
      const purchase = await tx.purchase.findFirst({ where: visiblePurchase(caller, purchaseId) });
      if (purchase === null) throw purchaseNotFound();
      const [row] = await tx.$queryRaw<{ at: Date }[]>`
        INSERT INTO publicity_objection (purchase_id, provider_id, text)
        SELECT p.id, ${caller.organisationId}::uuid, ${text} FROM purchase p
        WHERE p.id = ${purchaseId}::uuid AND p.state = 'running' AND p.publicity_until_at > clock_timestamp()
        ON CONFLICT DO NOTHING RETURNING at`;
      if (row === undefined) throw windowClosed('objections', 'ME-03');
      return { at: row.at.toISOString() };
    });
  },
});
