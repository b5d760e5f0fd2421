import { expect, test } from '@jest/globals';
import { plainReporter } from './plain-reporter.ts';

test('one line at the beginning and at the end, and not too many in between', () => {
  const lines: string[] = [];
  let now = 0;
  const step = plainReporter(
    (line) => lines.push(line),
    () => now,
  ).begin('Counting', 3);
  for (const done of [1, 2, 3]) {
    now += 1500;
    step.progress(done, `${done} of 3`);
  }
  step.done('Counted to 3');
  expect(lines).toEqual(['Counting ...', '  2 of 3', 'Counted to 3']);
});
