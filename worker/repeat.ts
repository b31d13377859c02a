import type { Logger } from 'pino';

/**
 * Looks now and again every so many milliseconds, never twice at once; a look that fails is told, under its name, and
 * comes again. Returns what ends it, after the look that is under way.
 */
export function repeat(everyMs: number, name: string, look: () => Promise<unknown>, log: Logger): () => Promise<void> {
  let running: Promise<void> | undefined;
  const lookOnce = async () => {
    try {
      await look();
    } catch (error) {
      log.warn({ problem: error instanceof Error ? error.name : 'unknown' }, `${name} failed; it is tried again`);
    } finally {
      running = undefined;
    }
  };
  const next = () => void (running ??= lookOnce());
  const timer = setInterval(next, everyMs);
  next();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
