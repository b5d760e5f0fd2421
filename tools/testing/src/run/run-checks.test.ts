import { expect, test } from '@jest/globals';
import { allChecks } from './checks.ts';
import { runChecks } from './run-checks.ts';

test('what a check complains about is told, and each that is not in order counts', async () => {
  const told: string[] = [];
  const checks = [
    { name: 'quiet', args: ['-e', ''] },
    { name: 'loud', args: ['-e', 'console.log("a.ts:1 is wrong"); process.exit(2)'] },
  ];
  expect(await runChecks((text) => void told.push(text), checks)).toEqual({ failed: 1 });
  expect(told.join('\n')).toMatch(/quiet: in order/);
  expect(told.join('\n')).toMatch(/loud: NOT in order .*\na\.ts:1 is wrong/);
});

test('types, lint and format are checked', () => {
  expect(allChecks().map(({ name }) => name)).toEqual(['types', 'lint', 'format']);
});
