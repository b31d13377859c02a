import { CHECKS, SUITES } from './test-parts.ts';
import { again } from './test-again.ts';
import { type Outcome, outcomeOf, runCheck, runSuite, type SuiteRun } from './test-run.ts';
import { sweepTestHomes } from './test-environment.ts';
import { explain, UserError } from './user-error.ts';

const PARTS = [...CHECKS.map(({ name }) => name), ...SUITES.map(({ name }) => name)];

function chosenParts(): string[] {
  const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
  const unknown = wanted.filter((word) => !PARTS.includes(word));
  if (unknown.length > 0)
    throw new UserError(`There is no ${unknown.join(', ')} to test: choose from ${PARTS.join(', ')}.`);
  return wanted.length > 0 ? wanted : PARTS;
}

async function main(): Promise<number> {
  const wanted = chosenParts();
  const checks = CHECKS.filter(({ name }) => wanted.includes(name));
  const suites = SUITES.filter(({ name }) => wanted.includes(name));
  const later = new LaterOutput();
  const beside = Promise.all(suites.filter((suite) => suite.beside).map((suite) => runSuite(suite, later.say)));
  const outcomes: Outcome[] = [];
  const unsteady: string[] = [];
  for (const check of checks) outcomes.push(await runCheck(check, show));
  const runs: SuiteRun[] = [];
  for (const suite of suites.filter((one) => !one.beside)) runs.push(await runSuite(suite, show));
  later.show();
  runs.push(...(await beside));
  for (const first of runs) {
    const { run, passedSecondTime } = await again(first, show);
    outcomes.push(outcomeOf(run));
    unsteady.push(...passedSecondTime.map((problem) => `~ ${run.suite.name}: ${problem}`));
  }
  await sweepTestHomes(); // of suites that were cut short
  return report(outcomes, unsteady);
}

function show(text: string): void {
  process.stdout.write(text);
}

/** Keeps what is said until it may be shown; from then on shows it at once. */
class LaterOutput {
  #kept: string[] | undefined = [];

  readonly say = (text: string): void => {
    if (this.#kept) this.#kept.push(text);
    else show(text);
  };

  show(): void {
    show((this.#kept ?? []).join(''));
    this.#kept = undefined;
  }
}

/** Ends with one plain line of figures, and everything that failed above it. */
function report(outcomes: Outcome[], unsteady: string[]): number {
  const failures = outcomes.flatMap(({ name, problems }) => problems.map((problem) => `✗ ${name}: ${problem}`));
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  console.log('\n── result ──');
  for (const { name, passed: good, failed: bad, seconds } of outcomes) {
    console.log(
      `${name.padEnd(12)} ${String(good).padStart(5)} passed ${String(bad).padStart(4)} failed  ${seconds} s`,
    );
  }
  if (unsteady.length > 0) console.log(`\nfailed first, passed when run once more alone:\n\n${unsteady.join('\n\n')}`);
  if (failures.length > 0) console.log(`\n${failures.join('\n\n')}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(explain(error));
    console.log('\n0 passed, 1 failed');
    process.exit(1);
  },
);
