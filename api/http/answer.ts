import type { Response } from 'express';
import type { Problem } from '../problem.ts';

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

/** The one place that writes a refusal. */
export function sendProblem(response: Response, problem: Problem, requestId: string): void {
  response.statusCode = problem.status;
  for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  response.end(JSON.stringify(problem.toJSON(requestId)));
}
