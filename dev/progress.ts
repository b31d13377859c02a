const SILENT_MS = 2000;
const LINE_EVERY_MS = 30_000;

/**
 * Does the work; if it takes longer than two seconds, says so, and for how long: a counting line on a terminal, a line
 * now and then elsewhere.
 */
export async function withProgress<T>(label: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  const live = process.stdout.isTTY;
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const show = () => process.stdout.write(live ? `\r${label} … ${seconds()} s` : `${label} … ${seconds()} s\n`);
  let ticker: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    show();
    ticker = setInterval(show, live ? 1000 : LINE_EVERY_MS);
  }, SILENT_MS);
  let outcome = 'failed';
  try {
    const result = await work();
    outcome = 'done';
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(ticker);
    if (ticker) process.stdout.write(`${live ? '\r' : ''}${label}: ${outcome} after ${seconds()} s\n`);
  }
}
