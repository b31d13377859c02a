import { expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const WEB = fileURLToPath(new URL('../../web', import.meta.url));

const texts = new Map(
  readdirSync(WEB, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path, readFileSync(path, 'utf8')] as const),
);

/** What a file needs as soon as it is loaded: neither types nor pages that it would load later. */
function importsOf(path: string): string[] {
  const found = (texts.get(path) ?? '').matchAll(/^(?:import|export)(?! type)[^;(]*?'(\.[^']+\.tsx?)';/gms);
  return [...found].map(([, to]) => resolve(dirname(path), to!)).filter((to) => existsSync(to));
}

function loadedWith(path: string, loaded = new Set<string>()): Set<string> {
  if (loaded.has(path)) return loaded;
  loaded.add(path);
  for (const to of importsOf(path)) loadedWith(to, loaded);
  return loaded;
}

const said = (path: string) => [...texts.get(path)!.matchAll(/useTranslation\('(\w+)'\)/g)].map(([, words]) => words!);
const brought = (path: string) => [...texts.get(path)!.matchAll(/addWords\(\s*'(\w+)'/g)].map(([, words]) => words!);
const within = (files: Set<string>) => [...files].filter((path) => texts.has(path));

const pages = [...texts.entries()]
  .flatMap(([from, text]) =>
    [...text.matchAll(/import\('(\.[^']+\.tsx)'\)/g)].map(([, to]) => resolve(dirname(from), to!)),
  )
  .filter((path) => texts.has(path));

test.each([...new Set(pages)].map((path) => [relative(WEB, path), path]))(
  'the page %s brings the words that it says, whatever page was open before',
  (_, path) => {
    const files = within(new Set([...loadedWith(join(WEB, 'main.tsx')), ...loadedWith(path)]));
    const there = new Set(files.flatMap(brought));
    expect([...new Set(files.flatMap(said))].filter((words) => !there.has(words))).toEqual([]);
  },
);

test('the pages are found, and so is what they say', () => {
  expect(pages.length).toBeGreaterThan(30);
  expect(said(join(WEB, 'projects/propose-page.tsx'))).toContain('projects');
});
