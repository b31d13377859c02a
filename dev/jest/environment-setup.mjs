import { tsImport } from 'tsx/esm/api';

/**
 * Starts one installation for the whole suite, with data of its own and free ports. Tests find its addresses in the
 * variable JIELI_TEST_ENVIRONMENT, as JSON: databaseUrl, temporalAddress, temporalUiUrl, apiUrl, workerUrl, home.
 */
export default async function setup(_config, { displayName, globals }) {
  const { startTestEnvironment } = await tsImport('../test-environment.ts', import.meta.url);
  const environment = await startTestEnvironment(displayName.name, globals.daySeconds);
  const { databaseUrl, temporalAddress, temporalUiUrl, apiUrl, workerUrl, home } = environment;
  const urls = { databaseUrl, temporalAddress, temporalUiUrl, apiUrl, workerUrl, home: home.root };
  process.env.JIELI_TEST_ENVIRONMENT = JSON.stringify(urls);
  globalThis.jieliTestEnvironment = environment;
}
