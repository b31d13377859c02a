import { z } from 'zod';
import { readSigningKey, type SigningKey } from '../prisma/signing-key.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const SCHEMA = z
  .object({
    DATABASE_URL: z.string().min(1),
    JIELI_SIGNING_KEY: z.base64().refine((value) => Buffer.from(value, 'base64').length === 32, {
      error: '32 random bytes in base64: openssl rand -base64 32',
    }),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    JIELI_MODE: z.enum(['demo', 'production']).default('production'),
    JIELI_DAY_SECONDS: z.coerce.number().positive().max(86_400).optional(),
    JIELI_TEMPORAL_UI_URL: z.url().optional(),
    JIELI_OCDS_PREFIX: z
      .string()
      .regex(/^ocds-[a-z0-9]{6}$/, { error: 'ocds- and six letters or digits, as registered' })
      .default('ocds-jieli0'),
    JIELI_LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
    JIELI_DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(200).default(16),
  })
  .refine((value) => value.JIELI_MODE !== 'production' || value.JIELI_DAY_SECONDS === undefined, {
    path: ['JIELI_DAY_SECONDS'],
    error: 'production runs on the ordinary clock: unset it, or set JIELI_MODE=demo',
  });

/** What the api process is told from outside; read once, at the start. */
export interface ApiEnvironment {
  readonly databaseUrl: string;
  /** Signs receipts. */
  readonly signingKey: SigningKey;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly mode: 'demo' | 'production';
  /** Seconds that a business day takes; undefined is the ordinary clock. */
  readonly daySeconds: number | undefined;
  /** Where people find the Temporal UI; only shown, never called. */
  readonly temporalUiUrl: string | undefined;
  /** Before the number of a purchase in its open contracting id. */
  readonly ocdsPrefix: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly databaseConnections: number;
}

/** @throws Error that names every missing or wrong variable in one message */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): ApiEnvironment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const { success, data, error } = SCHEMA.safeParse(given);
  if (!success) {
    const lines = error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The api cannot start with this environment (see .env.example):\n${lines.join('\n')}`);
  }
  return {
    databaseUrl: data.DATABASE_URL,
    signingKey: readSigningKey(data.JIELI_SIGNING_KEY),
    port: data.PORT,
    mode: data.JIELI_MODE,
    daySeconds: data.JIELI_DAY_SECONDS,
    temporalUiUrl: data.JIELI_TEMPORAL_UI_URL,
    ocdsPrefix: data.JIELI_OCDS_PREFIX,
    logLevel: data.JIELI_LOG_LEVEL,
    databaseConnections: data.JIELI_DATABASE_CONNECTIONS,
  };
}
