import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const BENCH = fileURLToPath(new URL('../bench/main.ts', import.meta.url));

/** Whether it runs and measures something; what it measures in so short a time proves nothing. */
test.each([
  ['inbox', 'inbox page of 20, 1,000 open'],
  ['tasks', 'claim + complete, acknowledged'],
  ['evaluation', 'a committee drawn from 1,000 experts'],
  ['calendar', 'calendar: five working days on'],
  ['providers', '2,000 capabilities: service, county, 100 people'],
  ['takeover', 'takeover of 300: the last is covered'],
  ['visits', 'visits imported, 100 a request, beside 2,000'],
])(
  'npm run bench -- %s --short prints its table',
  async (part, line) => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', BENCH, part, '--short'], {
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const rows = stdout.split('\n').filter((text) => text.startsWith(`| ${line}`));
    const rates = rows.map((row) => Number.parseFloat(row.split('|')[3]!.trim()));
    expect(Math.max(...rates)).toBeGreaterThan(0);
    expect(stdout).toContain('docs/benchmarks.md');
  },
  120_000,
);
