import { describe, expect, jest, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { workflowBundle } from './workflow-bundle.ts';

jest.setTimeout(60_000);

const MEBIBYTE = 1024 * 1024;

describe('the bundle of the workflows', () => {
  test('is small and holds neither validation, database, activities nor modules of Node', async () => {
    const { codePath } = await workflowBundle();
    const [code, map] = (await readFile(codePath, 'utf8')).split('//# sourceMappingURL=') as [string, string];
    expect(map.length).toBeGreaterThan(0); // stack traces name files by it; it is not run
    expect(code.length).toBeLessThan(1.5 * MEBIBYTE);

    const modules = [...code.matchAll(/^\/\*\*\*\/ "([^"]+)":?/gm)].map(([, name]) => name!);
    expect(modules.length).toBeGreaterThan(50);
    expect(
      modules.filter((name) => /node_modules\/(?!@temporalio\/|long\/|ms\/|protobufjs\/|nexus-rpc\/)/.test(name)),
    ).toEqual([]);
    expect(
      modules.filter((name) => /^(node:|external)|zod|@prisma|\/(activities|api|prisma|dev)\//.test(name)),
    ).toEqual([]);
    expect(modules.filter((name) => name.startsWith('./workflows/')).length).toBeGreaterThan(20);
  });
});
