import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { METHOD_CODES, METHODS, type MethodCode } from '../../domain/procurement/methods.ts';
import { DEMO_PURCHASE } from '../../prisma/seed/demo/purchase.ts';
import { startEnvironment } from '../environment.ts';
import { openHome } from '../home.ts';
import { explain, UserError } from '../user-error.ts';
import { allAtOnce } from './all.ts';
import { OFFERS_OF_EVERYBODY } from './bidders.ts';
import { ApiRefusal } from './client.ts';
import { Office } from './office.ts';
import { byMethod, noticeFrom, purchaseFrom, type PurchaseBody } from './purchase-input.ts';
import { deliveredInFull, takenOver, UnexpectedEnd } from './stories.ts';

/** A year passes in a minute, and people still have their three seconds for every task. */
const DAY_SECONDS = 0.14;
/** A method whose window is three working days still gives its bidders the time to bid. */
const DAY_SECONDS_OF_ONE_METHOD = 0.6;
const MONTHS_OF_ONE_METHOD = 3;
/** Six purchases share the same people, who need the time. */
const DAY_SECONDS_OF_SIX = 0.4;

interface Story {
  readonly title: string;
  readonly body: PurchaseBody;
  readonly tell: (office: Office, body: PurchaseBody) => Promise<unknown>;
}

/** Runs the demonstration: the two stories, one method, or all methods at once. Exit status 0 only if every story ended as it should. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      ...{ notices: { type: 'string' }, notice: { type: 'string' }, method: { type: 'string' } },
      ...{ all: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' } },
    },
  });
  const stories = values.all ? [] : await storiesFor(values);
  const began = Date.now();
  const environment = await freshEnvironment(daySecondsOf(values));
  try {
    const office = await Office.open(environment.apiUrl!, console.log);
    console.log(`Ready after ${seconds(began)} s. Temporal UI: ${environment.temporalUiUrl ?? 'as configured'}\n`);
    if (values.all) await allAtOnce(office, seedOf(values.seed));
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

function daySecondsOf({ all, method }: { readonly all: boolean; readonly method?: string }): number {
  if (all) return DAY_SECONDS_OF_SIX;
  return method === undefined ? DAY_SECONDS : DAY_SECONDS_OF_ONE_METHOD;
}

function seedOf(text: string): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new UserError('--seed is a whole number: npm run demo -- --all --seed 7');
  return seed;
}

function methodOf(text: string): MethodCode {
  const method = METHOD_CODES.find((code) => code === text);
  if (method === undefined) throw new UserError(`--method is one of ${METHOD_CODES.join(', ')}.`);
  return method;
}

async function storiesFor(values: { notices?: string; notice?: string; method?: string }): Promise<Story[]> {
  if (values.method !== undefined) {
    const method = methodOf(values.method);
    const { title } = METHODS[method];
    const body = byMethod(purchaseFrom(DEMO_PURCHASE.notice), method);
    // A single source bids for what it can do alone.
    const kept = method === 'single-source' ? body.lots.slice(0, 1) : body.lots;
    const lots = kept.map((lot) => ({ ...lot, term: { months: MONTHS_OF_ONE_METHOD } }));
    const budgetFen = lots.reduce((sum, lot) => sum + lot.budgetFen, 0);
    const tell: Story['tell'] = (office, purchase) => deliveredInFull(office, purchase, OFFERS_OF_EVERYBODY);
    return [{ title: `${title.zh} ${title.en}`, body: { ...body, lots, budgetFen }, tell }];
  }
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
async function freshEnvironment(daySeconds: number) {
  const root = join(openHome().root, 'demo');
  await rm(root, { recursive: true, force: true });
  return startEnvironment({
    home: openHome(root),
    mode: 'demo',
    daySeconds,
    withWorker: true,
    withApi: true,
  });
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1);
}

const TOO_LATE =
  'A virtual provider was too late with its bid: days pass faster here than this machine answers. Run it again when the machine has less to do.';

function tooLate(error: unknown): boolean {
  return error instanceof ApiRefusal && error.code === 'bid-late';
}

main().catch((error: unknown) => {
  console.error(error instanceof UnexpectedEnd ? error.message : tooLate(error) ? TOO_LATE : explain(error));
  process.exitCode = 1;
});
