import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { recordEvent } from '../../activities/purchase-record.ts';
import { openSession } from '../../api/sessions/session.ts';
import { OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { aPdf, sendFile } from './attachments-sending.ts';
import { pdfText } from './pdf-text.ts';
import { publicPurchase, type PortalPurchase } from './portal-record.ts';
import { unzipped } from './unzipped.ts';

describe('the whole file of a purchase', () => {
  let world: ApiWorld;
  let officer: Visitor;
  let accepted: PortalPurchase;
  const attached = aPdf(2_000);

  beforeAll(async () => {
    world = await ApiWorld.open();
    officer = await world.as('officer');
    accepted = await publicPurchase(world.database, { reached: 'accepted' });
    const { purchaseId } = accepted;
    await world.database.prisma.$transaction(async (tx) => {
      await recordEvent(tx, { purchaseId, key: 'tender-notice', kind: 'notice', rule: 'PB-01' });
      await recordEvent(tx, { purchaseId, key: 'end', kind: 'end', detail: { state: 'closed' } });
    });
    const task = await world.task({ purchaseId: accepted.purchaseId });
    expect((await officer.post(`/api/v1/tasks/${encodeURIComponent(task)}/claim`)).status).toBe(200);
    expect((await sendFile(officer, task, '需求调查（示例）.pdf', attached)).status).toBe(200);
  }, 60_000);
  afterAll(() => world.close());

  async function download(visitor: Visitor, { purchaseId }: PortalPurchase): Promise<Response> {
    const { token } = await openSession(world.database, visitor.userId);
    const headers = { authorization: `Bearer ${token}` };
    return fetch(`${world.url}/api/v1/purchases/${purchaseId}/file`, { headers });
  }

  async function filesFor(visitor: Visitor, purchase: PortalPurchase): Promise<ReadonlyMap<string, Buffer>> {
    const response = await download(visitor, purchase);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
    return unzipped(Buffer.from(await response.arrayBuffer()));
  }

  const named = (files: ReadonlyMap<string, Buffer>, words: string) =>
    [...files.keys()].filter((n) => n.includes(words));

  test('holds its notices, attachments and course, and an index with the hash of each', async () => {
    const files = await filesFor(officer, accepted);
    expect(named(files, '1_公告/')).toHaveLength(Object.keys(accepted.notices).length);
    const [notice] = named(files, '竞争性磋商公告');
    expect(pdfText(files.get(notice!)!)).toContain(accepted.number);
    const [attachment] = named(files, '需求调查（示例）.pdf');
    expect(files.get(attachment!)!.equals(attached)).toBe(true);
    expect(files.get(named(files, '采购进程.csv')[0]!)!.toString()).toMatch(/法定时间[^]*发布公告[^]*采购结束/);
    const index = files.get('目录.csv')!.toString();
    for (const [name, content] of files) {
      if (name === '目录.csv') continue;
      expect(index).toContain(`${name},${content.length},${createHash('sha256').update(content).digest('hex')}`);
    }
    expect(index.trim().split('\n')).toHaveLength(files.size + 2);
  });

  test('says so in the place of a notice that cannot be set as a paper, and holds all others', async () => {
    const broken = await publicPurchase(world.database, { reached: 'accepted' });
    const withdrawn = { withdrawnAt: new Date(), withdrawalReason: '示例：内容不全' };
    const kind = 'notice-of-a-later-version';
    const notice = { purchaseId: broken.purchaseId, key: kind, kind, title: '示例', body: {} };
    await world.database.prisma.notice.create({ data: { ...notice, publishedAt: new Date(), ...withdrawn } });
    const files = await filesFor(officer, broken);
    expect(named(files, '公告未能生成')).toHaveLength(1);
    expect(named(files, '1_公告/')).toHaveLength(Object.keys(broken.notices).length + 1);
  });

  test('leaves a line in the audit record for each download', async () => {
    const where = { action: 'purchase.file-downloaded', objectId: accepted.purchaseId, actorId: officer.userId };
    const before = await world.database.prisma.auditEvent.count({ where });
    await filesFor(officer, accepted);
    expect(await world.database.prisma.auditEvent.count({ where })).toBe(before + 1);
  });

  test('gives a bidder neither the record of an opening that is not public nor files of the office', async () => {
    const opened = await publicPurchase(world.database, { reached: 'opened' });
    const provider = await world.as('provider1');
    expect(named(await filesFor(officer, opened), '开启记录')).toHaveLength(1);
    expect(named(await filesFor(provider, opened), '开启记录')).toEqual([]);
    expect(named(await filesFor(provider, accepted), '4_附件/')).toEqual([]);
  });

  test('is not there for an officer of another region', async () => {
    const response = await download(await world.another('officer', OTHER_COUNTY), accepted);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([404, 'not-found']);
  });
});
