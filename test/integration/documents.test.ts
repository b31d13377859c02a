import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld } from './api-world.ts';
import { pdfText } from './pdf-text.ts';
import { publicPurchase, type PortalPurchase } from './portal-record.ts';
import { runContract, takeoverBody, takeoversPath } from './takeovers-contract.ts';

const { provider1, provider2, buyer } = DEMO_ORGANISATIONS;

let world: ApiWorld;
let accepted: PortalPurchase;
let opened: PortalPurchase;
let awardId: string;
let takeoverId: string;

beforeAll(async () => {
  world = await ApiWorld.open();
  accepted = await publicPurchase(world.database, { reached: 'accepted' });
  opened = await publicPurchase(world.database, { reached: 'opened' });
  awardId = await award();
  takeoverId = await takeover();
}, 60_000);

afterAll(() => world.close());

/** As the evaluation, the award and the acceptance leave it. */
async function award(): Promise<string> {
  const { prisma } = world.database;
  const { lotId, purchaseId, number } = accepted;
  const bid = await prisma.bid.findFirstOrThrow({ where: { lotId, providerId: provider1.id } });
  await world.rank(lotId, bid.id);
  const expert = await world.as('expert1');
  const score = { bidId: bid.id, expertId: expert.userId, criterion: 'plan', hundredths: 4100 };
  await prisma.score.create({ data: score });
  const contract = await prisma.contract.findUniqueOrThrow({ where: { number: `${number}-1` } });
  const form = {
    items: [{ code: 'B01', met: true }],
    recipientsAsked: 20,
    recipientsSatisfied: 19,
    opinion: '验收合格。',
  };
  const task = await world.task({ kind: 'accept-service', purchaseId, subject: { contractId: contract.id } });
  const officer = await world.as('officer');
  await prisma.task.update({
    where: { id: task },
    data: { state: 'done', outcome: 'accept', form, submittedBy: officer.userId, submittedAt: new Date() },
  });
  const data = { lotId, bidId: bid.id, providerId: provider1.id, amountFen: 68_800_000n, decidedAt: new Date() };
  return (await prisma.award.create({ data })).id;
}

/** A takeover that runs, one recipient handed over, with a name that the fonts cannot set in full. */
async function takeover(): Promise<string> {
  const { prisma } = world.database;
  const contract = await runContract(world);
  const { body } = await (await world.as('supervisor')).post(takeoversPath(contract), takeoverBody());
  await prisma.takeover.update({ where: { id: body.id }, data: { state: 'running', decidedAt: new Date() } });
  const [first, second] = contract.recipientIds;
  await prisma.recipient.update({ where: { id: first! }, data: { name: '𠮷示例' } });
  const given = { toProviderId: provider2.id, coveredAt: new Date(), state: 'covered' };
  await prisma.handoverCase.createMany({
    data: [
      { takeoverId: body.id, recipientId: first!, serviceCode: 'B01', dependency: 'full', ...given },
      { takeoverId: body.id, recipientId: second!, serviceCode: 'B01', dependency: 'partial' },
    ],
  });
  return body.id as string;
}

interface Printed {
  readonly status: number;
  readonly missing: string | null;
  readonly text: string;
  readonly size: number;
}

async function print(path: string, username?: string): Promise<Printed> {
  const token = username === undefined ? undefined : await tokenOf(username);
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${world.url}${path}`, { headers });
  const bytes = Buffer.from(await response.arrayBuffer());
  const pdf = response.headers.get('content-type') === 'application/pdf';
  const missing = response.headers.get('x-missing-glyphs');
  return { status: response.status, missing, text: pdf ? pdfText(bytes) : '', size: bytes.length };
}

async function tokenOf(username: string): Promise<string> {
  const answer = await world.nobody().post('/api/v1/sessions', { username, password: 'jieli-demo' });
  return answer.body.token as string;
}

describe('a public notice as PDF', () => {
  test.each([
    ['tender-notice', '竞争性磋商公告'],
    ['opening-record', '响应文件开启记录表'],
    ['result-notice', '成交结果公告'],
    ['contract-notice', '合同公告'],
    ['acceptance-notice', '履约验收结果公告'],
  ])('%s has its text, its buyer, its page number and a small file', async (kind, title) => {
    const { status, text, size } = await print(`/public/notices/${accepted.notices[kind]}.pdf`);
    expect(status).toBe(200);
    for (const words of [title, buyer.name, '— 1 —', accepted.number]) expect(text).toContain(words);
    expect(size).toBeLessThan(150_000);
  });

  test('says amounts in figures and capitals, and days without zeros', async () => {
    const { text } = await print(`/public/notices/${accepted.notices['result-notice']}.pdf`);
    expect(text).toContain('688,000.00元（大写：陆拾捌万捌仟元整）');
    expect(text).toContain('2026年9月22日');
  });

  test('is the same file every time, and 304 for whoever has it', async () => {
    const address = `${world.url}/public/notices/${accepted.notices['contract-notice']}.pdf`;
    const [one, other] = await Promise.all([fetch(address), fetch(address)]);
    expect(Buffer.from(await one.arrayBuffer()).equals(Buffer.from(await other.arrayBuffer()))).toBe(true);
    const etag = one.headers.get('etag')!;
    expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  test('that is not public yet is no PDF either', async () => {
    expect((await print(`/public/notices/${opened.notices['opening-record']}.pdf`)).status).toBe(404);
  });

  test('shows a character that the fonts lack as 〓, and says which', async () => {
    const { notices } = await publicPurchase(world.database, { reached: 'bidding', name: '示例𠮷镇照料护理' });
    const { text, missing } = await print(`/public/notices/${notices['tender-notice']}.pdf`);
    expect(text).toContain('示例〓镇照料护理');
    expect(text).toContain('U+20BB7');
    expect(missing).toBe('U+20BB7');
  });
});

describe('the papers of the office', () => {
  const documents = '/api/v1/documents';
  const contractId = async () =>
    (await world.database.prisma.contract.findUniqueOrThrow({ where: { number: `${accepted.number}-1` } })).id;

  test('the opening record of a consultation is the office’s before it is the public’s', async () => {
    const path = `${documents}/purchases/${opened.purchaseId}/opening`;
    expect((await print(path, 'officer')).text).toContain(provider2.name);
    expect((await print(path, 'provider1')).status).toBe(404);
    expect((await print(path, 'officer2')).status).toBe(404);
    expect((await print(path)).status).toBe(401);
  });

  test('the award letter goes to the winner and the office', async () => {
    const path = `${documents}/awards/${awardId}/letter`;
    for (const username of ['officer', 'provider1']) {
      const { text } = await print(path, username);
      for (const words of ['成交通知书', provider1.name, '30日内']) expect(text).toContain(words);
    }
    expect((await print(path, 'provider2')).status).toBe(404);
  });

  test('the summary of scores is the office’s, with experts by number', async () => {
    const path = `${documents}/lots/${accepted.lotId}/scores`;
    const { text } = await print(path, 'officer');
    for (const words of ['评分汇总表', '41.00', '专家1']) expect(text).toContain(words);
    expect(text).not.toContain('示例专家');
    expect((await print(path, 'provider1')).status).toBe(404);
  });

  test('the acceptance certificate says item by item what was met', async () => {
    const path = `${documents}/contracts/${await contractId()}/acceptance`;
    const { text } = await print(path, 'officer');
    for (const words of ['履约验收书', '照料护理', '达标', '满意19人']) expect(text).toContain(words);
  });

  test('the takeover decision goes to the office and the contractor concerned', async () => {
    const path = `${documents}/takeovers/${takeoverId}/decision`;
    expect((await print(path, 'supervisor')).text).toContain('临时接管决定书');
    expect((await print(path, 'provider1')).text).toContain('立即按预案移交服务记录');
    expect((await print(path, 'provider2')).status).toBe(404);
  });

  test('the handover list is masked, and names the character that it cannot print', async () => {
    const { text, missing } = await print(`${documents}/takeovers/${takeoverId}/handover`, 'supervisor');
    for (const words of ['服务交接清单', '〓*', '示*', '失能', provider2.name, '待交接']) expect(text).toContain(words);
    expect(text).not.toContain('〓示例');
    expect(missing).toBe('U+20BB7');
  });

  test('each recipient with a new provider has a letter', async () => {
    const { text } = await print(`${documents}/takeovers/${takeoverId}/letters`, 'supervisor');
    expect(text.match(/服务变更告知书/g)).toHaveLength(1);
    expect(text).toContain(provider2.name);
  });
});
