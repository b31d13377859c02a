import { z } from 'zod';
import { contractScope, regionPrefix } from '../access/scope.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route } from '../route.ts';
import { CONTRACT_STATES } from '../../domain/contracts/contract-state.ts';
import { contractItem, contractItemSchema } from './contract-answer.ts';
import { containing } from '../text-search.ts';

export const listContracts = route({
  method: 'get',
  path: '/contracts',
  operationId: 'listContracts',
  summary: '合同列表 · Contracts by number',
  tag: 'contracts',
  access: ['read', 'Contract'],
  query: z.object({
    state: z.enum(CONTRACT_STATES).optional(),
    region: z
      .string()
      .regex(/^\d{6}$/)
      .optional()
      .meta({ description: 'GB/T 2260 code: its subtree', example: '220422' }),
    purchase: z.uuid().optional(),
    kind: z.enum(['main', 'interim']).optional(),
    q: z.string().trim().max(50).optional().meta({ description: 'Part of the number, or of the provider’s name' }),
    ...pageQuery,
  }),
  success: { status: 200, schema: pageOf(contractItemSchema), description: 'A page of contracts in the own scope' },
  problems: [],
  async handle({ query: { state, region, purchase, kind, q, limit, cursor }, caller }, { database }) {
    const after = keyIn(cursor, z.tuple([z.string()]));
    const rows = await database.prisma.contract.findMany({
      where: {
        AND: [
          contractScope(caller),
          state === undefined ? {} : { state },
          region === undefined ? {} : { regionCode: { startsWith: regionPrefix(region) } },
          purchase === undefined ? {} : { purchaseId: purchase },
          kind === undefined ? {} : { kind },
          q === undefined ? {} : { OR: [{ number: containing(q) }, { provider: { name: containing(q) } }] },
          after === undefined ? {} : { number: { gt: after[0] } },
        ],
      },
      include: { provider: { select: { id: true, name: true } } },
      orderBy: { number: 'asc' },
      take: limit + 1,
    });
    return page(rows, limit, (row) => [row.number], contractItem);
  },
});
