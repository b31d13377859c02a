import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type Request, type Response } from 'express';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';

/** A stand-in for a service outside, on loopback, with a key of its own. */
export interface Sandbox<Record extends object = object> {
  readonly url: string;
  /** Base64. */
  readonly secret: string;
  /** In the order in which they came; one an id, however often it was sent. */
  readonly records: () => readonly (Record & { readonly receipt: string })[];
  /** Requests that came, repetitions and refused ones too. */
  readonly requests: () => number;
  /** Answers the next requests with these statuses, one each, after keeping the record when the status is above 500. */
  readonly misbehave: (...statuses: readonly number[]) => void;
  readonly close: () => Promise<void>;
}

/** The stand-ins that `npm start` brings with a demonstration. */
export interface Outside {
  readonly creditPlatform: Sandbox;
  readonly textGateway: Sandbox;
}

/** Checks signature, time and form of what is posted to the path, and shows what it keeps at its address. */
export async function startSandbox<Record extends object>(
  path: string,
  schema: z.ZodType<Record>,
): Promise<Sandbox<Record>> {
  const secret = randomBytes(32).toString('base64');
  const kept = new Map<string, Record & { readonly receipt: string }>();
  const moods: number[] = [];
  const seen = { requests: 0 };
  const server = createServer(application(path, schema, { webhook: new Webhook(secret), kept, moods, seen }));
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

interface Inside<Record> {
  readonly webhook: Webhook;
  readonly kept: Map<string, Record & { readonly receipt: string }>;
  readonly moods: number[];
  readonly seen: { requests: number };
}

function application<Record extends object>(
  path: string,
  schema: z.ZodType<Record>,
  { webhook, kept, moods, seen }: Inside<Record>,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/', (_request: Request, response: Response) => void response.json({ records: [...kept.values()] }));
  app.post(path, express.text({ type: 'application/json' }), (request: Request, response: Response) => {
    seen.requests += 1;
    const text = request.body as string;
    const mood = moods.shift();
    if (mood !== undefined && mood <= 500) return void response.status(mood).json({ message: 'sandbox' });
    try {
      webhook.verify(text, request.headers as { [name: string]: string });
    } catch {
      return void response.status(401).json({ message: 'signature' });
    }
    const record = schema.safeParse(JSON.parse(text));
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
