import { inboxOf, type Addressee } from '../domain/tasks/task-state.ts';
import type { Tx } from '../prisma/database.ts';

/** Tells whoever reads the inbox of something that is no task; the key makes it once, however often its activity runs. */
export async function notify(
  tx: Tx,
  notice: {
    readonly key: string;
    readonly inbox: Addressee;
    readonly kind: string;
    /** Ids that lead the reader there. */
    readonly subject: Readonly<Record<string, string>>;
  },
): Promise<void> {
  await tx.notification.createMany({
    data: [{ key: notice.key, inbox: inboxOf(notice.inbox), kind: notice.kind, subject: notice.subject }],
    skipDuplicates: true,
  });
}
