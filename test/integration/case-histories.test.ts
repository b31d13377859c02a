import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client as TemporalClient } from '@temporalio/client';
import { Client } from '../../dev/demo/client.ts';
import { STATEMENT_CODES } from '../../domain/providers/statements.ts';
import type { Database } from '../../prisma/database.ts';
import { DEMO_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_PASSWORD, DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { SEARCH } from '../../workflows/search-attributes.ts';
import { taskPath } from './api-world.ts';
import { aBid, openBidding } from './bids-bidding.ts';
import { aChallenge, challengeable } from './challenges-purchase.ts';
import { historiesOf } from './history-scan.ts';
import { aCreditCode, aNewcomer } from './newcomer.ts';
import { addresses, database, temporal } from './stage.ts';

const FACILITIES = '示例一镇设有服务站一处，配备康复器材（金丝雀）。';
const VERIFIED = '登记证书和人员名册已逐项核对，服务站点已实地查看（金丝雀）。';
const ANSWER = '经核查，该评分因素与服务质量直接相关，质疑不成立（金丝雀）。';

interface TaskAnswer {
  readonly version: number;
  readonly form: { readonly example: object };
}

interface OwnBids {
  readonly items: readonly { readonly bondReturn: object | null }[];
}

describe('what the workflows of cases remember', () => {
  let db: Database;
  let client: TemporalClient;
  let officer: Client;

  beforeAll(async () => {
    db = database();
    client = await temporal();
    officer = await signIn('officer');
  }, 60_000);
  afterAll(async () => {
    await client.connection.close();
    await db.close();
  });

  const signIn = (username: string) => Client.signIn(addresses().apiUrl, username, DEMO_PASSWORD);

  /** Decides the case's task as soon as its workflow has asked for it, and waits for the workflow's end. */
  async function decide(
    workflowId: string,
    kind: string,
    outcome: string,
    form: object,
    by = officer,
  ): Promise<string> {
    const id = `${workflowId}/${kind}/1`;
    while ((await db.prisma.task.count({ where: { id, state: 'open' } })) === 0) await pause();
    const path = taskPath(id).replace('/api/v1', '');
    const { version, form: asked } = await by.get<TaskAnswer>(path);
    await by.post(`${path}/complete`, { version, outcome, form: { ...asked.example, ...form } });
    await client.workflow.getHandle(workflowId).result();
    return historiesOf(client, [workflowId]);
  }

  function expectNone(history: string, secrets: readonly string[]): void {
    expect(history.length).toBeGreaterThan(1000);
    expect(secrets.filter((secret) => history.includes(secret))).toEqual([]);
  }

  const PEOPLE = DEMO_USERS.map(({ displayName }) => displayName);

  test('an admission holds no name, code, place or word of the application or of the decision', async () => {
    const { username, organisation, organisationId } = await aNewcomer(db);
    const creditCode = aCreditCode();
    const applicant = await signIn(username);
    await applicant.post('/admissions', {
      ...{ kind: 'social-organisation', creditCode, capacity: 60, staff: 12, socialWorkers: 4 },
      facilities: FACILITIES,
      services: [{ item: 'B01', region: DEMO_COUNTY, capacity: 60 }],
      statements: STATEMENT_CODES,
    });
    const history = await decide(`admission:${organisationId}:1`, 'review-admission', 'admit', { verified: VERIFIED });
    const row = await db.prisma.admission.findFirstOrThrow({ where: { organisationId } });
    expect(row.state).toBe('admitted');
    expectNone(history, [organisation, creditCode, FACILITIES, VERIFIED, '金丝雀', '示例新单位经办人', ...PEOPLE]);
  }, 60_000);

  test('a challenge holds no name, phone or word of the letter or of the answer', async () => {
    const { purchaseId, number } = await challengeable({ database: db }, 'published');
    const challenger = await signIn('provider1');
    const letter = aChallenge('result', { request: '删除该评分因素（金丝雀）' });
    await challenger.post(`/purchases/${purchaseId}/challenges`, letter);
    const history = await decide(`challenge:${number}:1`, 'answer-challenge', 'reject', { answer: ANSWER });
    const row = await db.prisma.challenge.findFirstOrThrow({ where: { purchaseId } });
    expect(row.answer).toBe(ANSWER);
    const { name } = await db.prisma.organisation.findUniqueOrThrow({ where: { id: row.providerId } });
    const matters = (row.matters as { matter: string; facts: string }[]).flatMap(({ matter, facts }) => [
      matter,
      facts,
    ]);
    expectNone(history, [name, row.contactName, row.contactPhone, ...matters, '金丝雀', ...PEOPLE]);
  }, 60_000);

  test('the return of a bond tells before the opening neither bidder nor purchase, and cannot be found by its region', async () => {
    const bidding = await openBidding({ database: db });
    const { purchaseId, number } = bidding;
    const document = { version: 1, requirements: '示例需求', criteria: [], bidBondPercent: 2 };
    await db.prisma.procurementDocument.create({ data: { purchaseId, ...document } });
    const bidder = await signIn('provider1');
    const { bidId } = await bidder.post<{ bidId: string }>(`/purchases/${purchaseId}/bids`, aBid(bidding));
    await bidder.post(`/purchases/${purchaseId}/bids/${bidId}/withdraw`, undefined);
    const { id, bid } = await db.prisma.bidBondReturn.findUniqueOrThrow({
      where: { bidId },
      include: { bid: { include: { provider: true } } },
    });
    const workflowId = `bid-bond-return:${id}`;
    const form = { voucher: '示例退款（金丝雀）' };
    const history = await decide(workflowId, 'return-bid-bond', 'return', form, await signIn('finance'));
    expect(await db.prisma.bidBondReturn.findUniqueOrThrow({ where: { bidId } })).toMatchObject({ state: 'returned' });
    expectNone(history, [
      bidId,
      purchaseId,
      number,
      bid.providerId,
      bid.provider.name,
      DEMO_COUNTY,
      '金丝雀',
      ...PEOPLE,
    ]);
    const { typedSearchAttributes: found } = await client.workflow.getHandle(workflowId).describe();
    expect([SEARCH.region, SEARCH.stage].map((key) => found.get(key))).toEqual([undefined, undefined]);
    expect(await db.prisma.purchaseEvent.count({ where: { purchaseId } })).toBe(0);
    const { items } = await bidder.get<OwnBids>(`/purchases/${purchaseId}/bids/mine`);
    expect(items[0]!.bondReturn).toMatchObject({ state: 'returned', voucher: form.voucher });
  }, 60_000);
});

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100));
}
