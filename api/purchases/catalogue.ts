import { z } from 'zod';
import { route } from '../route.ts';
import { directoryOf } from './directory.ts';

const named = { code: z.string(), nameZh: z.string(), nameEn: z.string() };

const catalogueSchema = z
  .object({
    edition: z
      .object({ id: z.uuid(), label: z.string(), region: z.string(), basis: z.string(), effectiveFrom: z.iso.date() })
      .meta({ description: 'In force for the own region today' }),
    items: z.array(
      z.object({
        ...named,
        class: z.enum(['transactional', 'direct']).meta({ description: '事务性 or 服务性 (§2.1)' }),
        contentZh: z.string(),
        contentEn: z.string(),
        unitZh: z.string(),
        unitEn: z.string(),
        indicators: z.array(z.unknown()).meta({ description: 'Objective indicators; weights sum to 100' }),
      }),
    ),
    retired: z
      .array(z.object({ ...named, lastLabel: z.string().meta({ description: 'The last edition that had it' }) }))
      .meta({ description: 'What earlier editions had: no purchase can choose it any more' }),
    programmes: z.array(z.object(named)),
    negativeList: z
      .array(
        z.object({
          ...named,
          ruleId: z.string(),
          keywords: z.array(z.string()),
          reasonZh: z.string(),
          reasonEn: z.string(),
        }),
      )
      .meta({ description: 'What government must perform itself: never bought (PL-04)' }),
  })
  .meta({ id: 'Catalogue' });

export const getCatalogue = route({
  method: 'get',
  path: '/catalogue',
  operationId: 'getCatalogue',
  summary: '指导性目录和负面清单 · Guidance directory and negative list',
  tag: 'purchases',
  access: 'signed-in',
  success: { status: 200, schema: catalogueSchema, description: 'The directory in force' },
  problems: [],
  async handle({ caller }, { database }) {
    const { edition, items, retired, programmes, negativeList } = await directoryOf(database, caller.region);
    return {
      edition,
      items: [...items],
      retired: [...retired],
      programmes: [...programmes],
      negativeList: negativeList.map((entry) => ({ ...entry, keywords: [...entry.keywords] })),
    };
  },
});
