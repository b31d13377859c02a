import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import fc from 'fast-check';
import { handoverActivities } from '../../activities/handover.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { takeoverActivities } from '../../activities/takeover.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_PASSWORD } from '../../prisma/seed/demo/users.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { pdfText } from './pdf-text.ts';
import { RECIPIENTS, runContract, takeoverBody, takeoversPath, type RunningContract } from './takeovers-contract.ts';

/** What a drill may write: itself, what it asks people, and who did what when. */
const ITS_OWN = ['takeover', 'standby_invitation', 'handover_case', 'drill_report', 'task', 'notification', 'change'];
const LOGS = ['audit_event', 'purchase_event', 'session', 'idempotency_key'];
const HOUR_MS = 3_600_000;

type Answer = { readonly outcome: 'accept'; readonly capacity: number } | { readonly outcome: 'decline' | 'expired' };

interface Course {
  readonly urgent: boolean;
  readonly decision: 'start' | 'dismiss';
  readonly answers: readonly [Answer, Answer];
}

let world: ApiWorld;
let supervisor: Visitor;
let contract: RunningContract;
beforeAll(async () => {
  world = await ApiWorld.open();
  supervisor = await world.as('supervisor');
  contract = await runContract(world);
}, 60_000);
afterAll(() => world.close());

/** Everything of the house but what a drill may write, as one fingerprint a table. */
async function everything(): Promise<Record<string, string>> {
  const { pool } = world.database;
  const { rows } = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> ALL ($1::text[]) ORDER BY 1`,
    [[...ITS_OWN, ...LOGS]],
  );
  const prints: Record<string, string> = {};
  for (const { name } of rows) {
    const text = `SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS print FROM "${name}" t`;
    prints[name] = (await pool.query<{ print: string }>(text)).rows[0]!.print;
  }
  return prints;
}

/** The activities of a drill's workflow in their order; people answer as the course says. */
async function drill({ urgent, decision, answers }: Course): Promise<string> {
  const { prisma } = world.database;
  const time = new LegalTime(world.database);
  const activities = { ...takeoverActivities(world.database, time), ...handoverActivities(world.database, time) };
  const { contractId, number } = contract;
  const { purchaseId } = await prisma.contract.findUniqueOrThrow({ where: { id: contractId } });
  const body = takeoverBody({ drill: true, reasonCode: 'drill', urgency: urgent ? 'urgent' : 'ordinary' });
  const { id: takeoverId, seq } = (await supervisor.post(takeoversPath(contract), body)).body;
  const ask = async (kind: 'decide-takeover' | 'answer-standby', outcome: string, subject: object, form?: object) => {
    const asked = { workflowId: workflowId.takeover(number, seq), purchaseId, dueAt: new Date(Date.now() + HOUR_MS) };
    const id = await world.task({ ...asked, kind, subject: { takeoverId, ...subject } });
    const data = { state: 'done', outcome, doneAt: new Date(), ...(form === undefined ? {} : { form }) };
    await prisma.task.update({ where: { id }, data });
    return id;
  };
  /** The form refuses more than the provider is asked for. */
  const upToAsked = async (position: number, capacity: number) => {
    const where = { takeoverId_position: { takeoverId, position } };
    const { askedFor } = await prisma.standbyInvitation.findUniqueOrThrow({ where });
    return Math.min(capacity, askedFor ?? capacity);
  };
  const decide = async () => {
    await ask('decide-takeover', decision, {});
    await activities.recordTakeoverDecision({ takeoverId, outcome: decision });
  };
  const handOver = (providerId: string, basis: 'interim' | 'last-resort') =>
    new MockActivityEnvironment().run(() => activities.handOver({ takeoverId, providerId, basis }));
  const { standby } = await activities.beginTakeover({ takeoverId });
  if (!urgent) await decide();
  if (urgent || decision === 'start') {
    await activities.openHandoverCases({ takeoverId });
    for (const [at, { position, providerId }] of standby.entries()) {
      const answer = answers[at]!;
      if ((await activities.inviteStandby({ takeoverId, position, providerId })).passed !== null) continue;
      const form = answer.outcome === 'accept' ? { capacity: await upToAsked(position, answer.capacity) } : undefined;
      const taskId = await ask('answer-standby', answer.outcome, { position }, form);
      await activities.recordStandbyAnswer({ takeoverId, position, taskId, outcome: answer.outcome });
      if (answer.outcome === 'accept') await handOver(providerId, 'interim');
    }
    await handOver((await activities.lastResort({ takeoverId })).organisationId, 'last-resort');
    await activities.recordFullCoverage({ takeoverId });
  }
  if (urgent) await decide();
  await activities.endTakeover({ purchaseId, takeoverId, outcome: 'drilled' });
  return takeoverId;
}

describe('a drill', () => {
  test('changes nothing whatever is answered: no coverage, payment, contract, visit or anything else', async () => {
    const answer: fc.Arbitrary<Answer> = fc.oneof(
      fc.record({ outcome: fc.constant('accept' as const), capacity: fc.integer({ min: 1, max: RECIPIENTS }) }),
      fc.record({ outcome: fc.constantFrom('decline' as const, 'expired' as const) }),
    );
    const course = fc.record({
      urgent: fc.boolean(),
      decision: fc.constantFrom('start' as const, 'dismiss' as const),
      answers: fc.tuple(answer, answer),
    });
    const before = await everything();
    expect(Object.keys(before)).toEqual(expect.arrayContaining(['contract', 'coverage', 'payment', 'visit', 'notice']));
    await fc.assert(
      fc.asyncProperty(course, async (wish) => {
        await drill(wish);
        expect(await everything()).toEqual(before);
      }),
      { numRuns: 8, endOnFailure: true }, // a drill that failed is still under way, so that no smaller one can begin
    );
  }, 120_000);

  test('ends in a report of how fast it went, who was asked and what is missing, which readiness counts', async () => {
    const answers = [{ outcome: 'accept', capacity: 3 }, { outcome: 'expired' }] as const;
    const takeoverId = await drill({ urgent: true, decision: 'start', answers });
    const { body } = await supervisor.get(`/api/v1/takeovers/${takeoverId}`);
    const { provider2, provider3 } = DEMO_ORGANISATIONS;
    expect(body.report).toMatchObject({
      decision: { outcome: 'start', minutes: 0, dueMinutes: 60 },
      asked: [
        { provider: { id: provider2.id }, answer: 'accepted', capacity: 3, takes: 3, dueMinutes: 60 },
        { provider: { id: provider3.id }, answer: 'expired', takes: 0 },
      ],
      levels: [
        { dependency: 'full', recipients: 1, township: 0 },
        { dependency: 'partial', recipients: 3, township: 1 },
        { dependency: 'self-care', recipients: 6, township: 6 },
      ],
      coverage: { firstMinutes: 0, lastMinutes: 0 },
      coverageDueMinutes: 120,
      gaps: [
        { code: 'answer-missing', provider: { id: provider3.id } },
        { code: 'no-room', count: 7, provider: null },
      ],
    });
    const { body: seen } = await supervisor.get(`/api/v1/contracts/${contract.contractId}`);
    expect(seen.readiness).toMatchObject({ score: 95, drillId: takeoverId });
    const { body: list } = await supervisor.get('/api/v1/takeovers?drill=true&limit=1');
    expect(list.items).toMatchObject([
      { id: takeoverId, gaps: 2, coverage: { covered: RECIPIENTS, total: RECIPIENTS } },
    ]);
    expect((await supervisor.get('/api/v1/supervision')).body.drillsWithGaps).toBeGreaterThan(0);
    const paper = `/api/v1/documents/takeovers/${takeoverId}/drill`;
    const { body: session } = await world
      .nobody()
      .post('/api/v1/sessions', { username: 'supervisor', password: DEMO_PASSWORD });
    const pdf = await fetch(world.url + paper, { headers: { authorization: `Bearer ${session.token}` } });
    const text = pdfText(Buffer.from(await pdf.arrayBuffer()));
    for (const words of ['临时接管演练报告', provider3.name, '逾期未答', '由乡镇兜底']) expect(text).toContain(words);
    expect((await (await world.as('provider2')).get(paper)).status).toBe(404);
  });

  test('shows neither its report nor whom they would have taken to the providers that it asks', async () => {
    const answers = [{ outcome: 'accept', capacity: 3 }, { outcome: 'decline' }] as const;
    const takeoverId = await drill({ urgent: false, decision: 'start', answers });
    const provider = await world.as('provider2');
    expect((await provider.get(`/api/v1/takeovers/${takeoverId}`)).body.report).toBeNull();
    expect((await provider.get(`/api/v1/takeovers/${takeoverId}/cases`)).body.items).toEqual([]);
  });

  test('keeps its report as it was made, and nothing but a drill has one', async () => {
    const { pool } = world.database;
    await expect(pool.query('UPDATE drill_report SET gaps = 0')).rejects.toMatchObject({ code: 'JL003' });
    const other = await runContract(world);
    const { id } = (await supervisor.post(takeoversPath(other), takeoverBody())).body;
    const forged = pool.query(`INSERT INTO drill_report (takeover_id, gaps, report) VALUES ($1, 0, '{}')`, [id]);
    await expect(forged).rejects.toMatchObject({ code: 'JL210' });
  });
});
