import { z } from 'zod';
import { INQUIRIES, INQUIRY_CODES, unfoundedLimit, type InquiryCode } from '../../domain/procurement/complaint.ts';
import { taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { toBusiness } from '../../domain/time/business-clock.ts';
import { addMonths, dayOf, instantOfMillis, startOfDay } from '../../domain/time/shanghai.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import type { Tx } from '../../prisma/database.ts';
import { hasRole, type Caller } from '../access/caller.ts';
import { seesRegion } from '../access/scope.ts';
import { clockOfPurchase } from '../purchases/purchase-clock.ts';
import { BilingualSchema } from '../tasks/task-item.ts';
import {
  complaintItem,
  complaintItemOf,
  complaintMatter,
  effectSchema,
  effectsOf,
  type ComplaintRow,
} from './complaint-answer.ts';

const instant = z.iso.datetime();

export const complaintDetail = complaintItem
  .extend({
    matters: z.array(complaintMatter),
    request: z.string(),
    contact: z.object({ name: z.string(), phone: z.string() }).nullable(),
    acceptedAt: instant.nullable(),
    correction: z
      .object({ asked: z.string(), until: instant, given: z.string().nullable(), at: instant.nullable() })
      .nullable()
      .meta({ description: 'For the complainant and the office' }),
    refusal: z.string().nullable(),
    withdrawal: z.string().nullable(),
    statements: z
      .array(
        z.object({
          by: z.object({ id: z.uuid(), name: z.string() }),
          buyer: z.boolean(),
          text: z.string().nullable().meta({ description: 'Null: waived by silence (CH-09)' }),
          at: instant,
        }),
      )
      .meta({ description: 'To the office and the complainant all; to others their own' }),
    mayState: z.boolean().meta({ description: 'The own organisation is concerned and has not stated yet' }),
    inquiries: z.array(
      z.object({
        seq: z.int(),
        kind: z.enum(INQUIRY_CODES),
        title: BilingualSchema,
        excluded: z.boolean(),
        addressee: z.string(),
        question: z.string(),
        sentAt: instant,
        answeredAt: instant.nullable(),
        result: z.string().nullable(),
      }),
    ),
    decision: z
      .object({
        number: z.string(),
        findings: z.string(),
        basis: z.string(),
        affectsResult: z.boolean().nullable(),
        falseMaterial: z.boolean().nullable(),
        effects: z.array(effectSchema),
      })
      .nullable(),
    report: z.string().nullable().meta({ description: 'How the buyer carried the decision out' }),
    carriedOutAt: instant.nullable(),
    unfounded: z
      .object({ count: z.int(), limit: z.int(), months: z.int() })
      .nullable()
      .meta({ description: 'Complaints of this supplier that were rejected (CH-15), for finance and supervisors' }),
    tasks: z
      .array(z.object({ id: z.string(), kind: z.string(), title: BilingualSchema }))
      .meta({ description: 'What waits for somebody, for the office' }),
    workflowId: z.string().nullable(),
  })
  .meta({ id: 'Complaint' });

/** One complaint as this caller reads it. */
export async function complaintDetailOf(
  tx: Tx,
  row: ComplaintRow,
  caller: Caller,
  calendar: WorkingCalendar,
): Promise<z.input<typeof complaintDetail>> {
  const forOffice = seesRegion(caller, row.regionCode);
  const own = row.providerId === caller.organisationId;
  const handles = forOffice && hasRole(caller, 'officer', 'finance');
  const workflow = workflowId.complaint(row.purchase.number, row.seq);
  const statements = await statementsOf(tx, row);
  const mine = statements.some(({ by }) => by.id === caller.organisationId);
  const concerned = hasRole(caller, 'provider') && !own && row.state === 'accepted';
  return {
    ...complaintItemOf(row, caller, calendar),
    ...{ matters: row.matters as z.input<typeof complaintMatter>[], request: row.request },
    contact: own || handles ? { name: row.contactName, phone: row.contactPhone } : null,
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    correction: own || forOffice ? correctionOf(row) : null,
    refusal: own || forOffice ? row.refusal : null,
    withdrawal: row.withdrawal,
    statements: statements.filter(({ by }) => own || forOffice || by.id === caller.organisationId),
    mayState: concerned && !mine,
    inquiries: inquiriesOf(row, own, forOffice),
    ...decisionOf(row),
    unfounded: forOffice && hasRole(caller, 'finance', 'supervisor') ? await unfoundedOf(tx, row) : null,
    tasks: forOffice ? await tasksOf(tx, workflow) : [],
    workflowId: forOffice ? workflow : null,
  };
}

function correctionOf(row: ComplaintRow): z.input<typeof complaintDetail>['correction'] {
  const { correctionAsked: asked, correctionUntil: until, correction: given, correctedAt } = row;
  if (asked === null || until === null) return null;
  return { asked, until: until.toISOString(), given, at: correctedAt?.toISOString() ?? null };
}

function decisionOf(row: ComplaintRow): Pick<z.input<typeof complaintDetail>, 'decision' | 'report' | 'carriedOutAt'> {
  const { decisionNumber: number, findings, decisionBasis: basis, affectsResult, falseMaterial } = row;
  const decided = number !== null && findings !== null && basis !== null;
  return {
    decision: decided ? { number, findings, basis, affectsResult, falseMaterial, effects: effectsOf(row) } : null,
    report: row.report,
    carriedOutAt: row.carriedOutAt?.toISOString() ?? null,
  };
}

/** What the complainant was asked itself, or to come to, it reads; everything else is the office's. */
function inquiriesOf({ inquiries }: ComplaintRow, own: boolean, forOffice: boolean) {
  return inquiries
    .filter(({ kind }) => forOffice || (own && (kind === 'evidence' || kind === 'hearing')))
    .map(({ seq, kind, addressee, question, sentAt, answeredAt, result }) => {
      const code = kind as InquiryCode;
      const { title, excluded } = INQUIRIES[code];
      const answered = { answeredAt: answeredAt?.toISOString() ?? null, result: forOffice ? result : null };
      return { seq, kind: code, title, excluded, addressee, question, sentAt: sentAt.toISOString(), ...answered };
    });
}

async function statementsOf(tx: Tx, { id: complaintId, purchase }: ComplaintRow) {
  const rows = await tx.complaintStatement.findMany({
    where: { complaintId },
    include: { organisation: { select: { id: true, name: true } } },
    orderBy: [{ at: 'asc' }, { organisationId: 'asc' }],
  });
  return rows.map(({ organisation, text, at }) => {
    return { by: organisation, buyer: organisation.id === purchase.buyerId, text, at: at.toISOString() };
  });
}

async function tasksOf(tx: Tx, workflow: string) {
  const rows = await tx.task.findMany({
    where: { workflowId: workflow, state: { in: ['open', 'claimed'] } },
    orderBy: { id: 'asc' },
    select: { id: true, kind: true },
  });
  return rows.map(({ id, kind }) => ({ id, kind, title: taskKindDefinition(kind as TaskKind).title }));
}

async function unfoundedOf(tx: Tx, { providerId, purchase }: ComplaintRow) {
  const now = toBusiness(clockOfPurchase(purchase), instantOfMillis(Date.now()));
  const { count: limit, months } = unfoundedLimit(now);
  const since = startOfDay(addMonths(dayOf(now), -months));
  const count = await tx.complaint.count({ where: { providerId, verdict: 'rejected', decidedAt: { gte: since } } });
  return { count, limit, months };
}
