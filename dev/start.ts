import { startCreditPlatform } from './credit-platform.ts';
import { playShowcase } from './demo/showcase/showcase.ts';
import { type Environment, startEnvironment } from './environment.ts';
import { openHome } from './home.ts';
import { endLaunched } from './launch.ts';
import { withProgress } from './progress.ts';
import type { Outside } from './sandbox.ts';
import { startTextGateway } from './text-gateway.ts';
import { explain, UserError } from './user-error.ts';

const DEFAULT_PORT = 3000;
const DEMO_PASSWORD = 'jieli-demo';
const DEMO_ACCOUNTS =
  'officer, colleague, officer2, approver, finance, finance2, supervisor, clerk, assistant, auditor, admin, evaluator1, expert1–expert7, provider1–provider5, bankofficer, bankapprover';

/** Resolves at the first Ctrl-C, end of the terminal, or polite request to end. */
function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

function chosenPort(): number {
  const given = process.env['PORT'];
  if (!given) return DEFAULT_PORT;
  const port = Number(given);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new UserError(`PORT=${given} is not a port: give a number from 1 to 65535, such as PORT=3000.`);
}

function announce(
  { apiUrl, temporalUiUrl, home }: Environment,
  outside: Outside | undefined,
  mode: string,
  seconds: number,
): void {
  const lines = [
    `Jieli is ready: ${apiUrl} (after ${seconds} s)`,
    `  Console       ${apiUrl}/console/`,
    `  API docs      ${apiUrl}/api/docs`,
    ...(temporalUiUrl ? [`  Temporal UI   ${temporalUiUrl}`] : []),
    ...(outside
      ? [
          `  Sandbox       ${outside.creditPlatform.url} (credit platform: what was reported to it)`,
          `  Sandbox       ${outside.textGateway.url} (text messages: what would have been sent)`,
        ]
      : []),
    `  Data, logs    ${home.root}`,
    ...(mode === 'demo' ? [`  Accounts      ${DEMO_ACCOUNTS}`, `  Password      ${DEMO_PASSWORD}`] : []),
    'Stop with Ctrl-C; everything is kept.',
  ];
  console.log(lines.join('\n'));
}

/** Fills an empty installation while people look around already. Without it everything works as well. */
async function fillShowcase({ apiUrl, databaseUrl }: Environment): Promise<void> {
  try {
    const label = 'Demonstration data: virtual people live through a year';
    const purchases = await withProgress(label, () => playShowcase(apiUrl!, databaseUrl));
    if (purchases > 0) console.log(`${purchases} demonstration purchases are there, a takeover is under way.`);
  } catch (error) {
    console.error(`The demonstration data is not complete: ${explain(error)}`);
  }
}

async function startOutside(): Promise<Outside> {
  return { creditPlatform: await startCreditPlatform(), textGateway: await startTextGateway() };
}

/** Whoever reads our lines may go away first (`npm start | head`, a closed terminal); that must not end us halfway. */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

async function main(): Promise<void> {
  outliveReaders();
  const began = Date.now();
  const mode = process.env['JIELI_MODE'] || 'demo';
  const stopAsked = askedToStop();
  const outside = mode === 'demo' ? await startOutside() : undefined;
  const parts = { withWorker: true, withApi: true, outside };
  const starting = startEnvironment({ home: openHome(), mode, port: chosenPort(), ...parts });
  const environment = await Promise.race([starting, stopAsked]);
  if (!environment) {
    starting.catch(() => undefined); // it fails because its parts are ended here
    await endLaunched();
    return;
  }
  announce(environment, outside, mode, Math.round((Date.now() - began) / 1000));
  if (mode === 'demo' && process.env['JIELI_SHOWCASE'] !== 'off') void fillShowcase(environment);
  try {
    await Promise.race([stopAsked, environment.broken]);
  } finally {
    console.log('Stopping …');
    await environment.stop();
    await outside?.creditPlatform.close();
    await outside?.textGateway.close();
    console.log('Stopped.');
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(explain(error));
    process.exit(1);
  },
);
