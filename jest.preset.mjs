/**
 * How tests run: native ES modules, TypeScript stripped by swc, workspace packages from source.
 * A project has two Jest projects: `name` (no I/O) and `name:db` (needs a database, gets one from the global setup).
 */
const root = import.meta.dirname;

const shared = (dir) => ({
  rootDir: `${root}/${dir}`,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@precedent/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist'],
});

/** Tests that touch nothing outside their process: `*.test.ts` but not `*.db.test.ts`. */
export const unit = (dir, name) => ({
  ...shared(dir),
  displayName: name,
  testRegex: ['(?<!\\.(db|long))\\.test\\.ts$'],
});

/** Tests that use a real database: `*.db.test.ts`. */
export const database = (dir, name) => ({
  ...shared(dir),
  displayName: `${name}:db`,
  testRegex: ['\\.db\\.test\\.ts$'],
  globalSetup: `${root}/tools/testing/src/jest/global-setup.ts`,
  globalTeardown: `${root}/tools/testing/src/jest/global-teardown.ts`,
});

/** Suites too long for `npm test`: `*.long.test.ts`, run by `npm run test:long`. */
export const long = (dir, name) => ({
  ...database(dir, name),
  displayName: `${name}:long`,
  testRegex: ['\\.long\\.test\\.ts$'],
});
