import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EphemeralServerExecutable } from '@temporalio/testing';
import { withProgress } from './progress.ts';
import { runTool } from './run-tool.ts';
import { downloadWithSdk } from './sdk-download.ts';
import { cached, fillCache, isExecutable, onPath } from './tool-cache.ts';
import { UserError } from './user-error.ts';

const VERSION = '1.38.0';
const NAME = 'temporal-test-server';

/**
 * The test server in which months pass in milliseconds, for `TestWorkflowEnvironment.createTimeSkipping`:
 * `TEMPORAL_TEST_SERVER_PATH`, our cache, its Java edition from a Maven repository, or the SDK's download.
 *
 * @throws UserError that names the ways out
 */
export async function timeSkippingServer(): Promise<EphemeralServerExecutable> {
  const given = process.env['TEMPORAL_TEST_SERVER_PATH'];
  if (given) return { type: 'existing-path', path: given };
  const folder = cached(NAME, VERSION);
  const path = join(folder, NAME);
  if (!isExecutable(path))
    await withProgress('Fetching the time-skipping test server', () => fillCache(folder, obtain));
  return { type: 'existing-path', path };
}

async function obtain(folder: string): Promise<void> {
  const hasMaven = onPath('java') !== undefined && onPath('mvn') !== undefined;
  const reason = hasMaven ? await fetchWithMaven(folder) : 'Java and Maven are not installed';
  if (reason === undefined) return;
  if (await downloadWithSdk('time-skipping', folder, NAME)) return;
  throw new UserError(
    `The time-skipping test server could be neither fetched from a Maven repository (${reason}) nor downloaded: ` +
      `install Java 17 and Maven with access to a repository, or connect to the internet, ` +
      `or set TEMPORAL_TEST_SERVER_PATH to the program.`,
  );
}

/** @returns undefined, or the reason why it failed */
async function fetchWithMaven(folder: string): Promise<string | undefined> {
  writeFileSync(join(folder, 'pom.xml'), POM);
  const parameters = ['--batch-mode', '--quiet', 'dependency:copy-dependencies', '-DoutputDirectory=lib'];
  const { ok, output } = await runTool('mvn', parameters, { cwd: folder });
  if (!ok) return output.split('\n').find((line) => line.includes('ERROR')) ?? output.slice(-300);
  const server = join(folder, NAME);
  writeFileSync(server, WRAPPER);
  chmodSync(server, 0o755);
  return undefined;
}

// The serial collector and one compiler stage: the server lives for seconds, and several tests share the machine.
const WRAPPER = `#!/bin/sh
lib="$(dirname "$0")/lib"
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$lib/*" io.temporal.testserver.TestServer "$@"
`;

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>jieli</groupId>
  <artifactId>tools</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>io.temporal</groupId>
      <artifactId>${NAME}</artifactId>
      <version>${VERSION}</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
`;
