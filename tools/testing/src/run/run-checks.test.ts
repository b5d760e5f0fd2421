import { expect, jest, test } from '@jest/globals';
import { allChecks } from './checks.ts';
import { runChecks } from './run-checks.ts';

test('what a check complains about is told, and each that is not in order counts', async () => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const checks = [
    { name: 'quiet', args: ['-e', ''] },
    { name: 'loud', args: ['-e', 'console.log("a.ts:1 is wrong"); process.exit(2)'] },
  ];
  expect(await runChecks(checks)).toEqual({ failed: 1 });
  const told = log.mock.calls.join('\n');
  log.mockRestore();
  expect(told).toMatch(/quiet: in order/);
  expect(told).toMatch(/loud: NOT in order .*\na\.ts:1 is wrong/);
});

test('types, lint and format are checked, the types of every project', () => {
  const checks = new Map(allChecks().map(({ name, args }) => [name, args]));
  expect([...checks.keys()]).toEqual(['types', 'lint', 'format']);
  for (const project of ['apps/context-api', 'apps/data-storage', 'libs/schema', 'tools/testing']) {
    expect(checks.get('types')).toContain(`${project}/tsconfig.test.json`);
  }
});
