import type { Release } from './release.ts';

type Value = unknown;
type Members = Readonly<Record<string, Value>>;

/** Told of each release, not of what they say together. */
const OF_ONE_RELEASE: ReadonlySet<string> = new Set(['id', 'date', 'tag']);

/**
 * What the releases of a process say together, by the merging rules of OCDS 1.1: objects member by member, lists of
 * things with an id thing by thing, everything else as the later release has it.
 */
export function compiledRelease([first, ...later]: readonly [Release, ...Release[]]): Release {
  const last = later.at(-1) ?? first;
  const merged = later.reduce<Members>((sum, release) => mergeObjects(sum, release, OF_ONE_RELEASE), first);
  return { ...(merged as unknown as Release), id: `${last.ocid}-${last.date}`, date: last.date, tag: ['compiled'] };
}

function mergeObjects(before: Members, after: Members, without: ReadonlySet<string> = new Set()): Members {
  const merged: Record<string, Value> = { ...before };
  for (const [name, value] of Object.entries(after)) {
    if (value !== undefined && !without.has(name)) merged[name] = merge(merged[name], value);
  }
  return merged;
}

function merge(before: Value, after: Value): Value {
  if (isObject(before) && isObject(after)) return mergeObjects(before, after);
  if (isListOfThings(before) && isListOfThings(after)) return mergeThings(before, after);
  return after;
}

interface Thing extends Members {
  readonly id: string;
}

function mergeThings(before: readonly Thing[], after: readonly Thing[]): readonly Value[] {
  const things = new Map<string, Members>(before.map((thing) => [thing.id, thing]));
  for (const thing of after) things.set(thing.id, mergeObjects(things.get(thing.id) ?? {}, thing));
  return [...things.values()];
}

function isObject(value: Value): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfThings(value: Value): value is readonly Thing[] {
  return Array.isArray(value) && value.every((one) => isObject(one) && typeof one['id'] === 'string');
}
