import { expect, test } from '@jest/globals';
import { expandAbbreviations } from './abbreviations.ts';

test('adds the meaning behind the abbreviation and leaves other words alone', () => {
  expect(expandAbbreviations(['pvc', 'full'])).toEqual(['pvc', 'persistent', 'volume', 'claim', 'full']);
});

test('a word named like a property of every object is an ordinary word', () => {
  expect(expandAbbreviations(['constructor', '__proto__'])).toEqual(['constructor', '__proto__']);
});
