import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { announce, aPdf, filePath, filesPath, sendFile } from './attachments-sending.ts';
import { aChallenge, challengeable, challengesPath, type Reached } from './challenges-purchase.ts';

let world: ApiWorld;
let provider1: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  provider1 = await world.as('provider1');
}, 60_000);
afterAll(() => world.close());

async function statuses(path: string, ...usernames: string[]): Promise<number[]> {
  return Promise.all(usernames.map(async (name) => (await (await world.as(name)).get(path)).status));
}

describe('the files of an application', () => {
  /** An application of provider1's organisation that is being examined. */
  async function anApplication(): Promise<string> {
    const { id } = await world.database.prisma.admission.create({
      data: {
        organisationId: DEMO_ORGANISATIONS.provider1.id,
        ...{ regionCode: DEMO_COUNTY, appliedBy: provider1.userId },
        ...{ seq: ++applications, kind: 'social-organisation', creditCode: DEMO_ORGANISATIONS.provider1.creditCode },
        ...{ capacity: 60, staff: 12, socialWorkers: 4, facilities: '示例一镇设有服务站一处。' },
        ...{ statements: [], checks: [], clockEpoch: new Date() },
      },
    });
    return id;
  }
  let applications = 0;

  test('are added by the applicant, read by the region’s offices, and by no other provider or region', async () => {
    const id = await anApplication();
    const { status, body } = await sendFile(provider1, id, '登记证书.pdf', aPdf(), 'admission');
    expect([status, body.state]).toEqual([200, 'stored']);
    for (const path of [filesPath(id, 'admission'), filePath(body.id, '/content')]) {
      expect(await statuses(path, 'provider1', 'officer', 'supervisor', 'auditor')).toEqual([200, 200, 200, 200]);
      expect(await statuses(path, 'provider2', 'officer2', 'expert1', 'assistant')).toEqual([404, 404, 404, 404]);
    }
    const officers = await announce(await world.as('officer'), id, 'a.pdf', 600, 'admission');
    expect([officers.status, officers.body.code]).toEqual([409, 'attachment-closed']);
    expect((await announce(await world.as('provider2'), id, 'a.pdf', 600, 'admission')).status).toBe(404);
    await decided('admission', id, 'returned');
  });

  test('stay as they are after the decision, held by the database', async () => {
    const id = await anApplication();
    const { body } = await sendFile(provider1, id, '登记证书.pdf', aPdf(), 'admission');
    await decided('admission', id, 'returned');
    const late = await announce(provider1, id, 'a.pdf', 600, 'admission');
    expect([late.status, late.body.code]).toEqual([409, 'attachment-closed']);
    expect((await provider1.send('DELETE', filePath(body.id))).body.code).toBe('attachment-closed');
    await expect(insertFile('admission', id)).rejects.toMatchObject({ code: 'JL004' });
    expect(await statuses(filePath(body.id, '/content'), 'provider1', 'officer')).toEqual([200, 200]);
  });

  test('of an application that does not exist are not there', async () => {
    for (const id of [randomUUID(), 'x']) {
      expect((await provider1.get(filesPath(id, 'admission'))).status).toBe(404);
    }
  });
});

describe('the files of a challenge', () => {
  async function challenged(reached: Reached, ground: string): Promise<string> {
    const bidding = await challengeable(world, reached);
    return (await provider1.post(challengesPath(bidding), aChallenge(ground))).body.id;
  }

  test('are read before the opening by the challenger and whoever answers it, by nobody else', async () => {
    const id = await challenged('announced', 'documents');
    const { status } = await sendFile(provider1, id, '证据.pdf', aPdf(), 'challenge');
    expect(status).toBe(200);
    const path = filesPath(id, 'challenge');
    expect(await statuses(path, 'provider1', 'officer')).toEqual([200, 200]);
    expect(await statuses(path, 'approver', 'supervisor', 'auditor', 'provider2', 'officer2')).toEqual([
      404, 404, 404, 404, 404,
    ]);
  });

  test('are read after the opening by the region’s offices too, and never by suppliers who are told of the answer', async () => {
    const id = await challenged('published', 'result');
    await sendFile(provider1, id, '证据.pdf', aPdf(), 'challenge');
    await decided('challenge', id, 'answered');
    expect(await statuses(`/api/v1/challenges/${id}`, 'provider2')).toEqual([200]);
    const path = filesPath(id, 'challenge');
    expect(await statuses(path, 'provider1', 'officer', 'supervisor', 'auditor')).toEqual([200, 200, 200, 200]);
    expect(await statuses(path, 'provider2')).toEqual([404]);
    const late = await announce(provider1, id, 'a.pdf', 600, 'challenge');
    expect([late.status, late.body.code]).toEqual([409, 'attachment-closed']);
    await expect(insertFile('challenge', id)).rejects.toMatchObject({ code: 'JL004' });
  });
});

/** The decision as the worker's activity leaves it. */
async function decided(kind: 'admission' | 'challenge', id: string, state: string): Promise<void> {
  const { prisma } = world.database;
  const at = new Date();
  const { userId } = await world.as('officer');
  if (kind === 'admission') {
    await prisma.admission.update({
      where: { id },
      data: { state, reason: '请补充材料（示例）', decidedAt: at, decidedBy: userId },
    });
  } else {
    const answer = { outcome: 'rejected', answer: '不成立（示例）', answerBasis: '财政部令第94号' };
    await prisma.challenge.update({ where: { id }, data: { state, ...answer, answeredAt: at, answeredBy: userId } });
  }
}

function insertFile(kind: string, id: string): Promise<unknown> {
  return world.database.pool.query(
    `INSERT INTO attachment (owner_kind, owner_id, name, size, uploaded_by) VALUES ($1, $2, 'a.pdf', 1, $3)`,
    [kind, id, provider1.userId],
  );
}
