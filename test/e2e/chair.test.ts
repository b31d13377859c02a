import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { committeeChairActivities } from '../../activities/committee-chair.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { inboxOf } from '../../domain/tasks/task-state.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { DEMO_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { purchaseUpTo } from '../integration/purchases-course.ts';
import { ConsoleStage, installation, taskAddress } from './console-stage.ts';

let database: Database;

beforeAll(() => {
  database = connect(installation.databaseUrl, 2);
});
afterAll(() => database.close());

const stage = ConsoleStage.setUp();

test('a member of a committee elects its chair, whom the page of the purchase names with the result', async () => {
  const { prisma } = database;
  const { id: purchaseId, number } = await purchaseUpTo(database, 'contract');
  const { drawn } = await prisma.expertDraw.findFirstOrThrow({ where: { purchaseId } });
  await prisma.committeeSeat.createMany({
    data: drawn.map((expertId) => ({ purchaseId, expertId, round: 1, state: 'accepted', answeredAt: new Date() })),
  });
  const [voter, chosen] = drawn.map((id) => DEMO_USERS.find((user) => user.id === id)!);
  const id = `purchase:${number}/elect-chair/1`;
  const dueAt = new Date(Date.now() + 86_400_000);
  await prisma.task.create({
    data: {
      ...{ id, workflowId: `purchase:${number}`, kind: 'elect-chair', purchaseId, regionCode: DEMO_COUNTY },
      ...{ candidateRole: 'expert', candidateUserId: voter!.id, subject: {}, dueAt, dueLegal: dueAt, dueRule: 'HS-15' },
      inbox: inboxOf({ role: 'expert', region: DEMO_COUNTY, userId: voter!.id }),
    },
  });
  const { page } = stage;
  await stage.signIn(voter!.username, taskAddress({ id }).split('/console/')[1]);
  await page.getByRole('button', { name: '领取并填写' }).click();
  await page.getByLabel('组长人选').click();
  await page.locator('.ant-select-item-option').filter({ hasText: chosen!.displayName, visible: true }).first().click();
  await page.getByRole('group', { name: '办理结果' }).getByRole('button', { name: '投票', exact: true }).click();
  await page.getByRole('button', { name: '确认投票', exact: true }).click();
  for (;;) {
    const { outcome } = await prisma.task.findUniqueOrThrow({ where: { id } });
    if (outcome === 'vote') break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { adoptChairVote, concludeChair } = committeeChairActivities(database, new LegalTime(database));
  await adoptChairVote({ purchaseId, userId: voter!.id, taskId: id });
  expect(await concludeChair({ purchaseId })).toBe(chosen!.id);
  const office = await stage.newVisitor();
  await stage.signIn('officer', `purchases/${purchaseId}`, office);
  await office.getByText('组长（成员推选）').waitFor();
});
