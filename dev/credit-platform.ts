import { z } from 'zod';
import { checkCreditCode } from '../domain/credit-code.ts';
import { startSandbox } from './sandbox.ts';

const day = z.iso.date();

/** What the platform takes: what the public list of bans says, and nothing more. */
const recordSchema = z.strictObject({
  change: z.enum(['added', 'repaired', 'lifted']),
  creditCode: z.string().refine((code) => checkCreditCode(code).ok, 'check character'),
  name: z.string().min(2),
  region: z.string().regex(/^\d{6}$/),
  rule: z.string(),
  facts: z.string(),
  authority: z.string(),
  document: z.string(),
  from: day,
  until: day,
  liftReason: z.string().nullable(),
});

/** A stand-in for the provincial credit platform. */
export const startCreditPlatform = () => startSandbox('/v1/records', recordSchema);
