import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const RUNNER = fileURLToPath(new URL('../src/run.cli.ts', import.meta.url));

function run(...args: string[]) {
  return spawnSync(process.execPath, ['--conditions=@precedent/source', RUNNER, ...args], {
    encoding: 'utf8',
    env: { ...process.env, CI: '' }, // choosing tests by name skips the others
  });
}

test('a run in which no test ran has failed', () => {
  const { status, stdout } = run('no/such/file');
  expect(status).toBe(1);
  expect(stdout).toMatch(/^0 passed, 1 failed, 0 skipped$/m);
});

test('arguments choose tests, and the last line is the sum', () => {
  const { status, stdout } = run('tools/testing/src/run/tally.test.ts', '-t', 'green run');
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^1 passed, 0 failed, \d+ skipped$/);
  expect(status).toBe(0);
});
