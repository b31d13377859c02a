import { complaintEffect, type CaseOrder, type Effect, type EffectPoint } from '../domain/procurement/case-effects.ts';
import type { ChallengeGround } from '../domain/procurement/challenge.ts';
import { unfoundedLimit, type ComplaintVerdict } from '../domain/procurement/complaint.ts';
import { addMonths, dayOf, startOfDay, type Instant } from '../domain/time/shanghai.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { Complaint } from '../prisma/generated/client.ts';
import {
  lockedComplaint,
  recordOfComplaint,
  tellComplainant,
  tellConcerned,
  type ComplaintRef,
} from './complaint-record.ts';
import { endHolds } from './holds.ts';
import type { LegalTime } from './legal-time.ts';
import { lotPoints } from './lot-points.ts';
import { notify } from './notify.ts';
import { formOf, publish } from './purchase-record.ts';

interface DraftForm {
  readonly findings: string;
  readonly legalBasis: string;
  readonly affectsResult?: boolean;
  /** Ids of the lots concerned. */
  readonly lots?: readonly string[];
  readonly falseMaterial?: boolean;
}

interface ServeRequest extends ComplaintRef {
  readonly draftId: string;
  readonly approvalId: string;
  readonly verdict: ComplaintVerdict;
}

/** What the workflow does after a decision was served. */
interface ServedDecision {
  /** What the purchase has to do; null where nothing follows for any lot. */
  readonly order: CaseOrder | null;
  /** Nothing is signed until the decision is carried out. */
  readonly holds: boolean;
}

interface LotEffect {
  readonly lotId: string;
  readonly seq: number;
  readonly point: EffectPoint;
  readonly annul: Effect['annul'];
  readonly then: Effect['then'];
}

/** The decision on a complaint: served, published, carried out (CH-12 to CH-15). */
export function complaintDecisionActivities({ prisma }: Database, time: LegalTime) {
  return {
    /**
     * Serves and publishes the decision at once and ends the suspension. Upheld with an effect, it holds the purchase until
     * it is carried out. A second run answers the same; one that was taken back meanwhile is not decided.
     */
    async serveDecision(request: ServeRequest): Promise<ServedDecision> {
      const { purchaseId, complaintId, verdict } = request;
      const at = await time.businessNow(purchaseId);
      return prisma.$transaction(async (tx) => {
        const complaint = await lockedComplaint(tx, complaintId);
        if (complaint.state === 'decided') return servedOf(tx, complaint);
        if (complaint.state !== 'accepted' || complaint.withdrawnAt !== null) return { order: null, holds: false };
        const draft = await formOf<DraftForm>(tx, request.draftId);
        const { number } = await formOf<{ readonly number: string }>(tx, request.approvalId);
        const effects =
          verdict === 'upheld' && draft.affectsResult === true ? await effectsOf(tx, complaint, draft, at) : [];
        const decided = await tx.complaint.update({
          where: { id: complaintId },
          data: {
            ...{ state: 'decided', verdict, findings: draft.findings, decisionBasis: draft.legalBasis },
            ...{ decisionNumber: number, affectsResult: draft.affectsResult ?? null, effects: effects as object[] },
            falseMaterial: draft.falseMaterial ?? null,
            draftedBy: await submitterOf(tx, request.draftId),
            approvedBy: await submitterOf(tx, request.approvalId),
            decidedAt: at,
          },
        });
        await endHolds(tx, complaintId, at, 'decided');
        if (effects.some(({ then }) => then !== 'damages')) await holdUntilCarriedOut(tx, decided, at);
        await announce(tx, decided, effects);
        await recordOfComplaint(tx, request, { kind: 'complaint-decided', rule: 'CH-14', detail: { verdict } });
        await tellComplainant(tx, decided, 'complaint-decided');
        await tellConcerned(tx, decided, 'complaint-decided');
        if (verdict === 'rejected') await countUnfounded(tx, decided, at);
        return servedOf(tx, decided);
      });
    },

    /** The buyer's report, found in order: the purchase is no longer held by this complaint (CH-13). */
    async decisionCarriedOut(
      request: ComplaintRef & { readonly reportId: string; readonly taskId: string },
    ): Promise<void> {
      const at = await time.businessNow(request.purchaseId);
      await prisma.$transaction(async (tx) => {
        const complaint = await lockedComplaint(tx, request.complaintId);
        if (complaint.carriedOutAt !== null) return;
        const { report } = await formOf<{ readonly report: string }>(tx, request.reportId);
        await tx.complaint.update({ where: { id: complaint.id }, data: { report, carriedOutAt: at } });
        await endHolds(tx, complaint.id, at, 'carried-out');
        await recordOfComplaint(tx, request, { kind: 'complaint-carried-out', rule: 'CH-13' });
        await tellComplainant(tx, complaint, 'complaint-carried-out');
      });
    },
  };
}

/** What follows for each lot concerned, by how far it has come at this instant. Lots that have ended are over. */
async function effectsOf(tx: Tx, complaint: Complaint, { lots = [] }: DraftForm, at: Instant): Promise<LotEffect[]> {
  const { ground } = await tx.challenge.findUniqueOrThrow({ where: { id: complaint.challengeId } });
  const points = await lotPoints(tx, complaint.purchaseId, dayOf(at));
  return points
    .filter(({ lotId }) => lots.includes(lotId))
    .map(({ lotId, seq, point }) => {
      const { annul, then } = complaintEffect(ground as ChallengeGround, point);
      return { lotId, seq, point, annul, then };
    });
}

async function servedOf(tx: Tx, { id: caseId, effects, carriedOutAt }: Complaint): Promise<ServedDecision> {
  const lots = ((effects ?? []) as unknown as LotEffect[]).flatMap(({ lotId, then }) =>
    then === 'damages' ? [] : [{ lotId, then }],
  );
  const holds = carriedOutAt === null && (await tx.hold.count({ where: { caseId, endedAt: null } })) > 0;
  return { order: lots.length === 0 ? null : { caseId, by: 'complaint', lots }, holds };
}

async function holdUntilCarriedOut(tx: Tx, { id: caseId, purchaseId }: Complaint, since: Instant): Promise<void> {
  await tx.hold.create({ data: { purchaseId, cause: 'decision', caseId, ruleId: 'CH-13', since } });
}

/** 投诉处理结果公告 (M94 34): the parties by name, what was decided and why. */
async function announce(tx: Tx, complaint: Complaint, effects: readonly LotEffect[]): Promise<void> {
  const { purchaseId, id, providerId } = complaint;
  const { buyer } = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId }, include: { buyer: true } });
  const { name } = await tx.organisation.findUniqueOrThrow({ where: { id: providerId } });
  const { ground } = await tx.challenge.findUniqueOrThrow({ where: { id: complaint.challengeId } });
  const matters = complaint.matters as unknown as readonly { readonly matter: string }[];
  const body = {
    ...{ decision: complaint.decisionNumber, complainant: name, respondent: buyer.name, ground },
    ...{ matters: matters.map(({ matter }) => matter), verdict: complaint.verdict, findings: complaint.findings },
    ...{ basis: complaint.decisionBasis, effects: effects.map(({ seq, point }) => ({ lot: seq, point })) },
  };
  await publish(tx, { purchaseId, kind: 'complaint-decision', part: id, body });
}

/** The supervisor learns of a supplier that has complained without grounds as often as the law names (CH-15). */
async function countUnfounded(tx: Tx, complaint: Complaint, at: Instant): Promise<void> {
  const { providerId, regionCode: region, id, purchaseId, falseMaterial } = complaint;
  const { count, months } = unfoundedLimit(at);
  const from = startOfDay(addMonths(dayOf(at), -months));
  const where = { providerId, verdict: 'rejected', decidedAt: { gte: from, lte: at } };
  const unfounded = await tx.complaint.count({ where });
  if (unfounded < count && falseMaterial !== true) return;
  const kind = falseMaterial === true ? 'complaint-false' : 'complaints-unfounded';
  const subject = { complaintId: id, purchaseId };
  await notify(tx, { key: `${id}/${kind}`, inbox: { role: 'supervisor', region }, kind, subject });
  const ref = { purchaseId, complaintId: id };
  await recordOfComplaint(tx, ref, { kind, rule: 'CH-15', detail: { unfounded } });
}

async function submitterOf(tx: Tx, taskId: string): Promise<string | null> {
  return (await tx.task.findUniqueOrThrow({ where: { id: taskId } })).submittedBy;
}
