import type { z } from 'zod';
import { ruleInForce } from '../../../domain/procurement/rules.ts';
import { sourceInWords } from '../../../domain/procurement/rules/source-words.ts';
import type { Day } from '../../../domain/time/shanghai.ts';
import { choice } from './text-fields.ts';

const CHOICES = { accepted: '接受联合体', refused: '不接受联合体' } as const;

/** Optional: documents that say nothing accept consortia (PB-11). */
export function consortiumField(onDay: Day): z.ZodType<keyof typeof CHOICES | undefined> {
  const { zh } = sourceInWords(ruleInForce('PB-11', onDay).source);
  return choice(
    CHOICES,
    '联合体',
    '未载明的，应当接受联合体；接受的，联合体各方须提交联合协议，承担连带责任（PB-11）。',
  )
    .optional()
    .meta({ 'x-basis': `PB-11，${zh}` });
}
