import { builtinModules } from 'node:module';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const NODE = builtinModules.flatMap((name) => [name, `node:${name}`]);

/**
 * What a folder may not import. Folders are matched in relative imports only, so that a package such as
 * `@opentelemetry/api` is not taken for our api/.
 *
 * @param {string} folder
 * @param {string} forbidden folders, as a regular expression
 * @param {{ packages?: string, modules?: string[], allowTypeImports?: boolean }} [also] packages as a regular
 *   expression, modules by their exact names; types may pass where they vanish at build time
 */
function layer(folder, forbidden, { packages = '-', modules = [], allowTypeImports = false } = {}) {
  const regex = `^\\.(.*/)?(${forbidden})(/|$)|^(${packages})(/|$)`;
  const message = `${folder}/ may not import this: see ARCHITECTURE.md, "Who may import whom".`;
  return {
    files: [`${folder}/**/*.{ts,tsx}`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: modules.map((name) => ({ name, message })), patterns: [{ regex, allowTypeImports, message }] },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ['node_modules/', 'prisma/generated/', 'web/dist/', 'web/generated/', 'dist/', '.jieli/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['prisma.config.ts'] } } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error', // catches an async update validator
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'no-console': 'error',
    },
  },
  { files: ['**/*.mjs'], rules: { 'no-unused-vars': 'error', 'prefer-const': 'error' } },
  { files: ['dev/**/*.ts', 'test/bench/**/*.ts', '**/main.ts'], rules: { 'no-console': 'off' } },
  layer('domain', 'workflows|activities|api|worker|prisma|dev', {
    packages: '@prisma|@temporalio|zod|express|pg',
    modules: NODE,
  }),
  // Workflows know activities by type only, and run without Node's modules.
  layer('workflows', 'activities|api|worker|prisma|dev', {
    packages: '@prisma|pg',
    modules: NODE,
    allowTypeImports: true,
  }),
  {
    // Right after a local activity a workflow's clock shows another instant when the history is replayed, so nothing may
    // depend on it but the length of a timer; activities tell what has passed.
    files: ['workflows/**/*.ts'],
    ignores: ['workflows/timing.ts', 'workflows/human-task.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: 'See workflows/timing.ts.' }],
    },
  },
  layer('activities', 'workflows|api|worker|dev'),
  // The api leaves rows; the worker tells the workflows (docs/adr/0002).
  layer('api', 'activities|worker|dev|workflows', { packages: '@temporalio' }),
  layer('worker', 'dev'),
  layer('prisma', 'workflows|activities|api|worker|dev'),
  // A browser program: the api by its generated types, the law and money by the pure domain, nothing else of ours.
  layer('web', 'workflows|activities|api|worker|prisma|dev', {
    packages: '@prisma|@temporalio|zod|express|pg',
    modules: NODE,
  }),
  prettier,
);
