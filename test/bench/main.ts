import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { ROOT } from '../../dev/home.ts';
import { endLaunched } from '../../dev/launch.ts';
import { explain, UserError } from '../../dev/user-error.ts';
import { withBench, type Bench, type Size } from './bench.ts';
import { loadAverage } from './measure/machine.ts';
import { Report } from './measure/report.ts';
import { measureCalendar } from './scenarios/calendar.ts';
import { measureEvaluation } from './scenarios/evaluation.ts';
import { measureInbox } from './scenarios/inbox.ts';
import { measureProviders } from './scenarios/providers.ts';
import { measurePurchases } from './scenarios/purchases.ts';
import { measureStarts } from './scenarios/starts.ts';
import { measureTakeover } from './scenarios/takeover.ts';
import { measureTasks } from './scenarios/tasks.ts';
import { measureVisits } from './scenarios/visits.ts';

const SCENARIOS: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  tasks: measureTasks,
  starts: measureStarts,
  inbox: measureInbox,
  purchases: measurePurchases,
  evaluation: measureEvaluation,
  calendar: measureCalendar,
  providers: measureProviders,
  takeover: measureTakeover,
  visits: measureVisits,
};

const WHOLE: Size = {
  pace: { warmMs: 1_000, windowMs: 3_000, mostWarm: 10, mostRepeats: 4, patienceMs: 20_000 },
  slowPace: { warmMs: 4_000, windowMs: 12_000, mostWarm: 6, mostRepeats: 2, patienceMs: 20_000 },
  stockPerSecond: 700,
  runningPurchases: 1_200,
  inboxes: [1_000, 10_000, 100_000],
  evaluation: { bids: 200, experts: 9, criteria: 30 },
  experts: 100_000,
  capabilities: 1_000_000,
  visits: { rows: 1_000_000, aRequest: 20_000 },
  recipients: 10_000,
};

const SHORT: Size = {
  pace: { warmMs: 200, windowMs: 300, mostWarm: 1, mostRepeats: 0, patienceMs: 0 },
  slowPace: { warmMs: 1_000, windowMs: 700, mostWarm: 1, mostRepeats: 0, patienceMs: 0 },
  stockPerSecond: 1_000,
  runningPurchases: 32,
  inboxes: [1_000],
  evaluation: { bids: 20, experts: 5, criteria: 6 },
  experts: 1_000,
  capabilities: 2_000,
  visits: { rows: 2_000, aRequest: 100 },
  recipients: 300,
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { short: { type: 'boolean' } }, allowPositionals: true });
  const unknown = positionals.find((name) => !(name in SCENARIOS));
  if (unknown !== undefined) {
    throw new UserError(`There is no measurement "${unknown}": choose of ${Object.keys(SCENARIOS).join(', ')}.`);
  }
  const chosen = positionals.length > 0 ? positionals : Object.keys(SCENARIOS);
  const report = new Report(join(ROOT, 'bench-results.jsonl'));
  console.log(`Load average before the start: ${loadAverage().toFixed(1)}`);
  await withBench(values.short ? SHORT : WHOLE, report, async (bench) => {
    for (const name of chosen) {
      console.log(`\n${name}:`);
      await SCENARIOS[name]!(bench);
    }
  });
  console.log(
    `\n${report.table()}\n\nHow to read it: docs/benchmarks.md. The same figures as JSON: bench-results.jsonl`,
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
