import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SCRIPT = fileURLToPath(import.meta.url);

/** The entry of the workflows as the worker runs them. */
export const WORKFLOWS = join(ROOT, 'workflows/workflows.ts');

/**
 * The bundle of the workflows, made once for the present state of their sources and kept between test files and runs.
 * It is made by a process of its own: inside jest the bundler is several times as slow.
 */
export async function workflowBundle(workflowsPath = WORKFLOWS): Promise<{ readonly codePath: string }> {
  const codePath = join(tmpdir(), `jieli-workflows-${fingerprint(workflowsPath)}.js`);
  if (!existsSync(codePath)) {
    const env = { ...process.env, NODE_OPTIONS: '' };
    await promisify(execFile)(process.execPath, ['--import', 'tsx', SCRIPT, workflowsPath, codePath], {
      cwd: ROOT,
      env,
    });
  }
  return { codePath };
}

function fingerprint(workflowsPath: string): string {
  const sources = ['workflows', 'domain'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(ROOT, folder, name)),
  );
  const hash = createHash('sha256');
  for (const file of [join(ROOT, 'package-lock.json'), workflowsPath, ...sources.sort()]) {
    if (/\.(ts|json)$/.test(file)) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

async function main(workflowsPath: string, codePath: string): Promise<void> {
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
  const partial = `${codePath}.${process.pid}`;
  writeFileSync(partial, code);
  renameSync(partial, codePath);
}

if (process.argv[1] === SCRIPT) void main(process.argv[2]!, process.argv[3]!);
