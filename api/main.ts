import { createServer, type Server } from 'node:http';
import { pino, type Logger } from 'pino';
import { connect, type Database } from '../prisma/database.ts';
import { createApp } from './app.ts';
import { watchExports } from './exports/make-exports.ts';
import { readEnvironment, type ApiEnvironment } from './environment.ts';
import { ChangeFeed } from './events/change-feed.ts';

/** Requests in flight get this long when the process is asked to end. */
const DRAIN_MS = 5_000;

async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  const log = logger(environment);
  const database = connect(environment.databaseUrl, environment.databaseConnections);
  await refuseDemoUsers(environment, database);
  const changes = new ChangeFeed(database, log);
  const context = { database, environment, log, changes };
  const server = createServer(createApp(context));
  // Longer than the proxy's, so that it never sends a request into a connection that is just being closed.
  server.keepAliveTimeout = 75_000;
  server.requestTimeout = 30_000;
  await listen(server, environment.port);
  log.info({ address: server.address(), mode: environment.mode }, 'ready');
  watchExports(context);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      changes.close();
      void drain(server).then(() => database.close());
    });
  }
}

/** JSON lines on standard output, written in blocks: a write for every request costs a twentieth of the processor. */
function logger({ logLevel }: ApiEnvironment): Logger {
  const destination = pino.destination({ sync: false, minLength: 4096 });
  setInterval(() => destination.flush(), 500).unref();
  return pino({ level: logLevel, base: { program: 'api' } }, destination);
}

/** A demo user's password is public. */
async function refuseDemoUsers({ mode }: ApiEnvironment, { prisma }: Database): Promise<void> {
  if (mode !== 'production') return;
  const demoUsers = await prisma.user.count({ where: { demo: true } });
  if (demoUsers === 0) return;
  throw new Error(
    `The database has ${demoUsers} demo users, whose password is public. Use an empty database for production, or JIELI_MODE=demo.`,
  );
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`Port ${port} is in use: choose another with PORT=<number>.`) : error);
    });
    server.listen(port, resolve);
  });
}

/** Takes no new request, lets those in flight finish, and cuts what is still open after DRAIN_MS. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    // A kept-alive connection becomes idle only when its answer is out, hence again and again.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(sweep);
      resolve();
    });
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
