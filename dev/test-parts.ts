/** A tool that passes or fails as a whole. */
export interface Check {
  name: string;
  title: string;
  /** A program of node_modules, by the path of its script. */
  script: string;
  parameters: string[];
}

/** A jest project of the same name. */
export interface Suite {
  name: string;
  title: string;
  /** Its tests share one installation or one clock, so that only one file may run at a time. */
  serial: boolean;
  /** Runs beside the others, because it mostly waits: what it says is shown when they have ended. */
  beside?: boolean;
  /** Its servers live in real time, so that a busy machine can upset a test: a few failed files get a second run alone. */
  realTime?: boolean;
  /**
   * How many jest processes share its files, one after the other; one unless said. A process keeps the modules of every
   * file that it has run, some 50 MB each, and Node ends it at four gigabytes.
   */
  processes?: number;
  /** Of each process. */
  timeoutMinutes: number;
}

export const CHECKS: readonly Check[] = [
  { name: 'types', title: 'TypeScript', script: 'typescript/bin/tsc', parameters: ['-p', 'tsconfig.json'] },
  { name: 'web-types', title: 'TypeScript of the console', script: 'typescript/bin/tsc', parameters: ['-p', 'web'] },
  {
    name: 'lint',
    title: 'ESLint, with the import boundaries',
    script: 'eslint/bin/eslint.js',
    parameters: lintParameters(),
  },
  {
    name: 'format',
    title: 'Prettier',
    script: 'prettier/bin/prettier.cjs',
    parameters: ['--check', '.', '--log-level=warn'],
  },
  { name: 'dead-code', title: 'Knip', script: 'knip/bin/knip.js', parameters: ['--no-progress'] },
];

export const SUITES: readonly Suite[] = [
  { name: 'unit', title: 'rules and tools, without servers', serial: false, timeoutMinutes: 5 },
  { name: 'workflows', title: 'workflows, with time skipping', serial: true, realTime: true, timeoutMinutes: 25 },
  { name: 'replay', title: 'recorded histories', serial: true, timeoutMinutes: 5 },
  {
    name: 'integration',
    title: 'a whole installation',
    ...{ serial: true, realTime: true, processes: 3, timeoutMinutes: 40 },
  },
  { name: 'e2e', title: 'a real browser', serial: true, beside: true, realTime: true, timeoutMinutes: 60 },
];

function lintParameters(): string[] {
  return ['.', '--max-warnings=0', '--cache', '--cache-location=node_modules/.cache/eslint/'];
}
