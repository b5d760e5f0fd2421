import { describe, expect, test } from '@jest/globals';
import { alreadyHas, readEntityTags } from './entity-tag.ts';

describe('readEntityTags', () => {
  test.each([
    [undefined, []],
    ['', []],
    ['*', '*'],
    [' * ', '*'],
    ['"a"', [{ weak: false, tag: 'a' }]],
    [
      'W/"a,b" ,  "c"',
      [
        { weak: true, tag: 'a,b' },
        { weak: false, tag: 'c' },
      ],
    ],
    ['""', [{ weak: false, tag: '' }]],
    ['a', []],
    ['w/"a"', [{ weak: false, tag: 'a' }]],
  ])('%j', (header, tags) => expect(readEntityTags(header)).toEqual(tags));
});

test.each([
  ['"a", "b"', true],
  ['W/"b"', true],
  ['*', true],
  ['"c"', false],
  [undefined, false],
])('alreadyHas: If-None-Match %j of "b" is %p', (header, has) => expect(alreadyHas(header, 'b')).toBe(has));
