import { z } from 'zod';
import { regionPrefix } from '../access/scope.ts';
import { route } from '../route.ts';

const townshipsSchema = z
  .object({
    townships: z
      .array(z.object({ name: z.string(), recipients: z.int() }))
      .meta({ description: 'Townships of the own region that have recipients; no names' }),
    lastNumber: z.string().nullable().meta({ description: 'Number of the region’s newest purchase, as a pattern' }),
  })
  .meta({ id: 'Townships' });

const TOWNSHIPS = `
  SELECT township AS name, count(*)::int AS recipients FROM recipient WHERE region_code = $1
  GROUP BY township ORDER BY township`;

/** What one chooses from when opening a purchase or proposing a project. */
export const listTownships = route({
  method: 'get',
  path: '/townships',
  operationId: 'listTownships',
  summary: '本辖区乡镇 · Townships of the own region',
  tag: 'purchases',
  access: ['create', 'Project'],
  success: { status: 200, schema: townshipsSchema, description: 'The region' },
  problems: [],
  async handle({ caller }, { database: { prisma, pool } }) {
    const [townships, newest] = await Promise.all([
      pool.query<{ name: string; recipients: number }>(TOWNSHIPS, [caller.region]),
      prisma.purchase.findFirst({
        where: { regionCode: caller.region },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        select: { number: true },
      }),
    ]);
    return { townships: townships.rows, lastNumber: newest?.number ?? null };
  },
});

/** The regions whose rows the caller may narrow a list to. */
export const listRegions = route({
  method: 'get',
  path: '/regions',
  operationId: 'listRegions',
  summary: '辖区 · The own region and what lies below it',
  tag: 'system',
  access: 'signed-in',
  success: {
    status: 200,
    schema: z.object({
      items: z.array(z.object({ code: z.string(), name: z.string(), level: z.string() }).meta({ id: 'Region' })),
    }),
    description: 'By code',
  },
  problems: [],
  async handle({ caller }, { database: { prisma } }) {
    const items = await prisma.region.findMany({
      where: { code: { startsWith: regionPrefix(caller.region) } },
      select: { code: true, name: true, level: true },
      orderBy: { code: 'asc' },
    });
    return { items };
  },
});
