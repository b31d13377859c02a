import { outcomeOf, runSuite, type Say, type SuiteRun } from './test-run.ts';

/** More than this is no accident of a busy machine. */
const MOST_FILES = 3;

interface SecondRun {
  readonly run: SuiteRun;
  /** What failed first and passed when nothing else ran; it is told, never hidden. */
  readonly passedSecondTime: readonly string[];
}

/**
 * Runs the few files of a suite in real time that failed once more, from a new installation and with the machine to
 * itself. What fails again has failed; what passes then is shown as such (docs/adr/0016).
 */
export async function again(run: SuiteRun, say: Say): Promise<SecondRun> {
  const unchanged = { run, passedSecondTime: [] };
  if (!run.suite.realTime) return unchanged;
  if (!run.files) return wholeAgain(run, say);
  const failed = run.files.filter((file) => file.status === 'failed');
  if (failed.length === 0 || failed.length > MOST_FILES) return unchanged;
  const second = await runSuite(
    run.suite,
    say,
    failed.map(({ name }) => name),
  );
  if (!second.files) return unchanged;
  const files = run.files.map((file) => second.files!.find(({ name }) => name === file.name) ?? file);
  const merged = { ...run, files, ended: second.ended, seconds: run.seconds + second.seconds };
  const mended = failed.filter(({ name }) => files.some((file) => file.name === name && file.status === 'passed'));
  return { run: merged, passedSecondTime: mended.length === 0 ? [] : outcomeOf({ ...run, files: mended }).problems };
}

/** A suite that hung, or whose process died, has told nothing: it runs once more as a whole. */
async function wholeAgain(first: SuiteRun, say: Say): Promise<SecondRun> {
  const run = await runSuite(first.suite, say);
  return { run, passedSecondTime: outcomeOf(run).failed === 0 ? outcomeOf(first).problems : [] };
}
