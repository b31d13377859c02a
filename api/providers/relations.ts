import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { checkCreditCode } from '../../domain/credit-code.ts';
import { isIdentityNumber, LINK_KIND_CODES, type LinkKind } from '../../domain/providers/relations.ts';
import type { Database } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { invalid } from '../http/input-errors.ts';
import type { InputError } from '../problem.ts';
import { route } from '../route.ts';
import { providerNotFound, providerScope } from './provider-scope.ts';

const MOST_LINKS = 30;

const link = z.strictObject({
  name: z.string().trim().min(2).max(100),
  creditCode: z
    .string()
    .trim()
    .max(40)
    .meta({ description: 'Unified social credit code; its check character is checked' }),
  kind: z.enum(LINK_KIND_CODES).meta({ description: 'In either direction' }),
});

const relationsSchema = z
  .object({
    responsibleName: z
      .string()
      .nullable()
      .meta({ description: 'In full to the provider itself; to offices masked: 张*. Null until it is stated' }),
    links: z.array(link),
  })
  .meta({ id: 'ProviderRelations' });

const relationsInput = z
  .strictObject({
    responsibleName: z.string().trim().min(2).max(50),
    responsibleNumber: z.string().trim().max(40).meta({
      description: 'Identity number; kept as a hash alone, to tell whether two providers have the same person',
    }),
    links: z.array(link).max(MOST_LINKS),
  })
  .meta({
    id: 'ProviderRelationsInput',
    example: {
      ...{ responsibleName: '示例负责人', responsibleNumber: '110101199003070070' },
      links: [{ name: '示例养老集团（示例）', creditCode: '522204229999991113', kind: 'holding' }],
    },
  });

type Input = z.output<typeof relationsInput>;

const ofProvider = z.object({ providerId: z.uuid() });

export const getRelations = route({
  method: 'get',
  path: '/providers/{providerId}/relations',
  operationId: 'getRelations',
  summary: '负责人和关联单位 · Responsible person and related organisations of a provider',
  description: 'The name is masked for everybody but the provider itself.',
  tag: 'providers',
  access: ['read', 'Provider'],
  params: ofProvider,
  success: { status: 200, schema: relationsSchema, description: 'What it has stated' },
  problems: ['not-found'],
  async handle({ params: { providerId }, caller }, { database: { prisma } }) {
    const row = await prisma.organisation.findFirst({
      where: { AND: [{ id: providerId }, providerScope(caller)] },
      select: READ,
    });
    if (row === null) throw providerNotFound();
    return answer(row, caller.organisationId === providerId);
  },
});

/** Who may not bid for the same lot follows from it (PB-12); the opening looks, and nobody is told before. */
export const stateRelations = route({
  method: 'put',
  path: '/providers/{providerId}/relations',
  operationId: 'stateRelations',
  summary: '登记负责人和关联单位 · State the own responsible person and related organisations',
  description: 'Replaces what was stated before.',
  tag: 'providers',
  access: ['create', 'Admission'],
  params: ofProvider,
  body: relationsInput,
  success: { status: 200, schema: relationsSchema, description: 'Stated' },
  problems: ['not-found'],
  async handle({ params: { providerId }, body, caller }, { database }) {
    if (providerId !== caller.organisationId) throw providerNotFound();
    await refuseFaults(database, providerId, body);
    const { responsibleName, responsibleNumber, links } = body;
    const data = { responsibleName, responsibleDigest: await digestOf(responsibleNumber) };
    return database.prisma.$transaction(async (tx) => {
      await tx.providerLink.deleteMany({ where: { organisationId: providerId } });
      await tx.providerLink.createMany({ data: links.map((one) => ({ ...one, organisationId: providerId })) });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: 'provider', action: 'provider.relations' },
          ...{ objectType: 'organisation', objectId: providerId, detail: { links: links.length } },
        },
      });
      return answer(await tx.organisation.update({ where: { id: providerId }, data, select: READ }), true);
    });
  },
});

const READ = {
  responsibleName: true,
  links: { select: { name: true, creditCode: true, kind: true }, orderBy: [{ creditCode: 'asc' }, { kind: 'asc' }] },
} satisfies Prisma.OrganisationSelect;

interface Stated {
  readonly responsibleName: string | null;
  readonly links: readonly { readonly name: string; readonly creditCode: string; readonly kind: string }[];
}

function answer({ responsibleName, links }: Stated, own: boolean): z.input<typeof relationsSchema> {
  return {
    responsibleName: own || responsibleName === null ? responsibleName : `${responsibleName.slice(0, 1)}*`,
    links: links.map((one) => ({ ...one, kind: one.kind as LinkKind })),
  };
}

const scryptOf = promisify(scrypt) as (text: string, salt: string, bytes: number) => Promise<Buffer>;

/**
 * The same for the same number, so that two providers of one person are told; slow, so that nobody tries all numbers. The
 * number itself is kept nowhere.
 */
async function digestOf(identityNumber: string): Promise<string> {
  return (await scryptOf(identityNumber, 'responsible-person', 32)).toString('hex');
}

/** @throws Problem `invalid-input` */
async function refuseFaults({ prisma }: Database, id: string, { responsibleNumber, links }: Input): Promise<void> {
  const { creditCode: own } = await prisma.organisation.findUniqueOrThrow({ where: { id } });
  const errors = links.flatMap(({ creditCode, kind }, at): InputError[] => {
    const repeated = links.findIndex((one) => one.creditCode === creditCode && one.kind === kind) < at;
    if (!checkCreditCode(creditCode).ok) return [wrong(`/links/${at}/creditCode`, 'credit_code', NO_CODE)];
    if (creditCode === own) return [wrong(`/links/${at}/creditCode`, 'own_code', OWN)];
    return repeated ? [wrong(`/links/${at}/creditCode`, 'repeated', REPEATED)] : [];
  });
  const person = isIdentityNumber(responsibleNumber) ? [] : [wrong('/responsibleNumber', 'identity_number', NO_NUMBER)];
  if (errors.length + person.length > 0) throw invalid([...person, ...errors]);
}

const NO_NUMBER = '身份证号码应为 18 位，校验码须正确。 / An identity number has 18 characters and a check character.';
const NO_CODE = '统一社会信用代码不正确。 / The unified social credit code is wrong.';
const OWN = '不填本单位。 / The own organisation is not related to itself.';
const REPEATED = '同一单位的同一种关系只填一行。 / One line for an organisation and a relation.';

function wrong(pointer: string, code: string, message: string): InputError {
  return { pointer, in: 'body', code, message, rule: 'PB-12' };
}
