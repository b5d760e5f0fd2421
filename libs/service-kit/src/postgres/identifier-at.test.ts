import { expect, test } from '@jest/globals';
import { identifierAt } from './identifier-at.ts';

test.each([
  ['select "t"."owner" from "t"', 8, 't.owner'],
  ['select owner from t', 8, 'owner'],
  ['select 1 from "public"."no such"', 15, 'public.no such'],
  ['select \'😀\', "gone"', 13, 'gone'],
  ['select nope($1)', 8, 'nope'],
  ['select = 1', 8, undefined],
  ['select 1', 99, undefined],
])('%s at %i', (statement, position, identifier) => {
  expect(identifierAt(statement, position)).toBe(identifier);
});
