import createClient from 'openapi-fetch';
import type { components, paths } from '../generated/api.ts';

export type ProblemBody = components['schemas']['Problem'];

/** A refusal of the api, as application/problem+json says it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly problem: ProblemBody;

  constructor(problem: ProblemBody) {
    super(problem.detailEn);
    this.status = problem.status;
    this.problem = problem;
  }
}

/** No answer came: the network, a restart, or a proxy that answers in the api's place. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

const SLOWEST_MS = 20_000;

export const api = createClient<paths>({
  baseUrl: '/',
  fetch: async (request) => {
    const patience = AbortSignal.any([request.signal, AbortSignal.timeout(SLOWEST_MS)]);
    try {
      return await fetch(request, { signal: patience });
    } catch (error) {
      if (request.signal.aborted) throw error;
      throw new Unreachable('no answer', { cause: error });
    }
  },
});

/**
 * The answer's data.
 *
 * @throws Refusal with the api's own words; Unreachable when something else answered, or nobody
 */
export async function answerOf<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  if (isProblem(error)) throw new Refusal(error);
  throw new Unreachable(`answered ${response.status}`);
}

function isProblem(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}
