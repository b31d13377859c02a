import { z } from 'zod';
import { indicatorProblems } from '../../domain/procurement/catalogue.ts';
import { refuse, repeatedAt } from '../contract/task-forms/form-issue.ts';

const short = (most: number) => z.string().trim().min(1).max(most);

const indicatorSchema = z
  .strictObject({
    code: short(20),
    nameZh: short(60),
    nameEn: short(120),
    unitZh: short(20),
    unitEn: short(40),
    target: z.strictObject({
      direction: z.enum(['atLeast', 'atMost']),
      value: z.number().min(0).max(1_000_000).meta({ description: 'In the indicator’s own unit; the bound is met' }),
    }),
    methodZh: short(300),
    methodEn: short(600),
    weight: z.int().min(1).max(100).meta({ description: 'Points out of the item’s 100' }),
  })
  .meta({ id: 'DirectoryIndicator' });

/** An item with its standard. The schema judges it as the domain does: weights are whole, positive and sum to 100. */
export const itemSchema = z
  .strictObject({
    code: z
      .string()
      .regex(/^[A-Z]\d{2,3}$/)
      .meta({ description: 'A letter and two or three figures: B12' }),
    class: z.enum(['transactional', 'direct']).meta({ description: '事务性 or 服务性 (§2.1)' }),
    nameZh: short(60),
    nameEn: short(120),
    contentZh: short(1000),
    contentEn: short(2000),
    unitZh: short(20),
    unitEn: short(40),
    programmes: z
      .array(z.string().max(60))
      .max(20)
      .optional()
      .meta({ description: 'Codes of the programmes whose recipients it serves (BU-03); left out: as it was' }),
    indicators: z.array(indicatorSchema).min(1).max(12),
  })
  .check((payload) => {
    const { indicators } = payload.value;
    const total = indicatorProblems(indicators).find(({ code }) => code === 'WEIGHTS_NOT_100');
    if (total !== undefined) refuse(payload, ['indicators'], NOT_100);
    for (const at of repeatedAt(indicators.map(({ code }) => code)))
      refuse(payload, ['indicators', at, 'code'], REPEATED);
  })
  .meta({ id: 'DirectoryItem' });

/** Everything an edition has. */
export const itemsSchema = z
  .array(itemSchema)
  .min(1)
  .max(200)
  .check((payload) => {
    const codes = payload.value.map(({ code }) => code);
    for (const at of repeatedAt(codes)) refuse(payload, [at, 'code'], REPEATED);
  });

const NOT_100 = { zh: '各项指标权重之和应为 100。', en: 'The weights of the indicators sum to 100.' };
const REPEATED = { zh: '代码重复。', en: 'This code stands there twice.' };
