import type { Request, Response } from 'express';
import type { ApiContext } from '../context.ts';
import { recordOf } from '../http/request-record.ts';
import { publicHeaders, sendPublic } from './answer.ts';
import { framed, type Page } from './frame.ts';
import { viewOf, type View } from './view.ts';

/** One request of somebody whom nobody asks who they are. */
export class Visit {
  readonly view: View;
  readonly request: Request;
  readonly #response: Response;
  readonly #stylesheet: string;

  constructor(request: Request, response: Response, { environment }: ApiContext, stylesheet: string) {
    const { query, baseUrl, protocol } = request;
    const path = baseUrl + request.path;
    const origin = `${protocol}://${request.get('host') ?? 'localhost'}`;
    this.view = viewOf({ query, path, origin, demo: environment.mode === 'demo' });
    this.request = request;
    this.#response = response;
    this.#stylesheet = stylesheet;
    publicHeaders(response);
  }

  get requestId(): string {
    return recordOf(this.#response).requestId;
  }

  page(page: Page, status = 200, cache?: string): Promise<void> {
    return this.text('text/html', framed(this.view, page, this.#stylesheet), status, cache);
  }

  text(type: string, body: string, status = 200, cache?: string): Promise<void> {
    return sendPublic(this.request, this.#response, { type, body, status, ...(cache !== undefined && { cache }) });
  }
}
