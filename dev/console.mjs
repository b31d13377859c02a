// The console in the browser: its types from the api's routes, and its files in web/dist, each made again when its
// sources have changed. Part of every set-up; the image runs this file by itself.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { hashOf, read, ROOT, run, SetupError, withProgress } from './setup-run.mjs';

const LOCKFILE = join(ROOT, 'package-lock.json');
const TYPES = join(ROOT, 'web', 'generated', 'api.ts');
const TYPES_STAMP = join(ROOT, 'web', 'generated', '.routes-hash');
const DIST = join(ROOT, 'web', 'dist');
const DIST_STAMP = join(DIST, '.sources-hash');
const MADE = /^web\/(dist|generated)\//;

/** True when neither the types nor the built console lag behind their sources. */
export function consoleIsCurrent() {
  return read(TYPES_STAMP) === routesHash() && read(DIST_STAMP) === sourcesHash();
}

/** @throws SetupError with what the tool said */
export async function buildConsole() {
  if (read(TYPES_STAMP) !== routesHash()) await step('Reading the api types for the console', generateTypes);
  if (read(DIST_STAMP) !== sourcesHash()) await step('Building the console', bundle);
}

async function step(label, work) {
  const { code, output } = await withProgress(label, work);
  if (code !== 0) throw new SetupError(`${label} failed:\n${output.trim()}`);
}

async function generateTypes() {
  const hash = routesHash();
  const result = await run(process.execPath, ['--import', 'tsx', join('dev', 'api-types.ts')]);
  if (result.code === 0 && existsSync(TYPES)) writeFileSync(TYPES_STAMP, hash);
  return result;
}

async function bundle() {
  const hash = sourcesHash();
  const result = await run(process.execPath, [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', 'web']);
  if (result.code !== 0) return result;
  mkdirSync(DIST, { recursive: true });
  writeFileSync(DIST_STAMP, hash);
  const { kilobytes, most } = inboxSize();
  process.stdout.write(`Inbox JavaScript: ${kilobytes} KB compressed (at most ${most})\n`);
  return kilobytes <= most ? result : { code: 1, output: 'the inbox loads more JavaScript than it may' };
}

/** What a browser fetches before the inbox shows, in KB of 1000 bytes, gzip: entry, inbox, and all they import. */
function inboxSize() {
  const manifest = JSON.parse(read(join(DIST, '.vite', 'manifest.json')));
  const wanted = new Set();
  const add = (key) => {
    if (wanted.has(key)) return;
    wanted.add(key);
    (manifest[key].imports ?? []).forEach(add);
  };
  ['index.html', 'inbox/inbox-page.tsx'].forEach(add);
  const bytes = [...wanted].map((key) => gzipSync(readFileSync(join(DIST, manifest[key].file))).length);
  return { kilobytes: Math.ceil(bytes.reduce((sum, size) => sum + size, 0) / 1000), most: 350 };
}

function routesHash() {
  return hashOf([LOCKFILE, join(ROOT, 'dev', 'api-types.ts'), ...filesBelow('api', 'domain')]);
}

function sourcesHash() {
  return hashOf([LOCKFILE, ...filesBelow('web', 'domain')]);
}

function filesBelow(...folders) {
  return folders
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true }).map((name) => `${folder}/${name}`))
    .filter((name) => /\.(tsx?|css|html|svg|json)$/.test(name) && !MADE.test(name))
    .sort()
    .map((name) => join(ROOT, name));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildConsole();
