import type { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import type { Route } from '../route.ts';
import type { SheetColumn } from './xlsx/sheet.ts';

/** As in the address of the page that is exported. */
export type Filter = Readonly<Record<string, string>>;

/** Who asks for which rows. */
export interface Request {
  readonly caller: Caller;
  readonly context: ApiContext;
  /** What `filter` made of the request's texts. */
  readonly wanted: Readonly<Record<string, unknown>>;
}

/** Names that rows have codes for. */
export interface Names {
  region(code: string): string;
}

/** A table that can be had as a file. */
export interface ExportKind {
  /** Of the tab and of the file. */
  readonly name: string;
  /** Above the table. */
  readonly title: string;
  /** The right that its list asks for. */
  readonly access: Route['access'];
  readonly filter: z.ZodType;
  /** Names of what the list filters by as `state`. */
  readonly states?: Readonly<Record<string, string>>;
  readonly columns: (names: Names) => readonly SheetColumn<never>[];
  readonly rows: (request: Request) => AsyncIterable<readonly never[]>;
}

interface Definition<Row> extends Omit<ExportKind, 'columns' | 'rows'> {
  readonly columns: (names: Names) => readonly SheetColumn<Row>[];
  readonly rows: (request: Request) => AsyncIterable<readonly Row[]>;
}

/** Checks that the columns fit the rows, and forgets the type, so that all kinds fit into one table. */
export function exportKind<Row>(definition: Definition<Row>): ExportKind {
  return definition as unknown as ExportKind;
}

const PAGE_SIZE = 500;

/**
 * A list, page after page: an export is scoped, masked and filtered by the list itself and cannot hold more than it shows.
 *
 * @param params of the list's path
 */
export async function* everyPage<Item>(
  list: Route,
  { caller, context, wanted }: Request,
  params: Readonly<Record<string, unknown>> = {},
): AsyncGenerator<readonly Item[]> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { ...wanted, limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) };
    const answer = (await list.handle({ params, query, caller } as never, context)) as Page<Item>;
    yield answer.items;
    cursor = answer.nextCursor;
  }
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Figures that come all at once. */
export async function* allOf<Row>(rows: Promise<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  yield await rows;
}
