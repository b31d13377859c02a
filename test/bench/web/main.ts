import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { BROWSER_FLAGS, findBrowser } from '../../../dev/browser.ts';
import { ROOT } from '../../../dev/home.ts';
import { endLaunched } from '../../../dev/launch.ts';
import { explain, UserError } from '../../../dev/user-error.ts';
import { Installation } from '../installation.ts';
import { loadAverage, untilQuiet, Watch } from '../measure/machine.ts';
import { NOISE } from '../measure/steady.ts';
import { medianFigures } from './figures.ts';
import { longInbox } from './long-inbox.ts';
import { pagesOf, type Shown } from './pages.ts';
import { prepare } from './prepare.ts';
import { PROFILES, type Profile } from './profiles.ts';
import { visit, type PageToMeasure, type Visit } from './visit.ts';
import { WebReport } from './web-report.ts';

/** Sizes of a run: the whole one, or the short one that a test may run. */
interface Size {
  readonly visits: number;
  readonly profiles: readonly Profile[];
  readonly rows: number;
  readonly patienceMs: number;
}

const WHOLE: Size = { visits: 5, profiles: PROFILES, rows: 1_000, patienceMs: 20_000 };
const SHORT: Size = { visits: 1, profiles: PROFILES.slice(0, 1), rows: 100, patienceMs: 0 };

async function main(): Promise<void> {
  const options = { short: { type: 'boolean' }, profile: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const size = ofProfile(values.short ? SHORT : WHOLE, values.profile);
  console.log(`Load average before the start: ${loadAverage().toFixed(1)}`);
  const installation = await Installation.start('bench-web');
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...BROWSER_FLAGS] });
  const report = new WebReport(join(ROOT, 'bench-results.jsonl'));
  try {
    const shown = await prepare(installation.apiUrl, installation.environment.databaseUrl, size.rows);
    const pages = chosen(pagesOf(shown), positionals);
    for (const profile of size.profiles) {
      for (const page of pages) await measurePage(browser, installation.apiUrl, page, profile, size, report);
    }
    if (pages.some(({ name }) => name === 'inbox'))
      await measureLongInbox(browser, installation.apiUrl, shown, size, report);
    console.log(
      `\n${report.table()}\n\nHow to read it: docs/benchmarks.md. The same figures as JSON: bench-results.jsonl`,
    );
  } finally {
    await browser.close();
    await installation.stop();
  }
}

/** One profile alone, where one is asked for. @throws UserError */
function ofProfile(size: Size, name: string | undefined): Size {
  if (name === undefined) return size;
  const profiles = PROFILES.filter((profile) => profile.name === name);
  if (profiles.length > 0) return { ...size, profiles };
  throw new UserError(
    `There is no profile "${name}": choose of ${PROFILES.map((profile) => profile.name).join(', ')}.`,
  );
}

/** The floor is always measured. @throws UserError */
function chosen(pages: readonly PageToMeasure[], names: readonly string[]): readonly PageToMeasure[] {
  const unknown = names.find((name) => !pages.some((page) => page.name === name));
  if (unknown !== undefined) {
    throw new UserError(`There is no page "${unknown}": choose of ${pages.map(({ name }) => name).join(', ')}.`);
  }
  return names.length === 0 ? pages : pages.filter(({ name }) => name === 'floor' || names.includes(name));
}

async function measurePage(
  browser: Browser,
  apiUrl: string,
  page: PageToMeasure,
  profile: Profile,
  { visits, patienceMs }: Size,
  report: WebReport,
): Promise<void> {
  await untilQuiet(NOISE, patienceMs);
  const watch = new Watch();
  const seen: Visit[] = [];
  while (seen.length < visits) {
    console.log(`  ${page.name}, ${profile.name}: visit ${seen.length + 1} of ${visits} …`);
    seen.push(await visit(browser, apiUrl, page, profile));
  }
  const neighbours = watch.look()?.neighbours;
  report.add({ what: page.name, profile: profile.name, figures: medianFigures(seen), visits, neighbours });
}

async function measureLongInbox(
  browser: Browser,
  apiUrl: string,
  { officer }: Shown,
  { rows, patienceMs }: Size,
  report: WebReport,
): Promise<void> {
  await untilQuiet(NOISE, patienceMs);
  const watch = new Watch();
  const figures = await longInbox(browser, apiUrl, officer, rows);
  const others = watch.look()?.neighbours;
  report.note({ what: 'inbox with many rows', ...figures, neighbours: others });
  const { frames, choice } = figures;
  console.log(
    `\nInbox with ${figures.rows.toLocaleString('en')} rows loaded:\n` +
      `  a frame while scrolling: median ${frames.p50.toFixed(1)} ms, p95 ${frames.p95.toFixed(1)}, worst ${frames.worst.toFixed(1)}; ` +
      `${figures.longTasks} long tasks, the longest ${figures.longestTask.toFixed(0)} ms\n` +
      `  from a key to the chosen row: median ${choice.p50.toFixed(1)} ms, p95 ${choice.p95.toFixed(1)}` +
      (others === undefined ? '' : `\n  others took ${Math.round(others * 100)} % of the machine`),
  );
}

// Ctrl-C: nothing of it may go on running.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void endLaunched().then(() => process.exit(1)));
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(explain(error));
    process.exit(1);
  },
);
