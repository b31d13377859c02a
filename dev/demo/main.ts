import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEMO_PURCHASE } from '../../prisma/seed/demo/purchase.ts';
import { startEnvironment } from '../environment.ts';
import { openHome } from '../home.ts';
import { explain, UserError } from '../user-error.ts';
import { Office } from './office.ts';
import { noticeFrom, purchaseFrom, type PurchaseBody } from './purchase-input.ts';
import { deliveredInFull, takenOver, UnexpectedEnd } from './stories.ts';

/** A year passes in a minute, and people still have their three seconds for every task. */
const DAY_SECONDS = 0.14;

interface Story {
  readonly title: string;
  readonly body: PurchaseBody;
  readonly tell: (office: Office, body: PurchaseBody) => Promise<unknown>;
}

/** Runs the demonstration. Exit status 0 only if every story ended as it should. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { notices: { type: 'string' }, notice: { type: 'string' } } });
  const stories = await storiesFor(values);
  const began = Date.now();
  const environment = await freshEnvironment();
  try {
    const office = await Office.open(environment.apiUrl!, console.log);
    console.log(`Ready after ${seconds(began)} s. Temporal UI: ${environment.temporalUiUrl ?? 'as configured'}\n`);
    for (const { title, body, tell } of stories) {
      const started = Date.now();
      console.log(`${title}: ${body.number} ${body.name}`);
      await tell(office, body);
      console.log(`         ended as it should after ${seconds(started)} s\n`);
    }
  } finally {
    await environment.stop();
  }
  console.log(`Demonstration complete after ${seconds(began)} s.`);
}

async function storiesFor(values: { notices?: string; notice?: string }): Promise<Story[]> {
  const delivered = '采购全过程 A purchase from plan to acceptance';
  if (values.notices !== undefined || values.notice !== undefined) {
    if (values.notices === undefined || values.notice === undefined) {
      throw new UserError('Give both: npm run demo -- --notices <file> --notice <number>.');
    }
    const body = purchaseFrom(await noticeFrom(values.notices, values.notice));
    return [{ title: delivered, body, tell: deliveredInFull }];
  }
  const { notice } = DEMO_PURCHASE;
  return [
    { title: delivered, body: purchaseFrom(notice), tell: deliveredInFull },
    {
      title: '临时接管 The contractor fails and is taken over',
      body: purchaseFrom(notice, notice.number.replace('000001', '000002')),
      tell: takenOver,
    },
  ];
}

/** An installation of its own, made anew each time, beside the one of `npm start`. */
async function freshEnvironment() {
  const root = join(openHome().root, 'demo');
  await rm(root, { recursive: true, force: true });
  return startEnvironment({
    home: openHome(root),
    mode: 'demo',
    daySeconds: DAY_SECONDS,
    withWorker: true,
    withApi: true,
  });
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1);
}

main().catch((error: unknown) => {
  console.error(error instanceof UnexpectedEnd ? error.message : explain(error));
  process.exitCode = 1;
});
