import { join } from 'node:path';
import { withProgress } from './progress.ts';
import { runTool } from './run-tool.ts';
import { downloadWithSdk } from './sdk-download.ts';
import { cached, fillCache, isExecutable, onPath } from './tool-cache.ts';
import { UserError } from './user-error.ts';

/** Where Temporal is: a server that already runs, or the program that can start one. */
export type TemporalSource = { address: string } | { executable: string };

// Newer ones cannot be installed with `go install`: their go.mod replaces a module that is not published.
const VERSION = '1.5.1';

/**
 * Finds Temporal, the quickest way first: `TEMPORAL_ADDRESS`, `temporal` on PATH, our cache, the SDK's download, and,
 * where only package registries can be reached, a build with Go.
 *
 * @throws UserError that names all the ways out
 */
export async function findTemporal(): Promise<TemporalSource> {
  const address = process.env['TEMPORAL_ADDRESS'];
  if (address) return { address };
  const folder = cached('temporal', VERSION);
  const executable = join(folder, 'temporal');
  const present = onPath('temporal') ?? (isExecutable(executable) ? executable : undefined);
  if (present) return { executable: present };
  await fillCache(folder, obtain);
  return { executable };
}

async function obtain(folder: string): Promise<void> {
  const downloaded = await withProgress('Downloading Temporal', () =>
    downloadWithSdk('dev-server', folder, 'temporal'),
  );
  if (downloaded) return;
  const reason = onPath('go') ? await buildWithGo(folder) : 'Go is not installed';
  if (reason === undefined) return;
  throw new UserError(
    `Temporal is missing and could be neither downloaded nor built (${reason}): connect to the internet, or install ` +
      `Go 1.25 or newer with access to a Go module proxy (GOPROXY), or put the "temporal" command on PATH, or set ` +
      `TEMPORAL_ADDRESS to a running server such as 127.0.0.1:7233.`,
  );
}

async function buildWithGo(folder: string): Promise<string | undefined> {
  console.log('Temporal cannot be downloaded here, so it is built with Go: once, five to ten minutes.');
  const module = `github.com/temporalio/cli/cmd/temporal@v${VERSION}`;
  const env = { ...process.env, GOBIN: folder, GOFLAGS: '' };
  const { ok, output } = await withProgress('Building Temporal', () => runTool('go', ['install', module], { env }));
  return ok ? undefined : `go install says: ${output.split('\n').slice(-3).join(' ')}`;
}
