import { createServer } from 'node:net';
import { listenerOn } from './processes.ts';
import { UserError } from './user-error.ts';

/** A free port of this machine: the wished one if it is free, else one the system picks. */
export async function freePort(wished?: number): Promise<number> {
  if (wished !== undefined && (await canListen(wished, '127.0.0.1'))) return wished;
  return pickPort();
}

/** @throws UserError naming the port, and who holds it if that can be seen */
export async function requirePort(port: number): Promise<void> {
  // On every address: the api may be asked to listen on more than the loopback one.
  if ((await canListen(port, '127.0.0.1')) && (await canListen(port, undefined))) return;
  const holder = listenerOn(port);
  const who = holder ? ` by ${holder.name} (process ${holder.pid})` : '';
  throw new UserError(`Port ${port} is in use${who}: end that program, or choose another port with PORT=${port + 1}.`);
}

function canListen(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host }, () => server.close(() => resolve(true)));
  });
}

function pickPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
