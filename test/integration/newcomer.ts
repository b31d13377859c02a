import { randomUUID } from 'node:crypto';
import { creditCodeCheckCharacter } from '../../domain/credit-code.ts';
import type { Database } from '../../prisma/database.ts';
import { DEMO_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';

export interface Newcomer {
  readonly username: string;
  readonly organisation: string;
  readonly organisationId: string;
}

/** An organisation that is in no bank, and a person of it with the demo's password who has been in the console before. */
export async function aNewcomer({ prisma }: Database): Promise<Newcomer> {
  const tail = randomUUID().slice(0, 8);
  const organisation = await prisma.organisation.create({
    data: {
      name: `示例新单位${tail}`,
      kind: 'social-organisation',
      regionCode: DEMO_COUNTY,
      fictitious: true,
    },
  });
  const { passwordHash } = await prisma.user.findUniqueOrThrow({ where: { id: DEMO_USERS[0]!.id } });
  const username = `newcomer-${tail}`;
  await prisma.user.create({
    data: {
      username,
      displayName: '示例新单位经办人',
      passwordHash,
      roles: ['provider'],
      organisationId: organisation.id,
      regionCode: DEMO_COUNTY,
      demo: true,
    },
  });
  return { username, organisation: organisation.name, organisationId: organisation.id };
}

/** A fictitious code of a social organisation with a true check character. */
export function aCreditCode(): string {
  const first17 = `5222042299${String(Date.now() % 10_000_000).padStart(7, '0')}`;
  return first17 + creditCodeCheckCharacter(first17);
}
