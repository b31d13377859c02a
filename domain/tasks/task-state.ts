/** States of a human task: open → claimed → submitted → done, and cancelled (architecture.md). */
export const TASK_STATES = ['open', 'claimed', 'submitted', 'done', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** Where a task lies: everybody of a role in one region, one organisation, or one person. */
export interface Addressee {
  readonly role: string;
  readonly region: string;
  readonly organisationId?: string | undefined;
  readonly userId?: string | undefined;
}

/** The inbox a task lies in, the narrowest first; also the key that its index is read by. */
export function inboxOf(addressee: Addressee): string {
  if (addressee.userId !== undefined) return `user:${addressee.userId}`;
  if (addressee.organisationId !== undefined) return `org:${addressee.organisationId}:${addressee.role}`;
  return `role:${addressee.role}@${addressee.region}`;
}

/** Every inbox a person reads: own, the organisation's, and each role's in the own region. */
export function inboxesOf(person: {
  readonly userId: string;
  readonly organisationId: string;
  readonly region: string;
  readonly roles: readonly string[];
}): string[] {
  const { userId, organisationId, region } = person;
  return [
    inboxOf({ role: '', region, userId }),
    ...person.roles.flatMap((role) => [inboxOf({ role, region, organisationId }), inboxOf({ role, region })]),
  ];
}
