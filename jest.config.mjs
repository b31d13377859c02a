/** @param {string} name @param {object} [more] */
function project(name, more = {}) {
  return {
    displayName: name,
    testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
    extensionsToTreatAsEsm: ['.ts'],
    transform: {
      '^.+\\.ts$': [
        '@swc/jest',
        { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
      ],
    },
    ...more,
  };
}

// Time-skipping is global to a server, and a whole installation is shared by its suite: these run one file at a time
// (`npm test` passes --runInBand for them). `globals.daySeconds` is how long a day of the business clock takes there.
export default {
  // Only here: jest ignores it inside a project.
  testTimeout: 120_000,
  testSequencer: '<rootDir>/dev/jest/by-name.mjs',
  projects: [
    project('unit'),
    project('workflows', { globalSetup: '<rootDir>/dev/jest/time-skipping-setup.mjs' }),
    project('replay'),
    project('integration', {
      globalSetup: '<rootDir>/dev/jest/environment-setup.mjs',
      globalTeardown: '<rootDir>/dev/jest/environment-teardown.mjs',
      globals: { daySeconds: 0.2 },
    }),
    project('e2e', {
      globalSetup: '<rootDir>/dev/jest/browser-setup.mjs',
      globalTeardown: '<rootDir>/dev/jest/environment-teardown.mjs',
      globals: { daySeconds: 2 },
    }),
  ],
};
