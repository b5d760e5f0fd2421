import { expect, test } from '@jest/globals';
import { StatementNames } from './statement-names.ts';

test('a text has one name, another text another, all within PostgreSQL’s length', () => {
  const names = new StatementNames();
  const first = names.nameOf('select 1');
  expect(names.nameOf('select 1')).toBe(first);
  expect(names.nameOf('select 2')).not.toBe(first);
  expect(names.nameOf('select $1, '.repeat(1000))?.length).toBeLessThanOrEqual(63);
});

test('the table is bounded: later texts have no name, earlier ones keep theirs', () => {
  const names = new StatementNames(2);
  const kept = [names.nameOf('a'), names.nameOf('b')];
  expect(names.nameOf('c')).toBeUndefined();
  expect([names.nameOf('a'), names.nameOf('b')]).toEqual(kept);
});
