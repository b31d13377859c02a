import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openSession } from '../../api/sessions/session.ts';
import { LARGEST_FILE, MOST_FILES, PART_BYTES } from '../../domain/attachments.ts';
import { DEMO_ORGANISATIONS, OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { PLAN, taskPath } from './api-world.ts';
import { aDocx, announce, aPdf, aZip, filePath, filesPath, sendFile, sendPart } from './attachments-sending.ts';
import { CommandStage } from './command-stage.ts';

describe('attachments of a task', () => {
  let stage: CommandStage;

  beforeAll(async () => {
    stage = await CommandStage.open();
  });
  afterAll(() => stage.world.close());

  test('a file arrives in parts and leaves as it came, with its hash and its audit line', async () => {
    const task = await stage.claimed();
    const content = aPdf(3 * PART_BYTES + 17);
    const { status, body } = await sendFile(stage.officer, task, '需求调查（示例）.pdf', content);
    expect([status, body.state, body.mediaType, body.size]).toEqual([200, 'stored', 'application/pdf', content.length]);
    expect(body.sha256).toBe(createHash('sha256').update(content).digest('hex'));

    const { items } = (await stage.colleague.get(filesPath(task))).body;
    expect(items).toEqual([body]);
    const response = await fetch(`${stage.world.url}${filePath(body.id, '/content')}`, {
      headers: { authorization: `Bearer ${await tokenOf(stage.officer.userId)}` },
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''%E9%9C%80/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    const audits = await stage.world.database.prisma.auditEvent.findMany({ where: { objectId: task } });
    expect(audits.map(({ action }) => action)).toContain('attachment.stored');
  });

  async function tokenOf(userId: string): Promise<string> {
    return (await openSession(stage.world.database, userId)).token;
  }

  test('parts may come twice and in any order; what is missing is asked for again', async () => {
    const task = await stage.claimed();
    const content = aPdf(2 * PART_BYTES + 5);
    const { id } = (await announce(stage.officer, task, 'a.pdf', content.length)).body;
    expect((await sendPart(stage.officer, id, content, 2)).status).toBe(204);
    expect((await sendPart(stage.officer, id, content, 0)).status).toBe(204);
    const early = await stage.officer.post(filePath(id, '/finish'));
    expect([early.status, early.body.code]).toEqual([409, 'attachment-incomplete']);
    expect((await sendPart(stage.officer, id, content, 0)).status).toBe(204);
    expect((await sendPart(stage.officer, id, content, 1)).status).toBe(204);
    expect((await stage.officer.post(filePath(id, '/finish'))).body.state).toBe('stored');
    expect((await stage.officer.post(filePath(id, '/finish'))).status).toBe(200); // the first answer was lost
    expect((await sendPart(stage.officer, id, content, 3)).status).toBe(204); // nothing is added to a stored file
    expect((await stage.officer.get(filePath(id, '/content'))).status).toBe(200);
  });

  test('a part of another size than announced is refused', async () => {
    const task = await stage.claimed();
    const { id } = (await announce(stage.officer, task, 'a.pdf', 1000)).body;
    const sent = await sendPart(stage.officer, id, aPdf(999), 0);
    expect([sent.status, sent.body.code]).toEqual([409, 'attachment-incomplete']);
    const json = await stage.officer.send('PUT', filePath(id, '/parts/0'), { raw: '{}' });
    expect([json.status, json.body.code]).toEqual([415, 'unsupported-media-type']);
  });

  test.each([
    ['空.pdf', Buffer.alloc(0), 'attachment-size', '空文件'],
    ['安装.exe', Buffer.from('MZ'), 'attachment-type', '可以上传的是'],
    ['说明.pdf', Buffer.concat([Buffer.from('MZ\x90\x00'), Buffer.alloc(400)]), 'attachment-type', '可执行程序'],
    ['方案.docx', aDocx(true), 'attachment-type', '含有宏'],
    [
      '旧方案.doc',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(512),
        Buffer.from('_VBA_PROJECT', 'utf16le'),
        Buffer.alloc(512),
      ]),
      'attachment-type',
      '含有宏',
    ],
    ['打包.docx', aZip({ 'a.txt': 'hello' }), 'attachment-type', '压缩包请解开'],
    ['照片.jpg', aPdf(), 'attachment-type', '文件名后缀却不是 .pdf'],
    ['网页.txt', Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8]), 'attachment-type', '可以上传的是'],
  ])('%s is refused with a sentence and leaves nothing behind', async (name, content, code, sentence) => {
    const task = await stage.claimed();
    const answer = await sendFile(stage.officer, task, name, content);
    expect([answer.body.code, answer.body.detail]).toEqual([code, expect.stringContaining(sentence)]);
    expect((await stage.officer.get(filesPath(task))).body.items).toEqual([]);
  });

  test.each([
    ['方案.docx', aDocx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['公文.ofd', aZip({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Document.xml': '<x/>' }), 'application/ofd'],
    ['名单.csv', Buffer.from('姓名,乡镇\r\n示*,示例一镇\r\n'), 'text/plain'],
    ['国标.txt', Buffer.from([0xca, 0xbe, 0xc0, 0xfd]), 'text/plain'],
  ])('%s is admitted by its content', async (name, content, mediaType) => {
    const task = await stage.claimed();
    const { body } = await sendFile(stage.officer, task, name, content);
    expect([body.detail, body.mediaType]).toEqual([undefined, mediaType]);
  });

  test('a file that is too large is refused before anything is sent', async () => {
    const task = await stage.claimed();
    const { status, body } = await announce(stage.officer, task, '扫描.pdf', LARGEST_FILE + 1);
    expect([status, body.code, body.detail]).toEqual([413, 'attachment-size', expect.stringContaining('50.0 MB')]);
  });

  test('one file too many is refused', async () => {
    const task = await stage.claimed();
    for (let n = 0; n < MOST_FILES; n += 1) await announce(stage.officer, task, `${n}.pdf`, 10);
    const { status, body } = await announce(stage.officer, task, 'more.pdf', 10);
    expect([status, body.code]).toEqual([409, 'attachment-closed']);
  });

  test('only the holder adds and removes; another county and another owner kind see nothing', async () => {
    const task = await stage.claimed();
    const { body: file } = await sendFile(stage.officer, task, 'a.pdf', aPdf());
    expect((await announce(stage.colleague, task, 'b.pdf', 10)).body.code).toBe('task-version-conflict');
    expect((await stage.colleague.send('DELETE', filePath(file.id))).status).toBe(409);
    const stranger = await stage.world.another('officer', OTHER_COUNTY);
    for (const path of [filesPath(task), filePath(file.id, '/content')])
      expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.send('DELETE', filePath(file.id))).status).toBe(404);
    expect((await stage.officer.get(filesPath(task, 'admission'))).status).toBe(404);
    const open = await stage.world.task();
    expect((await announce(stage.officer, open, 'a.pdf', 10)).body.code).toBe('task-state');
  });

  test('a removed file leaves its line and nothing else; giving up a half-sent one leaves nothing', async () => {
    const task = await stage.claimed();
    const { body: file } = await sendFile(stage.officer, task, 'a.pdf', aPdf());
    expect((await stage.officer.send('DELETE', filePath(file.id))).status).toBe(204);
    const { items } = (await stage.officer.get(filesPath(task))).body;
    expect(items).toMatchObject([{ state: 'removed', sha256: file.sha256, removedBy: { id: stage.officer.userId } }]);
    expect((await stage.officer.get(filePath(file.id, '/content'))).status).toBe(404);
    const half = (await announce(stage.officer, task, 'b.pdf', 2 * PART_BYTES)).body;
    await sendPart(stage.officer, half.id, aPdf(2 * PART_BYTES), 0);
    expect((await stage.officer.send('DELETE', filePath(half.id))).status).toBe(204);
    const { attachment, attachmentPart } = stage.world.database.prisma;
    expect(await attachment.count({ where: { id: half.id } })).toBe(0);
    expect(await attachmentPart.count({ where: { attachmentId: { in: [half.id, file.id] } } })).toBe(0);
  });

  test('after the decision nothing is added or removed, not even in the database', async () => {
    const task = await stage.claimed();
    const { body: file } = await sendFile(stage.officer, task, 'a.pdf', aPdf());
    const half = (await announce(stage.officer, task, 'b.pdf', 600)).body;
    await sendPart(stage.officer, half.id, aPdf(600), 0);
    const form = PLAN;
    expect((await stage.officer.post(taskPath(task, 'complete'), { outcome: 'submit', form })).status).toBe(200);
    expect((await stage.officer.post(filePath(half.id, '/finish'))).body.code).toBe('task-closed');
    expect((await stage.officer.send('DELETE', filePath(file.id))).body.code).toBe('task-closed');
    const { pool } = stage.world.database;
    const tries = [
      `UPDATE attachment SET state = 'removed', removed_by = uploaded_by, removed_at = now() WHERE id = '${file.id}'`,
      `UPDATE attachment SET name = 'other.pdf' WHERE id = '${file.id}'`,
      `DELETE FROM attachment WHERE id = '${file.id}'`,
      `DELETE FROM attachment_part WHERE attachment_id = '${file.id}'`,
      `UPDATE attachment_part SET bytes = '\\x00' WHERE attachment_id = '${file.id}'`,
      `INSERT INTO attachment_part (attachment_id, seq, bytes) VALUES ('${file.id}', 9, '\\x00')`,
      `INSERT INTO attachment (owner_kind, owner_id, name, size, uploaded_by) VALUES ('task', '${task}', 'x.pdf', 1, '${stage.officer.userId}')`,
      'TRUNCATE attachment CASCADE',
    ];
    for (const text of tries) await expect(pool.query(text)).rejects.toThrow(/attachment/);
    expect((await stage.colleague.get(filePath(file.id, '/content'))).status).toBe(200);
  });

  test('what goes with a last offer stays with the bidder until the lot is ranked', async () => {
    const { purchaseId, lotId, bidId } = await stage.world.rankedLot();
    const { id: organisationId } = DEMO_ORGANISATIONS.provider1;
    const open = await stage.world.database.prisma.lot.create({
      data: {
        purchaseId,
        seq: 2,
        name: '示例标段2',
        budgetFen: 70_000_000n,
        termUnit: 'month',
        termCount: 12,
        catalogueItems: [],
        townships: [],
      },
    });
    const provider = await stage.world.as('provider1');
    for (const [lot, seen] of [
      [open.id, 404],
      [lotId, 200],
    ] as const) {
      const wish = { kind: 'last-offer', purchaseId, organisationId, subject: { lotId: lot, bidId } } as const;
      const task = await stage.claimed(wish, provider);
      const { body: file } = await sendFile(provider, task, '最后报价.pdf', aPdf());
      expect((await provider.get(filePath(file.id, '/content'))).status).toBe(200);
      expect((await stage.supervisor.get(filesPath(task))).status).toBe(seen);
      expect((await stage.supervisor.get(filePath(file.id, '/content'))).status).toBe(seen);
    }
  });
});
