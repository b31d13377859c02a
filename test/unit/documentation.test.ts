import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { METHOD_CODES, METHODS } from '../../domain/procurement/methods.ts';
import {
  LOT_STATE_LABELS,
  LOT_STATES,
  PURCHASE_STATE_LABELS,
  PURCHASE_STATES,
  STAGE_LABELS,
  STAGES,
} from '../../domain/procurement/stages.ts';
import { ROLES } from '../../domain/tasks/task-kind.ts';
import { TASK_KIND_CODES, taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import { TASK_STATES } from '../../domain/tasks/task-state.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NOT_OURS = new Set(['node_modules', '.git', '.jieli', 'dist', 'generated', 'histories']);

/** Files below a folder, as paths from the root. */
function filesBelow(folder: string, suffix: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path, suffix);
      return suffix.test(entry.name) ? [path] : [];
    });
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Rows of the tables of a markdown file, cells trimmed. */
function rowsOf(markdown: string): string[][] {
  return [...markdown.matchAll(/^\|(.+)\|$/gm)].map(([, row = '']) => row.split('|').map((cell) => cell.trim()));
}

describe('the glossary', () => {
  const rows = rowsOf(read('docs/glossary.md'));
  const named = new Set(rows.flatMap((row) => [...(row[2] ?? '').matchAll(/`([^`]+)`/g)].map(([, code]) => code)));

  test('names every role, stage, state, method and kind of task', () => {
    const codes: string[] = [
      ...ROLES,
      ...STAGES,
      ...PURCHASE_STATES,
      ...LOT_STATES,
      ...TASK_STATES,
      ...METHOD_CODES,
      ...TASK_KIND_CODES,
    ];
    expect(codes.filter((code) => !named.has(code))).toEqual([]);
  });

  test('gives stages, states, methods and tasks the Chinese names that people see', () => {
    const labels: [code: string, zh: string][] = [
      ...STAGES.map((code): [string, string] => [code, STAGE_LABELS[code].zh]),
      ...PURCHASE_STATES.map((code): [string, string] => [code, PURCHASE_STATE_LABELS[code].zh]),
      ...LOT_STATES.map((code): [string, string] => [code, LOT_STATE_LABELS[code].zh]),
      ...METHOD_CODES.map((code): [string, string] => [code, METHODS[code].title.zh]),
      ...TASK_KIND_CODES.map((code): [string, string] => [code, taskKindDefinition(code).title.zh]),
    ];
    const missing = labels.filter(([code, zh]) => !rows.some((row) => row[0] === zh && row[2] === `\`${code}\``));
    expect(missing).toEqual([]);
  });

  test('says who is asked for each task, with which outcomes, and which methods run', () => {
    for (const code of TASK_KIND_CODES) {
      const { candidateRole, outcomes } = taskKindDefinition(code);
      const row = rows.find((cells) => cells[2] === `\`${code}\``) ?? [];
      expect([code, row[3]]).toEqual([code, `\`${candidateRole}\``]);
      expect([code, row[4]]).toEqual([code, outcomes.map(({ code, title }) => `\`${code}\` ${title.zh}`).join(', ')]);
    }
    for (const code of METHOD_CODES) {
      const runs = (METHOD_CODES as readonly string[]).includes(code) ? 'yes' : 'no';
      expect([code, rows.find((cells) => cells[2] === `\`${code}\``)?.[3]]).toEqual([code, runs]);
    }
  });
});

describe('the pages for people', () => {
  const pages = filesBelow('.', /\.md$/);

  test('name npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const known = new Set([...Object.keys(scripts), 'ci', 'install']);
    for (const page of pages) {
      const names = [...read(page).matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)].map(([, name]) => name ?? '');
      expect([page, names.filter((name) => !known.has(name) && !/^(registry|packages?)$/.test(name))]).toEqual([
        page,
        [],
      ]);
    }
  });

  test('link to files that exist', () => {
    for (const page of pages) {
      const links = [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)];
      const broken = links.map(([, link = '']) => link).filter((link) => !existsSync(join(ROOT, dirname(page), link)));
      expect([page, broken]).toEqual([page, []]);
    }
  });

  test('name files and folders of the repository that exist', () => {
    const rooms = 'activities|api|deploy|dev|docs|domain|prisma|test|worker|workflows';
    const pattern = new RegExp(`\`((?:${rooms})/[\\w./-]*)\``, 'g');
    for (const page of pages) {
      const paths = [...read(page).matchAll(pattern)].map(([, path = '']) => path);
      expect([page, paths.filter((path) => !existsSync(join(ROOT, path)))]).toEqual([page, []]);
    }
  });

  test('name no path of somebody’s machine', () => {
    for (const page of pages) expect(read(page)).not.toMatch(/(^|[\s`(])\/(home|root|Users|work)\//);
  });

  test('every decision record is listed, says what it decided and what follows', () => {
    const index = read('docs/adr/README.md');
    for (const page of filesBelow('docs/adr', /^\d{4}-.*\.md$/)) {
      expect(index).toContain(`(${relative('docs/adr', page)})`);
      for (const heading of ['Context', 'Decision', 'Consequence']) expect(read(page)).toContain(`**${heading}.**`);
    }
  });
});

describe('.env.example', () => {
  // Of the system, or set by our own programs for their children. What tests set for themselves is not looked at.
  const NOT_FOR_PEOPLE = new Set(['PATH', 'XDG_CACHE_HOME', 'JIELI_TEST_ENVIRONMENT']);
  const documented = new Set(
    [...read('.env.example').matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = '']) => name),
  );
  const sources = ['activities', 'api', 'dev', 'prisma', 'test/bench', 'worker', 'workflows'].flatMap((folder) =>
    filesBelow(folder, /\.(ts|mjs)$/),
  );
  const readByCode = new Set(
    sources.flatMap((path) => {
      const direct = /process\.env(?:\.|\[['"])([A-Z][A-Z0-9_]+)/g;
      const schema = /^\s+([A-Z][A-Z0-9_]+): z\b/gm;
      const pattern = path.endsWith('/environment.ts') ? [direct, schema] : [direct];
      return pattern.flatMap((one) => [...read(path).matchAll(one)].map(([, name = '']) => name));
    }),
  );
  const readByCompose = new Set(
    [...read('docker-compose.yml').matchAll(/\$\{([A-Z][A-Z0-9_]+)/g)].map(([, name = '']) => name),
  );

  test('documents every variable that the code or the compose file reads', () => {
    const wanted = [...readByCode, ...readByCompose].filter((name) => !NOT_FOR_PEOPLE.has(name));
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((name) => !documented.has(name))).toEqual([]);
  });

  test('documents nothing that nobody reads, and holds no secret', () => {
    expect([...documented].filter((name) => !readByCode.has(name) && !readByCompose.has(name))).toEqual([]);
    for (const name of ['POSTGRES_PASSWORD', 'JIELI_DB_PASSWORD', 'TEMPORAL_DB_PASSWORD', 'JIELI_SEAL_KEY']) {
      expect(read('.env.example')).toMatch(new RegExp(`^${name}=$`, 'm'));
    }
  });
});
