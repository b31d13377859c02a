import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { NO_ANSWER } from '../domain/providers/platform-report.ts';

/** Where something is told to the world outside, and the key that signs it. */
export interface OutsideService {
  readonly url: string;
  /** Base64; shared with the service. */
  readonly secret: string;
}

/** What came of it; `final` where the same words will not be taken in a minute either. */
export type PostAnswer = { readonly receipt: string } | { readonly problem: string; readonly final: boolean };

const PATIENCE_MS = 10_000;
const PROBLEM_LENGTH = 300;

const ANSWER = z.object({ receipt: z.string().min(1).max(200) });

/** Statuses after which the same may be taken later: too early, too many, a time that ran out. */
const LATER = new Set([408, 425, 429]);

/**
 * Posts it as JSON, signed (standardwebhooks.com), with ten seconds of patience. The service knows a repetition by its id
 * and answers it with the same receipt. Never throws.
 */
export async function postSigned(
  { url, secret }: OutsideService,
  path: string,
  id: string,
  record: object,
): Promise<PostAnswer> {
  const body = JSON.stringify(record);
  const now = new Date();
  try {
    const response = await fetch(new URL(path, url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, now, body),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    if (response.ok) return receiptIn(text);
    const final = response.status < 500 && !LATER.has(response.status);
    return { problem: `${response.status} ${text}`.slice(0, PROBLEM_LENGTH), final };
  } catch {
    return { problem: NO_ANSWER, final: false };
  }
}

function receiptIn(text: string): PostAnswer {
  const answer = ANSWER.safeParse(JSON.parse(text));
  return answer.success ? answer.data : { problem: 'no receipt', final: false };
}
