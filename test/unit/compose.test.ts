import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readEnvironment as readApiEnvironment } from '../../api/environment.ts';
import { readEnvironment as readWorkerEnvironment } from '../../worker/environment.ts';
import { SEARCH } from '../../workflows/search-attributes.ts';

interface Service {
  readonly image: string;
  readonly build?: unknown;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly restart: string;
  readonly healthcheck?: { readonly test: readonly unknown[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly deploy?: { readonly replicas: number };
  readonly read_only?: boolean;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SECRET = /PASSWORD|_PWD$|SEAL_KEY|SIGNING_KEY|DATABASE_URL/;
const TYPES: Record<string, string> = { KEYWORD: 'Keyword', INT: 'Int', DATETIME: 'Datetime' };

const text = read('docker-compose.yml');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function service(name: string): Service {
  const found = compose.services[name];
  if (found === undefined) throw new Error(`docker-compose.yml has no service ${name}`);
  return found;
}

/** Puts values into ${NAME}, ${NAME:-default} and ${NAME:?message}, as compose does. */
function filledIn(service: Service, values: Record<string, string>): Record<string, string> {
  const fill = (value: string): string =>
    value.replace(/\$\{(\w+)(?::[-?]([^}]*))?\}/g, (_all, name: string, fallback = '') => values[name] ?? fallback);
  return Object.fromEntries(Object.entries(service.environment ?? {}).map(([name, value]) => [name, fill(value)]));
}

describe('docker-compose.yml, the production shape', () => {
  test('no secret has a default: compose refuses to start without it', () => {
    for (const [name, { environment = {} }] of services) {
      for (const [variable, value] of Object.entries(environment)) {
        if (SECRET.test(variable)) expect(`${name} ${variable}=${value}`).toMatch(/\$\{[A-Z_]+:\?[^}]+\}/);
      }
    }
  });

  test('only the worker has the seal key', () => {
    expect(services.filter(([, { environment }]) => environment?.['JIELI_SEAL_KEY']).map(([name]) => name)).toEqual([
      'worker',
    ]);
  });

  test('the api has no way to Temporal, and nothing but the api and the Temporal UI can be reached from outside', () => {
    const shared = service('api').networks.filter((network) => service('temporal').networks.includes(network));
    expect(shared).toEqual([]);
    expect(service('api').environment).not.toHaveProperty('TEMPORAL_ADDRESS');
    expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['temporal-ui', 'api']);
    expect(compose.networks).toMatchObject({
      database: { internal: true },
      'temporal-database': { internal: true },
      orchestration: { internal: true },
    });
  });

  test('published ports are on the loopback of the host, where a TLS proxy takes over', () => {
    for (const [, { ports = [] }] of services) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  test('the Temporal UI only shows', () => {
    expect(service('temporal-ui').environment).toMatchObject({ TEMPORAL_DISABLE_WRITE_ACTIONS: 'true' });
  });

  test('two workers run, and neither they nor the api can write to their own files', () => {
    expect(service('worker').deploy?.replicas).toBe(2);
    for (const name of ['api', 'worker', 'migrate']) expect(service(name).read_only).toBe(true);
  });

  test('what runs for good is watched and restarted; a job ends and is waited for', () => {
    const waitedFor = services.flatMap(([, { depends_on = {} }]) =>
      Object.entries(depends_on).filter(([, { condition }]) => condition === 'service_completed_successfully'),
    );
    const jobs = new Set(waitedFor.map(([name]) => name));
    expect([...jobs].sort()).toEqual(['migrate', 'temporal-namespace', 'temporal-schema']);
    for (const [name, { restart, healthcheck }] of services) {
      expect(`${name} ${restart}`).toMatch(jobs.has(name) ? / on-failure:\d$/ : / unless-stopped$/);
      // The image of the Temporal UI holds no program that could ask.
      if (!jobs.has(name) && name !== 'temporal-ui') expect([name, healthcheck]).toEqual([name, expect.anything()]);
      for (const part of healthcheck?.test ?? []) expect(typeof part).toBe('string');
    }
  });

  test('every network, volume, dependency and file that it names exists', () => {
    for (const [, { networks, depends_on = {}, volumes = [], command = [] }] of services) {
      for (const network of networks) expect(Object.keys(compose.networks)).toContain(network);
      for (const dependency of Object.keys(depends_on)) expect(Object.keys(compose.services)).toContain(dependency);
      for (const source of volumes.map((volume) => volume.split(':')[0] ?? '')) {
        if (source.startsWith('.')) expect([source, existsSync(join(ROOT, source))]).toEqual([source, true]);
        else expect(Object.keys(compose.volumes)).toContain(source);
      }
      for (const entry of command.join(' ').match(/[\w/-]+\.ts/g) ?? []) {
        expect([entry, existsSync(join(ROOT, entry))]).toEqual([entry, true]);
      }
    }
  });

  test('no image is pinned to whatever is newest', () => {
    for (const [, { image }] of services) expect(image).toMatch(/:-[^}]*[\w-]+[:.][\w.-]*\d/);
    expect(text).not.toContain(':latest');
  });

  test('api and worker accept the environment it gives them', () => {
    const key = Buffer.alloc(32).toString('base64');
    const values = { JIELI_DB_PASSWORD: 'abc', JIELI_SEAL_KEY: key, JIELI_SIGNING_KEY: key };
    expect(readApiEnvironment(filledIn(service('api'), values))).toMatchObject({ mode: 'production', port: 3000 });
    expect(readWorkerEnvironment(filledIn(service('worker'), values))).toMatchObject({ TEMPORAL_NAMESPACE: 'jieli' });
  });

  test('the namespace job makes the search attributes that the workflows set', () => {
    const made = [...read('deploy/temporal/namespace.sh').matchAll(/--name (\w+) --type (\w+)/g)];
    const wanted = Object.values(SEARCH).map(({ name, type }) => [name, TYPES[type]]);
    expect(made.map(([, name, type]) => [name, type])).toEqual(wanted);
  });
});

describe('Dockerfile', () => {
  const dockerfile = read('Dockerfile');
  const ignored = read('.dockerignore');

  test('the programs do not run as root and see production packages only', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
    expect(last).toContain('USER node');
    expect(last).toContain('COPY --from=packages /app/node_modules');
    expect(dockerfile).toContain('npm ci --omit=dev --ignore-scripts');
  });

  test('everything it copies is sent to the builder, and no data, secret or demo tool is', () => {
    const sent = [...ignored.matchAll(/^!(.+?)\/?$/gm)].map(([, path]) => path);
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) =>
      paths.split(' '),
    );
    for (const path of copied) expect(sent).toContain(path);
    expect(ignored.split('\n')).toContain('*');
    for (const path of ['.env', '.jieli', 'dev', 'test', '.git']) expect(sent).not.toContain(path);
  });
});
