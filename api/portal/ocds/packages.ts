import type { Database } from '../../../prisma/database.ts';
import type { Filters } from '../filters.ts';
import { noticesBy, noticesOf, noticesOfAll } from '../read-notices.ts';
import { WORDS } from '../words.ts';
import { compiledRelease } from './merge.ts';
import { ocidOf, releasesOf, type Publication, type Release } from './release.ts';

const RELEASES = 100;

const EXTENSIONS = ['lots', 'bids'].map(
  (name) =>
    `https://raw.githubusercontent.com/open-contracting-extensions/ocds_${name}_extension/v1.1.5/extension.json`,
);

/** Releases, the newest first, with the address of the next package where there are more. */
export async function releasePackage(
  database: Database,
  publication: Publication,
  address: (after: string | undefined) => string,
  filters: Filters,
): Promise<object> {
  const { items, next } = await noticesBy(database, filters, RELEASES);
  const purchases = await noticesOfAll(database, [...new Set(items.map(({ number }) => number))]);
  const byId = new Map(purchases.flatMap((notices) => releasesOf(publication, notices)).map((one) => [one.id, one]));
  return {
    ...packageHead(publication, address(filters.after), items[0]?.publishedAt),
    releases: items.flatMap(({ id }) => byId.get(id) ?? []),
    ...(next === undefined ? {} : { links: { next: address(next) } }),
  };
}

/** Everything about one process: its releases and what they say together; undefined where nothing is published. */
export async function recordPackage(
  database: Database,
  publication: Publication,
  ocid: string,
  uri: string,
): Promise<object | undefined> {
  const start = ocidOf(publication, '');
  const notices = ocid.startsWith(start) ? await noticesOf(database, ocid.slice(start.length)) : undefined;
  if (notices === undefined) return undefined;
  const [first, ...later] = releasesOf(publication, notices);
  const all = [first!, ...later] as const satisfies readonly [Release, ...Release[]];
  return {
    ...packageHead(publication, uri, all.at(-1)!.date),
    records: [{ ocid, releases: all, compiledRelease: compiledRelease(all) }],
  };
}

/** The date is that of the newest thing inside: the same content, the same bytes. */
function packageHead({ origin }: Publication, uri: string, publishedDate = '1970-01-01T00:00:00Z'): object {
  return {
    uri,
    version: '1.1',
    extensions: EXTENSIONS,
    publishedDate,
    publisher: { name: WORDS.zh.site, uri: origin },
  };
}
