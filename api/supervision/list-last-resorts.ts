import { z } from 'zod';
import { regionPrefix } from '../access/scope.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route } from '../route.ts';
import { lastResortAnswer, lastResortRows, lastResortSchema } from './last-resort-rows.ts';

const keySchema = z.tuple([z.string().regex(/^\d{6}$/)]);

export const listLastResorts = route({
  method: 'get',
  path: '/supervision/units',
  operationId: 'listLastResorts',
  summary: '各地区的兜底单位 · Last-resort units by region',
  description:
    'Regions of the own subtree that have contracts in force, a unit or a history; and the own region (CT-06).',
  tag: 'takeovers',
  access: ['read', 'Supervision'],
  query: z.object({
    region: z
      .string()
      .regex(/^\d{6}$/)
      .optional()
      .meta({ description: 'Shown too if it lies in the own subtree' }),
    ...pageQuery,
  }),
  success: { status: 200, schema: pageOf(lastResortSchema), description: 'A page, by code of the region' },
  problems: [],
  async handle({ query: { region, limit, cursor }, caller }, { database }) {
    const [after = ''] = keyIn(cursor, keySchema) ?? [];
    const prefix = regionPrefix(caller.region);
    const also = [caller.region, ...(region === undefined ? [] : [region])];
    const rows = await lastResortRows(database.prisma, { prefix, after, limit: limit + 1, also });
    return page(rows, limit, ({ code }) => [code], lastResortAnswer);
  },
});
