import { complaintActivities } from '../../activities/complaint.ts';
import { complaintDecisionActivities } from '../../activities/complaint-decision.ts';
import { complaintHandlingActivities } from '../../activities/complaint-handling.ts';
import { complaintSuspensionActivities } from '../../activities/complaint-suspension.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { DEMO_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import type { ApiWorld, Visitor } from './api-world.ts';
import type { Bidding } from './bids-bidding.ts';
import { aChallenge } from './challenges-purchase.ts';

/** A complaint about the one matter of `aChallenge`. */
export function aComplaint(change: Record<string, unknown> = {}): Record<string, unknown> {
  const facts = '答复没有说明评分因素与需求的关系（示例）';
  return {
    matters: [{ of: 1, matter: '评分因素与项目需求无关（示例）', facts, basis: '实施条例第二十条' }],
    request: '认定成交结果无效',
    contactName: '示例联系人',
    contactPhone: '10000000001',
    ...change,
  };
}

export function complaintsPath(challengeId: string): string {
  return `/api/v1/challenges/${challengeId}/complaints`;
}

/** A challenge that the visitor handed in so many days ago; `answered` by the buyer as rejected meanwhile. */
export async function challenged(
  { database: { prisma } }: Pick<ApiWorld, 'database'>,
  by: Pick<Visitor, 'userId'>,
  bidding: Bidding,
  { daysAgo = 3, answered = true, ground = 'result' } = {},
): Promise<string> {
  const { purchaseId } = bidding;
  const user = await prisma.user.findUniqueOrThrow({ where: { id: by.userId } });
  const {
    ground: about,
    matters,
    request,
  } = aChallenge(ground) as { ground: string; matters: object[]; request: string };
  const seq = (await prisma.challenge.count({ where: { purchaseId } })) + 1;
  const receivedAt = new Date(Date.now() - daysAgo * 86_400_000);
  const { id } = await prisma.challenge.create({
    data: {
      ...{ purchaseId, providerId: user.organisationId, seq, regionCode: DEMO_COUNTY, ground: about, matters, request },
      ...{ contactName: '示例联系人', contactPhone: '10000000001', handedInBy: by.userId, receivedAt },
      startedAt: receivedAt,
    },
  });
  if (answered) {
    const answer = { outcome: 'rejected', answer: '质疑不成立（示例）', answerBasis: '财政部令第94号' };
    const answeredAt = new Date(receivedAt.getTime() + 3_600_000);
    await prisma.challenge.update({
      where: { id },
      data: { ...answer, state: 'answered', answeredBy: by.userId, answeredAt },
    });
  }
  return id;
}

/** The activities of a complaint's workflow over the world's database. */
export function complaintSteps({ database }: ApiWorld) {
  const time = new LegalTime(database);
  return {
    ...complaintActivities(database, time),
    ...complaintSuspensionActivities(database, time),
    ...complaintHandlingActivities(database, time),
    ...complaintDecisionActivities(database, time),
  };
}

/** A task that somebody has decided, as its workflow finds it. */
export async function decided(
  world: ApiWorld,
  by: Visitor,
  wish: { readonly kind: TaskKind; readonly purchaseId: string; readonly subject: object },
  outcome: string,
  form: object,
): Promise<string> {
  const id = await world.task({ ...wish, subject: { ...wish.subject } });
  const done = { state: 'submitted', outcome, form, submittedBy: by.userId, submittedAt: new Date() };
  await world.database.prisma.task.update({ where: { id }, data: done });
  return id;
}
