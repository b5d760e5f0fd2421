import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { SERVERS } from './servers.ts';

const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

// In a process of its own: kysely-codegen cannot be loaded by Jest.
test.each(SERVERS)(
  'what is committed is what %s says, byte for byte',
  async (_name, { databaseUrl }) => {
    const server = databaseUrl === undefined ? [] : ['--database-url', databaseUrl];
    const args = ['--conditions=@precedent/source', CLI, 'generate', '--check', ...server];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout).toMatch(/^\d+ generated files are up to date$/m);
  },
  240_000,
);
