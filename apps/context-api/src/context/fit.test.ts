import { expect, test } from '@jest/globals';
import { character } from '@precedent/testing/character';
import fc from 'fast-check';
import { fit } from './fit.ts';
import { jsonTokens } from './tokens.ts';

const MUCH = { tokens: 300, entries: 10 };

test('what fits stays whole', () => {
  expect(fit({ a: ['x', 'y'], b: [] }, MUCH)).toEqual({ lists: { a: ['x', 'y'], b: [] }, left_out: {} });
});

test('the lists are filled in turn, and say what they leave out', () => {
  const lists = { a: ['a1', 'a2', 'a3'], b: ['b1', 'b2', 'b3'] };
  expect(fit(lists, { ...MUCH, tokens: 3 * (jsonTokens('a1') + 1) })).toEqual({
    lists: { a: ['a1', 'a2'], b: ['b1'] },
    left_out: { a: 1, b: 2 },
  });
  expect(fit(lists, { ...MUCH, entries: 2 }).left_out).toEqual({ a: 1, b: 1 });
});

test('an entry too large closes its list, not the others', () => {
  expect(fit({ a: ['a', 'x'.repeat(2000), 'c'], b: ['d', 'e'] }, MUCH)).toEqual({
    lists: { a: ['a'], b: ['d', 'e'] },
    left_out: { a: 2 },
  });
});

test('the room is never exceeded, whatever the texts', () => {
  const list = fc.array(fc.string({ unit: character, maxLength: 50 }));
  fc.assert(
    fc.property(list, list, fc.nat(500), (a, b, tokens) => {
      const { lists } = fit({ a, b }, { tokens, entries: 100 });
      const size = [...lists.a, ...lists.b].reduce((sum, entry) => sum + jsonTokens(entry), 0);
      expect(size).toBeLessThanOrEqual(tokens);
    }),
  );
});
