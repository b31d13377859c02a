import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import type { Bidding } from './bids-bidding.ts';
import { challengeable } from './challenges-purchase.ts';
import { aComplaint, challenged, complaintsPath, complaintSteps, decided } from './complaints-course.ts';

let world: ApiWorld;
let finance: Visitor;
let finance2: Visitor;
let officer: Visitor;
let provider1: Visitor;
let provider2: Visitor;
let provider3: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  finance = await world.as('finance');
  finance2 = await world.as('finance2');
  officer = await world.as('officer');
  provider1 = await world.as('provider1');
  provider2 = await world.as('provider2');
  provider3 = await world.as('provider3');
}, 60_000);
afterAll(() => world.close());

/** A complaint of provider2 about the result, as it was received. */
async function received(): Promise<{ bidding: Bidding; complaintId: string; purchaseId: string }> {
  const bidding = await challengeable(world, 'published', 5);
  const challengeId = await challenged(world, provider2, bidding);
  const { status, body } = await provider2.post(complaintsPath(challengeId), aComplaint());
  expect(status).toBe(202);
  return { bidding, complaintId: body.id, purchaseId: bidding.purchaseId };
}

const get = async (visitor: Visitor, id: string) => (await visitor.get(`/api/v1/complaints/${id}`)).body;

async function accepted(suspend = false) {
  const course = await received();
  const { complaintId, purchaseId } = course;
  const form = { opinion: '予以受理', suspend, ...(suspend && { suspensionReason: '可能影响采购结果（示例）' }) };
  const wish = { kind: 'examine-complaint', purchaseId, subject: { complaintId } } as const;
  const taskId = await decided(world, finance, wish, 'accept', form);
  const result = await complaintSteps(world).acceptComplaint({ complaintId, purchaseId, taskId });
  expect(result).toEqual({ suspended: suspend });
  return course;
}

async function served(
  { complaintId, purchaseId }: Awaited<ReturnType<typeof accepted>>,
  verdict: 'upheld' | 'rejected',
  form: object,
) {
  const grounds = { findings: '查明的事实（示例），足以认定。', legalBasis: '财政部令第94号' };
  const subject = { complaintId };
  const outcome = verdict === 'upheld' ? 'uphold' : 'reject';
  const draft = { ...grounds, ...form };
  const draftId = await decided(world, finance, { kind: 'handle-complaint', purchaseId, subject }, outcome, draft);
  const approval = { opinion: '同意', number: '示例财采投〔2027〕1号' };
  const wish = { kind: 'approve-complaint', purchaseId, subject } as const;
  const approvalId = await decided(world, finance2, wish, 'approve', approval);
  const request = { complaintId, purchaseId, draftId, approvalId, verdict };
  const answer = await complaintSteps(world).serveDecision(request);
  expect(await complaintSteps(world).serveDecision(request)).toEqual(answer);
  return answer;
}

const told = async (visitor: Visitor, complaintId: string): Promise<string[]> =>
  (await visitor.get('/api/v1/notifications')).body.items
    .filter(({ subject }: { subject: { complaintId?: string } }) => subject.complaintId === complaintId)
    .map(({ kind }: { kind: string }) => kind);

describe('a complaint', () => {
  test('of the challenger after the answer is received, to be decided thirty working days later', async () => {
    const { complaintId, bidding } = await received();
    const own = await get(provider2, complaintId);
    expect(own).toMatchObject({ state: 'received', own: true, matters: [{ of: 1 }], contact: { name: '示例联系人' } });
    expect(own.decisionDue > own.receivedAt).toBe(true);
    const seen = await get(finance, complaintId);
    const workflowId = `complaint:${bidding.number}:1`;
    expect(seen).toMatchObject({ complainant: { name: DEMO_ORGANISATIONS.provider2.name }, workflowId });
    expect((await finance.get(`/api/v1/complaints?purchase=${bidding.purchaseId}`)).body.items).toHaveLength(1);
  });

  test.each([
    ['before the answer, while its period runs', { daysAgo: 1, answered: false }, 'complaint-too-early'],
    ['after fifteen working days from the end of the answer period', { daysAgo: 60 }, 'complaint-late'],
  ])('%s is refused with the rule and the date', async (_when, how, code) => {
    const bidding = await challengeable(world, 'published', 60);
    const challengeId = await challenged(world, provider2, bidding, how);
    const { status, body } = await provider2.post(complaintsPath(challengeId), aComplaint());
    expect([status, body.code, body.rule]).toEqual([409, code, 'CH-05']);
    expect(body.detail).toMatch(/\d{4}-\d{2}-\d{2} 23:59/);
    const window = (await provider2.get(`${complaintsPath(challengeId)}/window`)).body;
    expect([window.allowed, window.code]).toEqual([false, code]);
    expect(await world.database.prisma.complaint.count({ where: { challengeId } })).toBe(0);
  });

  test('when no answer came in time is taken, but not of an answer that does not exist', async () => {
    const bidding = await challengeable(world, 'published', 30);
    const challengeId = await challenged(world, provider2, bidding, { daysAgo: 20, answered: false });
    const [matter] = aComplaint()['matters'] as object[];
    const ofAnswer = await provider2.post(complaintsPath(challengeId), aComplaint({ matters: [{ ...matter, of: 0 }] }));
    expect([ofAnswer.status, ofAnswer.body.errors[0].rule]).toEqual([422, 'CH-06']);
    expect((await provider2.post(complaintsPath(challengeId), aComplaint())).status).toBe(202);
  });

  test('stays within what was challenged, and is the challenger’s alone (CH-06)', async () => {
    const bidding = await challengeable(world, 'published', 5);
    const challengeId = await challenged(world, provider2, bidding);
    const [matter] = aComplaint()['matters'] as object[];
    const beyond = await provider2.post(complaintsPath(challengeId), aComplaint({ matters: [{ ...matter, of: 2 }] }));
    expect([beyond.status, beyond.body.errors[0].pointer]).toEqual([422, '/matters/0/of']);
    expect((await provider1.post(complaintsPath(challengeId), aComplaint())).status).toBe(404);
    expect((await provider2.post(complaintsPath(challengeId), aComplaint())).status).toBe(202);
    const again = await provider2.post(complaintsPath(challengeId), aComplaint());
    expect([again.status, again.body.code]).toEqual([409, 'complaint-repeated']);
  });

  test('stays as it was received, in the database itself', async () => {
    const { complaintId } = await received();
    const { pool } = world.database;
    const changed = pool.query(`UPDATE complaint SET request = 'x' WHERE id = $1`, [complaintId]);
    await expect(changed).rejects.toMatchObject({ code: 'JL003' });
    const skipped = pool.query(`UPDATE complaint SET state = 'decided' WHERE id = $1`, [complaintId]);
    await expect(skipped).rejects.toMatchObject({ code: 'JL002' });
    await expect(pool.query('DELETE FROM complaint WHERE id = $1', [complaintId])).rejects.toMatchObject({
      code: 'JL003',
    });
  });

  test('before the opening names its complainant to nobody but who handles it (PB-05)', async () => {
    const bidding = await challengeable(world, 'announced', 5);
    const challengeId = await challenged(world, provider3, bidding, { ground: 'documents' });
    const { body } = await provider3.post(complaintsPath(challengeId), aComplaint());
    for (const username of ['approver', 'supervisor', 'auditor', 'admin']) {
      expect((await get(await world.as(username), body.id)).complainant).toBeNull();
    }
    for (const visitor of [finance, officer]) expect((await get(visitor, body.id)).complainant).not.toBeNull();
    expect((await provider1.get(`/api/v1/complaints/${body.id}`)).status).toBe(404);
  });
});

describe('the handling', () => {
  test('sends it back once, takes the correction in its time, and leaves those days out (CH-07, CH-10)', async () => {
    const { complaintId, purchaseId } = await received();
    const before = await get(finance, complaintId);
    const until = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
    const form = { correction: '请补充事实依据和证明材料（示例）', until };
    const wish = { kind: 'examine-complaint', purchaseId, subject: { complaintId } } as const;
    const taskId = await decided(world, finance, wish, 'correct', form);
    await complaintSteps(world).askCorrection({ complaintId, purchaseId, taskId });
    expect(await told(provider2, complaintId)).toEqual(['complaint-returned']);
    const correction = { correction: '补充事实依据（示例）' };
    expect((await provider1.post(`/api/v1/complaints/${complaintId}/correction`, correction)).status).toBe(404);
    expect((await provider2.post(`/api/v1/complaints/${complaintId}/correction`, correction)).status).toBe(204);
    const twice = await provider2.post(`/api/v1/complaints/${complaintId}/correction`, correction);
    expect([twice.status, twice.body.code]).toEqual([409, 'complaint-state']);
    expect(await complaintSteps(world).correctionReceived({ complaintId, purchaseId })).toMatchObject({
      on: expect.any(String),
    });
    expect((await get(finance, complaintId)).decisionDue >= before.decisionDue).toBe(true);
  });

  test('sends copies, suspends for thirty days at most, and hears whoever is concerned (CH-08, CH-09, CH-11)', async () => {
    const { complaintId, purchaseId } = await accepted(true);
    const [hold] = (await officer.get(`/api/v1/purchases/${purchaseId}/holds`)).body.items;
    expect(hold).toMatchObject({ cause: 'complaint', rule: 'CH-11', complaintId, standing: true });
    const days = (Date.parse(hold.until) - Date.parse(hold.since)) / 86_400_000;
    expect(days).toBeGreaterThan(29);
    expect(days).toBeLessThanOrEqual(31);
    expect(await told(officer, complaintId)).toEqual(expect.arrayContaining(['complaint-copy', 'purchase-suspended']));
    expect(await told(provider1, complaintId)).toEqual(['complaint-copy']);
    const text = { text: '我单位情况与响应文件一致（示例）' };
    expect((await provider1.post(`/api/v1/complaints/${complaintId}/statements`, text)).status).toBe(204);
    expect((await provider1.post(`/api/v1/complaints/${complaintId}/statements`, text)).status).toBe(409);
    expect((await provider3.post(`/api/v1/complaints/${complaintId}/statements`, text)).status).toBe(404);
    expect((await get(finance, complaintId)).statements).toMatchObject([{ buyer: false, text: text.text }]);
  });

  test('leaves an appraisal’s days out of the thirty, and resumes the purchase (CH-10)', async () => {
    const { complaintId, purchaseId } = await accepted(true);
    const steps = complaintSteps(world);
    const subject = { complaintId };
    const inquiry = { kind: 'expert', addressee: '示例专家组', question: '评分因素是否相关' };
    const asked = await decided(world, finance, { kind: 'handle-complaint', purchaseId, subject }, 'inquire', inquiry);
    expect(await steps.sendInquiry({ complaintId, purchaseId, taskId: asked })).toEqual({ seq: 1 });
    expect(await get(finance, complaintId)).toMatchObject({ standsStill: true, inquiries: [{ excluded: true }] });
    const wish = { kind: 'record-inquiry', purchaseId, subject: { ...subject, seq: 1 } } as const;
    const found = await decided(world, finance, wish, 'received', { result: '相关（示例）' });
    const { excluded } = await steps.recordInquiry({ complaintId, purchaseId, seq: 1, taskId: found });
    expect(excluded).toMatchObject({ from: expect.any(String), to: expect.any(String) });
    // Whom the office asks is its own business.
    expect((await get(provider2, complaintId)).inquiries).toEqual([]);
    const reason = { reason: '情形已经消除（示例）' };
    const resumed = await decided(world, finance, { kind: 'handle-complaint', purchaseId, subject }, 'resume', reason);
    await steps.resumePurchase({ complaintId, purchaseId, taskId: resumed });
    expect((await officer.get(`/api/v1/purchases/${purchaseId}/holds`)).body.items[0]).toMatchObject({
      ...{ standing: false, endedBecause: 'resumed' },
    });
  });

  test('ends when the complainant takes it back, and not after the decision (CH-12)', async () => {
    const course = await accepted(true);
    const { complaintId, purchaseId } = course;
    const reason = { reason: '自愿撤回（示例）' };
    expect((await provider2.post(`/api/v1/complaints/${complaintId}/withdrawal`, reason)).status).toBe(204);
    // A decision that was on its way finds it taken back.
    expect(await served(course, 'rejected', { falseMaterial: false })).toEqual({ order: null, holds: false });
    await complaintSteps(world).endWithdrawn({ complaintId, purchaseId });
    expect(await get(finance, complaintId)).toMatchObject({
      state: 'withdrawn',
      decision: null,
      withdrawal: reason.reason,
    });
    expect(await told(provider1, complaintId)).toContain('complaint-ended');
    expect((await provider2.post(`/api/v1/complaints/${complaintId}/withdrawal`, reason)).status).toBe(409);
  });
});

describe('the decision', () => {
  test('that rejects is served, published and ends the suspension; false material is on record (CH-14, CH-15)', async () => {
    const course = await accepted(true);
    const { complaintId, purchaseId } = course;
    expect(await served(course, 'rejected', { falseMaterial: true })).toEqual({ order: null, holds: false });
    const seen = await get(finance, complaintId);
    expect(seen).toMatchObject({ state: 'decided', verdict: 'rejected', decision: { falseMaterial: true } });
    expect(seen.unfounded).toMatchObject({ limit: 3, months: 12 });
    expect(await told(await world.as('supervisor'), complaintId)).toEqual(['complaint-false']);
    for (const visitor of [provider1, provider2, officer]) {
      expect(await told(visitor, complaintId)).toContain('complaint-decided');
    }
    const where = { purchaseId, kind: 'complaint-decision' };
    const notices = await world.database.prisma.notice.findMany({ where });
    expect(notices).toHaveLength(1);
    const page = await world.nobody().get(`/public/notices/${notices[0]!.id}`);
    expect(page.body).toContain('投诉处理结果公告');
    expect(page.body).toContain('示例财采投〔2027〕1号');
    expect(page.body).not.toContain('10000000001');
    const feed = await world.nobody().get('/public/feeds/kind/complaint-decision.atom');
    expect(feed.body).toContain('投诉处理结果');
  });

  test('is not the drafter’s own to approve: the database wants two people', async () => {
    const { complaintId } = await accepted();
    const grounds = `verdict = 'rejected', findings = 'x', decision_basis = 'x', decision_number = 'x', decided_at = now()`;
    const alone = world.database.pool.query(
      `UPDATE complaint SET state = 'decided', ${grounds}, drafted_by = $2, approved_by = $2 WHERE id = $1`,
      [complaintId, finance.userId],
    );
    await expect(alone).rejects.toThrow('complaint_four_eyes');
  });

  test('that upholds orders what the table says and holds until that is carried out (CH-13)', async () => {
    const course = await accepted();
    const { complaintId, purchaseId, bidding } = course;
    const [lotId] = bidding.lotIds;
    const { bid } = await world.database.prisma.ranking.findFirstOrThrow({ where: { lotId }, include: { bid: true } });
    await world.database.prisma.award.create({
      data: {
        lotId,
        bidId: bid.id,
        providerId: bid.providerId,
        amountFen: 68_000_000n,
        deemed: false,
        decidedAt: new Date(),
      },
    });
    const order = await served(course, 'upheld', { affectsResult: true, lots: [lotId] });
    const lots = [{ lotId, then: 'next-or-restart' }];
    expect(order).toEqual({ order: { caseId: complaintId, by: 'complaint', lots }, holds: true });
    const seen = await get(provider2, complaintId);
    expect(seen.decision.effects).toMatchObject([{ lot: 1, point: 'winner', source: 'M94 32(2)' }]);
    const ledger = async () => (await officer.get(`/api/v1/purchases/${purchaseId}/holds`)).body.items;
    expect(await ledger()).toMatchObject([{ cause: 'decision', rule: 'CH-13', standing: true, complaintId }, {}]);
    const subject = { complaintId };
    const report = { report: '已宣布成交结果无效并公告（示例）' };
    const reportId = await decided(
      world,
      officer,
      { kind: 'carry-out-decision', purchaseId, subject },
      'report',
      report,
    );
    const wish = { kind: 'confirm-carrying-out', purchaseId, subject } as const;
    const taskId = await decided(world, finance, wish, 'confirm', { opinion: '已落实' });
    await complaintSteps(world).decisionCarriedOut({ complaintId, purchaseId, reportId, taskId });
    expect(await ledger()).toMatchObject([{ standing: false, endedBecause: 'carried-out' }, {}]);
    expect(await get(provider2, complaintId)).toMatchObject({
      report: report.report,
      carriedOutAt: expect.any(String),
    });
  });
});
