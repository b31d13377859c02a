import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Problem } from '../problem.ts';
import type { Download } from '../route.ts';

/** The one place that writes a JSON answer. */
export function send(
  response: Response,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // Answers hold personal matters of the caller: no shared or local cache keeps them.
  response.setHeader('Cache-Control', 'no-store');
  if (status === 204) {
    response.end();
    return;
  }
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

/** The one place that writes a file. A reader who goes away ends the reading too. */
export async function sendDownload(response: Response, { content, headers }: Download): Promise<void> {
  response.setHeader('Cache-Control', 'no-store');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  try {
    await pipeline(content, response);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

/** The one place that writes a refusal. */
export function sendProblem(response: Response, problem: Problem, requestId: string): void {
  response.statusCode = problem.status;
  for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  response.end(JSON.stringify(problem.toJSON(requestId)));
}
