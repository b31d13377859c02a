import { tsImport } from 'tsx/esm/api';
import startEnvironment from './environment-setup.mjs';

/** A whole installation, and a browser whose path the tests find in JIELI_CHROMIUM. */
export default async function setup(config, project) {
  const { findBrowser } = await tsImport('../browser.ts', import.meta.url);
  process.env.JIELI_CHROMIUM = await findBrowser();
  await startEnvironment(config, project);
}
