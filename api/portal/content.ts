import type { ApiContext } from '../context.ts';
import { notFound, type Problem } from '../problem.ts';
import type { Filters } from './filters.ts';
import type { Page } from './frame.ts';
import type { View } from './view.ts';

/** What a reader is given of a visit. */
export interface Asked {
  readonly database: ApiContext['database'];
  readonly params: Readonly<Record<string, string>>;
  readonly filters: Filters;
}

/** What stands at an address, as a page and, where it has data, as the JSON beside it. */
export interface Content {
  readonly page: (view: View) => Page;
  readonly json?: unknown;
}

/** An address below /public with its reader; with `json` there is the same address with `.json` behind it. */
export interface Address {
  readonly path: string;
  readonly json: boolean;
  readonly read: (asked: Asked) => Promise<Content>;
}

export function nothingHere(): Problem {
  return notFound({ zh: '此页面', en: 'This page' });
}
