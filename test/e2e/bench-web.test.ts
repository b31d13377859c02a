import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const BENCH = fileURLToPath(new URL('../bench/web/main.ts', import.meta.url));
const PAGES = [
  'floor',
  'inbox',
  'task',
  'purchase',
  'cockpit',
  'takeover, before',
  'takeover, live',
  'portal',
  'portal search',
];
const COLUMNS = ['FCP ms', 'TTI ms', 'input ms', 'JS KB'];
const INBOX_BUDGET_KB = 350;

/** Whether every figure is there, and the one that does not depend on the machine; no time is judged. */
test('npm run bench:web -- --short prints every figure and the inbox keeps its budget of JavaScript', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', BENCH, '--short'], {
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const [headings, , ...rows] = tableOf(stdout);
  const figure = (page: string, column: string) =>
    Number(rows.find(([name]) => name === page)?.[headings!.indexOf(column)] || NaN);
  const missing = PAGES.flatMap((page) => COLUMNS.map((column) => [page, column] as const)).filter(
    ([page, column]) => !(figure(page, column) >= (column === 'JS KB' ? 0 : 1)),
  );
  expect(missing).toEqual([]);
  expect(figure('inbox', 'JS KB')).toBeGreaterThan(0);
  expect(figure('inbox', 'JS KB')).toBeLessThanOrEqual(INBOX_BUDGET_KB);
  expect(stdout).toMatch(/from a key to the chosen row: median \d+\.\d ms, p95 \d+\.\d/);
}, 600_000);

/** The cells of the printed table, line by line. */
function tableOf(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.startsWith('| '));
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
