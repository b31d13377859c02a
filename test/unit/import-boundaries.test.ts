import { describe, expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

// The planted files do not exist, so the rules that need types cannot run on them; the boundaries need none.
const linter = new ESLint({
  overrideConfigFile: 'eslint.config.mjs',
  overrideConfig: [
    { files: ['**/*.{ts,tsx}'], ...tseslint.configs.disableTypeChecked } as never,
    { files: ['**/*.{ts,tsx}'], languageOptions: { parserOptions: { projectService: false } } },
  ],
});

async function refusals(filePath: string, code: string): Promise<number> {
  const [result] = await linter.lintText(code, { filePath });
  return (result?.messages ?? []).filter((message) => message.ruleId?.endsWith('no-restricted-imports')).length;
}

describe('a wrong import fails the build:', () => {
  test.each([
    ['the rules of law from the database', 'domain/planted.ts', `import '../prisma/database.ts';`],
    ['the rules of law from the api', 'domain/procurement/planted.ts', `import '../../api/context.ts';`],
    ['the rules of law from Node', 'domain/planted.ts', `import 'node:fs';`],
    ['the rules of law from Node by its old name', 'domain/planted.ts', `import 'crypto';`],
    ['the rules of law from Temporal', 'domain/planted.ts', `import '@temporalio/workflow';`],
    ['the rules of law from zod', 'domain/planted.ts', `import { z } from 'zod';`],
    ['workflows from activities', 'workflows/planted.ts', `import { record } from '../activities/tasks.ts';`],
    ['workflows from the database', 'workflows/purchase/planted.ts', `import '../../prisma/database.ts';`],
    ['workflows from Node', 'workflows/planted.ts', `import { randomUUID } from 'node:crypto';`],
    ['activities from workflows', 'activities/planted.ts', `import '../workflows/human-task.ts';`],
    ['activities from the api', 'activities/planted.ts', `import '../api/problem.ts';`],
    ['the api from activities', 'api/tasks/planted.ts', `import '../../activities/tasks.ts';`],
    ['the api from the worker', 'api/planted.ts', `import '../worker/relay.ts';`],
    ['the api from a workflow', 'api/planted.ts', `import '../workflows/human-task.ts';`],
    ['the database from activities', 'prisma/seed/planted.ts', `import '../../activities/tasks.ts';`],
    ['the console from the api', 'web/planted.ts', `import '../api/problem.ts';`],
    ['the console from the database', 'web/task/planted.tsx', `import '../../prisma/database.ts';`],
    ['the console from Node', 'web/planted.ts', `import 'node:fs';`],
    ['the product from the development tools', 'worker/planted.ts', `import '../dev/home.ts';`],
  ])('%s', async (_what, filePath, code) => {
    expect(await refusals(filePath, code)).toBe(1);
  });
});

describe('what the layers need passes:', () => {
  test.each([
    [
      'workflows know activities by type',
      'workflows/planted.ts',
      `import type * as all from '../activities/activities.ts';`,
    ],
    ['workflows use the rules of law', 'workflows/planted.ts', `import '../domain/money.ts';`],
    ['the api names workflows by their ids', 'api/planted.ts', `import '../domain/workflow-id.ts';`],
    ['activities write the database', 'activities/planted.ts', `import '../prisma/database.ts';`],
    [
      'the worker hosts both',
      'worker/planted.ts',
      `import '../activities/activities.ts'; import '../workflows/messages.ts';`,
    ],
    [
      'the console counts working days as the law does',
      'web/due/planted.tsx',
      `import '../../domain/time/shanghai.ts';`,
    ],
    ['a package is not taken for a folder of ours', 'domain/planted.ts', `import '@opentelemetry/api';`],
  ])('%s', async (_what, filePath, code) => {
    expect(await refusals(filePath, code)).toBe(0);
  });
});
