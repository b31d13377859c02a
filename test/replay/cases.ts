import { workflowId } from '../../domain/workflow-id.ts';
import { METHOD_GROUNDS, termsOf } from '../../domain/procurement/method-grounds.ts';
import type { InvitationWay, MethodCode } from '../../domain/procurement/methods.ts';
import { addMillis } from '../../domain/time/shanghai.ts';
import {
  banLifted,
  changeContract,
  changeDocuments,
  complaintCorrected,
  complaintWithdrawn,
  requestEnding,
  requestSuspension,
  requestTakeover as takeoverSignal,
  resumePurchase,
  successorCame,
} from '../../workflows/messages.ts';
import {
  startAdmission,
  startAlert,
  startDispute,
  startTrigger,
  startBondReturn,
  startChallenge,
  startComplaint,
  startAssessment,
  startContract,
  startDebarment,
  startRepair,
  startExpert,
  startReview,
  startAppeal,
  startGrading,
  startEvaluation,
  startExpertRemoval,
  startProject,
  startPurchase,
  startSuccession,
  startTakeover,
  type Place,
} from '../workflows/stand-in/start.ts';
import { requestTakeover } from '../workflows/stand-in/takeovers.ts';
import type { World } from '../workflows/stand-in/world.ts';
import { bidsFor } from '../workflows/stand-in/bids.ts';

/** Workflow type and id of a history worth keeping. */
export type Recorded = readonly [
  type:
    | 'purchase'
    | 'serviceContract'
    | 'contingency'
    | 'admission'
    | 'challenge'
    | 'complaint'
    | 'project'
    | 'recordAlert'
    | 'takeoverTrigger'
    | 'paymentDispute'
    | 'bidBondReturn'
    | 'providerReview'
    | 'providerGrading'
    | 'creditAppeal'
    | 'succession'
    | 'debarment'
    | 'banRepair'
    | 'performanceEvaluation'
    | 'expertAdmission'
    | 'expertRemoval'
    | 'committeeAssessment',
  workflowId: string,
];

/** Runs to its end; answers whose histories are kept. */
export type Case = (place: Place, world: World) => Promise<readonly Recorded[]>;

/** One case for each shape that a released history may have. */
export const CASES: Readonly<Record<string, Case>> = {
  happy: async (place, world) => {
    world.bids = { 'lot-1': bidsFor('lot-1', 2) };
    world.termMonths = 12;
    const [contract] = await purchased(place, world);
    return [...recordedPurchase(place), ['serviceContract', workflowId.contract(contract!)]];
  },

  intention: async (place, world) => {
    world.bids = { 'lot-1': bidsFor('lot-1', 1) };
    const purchase = await startPurchase(place, world, { intention: true });
    await purchase.result();
    return recordedPurchase(place);
  },

  'failed-lot': async (place, world) => {
    world.bids = { 'lot-1': bidsFor('lot-1', 1), 'lot-2': bidsFor('lot-2', 2) };
    await purchased(place, world);
    return recordedPurchase(place);
  },

  'deemed-award': async (place, world) => {
    world.bids = { 'lot-1': bidsFor('lot-1', 2) };
    world.tasks.people.silent('confirm-award');
    await purchased(place, world);
    return recordedPurchase(place);
  },

  'refused-contract': async (place, world) => {
    world.bids = { 'lot-1': bidsFor('lot-1', 3) };
    world.tasks.people.answer('sign-contract', 'refuse', { n: 1 });
    await purchased(place, world);
    return recordedPurchase(place);
  },

  'held-signing': async (place, world) => {
    world.bids = { 'lot-1': bidsFor('lot-1', 2) };
    world.tasks.people.answer('answer-challenge', 'reject', { when: 'when-reminded' });
    world.termMonths = 1;
    const purchase = await startPurchase(place, world);
    await world.called('publishResult');
    const challenge = await startChallenge(place, world);
    await purchase.result();
    return [...recordedPurchase(place), ['challenge', challenge.workflowId]];
  },

  'bond-then-refused': async (place, world) => {
    world.bids = { 'lot-1': bidsFor('lot-1', 2) };
    world.bond = true;
    world.termMonths = 1;
    world.tasks.people.answer('sign-contract', 'refuse', { n: 1 });
    const numbers = await purchased(place, world);
    return [...recordedPurchase(place), ['serviceContract', workflowId.contract(numbers.at(-1)!)]];
  },

  'contract-deductions': async (place, world) => {
    world.termMonths = 4;
    world.deducts = true;
    const contract = await startContract(place, world);
    await contract.result();
    return [['serviceContract', contract.workflowId]];
  },
  'contract-changed': async (place, world) => {
    world.termMonths = 3;
    const contract = await startContract(place, world);
    await world.called('contractSchedule');
    await contract.signal(changeContract, { changeId: 'change-1', by: 'officer-2' });
    await contract.result();
    return [['serviceContract', contract.workflowId]];
  },

  'invited-tender': (place, world) => byMethod(place, world, 'invited-tender', 'prequalification'),

  'competitive-negotiation': (place, world) => {
    world.tasks.people.answer('hold-talks', 'another-round', { n: 1 });
    world.pool = { size: 4, byBuyer: 2, byExperts: 2 };
    return byMethod(place, world, 'competitive-negotiation', 'recommendation');
  },

  'competitive-consultation': (place, world) => byMethod(place, world, 'competitive-consultation', 'library'),

  'single-source': (place, world) => {
    world.objections = ['objection-1'];
    return byMethod(place, world, 'single-source', 'named');
  },

  'below-threshold': (place, world) => byMethod(place, world, 'below-threshold', 'notice'),

  /** One lot of a tender stays closed, and the holders of the key let the other wait until somebody gives it up. */
  'returned-unopened': async (place, world) => {
    world.method = 'open-tender';
    world.bids = { 'lot-1': bidsFor('lot-1', 2), 'lot-2': bidsFor('lot-2', 3) };
    for (const seat of [1, 2, 3]) {
      world.seats.set(seat, { userId: `holder-${seat}`, state: 'waiting', wrongShares: 0 });
    }
    world.tasks.people.silent('release-opening-share', { subject: { seat: 3 } });
    world.tasks.people.answer('decide-stalled-opening', 'wait', { n: 1 });
    world.tasks.people.answer('decide-stalled-opening', 'end', { n: 2 });
    const purchase = await startPurchase(place, world);
    await purchase.result();
    return recordedPurchase(place);
  },

  'ended-by-decision': async (place, world) => {
    world.method = 'open-tender';
    world.bids = { 'lot-1': bidsFor('lot-1', 3) };
    world.tasks.people.silent('confirm-award');
    const purchase = await startPurchase(place, world);
    await world.tasks.asked('confirm-award');
    await purchase.signal(requestEnding, { endingId: 'ending-1', by: 'officer-2' });
    await purchase.result();
    return recordedPurchase(place);
  },

  'force-majeure': async (place, world) => {
    world.method = 'open-tender';
    world.bids = { 'lot-1': bidsFor('lot-1', 3) };
    world.termMonths = 1;
    const purchase = await startPurchase(place, world);
    await world.called('publishTenderNotice');
    await purchase.signal(requestSuspension, { suspensionId: 'suspension-1', by: 'officer-2' });
    await world.called('beginStandStill');
    await purchase.signal(resumePurchase, { suspensionId: 'suspension-1' });
    await purchase.result();
    return recordedPurchase(place);
  },

  'changed-documents': async (place, world) => {
    world.method = 'open-tender';
    world.bids = { 'lot-1': bidsFor('lot-1', 3) };
    world.termMonths = 1;
    const purchase = await startPurchase(place, world);
    await world.called('publishTenderNotice');
    world.extensions.set('change-1', addMillis(world.deadline!.wall, 1000));
    await purchase.signal(changeDocuments, { changeId: 'change-1' });
    await purchase.result();
    return recordedPurchase(place);
  },

  'takeover-terminated': (place, world) => {
    world.tasks.people.silent('answer-standby', { n: 1 }).silent('monthly-inspection');
    return takenOver(place, world, { urgent: true });
  },

  'takeover-returned': (place, world) => {
    world.tasks.people.answer('resolve-takeover', 'return');
    return takenOver(place, world, { requesterId: 'supervisor-1' });
  },

  admitted: async (place, world) => admissionOf(place, world),

  'admission-overdue': async (place, world) => {
    world.tasks.people.answer('review-admission', 'refuse', { when: 'when-overdue' });
    return admissionOf(place, world);
  },

  'challenge-rejected': async (place, world) => challengeOf(place, world),

  'challenge-upheld-late': async (place, world) => {
    world.tasks.people.answer('answer-challenge', 'uphold', { when: 'when-overdue' });
    return challengeOf(place, world);
  },

  'challenge-carried-out': async (place, world) => {
    world.tasks.people.answer('answer-challenge', 'uphold');
    return challengeOf(place, world);
  },

  /** Another winner, and performance that was suspended behind a bridge meanwhile. */
  'challenge-ordered': async (place, world) => {
    Object.assign(world, { termMonths: 1, challengeOrders: true, bids: { 'lot-1': bidsFor('lot-1', 4) } });
    world.tasks.people.answer('answer-challenge', 'uphold').answer('carry-out-answer', 'redo');
    const purchase = await startPurchase(place, world);
    await world.called('publishResult');
    const challenge = await startChallenge(place, world);
    await purchase.result();
    await challenge.result();
    return [...recordedPurchase(place), ['challenge', challenge.workflowId]];
  },

  'performance-bridged': async (place, world) => {
    Object.assign(world, { termMonths: 1, bids: { 'lot-1': bidsFor('lot-1', 2) } });
    world.tasks.people
      .answer('decide-performance', 'suspend')
      .answer('answer-challenge', 'reject', { when: 'when-overdue' });
    const purchase = await startPurchase(place, world);
    await world.called('contractSchedule');
    const challenge = await startChallenge(place, world);
    await purchase.result();
    await challenge.result();
    const { number } = [...world.contracts.values()][0]!;
    return [
      ['challenge', challenge.workflowId],
      ['serviceContract', workflowId.contract(number)],
      ['contingency', workflowId.takeover(number, 1)],
    ];
  },

  'complaint-rejected': async (place, world) => {
    Object.assign(world, { suspends: true, bids: { 'lot-1': bidsFor('lot-1', 2) } });
    world.tasks.people
      .answer('handle-complaint', 'inquire', { n: 1 })
      .answer('handle-complaint', 'resume', { n: 2 })
      .answer('approve-complaint', 'return', { n: 1 });
    const complaint = await startComplaint(place, world);
    await complaint.result();
    return [['complaint', complaint.workflowId]];
  },

  'complaint-upheld': async (place, world) => {
    Object.assign(world, { termMonths: 1, startInDays: 30, bids: { 'lot-1': bidsFor('lot-1', 4) } });
    world.tasks.people.answer('handle-complaint', 'uphold');
    const purchase = await startPurchase(place, world);
    await world.called('contractSchedule');
    const complaint = await startComplaint(place, world);
    await purchase.result();
    await complaint.result();
    return [...recordedPurchase(place), ['complaint', complaint.workflowId]];
  },

  'complaint-withdrawn': async (place, world) => {
    world.tasks.people.answer('examine-complaint', 'correct').silent('handle-complaint').silent('state-on-complaint');
    const complaint = await startComplaint(place, world);
    await world.called('askCorrection');
    await complaint.signal(complaintCorrected);
    await world.tasks.asked('handle-complaint');
    await complaint.signal(complaintWithdrawn);
    await complaint.result();
    return [['complaint', complaint.workflowId]];
  },

  'alert-confirmed': async (place, world) => {
    world.tasks.people.answer('look-into-records', 'confirm', { when: 'when-reminded' });
    const alert = await startAlert(place);
    await alert.result();
    return [['recordAlert', alert.workflowId]];
  },

  'dispute-paid': async (place, world) => {
    world.tasks.people.answer('decide-dispute', 'release', { when: 'when-reminded' });
    const dispute = await startDispute(place);
    await dispute.result();
    return [['paymentDispute', dispute.workflowId]];
  },

  'trigger-weighed': async (place, world) => {
    world.tasks.people.answer('weigh-takeover', 'urgent', { when: 'when-reminded' });
    const trigger = await startTrigger(place);
    await trigger.result();
    return [['takeoverTrigger', trigger.workflowId]];
  },

  'bond-returned': async (place, world) => {
    world.tasks.people.answer('return-bid-bond', 'return', { when: 'when-reminded' });
    const bond = await startBondReturn(place);
    await bond.result();
    return [['bidBondReturn', bond.workflowId]];
  },

  'project-reserved': async (place, world) => {
    world.tasks.people.answer('review-project', 'return', { n: 1 });
    const project = await startProject(place, world, { township: true });
    await project.result();
    return [['project', project.workflowId]];
  },

  'expert-term': async (place, world) => {
    const [expert, assessment] = [await startExpert(place, world), await startAssessment(place)];
    await Promise.all([expert.result(), assessment.result()]);
    return [
      ['expertAdmission', expert.workflowId],
      ['committeeAssessment', assessment.workflowId],
    ];
  },

  'expert-removed': async (place, world) => {
    const removal = await startExpertRemoval(place, world);
    await removal.result();
    return [['expertRemoval', removal.workflowId]];
  },

  evaluated: async (place, world) => {
    world.tasks.people.answer('run-survey', 'extend', { n: 1 });
    world.tasks.people.answer('answer-evaluation', 'object').answer('decide-evaluation-objection', 'buyer-again');
    const evaluation = await startEvaluation(place, 'evaluator-1');
    await evaluation.result();
    return [['performanceEvaluation', evaluation.workflowId]];
  },

  'credit-appealed': async (place, world) => {
    const appeal = await startAppeal(place, world);
    await appeal.result();
    return [['creditAppeal', appeal.workflowId]];
  },

  'everybody-succeeded': async (place, world) => {
    Object.assign(world, { recipients: 10, waiting: 10 });
    const takeover = await startTakeover(place, world);
    await takeover.result();
    const succession = await startSuccession(place);
    await world.called('recordBridgeTerms');
    world.successors.push({ contractId: 'contract-9', providerId: 'provider-9' });
    world.waiting = 0;
    await succession.signal(successorCame);
    await succession.result();
    return [
      ['contingency', takeover.workflowId],
      ['succession', succession.workflowId],
    ];
  },

  'hearing-then-dropped': async (place, world) => {
    world.tasks.people.answer('answer-penalty-notice', 'hearing').answer('decide-penalty', 'drop');
    const ban = await startDebarment(place, world);
    await ban.result();
    return [['debarment', ban.workflowId]];
  },

  'ban-lifted': async (place, world) => {
    const ban = await startDebarment(place, world);
    await world.called('servePenalty');
    await ban.signal(banLifted);
    await ban.result();
    return [['debarment', ban.workflowId]];
  },

  'ban-repaired': async (place, world) => {
    const repair = await startRepair(place, world);
    await repair.result();
    return [['banRepair', repair.workflowId]];
  },

  'grade-objected': async (place, world) => {
    world.tasks.people.answer('answer-grade', 'object').answer('decide-grade-objection', 'uphold');
    const grading = await startGrading(place, world);
    await grading.result();
    return [['providerGrading', grading.workflowId]];
  },

  'provider-reviewed': async (place, world) => {
    const review = await startReview(place, world);
    await review.result();
    return [['providerReview', review.workflowId]];
  },

  'project-surveyed': async (place, world) => {
    world.tasks.people.answer('key-review-project', 'return', { n: 1 });
    const project = await startProject(place, world, { township: false, survey: true });
    await project.result();
    return [['project', project.workflowId]];
  },

  drill: (place, world) => takenOver(place, world, { drill: true }),
};

/** One method at the threshold, where it has all its steps. */
async function byMethod(
  place: Place,
  world: World,
  method: MethodCode,
  invitation: InvitationWay,
): Promise<readonly Recorded[]> {
  Object.assign(world, { method, invitation, termMonths: 1 });
  world.bids = { 'lot-1': bidsFor('lot-1', method === 'single-source' ? 1 : 3) };
  const ground = METHOD_GROUNDS[method][0]?.code ?? null;
  const terms = termsOf({ method, invitation, ground, atThreshold: true });
  await (await startPurchase(place, world, { terms })).result();
  return recordedPurchase(place);
}

/** Runs a purchase to its end and answers the numbers of its contracts. */
async function purchased(place: Place, world: World): Promise<string[]> {
  const purchase = await startPurchase(place, world);
  await purchase.result();
  return [...world.contracts.values()].map(({ number }) => number);
}

function recordedPurchase({ number }: Place): Recorded[] {
  return [['purchase', workflowId.purchase(number)]];
}

/** A contract that is taken over, or drilled, in its first month. */
async function takenOver(
  place: Place,
  world: World,
  how: Parameters<typeof requestTakeover>[2],
): Promise<readonly Recorded[]> {
  const contract = await startContract(place, world);
  await world.called('contractSchedule');
  const { contractId, number } = [...world.contracts.values()][0]!;
  const { takeoverId, seq, drill } = requestTakeover(world, contractId, how);
  await contract.signal(takeoverSignal, { takeoverId, seq, drill });
  await contract.result();
  return [
    ['serviceContract', contract.workflowId],
    ['contingency', workflowId.takeover(number, seq)],
  ];
}

async function admissionOf(place: Place, world: World): Promise<readonly Recorded[]> {
  const admission = await startAdmission(place, world);
  await admission.result();
  return [['admission', admission.workflowId]];
}

async function challengeOf(place: Place, world: World): Promise<readonly Recorded[]> {
  const challenge = await startChallenge(place, world);
  await challenge.result();
  return [['challenge', challenge.workflowId]];
}
