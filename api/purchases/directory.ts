import type { CatalogueClass } from '../../domain/procurement/catalogue.ts';
import type { NegativeFunction } from '../../domain/procurement/negative-list.ts';
import type { Day } from '../../domain/time/shanghai.ts';
import type { Database } from '../../prisma/database.ts';

/** An item of the directory as the database has it. */
export interface DirectoryItem {
  readonly code: string;
  readonly class: CatalogueClass;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly contentZh: string;
  readonly contentEn: string;
  readonly unitZh: string;
  readonly unitEn: string;
  readonly indicators: unknown[];
}

export interface Programme {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** An edition of the guidance directory by its name and its day. */
export interface Edition {
  readonly id: string;
  readonly label: string;
  readonly region: string;
  readonly basis: string;
  readonly effectiveFrom: Day;
}

/** An item that an earlier edition had, with the name of the last one that did. */
export interface RetiredItem {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly lastLabel: string;
}

/** The guidance directory in force (§2.1), and what may never be bought. */
export interface Directory {
  readonly edition: Edition;
  readonly items: readonly DirectoryItem[];
  /** What an edition before it had and it has no more. */
  readonly retired: readonly RetiredItem[];
  readonly programmes: readonly Programme[];
  readonly negativeList: readonly NegativeFunction[];
}

/** What changes with the installation alone is read again after this time. */
const KEPT_MS = 60_000;

type Lists = Pick<Directory, 'programmes' | 'negativeList'>;
type Content = Pick<Directory, 'items' | 'retired'>;

interface Kept {
  readonly lists: { readonly until: number; readonly read: Promise<Lists> };
  /** By edition. What is published never changes. */
  readonly contents: Map<string, Promise<Content>>;
}

const kept = new WeakMap<Database, Kept>();

/**
 * The directory in force today for a region, or for the province as a whole. Which one that is, is asked every time; its content is read once, for every
 * start of a purchase needs it.
 *
 * @throws Error when no edition is in force: an installation comes with one
 */
export async function directoryOf(database: Database, region: string | null): Promise<Directory> {
  const { rows } = await database.pool.query<Edition>({ name: 'directory-in-force', text: IN_FORCE, values: [region] });
  const edition = rows[0];
  if (edition === undefined)
    throw new Error(`No edition of the guidance directory is in force for ${region ?? 'the province'}.`);
  const [content, lists] = await Promise.all([contentOf(database, edition.id), keptOf(database).lists.read]);
  return { edition, ...content, ...lists };
}

async function contentOf(database: Database, edition: string): Promise<Content> {
  const { contents } = keptOf(database);
  const known = contents.get(edition);
  if (known !== undefined) return known;
  const read = readContent(database, edition);
  contents.set(edition, read);
  read.catch(() => contents.delete(edition));
  return read;
}

async function readContent({ pool }: Database, edition: string): Promise<Content> {
  const [items, retired] = await Promise.all([
    pool.query<DirectoryItem>(ITEMS, [edition]),
    pool.query<RetiredItem>(RETIRED, [edition]),
  ]);
  return { items: items.rows, retired: retired.rows };
}

function keptOf(database: Database): Kept {
  const known = kept.get(database);
  if (known !== undefined && known.lists.until > Date.now()) return known;
  const lists = { until: Date.now() + KEPT_MS, read: readLists(database) };
  const fresh = { lists, contents: known?.contents ?? new Map<string, Promise<Content>>() };
  kept.set(database, fresh);
  lists.read.catch(() => kept.delete(database));
  return fresh;
}

async function readLists({ pool }: Database): Promise<Lists> {
  const [programmes, negativeList] = await Promise.all([
    pool.query<Programme>('SELECT code, name_zh AS "nameZh", name_en AS "nameEn" FROM programme ORDER BY code'),
    pool.query<NegativeFunction>(NEGATIVE),
  ]);
  return { programmes: programmes.rows, negativeList: negativeList.rows };
}

const IN_FORCE = `
  SELECT id, label, region_code AS region, basis, effective_from::text AS "effectiveFrom" FROM directory_version
  WHERE id = directory_in_force(
    coalesce($1, (SELECT code FROM region WHERE parent_code IS NULL ORDER BY code LIMIT 1)),
    (now() AT TIME ZONE 'Asia/Shanghai')::date)`;

/** Of the own region and those above it, whose editions bound it before. */
const RETIRED = `
  SELECT DISTINCT ON (i.code) i.code, i.name_zh AS "nameZh", i.name_en AS "nameEn", v.label AS "lastLabel"
  FROM directory_version now_in_force
  JOIN directory_version v ON v.state = 'published' AND v.effective_from <= now_in_force.effective_from
    AND starts_with(now_in_force.region_code, regexp_replace(v.region_code, '(00)+$', ''))
  JOIN catalogue_item i ON i.version_id = v.id
  WHERE now_in_force.id = $1
    AND NOT EXISTS (SELECT 1 FROM catalogue_item k WHERE k.version_id = now_in_force.id AND k.code = i.code)
  ORDER BY i.code, v.effective_from DESC`;

const ITEMS = `
  SELECT code, class, name_zh AS "nameZh", name_en AS "nameEn", content_zh AS "contentZh", content_en AS "contentEn",
         unit_zh AS "unitZh", unit_en AS "unitEn", indicators
  FROM catalogue_item WHERE version_id = $1 ORDER BY code`;

const NEGATIVE = `
  SELECT DISTINCT ON (code) code, name_zh AS "nameZh", name_en AS "nameEn", keywords, rule_id AS "ruleId",
         reason_zh AS "reasonZh", reason_en AS "reasonEn"
  FROM negative_function
  ORDER BY code, version DESC`;
