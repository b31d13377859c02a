import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PURCHASES = fileURLToPath(new URL('../../web/purchases', import.meta.url));

/** Files of a folder and those below it. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

const files = filesBelow(PURCHASES).map((path) => ({
  path,
  name: relative(PURCHASES, path),
  text: readFileSync(path, 'utf8'),
}));
const wordFiles = files.filter(({ path }) => path.endsWith('-words.ts'));

/** Which file names the things of a section: the first step of a key. */
const sections = new Map(
  wordFiles.flatMap(({ path, text }) => {
    const chinese = text.slice(0, text.indexOf('\n};'));
    return [...chinese.matchAll(/^ {2}(\w+): \{$/gm)].map(([, section]) => [section!, path] as const);
  }),
);

describe('the words about purchases', () => {
  test('are told apart by the first step of their key, each in one file', () => {
    expect(sections.size).toBe(
      wordFiles.reduce((sum, { text }) => sum + [...text.matchAll(/^ {2}\w+: \{$/gm)].length, 0) / 2,
    );
  });

  test.each(files.filter(({ path }) => !wordFiles.some((words) => words.path === path)))(
    '$name brings the words that it says',
    ({ path, text }) => {
      const said = [...text.matchAll(/[`'](\w+)\.\w/g)].flatMap(([, section]) => sections.get(section!) ?? []);
      const brought = [...text.matchAll(/import '([^']+-words\.ts)'/g)].map(([, file]) =>
        resolve(dirname(path), file!),
      );
      expect(brought.sort()).toEqual([...new Set(said)].sort());
    },
  );
});
