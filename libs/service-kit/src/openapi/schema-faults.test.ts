import { describe, expect, test } from '@jest/globals';
import { shelfDocument } from '../../test/shelf.ts';

const document = shelfDocument();

function faults(operationId: string, value: unknown): string[] {
  const { body } = document.operation(operationId);
  return body!.check(value).map(({ pointer, detail }) => `${pointer} ${detail}`);
}

describe('faults of a body', () => {
  test.each<[unknown, string[]]>([
    [{ name: 'a' }, []],
    [{}, ['/name is required']],
    [[], [' must be an object, not an array']],
    [null, [' must be an object, not null']],
    ['x', [' must be an object, not a string']],
    [{ name: '' }, ['/name must not be empty']],
    [{ name: 'a/b' }, ['/name must match the pattern ^[^/]*$']],
    [{ name: 5 }, ['/name must be a string, not a number']],
    [{ name: 'a', 'x/y~': 1 }, ['/x~1y~0 is not a known property']],
    [{ name: 'a', count: 0 }, ['/count must be greater than 0']],
    [{ name: 'a', count: 3 }, ['/count must be a multiple of 2']],
    [
      { name: 'a', count: 1.5 },
      ['/count must be an integer, not a number', '/count must be a multiple of 2'],
    ],
    [{ name: 'a', at: null }, []],
    [{ name: 'a', at: 5 }, ['/at must be a string or null, not a number']],
    [{ name: 'a', labels: { a: '1', b: '2', c: '3' } }, ['/labels must have at most 2 properties, not 3']],
    [{ name: 'a', labels: { a: 1 } }, ['/labels/a must be a string, not a number']],
    [{ name: 'a', embedding: [1, 2] }, ['/embedding must have exactly 3 items, not 2']],
    [
      { name: 'a', embedding: [1, 'x', null] },
      ['/embedding/1', '/embedding/2'].map(
        (at, index) => `${at} must be a number, not ${index === 0 ? 'a string' : 'null'}`,
      ),
    ],
    [{ name: 'a', severity: null }, []],
    [{ name: 'a', severity: 'bogus' }, ['/severity must be one of critical, warning, info']],
    [{ name: 'a', free: { anything: [1] } }, []],
  ])('%j', (value, expected) => {
    expect(faults('createItem', value)).toEqual(expected);
  });

  test.each<[unknown, string[]]>([
    [{ text: 'x' }, []],
    [{}, [' must have exactly one of text, embedding, item_id']],
    [{ text: 'x', item_id: 1 }, [' must have exactly one of text, embedding, item_id']],
    [
      { embedding: Array.from({ length: 767 }, () => 0) },
      ['/embedding must have exactly 768 items, not 767'],
    ],
    [{ item_id: 2 ** 53 }, ['/item_id must be an integer between -9007199254740991 and 9007199254740991']],
  ])('a choice between properties is told as one', (value, expected) => {
    expect(faults('searchItems', value)).toEqual(expected);
  });

  test('a small body gets all its faults, a huge one the first', () => {
    const { body } = document.operation('searchItems');
    const wrong = { embedding: Array.from({ length: 768 }, () => 'x') };
    expect(body!.check(wrong)).toHaveLength(768);
    expect(body!.check({ embedding: wrong.embedding.map((text) => Array(30).fill(text)) })).toEqual([
      { pointer: '/embedding/0', detail: 'must be a number, not an array' },
    ]);
  });
});
