import { z } from 'zod';

const schema = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    TEMPORAL_ADDRESS: z.string().regex(/^[^:]+:\d+$/, 'host:port'),
    TEMPORAL_NAMESPACE: z.string().default('default'),
    /** 32 random bytes in base64; seals the opening keys of bids. Only the worker has it. */
    JIELI_SEAL_KEY: z.base64(),
    /** 32 random bytes in base64; signs the records of openings, as the api signs receipts with it. */
    JIELI_SIGNING_KEY: z.base64(),
    /** Where /readyz and /metrics answer, on loopback. */
    JIELI_WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(9_464),
    JIELI_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
    /** Where bans are reported (DB-10); nothing is sent while it is unset. */
    JIELI_CREDIT_PLATFORM_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** In base64, shared with the platform; signs what is sent to it. */
    JIELI_CREDIT_PLATFORM_KEY: z.base64().optional(),
    /** The gateway that sends text messages; none are sent while it is unset. */
    JIELI_TEXT_GATEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** In base64, shared with the gateway; signs what is sent to it. */
    JIELI_TEXT_GATEWAY_KEY: z.base64().optional(),
  })
  .refine((all) => (all.JIELI_CREDIT_PLATFORM_URL === undefined) === (all.JIELI_CREDIT_PLATFORM_KEY === undefined), {
    path: ['JIELI_CREDIT_PLATFORM_KEY'],
    message: 'goes with JIELI_CREDIT_PLATFORM_URL: set both or neither',
  })
  .refine((all) => (all.JIELI_TEXT_GATEWAY_URL === undefined) === (all.JIELI_TEXT_GATEWAY_KEY === undefined), {
    path: ['JIELI_TEXT_GATEWAY_KEY'],
    message: 'goes with JIELI_TEXT_GATEWAY_URL: set both or neither',
  });

export type WorkerEnvironment = z.infer<typeof schema>;

/** Reads the environment once. Throws one message that names every variable that is missing or wrong. */
export function readEnvironment(variables: NodeJS.ProcessEnv): WorkerEnvironment {
  const result = schema.safeParse(Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== '')));
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The worker cannot start; set in the environment (see .env.example):\n${lines.join('\n')}`);
}
