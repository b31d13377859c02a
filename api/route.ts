import type { Readable } from 'node:stream';
import type { RequestHandler } from 'express';
import type pg from 'pg';
import type { z } from 'zod';
import type { Tx } from '../prisma/database.ts';
import type { Action, Subject } from './access/abilities.ts';
import type { Caller } from './access/caller.ts';
import type { ApiContext } from './context.ts';
import type { ProblemCode } from './problem.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** `signed-in`: any session. A pair: the ability a role must have. Row scope is checked beside it, by the handler. */
export type Access = 'public' | 'signed-in' | readonly [Action, Subject];

export const TAGS = [
  'sessions',
  'tasks',
  'attachments',
  'people',
  'purchases',
  'projects',
  'bids',
  'questions',
  'contracts',
  'takeovers',
  'providers',
  'experts',
  'challenges',
  'statistics',
  'exports',
  'documents',
  'system',
] as const;
export type Tag = (typeof TAGS)[number];

/** Plain SQL, inside or outside a transaction. */
export type Sql = pg.Pool | pg.PoolClient;

/** What a handler is given. Everything in it is validated. */
export interface RouteRequest<P = unknown, Q = unknown, B = unknown, C = Caller> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The body of a route that takes bytes. */
  readonly bytes: Buffer;
  /** The body of a route that takes lines, as it arrives. */
  readonly stream: Readable;
  readonly caller: C;
  readonly requestId: string;
  readonly remoteAddress: string;
  /** SHA-256 of the session's token; undefined on public routes. */
  readonly tokenHash: Buffer | undefined;
  /** The number in `If-Match: "7"`; undefined without the header. */
  readonly ifMatch: number | undefined;
  /**
   * Runs a creating effect in one transaction, once per Idempotency-Key: a repeat gets the stored answer and the effect
   * does not run again. Without the header it is an ordinary transaction.
   */
  readonly create: <T>(effect: (tx: Tx) => Promise<T>) => Promise<T>;
  /**
   * The same for an effect that is one SQL statement: without the header it runs on its own, which spares two round
   * trips on the hottest paths.
   */
  readonly createByStatement: <T>(effect: (db: Sql) => Promise<T>) => Promise<T>;
}

/** An answer that needs more than a body. */
export class Reply<T> {
  readonly body: T;
  readonly headers: Readonly<Record<string, string>>;

  constructor(body: T, headers: Readonly<Record<string, string>>) {
    this.body = body;
    this.headers = headers;
  }
}

/** Media type of an answer that goes on until its reader leaves. */
export const EVENT_STREAM = 'text/event-stream';

/** An answer that is a file. It is written as it is read: a large one is never in memory as a whole. */
export class Download {
  readonly content: Readable;
  /** Content-Type, Content-Disposition, Content-Length … */
  readonly headers: Readonly<Record<string, string>>;

  constructor(content: Readable, headers: Readonly<Record<string, string>>) {
    this.content = content;
    this.headers = headers;
  }
}

type Output<S extends z.ZodType | undefined> = S extends z.ZodType ? z.output<S> : undefined;
type AnswerOf<S extends z.ZodType | undefined> = S extends z.ZodType ? z.input<S> : undefined;

export interface RouteDefinition<
  P extends z.ZodType | undefined,
  Q extends z.ZodType | undefined,
  B extends z.ZodType | undefined,
  S extends z.ZodType | undefined,
  A extends Access,
> {
  readonly method: Method;
  /** OpenAPI style below /api/v1: `/tasks/{taskId}/claim`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: Tag;
  readonly access: A;
  /** Schema of the path's parameters (an object of strings). */
  readonly params?: P;
  readonly query?: Q;
  /** The schema carries a working example in its metadata: `.meta({ example })`. */
  readonly body?: B;
  /** The body is application/octet-stream, of at most so many bytes. */
  readonly bytes?: number;
  /** The body is application/x-ndjson, of at most so many bytes, and is read line by line (http/lines.ts). */
  readonly lines?: { readonly bytes: number; readonly line: z.ZodType };
  readonly success: {
    readonly status: 200 | 201 | 202 | 204;
    readonly schema?: S;
    /** Media type of an answer that is a Download. */
    readonly media?: string;
    readonly description: string;
  };
  /** What it may refuse, apart from what every route may (not-signed-in, forbidden, invalid-input, internal …). */
  readonly problems: readonly ProblemCode[];
  /** Creates something: accepts Idempotency-Key, and its handler uses `request.create`. */
  readonly creates?: boolean;
  /** Runs when the body has been read and before it is validated: limits of one route. */
  readonly guard?: RequestHandler;
  /** Whether what is asked cannot be taken back: then the password must have been given within the last minutes. */
  irrevocable?(request: { readonly params: Output<P>; readonly body: Output<B> }): boolean;
  handle(
    request: RouteRequest<Output<P>, Output<Q>, Output<B>, A extends 'public' ? undefined : Caller>,
    context: ApiContext,
  ): Promise<AnswerOf<S> | Reply<AnswerOf<S>> | Download>;
}

/** One entry of the table that both the router and the OpenAPI document are made from. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: Tag;
  readonly access: Access;
  readonly params?: z.ZodType | undefined;
  readonly query?: z.ZodType | undefined;
  readonly body?: z.ZodType | undefined;
  readonly bytes?: number;
  readonly lines?: { readonly bytes: number; readonly line: z.ZodType };
  readonly success: {
    readonly status: 200 | 201 | 202 | 204;
    readonly schema?: z.ZodType | undefined;
    readonly media?: string;
    readonly description: string;
  };
  readonly problems: readonly ProblemCode[];
  readonly creates?: boolean;
  readonly guard?: RequestHandler;
  irrevocable?(request: { readonly params: never; readonly body: never }): boolean;
  // The precise types were checked by route(); the router hands over what these schemas have parsed.
  handle(request: RouteRequest<never, never, never, never>, context: ApiContext): Promise<unknown>;
}

/** Checks a route's types and forgets them, so that all fit into one table. */
export function route<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  S extends z.ZodType | undefined = undefined,
  const A extends Access = Access,
>(definition: RouteDefinition<P, Q, B, S, A>): Route {
  return definition as unknown as Route;
}
