import { z } from 'zod';
import { ROLES } from '../../domain/tasks/task-kind.ts';
import type { Action, Subject } from '../access/abilities.ts';
import type { Caller } from '../access/caller.ts';

export const PersonSchema = z
  .object({
    id: z.uuid(),
    username: z.string(),
    displayName: z.string(),
    roles: z.array(z.enum(ROLES)),
    region: z.string().meta({ description: 'GB/T 2260 code; the person sees its subtree', example: '220422' }),
    organisation: z.object({ id: z.uuid(), name: z.string() }),
    may: z
      .array(z.object({ action: z.string(), subject: z.string() }))
      .meta({ description: 'What the roles allow; which rows it applies to is decided per request' }),
  })
  .meta({ id: 'Me' });

/** What a person is told about themselves. */
export function personOf(caller: Caller): z.input<typeof PersonSchema> {
  const { userId, username, displayName, roles, region, organisationId, organisationName, ability } = caller;
  const may = ability.rules.map((rule) => ({ action: rule.action as Action, subject: rule.subject as Subject }));
  const distinct = new Map(may.map((entry) => [`${entry.action} ${entry.subject}`, entry]));
  return {
    id: userId,
    username,
    displayName,
    roles: [...roles],
    region,
    organisation: { id: organisationId, name: organisationName },
    may: [...distinct.values()],
  };
}
