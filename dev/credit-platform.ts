import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import express, { type Express, type Request, type Response } from 'express';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { checkCreditCode } from '../domain/credit-code.ts';

const day = z.iso.date();

/** What the platform takes: what the public list of bans says, and nothing more. */
const recordSchema = z.strictObject({
  change: z.enum(['added', 'lifted']),
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

export interface KeptRecord extends z.output<typeof recordSchema> {
  readonly receipt: string;
}

/** A stand-in for the provincial credit platform, on loopback, with a key of its own. */
export interface CreditPlatformSandbox {
  readonly url: string;
  /** Base64. */
  readonly secret: string;
  /** In the order in which they came; one a report, however often it was sent. */
  readonly records: () => readonly KeptRecord[];
  /** Requests that came, repetitions and refused ones too. */
  readonly requests: () => number;
  /** Answers the next requests with these statuses, one each, after keeping the record when the status is above 500. */
  readonly misbehave: (...statuses: readonly number[]) => void;
  readonly close: () => Promise<void>;
}

/** Checks signature, time and form of each report as a platform would, and shows what it keeps at its address. */
export async function startCreditPlatform(): Promise<CreditPlatformSandbox> {
  const secret = randomBytes(32).toString('base64');
  const kept = new Map<string, KeptRecord>();
  const moods: number[] = [];
  const seen = { requests: 0 };
  const server = createServer(application(new Webhook(secret), kept, moods, seen));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    secret,
    records: () => [...kept.values()],
    requests: () => seen.requests,
    misbehave: (...statuses) => void moods.push(...statuses),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function application(
  webhook: Webhook,
  kept: Map<string, KeptRecord>,
  moods: number[],
  seen: { requests: number },
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/', (_request: Request, response: Response) => void response.json({ records: [...kept.values()] }));
  app.post('/v1/records', express.text({ type: 'application/json' }), (request: Request, response: Response) => {
    seen.requests += 1;
    const text = request.body as string;
    const mood = moods.shift();
    if (mood !== undefined && mood <= 500) return void response.status(mood).json({ message: 'sandbox' });
    try {
      webhook.verify(text, request.headers as Record<string, string>);
    } catch {
      return void response.status(401).json({ message: 'signature' });
    }
    const record = recordSchema.safeParse(JSON.parse(text));
    if (!record.success) return void response.status(422).json({ message: z.prettifyError(record.error) });
    const id = request.get('webhook-id')!;
    const known = kept.get(id) ?? { ...record.data, receipt: `SANDBOX-${String(kept.size + 1).padStart(6, '0')}` };
    kept.set(id, known);
    // Kept, but whoever sent it never learns of it.
    if (mood !== undefined) return void response.status(mood).json({ message: 'sandbox' });
    response.status(201).json({ receipt: known.receipt });
  });
  return app;
}
