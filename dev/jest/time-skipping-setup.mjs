import { tsImport } from 'tsx/esm/api';

/** Fetches the time-skipping server before the first test needs it; afterwards `timeSkippingServer()` answers at once. */
export default async function setup() {
  const { timeSkippingServer } = await tsImport('../time-skipping-server.ts', import.meta.url);
  const { path } = await timeSkippingServer();
  process.env.TEMPORAL_TEST_SERVER_PATH = path;
}
