export default async function teardown() {
  await globalThis.jieliTestEnvironment?.stop();
}
