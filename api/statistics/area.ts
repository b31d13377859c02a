import { z } from 'zod';
import { isWithin, regionPrefix } from '../access/scope.ts';
import type { Caller } from '../access/caller.ts';
import { notFound } from '../problem.ts';

/** What every statistic is about: one calendar year (Asia/Shanghai) of one region's subtree. */
export const statisticsQuery = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2100).meta({ description: 'Asia/Shanghai', example: 2026 }),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .meta({ description: 'GB/T 2260 code: its subtree, within the own one, which it is without', example: '220422' }),
});

/** First and last code that a subtree can have: 220100 → 220100 … 220199. An ordinary index finds what lies between. */
export type Area = readonly [lowest: string, highest: string];

/** @throws Problem `not-found` for a region that is not within the caller's */
export function areaOf(caller: Caller, region: string = caller.region): Area {
  if (!isWithin(caller.region, region)) throw notFound({ zh: '该区域', en: 'This region' });
  const prefix = regionPrefix(region);
  return [prefix.padEnd(6, '0'), prefix.padEnd(6, '9')];
}
