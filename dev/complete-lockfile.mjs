// `npm run lockfile`, after adding or updating a dependency behind a package mirror that holds builds for some platforms
// only. There npm leaves the other platforms' builds out of package-lock.json, and `npm ci` then refuses the lockfile
// everywhere. This adds them: their version is the one their parent names; what they run on is told by their name.
import { readFileSync, writeFileSync } from 'node:fs';

const LOCKFILE = new URL('../package-lock.json', import.meta.url);
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const LIBC = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

const lock = JSON.parse(readFileSync(LOCKFILE, 'utf8'));
const added = missingBuilds(lock.packages);
const packages = { ...lock.packages, ...added };
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
if (Object.keys(added).length > 0) writeFileSync(LOCKFILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`added ${Object.keys(added).length} builds for other platforms`);

function missingBuilds(packages) {
  const missing = {};
  for (const [path, parent] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const build = platformOf(name);
      if (!build || !/^\d/.test(version) || isPresent(packages, path, name)) continue;
      const { cpu, os, libc } = build;
      const dev = parent.dev ? { dev: true } : {};
      missing[`node_modules/${name}`] = {
        version,
        cpu: [cpu],
        ...dev,
        ...(libc && { libc: [libc] }),
        optional: true,
        os: [os],
      };
    }
  }
  return missing;
}

/** `@swc/core-linux-arm-gnueabihf` → linux, arm, glibc. Undefined for a name that tells no platform. */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const at = words.findIndex((word) => SYSTEMS.includes(word));
  const cpu = words[at + 1];
  if (at < 0 || !cpu) return undefined;
  const os = words[at];
  return { os, cpu, libc: os === 'linux' ? LIBC[words[at + 2]] : undefined };
}

function isPresent(packages, from, name) {
  return `node_modules/${name}` in packages || `${from}/node_modules/${name}` in packages;
}
