import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './home.ts';
import { runTool } from './run-tool.ts';
import type { Check, Suite } from './test-parts.ts';

export interface Outcome {
  name: string;
  passed: number;
  failed: number;
  seconds: number;
  /** What to show again at the end, one text a failure. */
  problems: string[];
}

/** One run of a jest project. */
export interface SuiteRun {
  readonly suite: Suite;
  /** `undefined` when it ended without a report. */
  readonly files: readonly JestFile[] | undefined;
  /** How the process ended, in words. */
  readonly ended: string;
  readonly seconds: number;
}

/** The part of jest's `--json` report that is used here. */
interface JestReport {
  testResults: JestFile[];
}

/** What jest says of one file. */
export interface JestFile {
  name: string;
  message: string;
  status: string;
  assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
}

const MODULES = join(ROOT, 'node_modules');
const LINES_AGAIN = 40;

/** Where a part says what it does. */
export type Say = (text: string) => void;

/** Runs a tool; its output is shown only when it fails. */
export async function runCheck({ name, title, script, parameters }: Check, say: Say): Promise<Outcome> {
  say(heading(name, title));
  const began = Date.now();
  const { ok, output } = await runTool(process.execPath, [join(MODULES, script), ...parameters], { cwd: ROOT });
  const seconds = secondsSince(began);
  say(ok ? `passed in ${seconds} s\n` : `${output}\n`);
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, seconds, problems: ok ? [] : [lastOf(output)] };
}

/** Runs a jest project, or only those of its files that are named. */
export async function runSuite(suite: Suite, say: Say, only: readonly string[] = []): Promise<SuiteRun> {
  say(heading(suite.name, only.length === 0 ? suite.title : `${only.length} files once more`));
  const began = Date.now();
  const parts: ProcessRun[] = [];
  for (const choice of choicesOf(suite, only)) parts.push(await runProcess(suite, choice, say));
  const reports = parts.flatMap(({ report }) => report ?? []);
  return {
    suite,
    files: reports.length === parts.length ? reports.flatMap(({ testResults }) => testResults) : undefined,
    ended: parts.find(({ ended }) => ended !== 'exit 0')?.ended ?? 'exit 0',
    seconds: secondsSince(began),
  };
}

interface ProcessRun {
  readonly report: JestReport | undefined;
  readonly ended: string;
}

/** What each process is told to run: the named files, or its share of all. */
function choicesOf({ processes = 1 }: Suite, only: readonly string[]): readonly (readonly string[])[] {
  if (only.length > 0) return [['--runTestsByPath', ...only]];
  return Array.from({ length: processes }, (_, at) => [`--shard=${at + 1}/${processes}`]);
}

async function runProcess(suite: Suite, choice: readonly string[], say: Say): Promise<ProcessRun> {
  const folder = mkdtempSync(join(tmpdir(), 'jieli-report-'));
  const reportFile = join(folder, 'report.json');
  const ended = await runJest(suite, choice, reportFile, say);
  const report = existsSync(reportFile) ? (JSON.parse(readFileSync(reportFile, 'utf8')) as JestReport) : undefined;
  rmSync(folder, { recursive: true });
  return { report, ended };
}

/** A file that crashed, a test that was skipped and a run without result all count as failed. */
export function outcomeOf({ suite: { name }, files, ended, seconds }: SuiteRun): Outcome {
  if (!files) return { name, passed: 0, failed: 1, seconds, problems: [`the suite ended without a result (${ended})`] };
  const crashed = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const tests = files.flatMap((file) => file.assertionResults);
  const problems = [
    ...crashed.map((file) => `${file.name.slice(ROOT.length)} could not run\n${lastOf(file.message)}`),
    ...tests
      .filter((test) => test.status === 'failed')
      .map((test) => `${test.fullName}\n${test.failureMessages.join('\n')}`),
    ...tests.filter((test) => ['pending', 'todo'].includes(test.status)).map((test) => `${test.fullName}: skipped`),
  ];
  // Whatever else made jest fail (no tests, a broken teardown, a process that would not end) must not pass unseen.
  if (ended !== 'exit 0' && problems.length === 0) problems.push(`jest failed without a failing test (${ended})`);
  const passed = tests.filter((test) => test.status === 'passed').length;
  return { name, passed, failed: problems.length, seconds, problems };
}

function runJest(
  { name, serial, timeoutMinutes }: Suite,
  choice: readonly string[],
  reportFile: string,
  say: Say,
): Promise<string> {
  const parameters = [
    '--selectProjects',
    name,
    '--json',
    `--outputFile=${reportFile}`,
    ...(serial ? ['--runInBand'] : []),
    ...choice,
  ];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(MODULES, 'jest', 'bin', 'jest.js'), ...parameters], {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
        FORCE_COLOR: '0',
      },
      // With --json jest prints the report, which is read from its file instead; the rest it writes as errors.
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.setEncoding('utf8').on('data', say);
    const timeout = setTimeout(() => child.kill('SIGKILL'), timeoutMinutes * 60_000);
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => {
      clearTimeout(timeout);
      resolve(signal ? `ended by ${signal} after at most ${timeoutMinutes} minutes` : `exit ${code}`);
    });
  });
}

function heading(name: string, title: string): string {
  return `\n── ${name}: ${title} ──\n`;
}

function secondsSince(began: number): number {
  return Math.round((Date.now() - began) / 100) / 10;
}

function lastOf(output: string): string {
  return output.trim().split('\n').slice(-LINES_AGAIN).join('\n');
}
