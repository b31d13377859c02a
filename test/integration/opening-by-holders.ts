import { randomBytes } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import { MockActivityEnvironment } from '@temporalio/testing';
import { openingActivities } from '../../activities/opening.ts';
import { newSplitKey } from '../../activities/opening-key.ts';
import { newWorkerKey } from '../../activities/seal.ts';
import { sealedText } from '../../domain/procurement/bid-content.ts';
import { taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import { inboxOf } from '../../domain/tasks/task-state.ts';
import type { Database } from '../../prisma/database.ts';
import { readSigningKey, type SigningKey } from '../../prisma/signing-key.ts';
import { DEMO_HOLDER_IDENTITIES } from '../../prisma/seed/demo/holder-keys.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { openBidding, type Bidding } from './bids-bidding.ts';
import { moveDeadline } from './deadline.ts';

const SEAL_KEY = randomBytes(32);
const KIND = 'release-opening-share';

/** Of four offices, none with more than two. */
export const HOLDERS = ['officer', 'approver', 'finance', 'supervisor', 'assistant'] as const;
export type Holder = (typeof HOLDERS)[number];

export interface HeldBidding extends Bidding {
  readonly recipient: string;
}

function person(username: string) {
  const user = DEMO_USERS.find((one) => one.username === username)!;
  return { id: user.id, officeId: DEMO_ORGANISATIONS[user.organisation].id };
}

/** Bidding whose opening key five demo people hold, as publishing leaves it; and its opening by the worker's activities. */
export class OpeningByHolders {
  readonly #database: Database;
  readonly #activities: ReturnType<typeof openingActivities>;

  constructor(database: Database, signingKey: SigningKey = readSigningKey(randomBytes(32).toString('base64'))) {
    this.#database = database;
    this.#activities = openingActivities(database, SEAL_KEY, signingKey);
  }

  async bidding(method = 'open-tender'): Promise<HeldBidding> {
    const { prisma } = this.#database;
    const bidding = await openBidding({ database: this.#database });
    const { purchaseId } = bidding;
    const recipients = await Promise.all(
      HOLDERS.map(async (username) => {
        return prisma.holderKey.findUniqueOrThrow({ where: { userId: person(username).id } });
      }),
    );
    const key = await newSplitKey(recipients.map(({ recipient }) => recipient));
    const desk = await newWorkerKey(SEAL_KEY, purchaseId);
    await prisma.openingKey.create({
      data: {
        ...{ purchaseId, keyCheck: key.keyCheck, threshold: 3 },
        ...{ deskRecipient: desk.recipient, deskIdentity: desk.sealedIdentity },
      },
    });
    const shares = HOLDERS.map((username, at) => {
      const { id: holderId, officeId } = person(username);
      return { purchaseId, seat: at + 1, holderId, officeId, ...key.shares[at]! };
    });
    await prisma.openingShare.createMany({ data: shares });
    // Started: the worker of an installation would begin it anew otherwise.
    const data = { sealRecipient: key.recipient, method, startedAt: new Date() };
    await prisma.purchase.update({ where: { id: purchaseId }, data });
    return { ...bidding, recipient: key.recipient };
  }

  /** What a provider's browser hands in for the first lot: base64. */
  async envelope(
    { recipient, lotIds }: HeldBidding,
    provider: 'provider1' | 'provider2' | 'provider3',
    priceFen: number,
  ): Promise<string> {
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    const providerId = DEMO_ORGANISATIONS[provider].id;
    const text = sealedText({ lotId: lotIds[0], providerId, priceFen, proposal: '示例响应方案' }, 'salt');
    return Buffer.from(await encrypter.encrypt(text)).toString('base64');
  }

  passDeadline({ purchaseId }: HeldBidding): Promise<void> {
    return moveDeadline(this.#database, purchaseId, new Date(Date.now() - 1));
  }

  /** The task that asks this holder, as the workflow opens it; answers its id. */
  async ask({ purchaseId }: HeldBidding, seat: number): Promise<string> {
    const id = `purchase:${purchaseId}/${KIND}/${seat}`;
    const { candidateRole } = taskKindDefinition(KIND);
    const { holderId } = await this.#database.prisma.openingShare.findUniqueOrThrow({
      where: { purchaseId_seat: { purchaseId, seat } },
    });
    const due = new Date(Date.now() + 14_400_000);
    await this.#database.prisma.task.create({
      data: {
        ...{ id, workflowId: `purchase:${purchaseId}`, kind: KIND, regionCode: DEMO_COUNTY, purchaseId },
        ...{ subject: { seat }, candidateRole, candidateOrgId: null, candidateUserId: holderId, excluded: [] },
        inbox: inboxOf({ role: candidateRole, region: DEMO_COUNTY, userId: holderId }),
        ...{ dueAt: due, dueLegal: due, dueRule: 'HS-17' },
      },
    });
    return id;
  }

  /** Gives a share as the holder's browser would, without one. */
  async give(bidding: HeldBidding, seat: number, as: Holder = HOLDERS[seat - 1]!): Promise<string> {
    const { purchaseId } = bidding;
    const { prisma } = this.#database;
    const taskId = await this.ask(bidding, seat);
    const row = await prisma.openingShare.findUniqueOrThrow({
      where: { purchaseId_seat: { purchaseId, seat } },
      include: { key: true },
    });
    const share = Buffer.from(await reseal(as, row.wrapped!, row.key.deskRecipient)).toString('base64');
    await prisma.task.update({ where: { id: taskId }, data: { form: { share } } });
    return this.adopt(bidding, seat, taskId);
  }

  /** What the workflow does with a holder's decision. */
  adopt({ purchaseId }: HeldBidding, seat: number, taskId: string, outcome = 'release'): Promise<string> {
    return this.#activities.adoptShare({ purchaseId, seat, taskId, outcome });
  }

  /** The key is put together; nothing is opened yet. */
  async combine({ purchaseId }: HeldBidding): Promise<void> {
    await this.#activities.sharesCollected({ purchaseId });
    await this.#activities.checkOpeningKey({ purchaseId });
  }

  async openEnvelopes({ purchaseId }: HeldBidding): Promise<void> {
    await new MockActivityEnvironment().run(this.#activities.openEnvelopes, { purchaseId });
  }

  async record({ purchaseId }: HeldBidding): Promise<void> {
    await this.#activities.recordOpening({ purchaseId });
    await this.#activities.signOpeningRecord({ purchaseId });
  }
}

/** Unwrapped with a demo person's key, and sealed to somebody else. */
export async function reseal(username: string, wrapped: Uint8Array, recipient: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(DEMO_HOLDER_IDENTITIES[username]!);
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(await decrypter.decrypt(wrapped));
}
