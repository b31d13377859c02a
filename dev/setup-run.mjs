// How the set-up runs other programs and speaks of it. Nothing but Node: it works before any package is there.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** An error whose message is all that a user needs: one sentence with the way out. */
export class SetupError extends Error {}

/** Says what is being done and, on a terminal, for how long; elsewhere one line at the beginning and one at the end. */
export async function withProgress(label, work) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const live = process.stdout.isTTY;
  if (!live) process.stdout.write(`${label} …\n`);
  const show = () => process.stdout.write(`\r${label} … ${seconds()} s`);
  const ticker = live ? setInterval(show, 1000) : undefined;
  if (live) show();
  const result = await work();
  clearInterval(ticker);
  const line = `${label}: ${result.code === 0 ? 'done' : 'failed'} after ${seconds()} s`;
  process.stdout.write(live ? `\r${line}\n` : `${line}\n`);
  return result;
}

export function run(command, parameters, env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

export function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  return hash.digest('hex');
}

export function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
