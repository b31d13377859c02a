import type { TFunction } from 'i18next';
import type { TaskItem } from '../inbox/inbox-query.ts';

/** Who has it or had it. A member of the committee has no name before the result (EV-08), and is not "nobody". */
export function ownerName({ assignee, state, candidateRole }: Owned, t: TFunction): string {
  if (assignee !== null) return assignee.displayName;
  const secret = candidateRole === 'expert' && state !== 'open';
  return t(secret ? 'role.expert' : 'inbox.nobody');
}

type Owned = Pick<TaskItem, 'assignee' | 'state' | 'candidateRole'>;
