import { expect, test } from '@jest/globals';
import { EmbeddingRejectedError } from '../errors.ts';
import { toBase64 } from '../vector-codec.ts';
import { parseAnswer } from './parse-answer.ts';

const vector = (...first: unknown[]): unknown[] => [
  ...first,
  ...new Array<number>(768 - first.length).fill(0),
];
const answer = (...items: unknown[]): string => JSON.stringify({ object: 'list', data: items });

test('puts the embeddings in the order of the texts and scales them to length 1', () => {
  const body = answer({ index: 1, embedding: vector(0, 5) }, { index: 0, embedding: vector(3, 4) });
  const [first, second] = parseAnswer(body, 2);
  expect([...first!.slice(0, 2)]).toEqual([Math.fround(0.6), Math.fround(0.8)]);
  expect([...second!.slice(0, 2)]).toEqual([0, 1]);
});

test('reads base64', () => {
  const [first] = parseAnswer(answer({ index: 0, embedding: toBase64(vector(0, 2) as number[]) }), 1);
  expect([...first!.slice(0, 2)]).toEqual([0, 1]);
});

test.each([
  ['no JSON', 'secret page', 'something that is not JSON'],
  ['null', 'null', 'JSON without a list named data'],
  ['no list', '{"data":{}}', 'JSON without a list named data'],
  ['too few', answer(), '0 embeddings for 1 texts'],
  ['too many', answer({}, {}), '2 embeddings for 1 texts'],
  ['null item', answer(null), 'an embedding without a valid index'],
  ['index missing', answer({ embedding: vector(1) }), 'an embedding without a valid index'],
  ['index outside', answer({ index: 1, embedding: vector(1) }), 'an embedding without a valid index'],
  ['no embedding', answer({ index: 0 }), 'an embedding 0 that is neither a list nor base64'],
  [
    'wrong dimension',
    answer({ index: 0, embedding: [1, 2] }),
    'an unusable embedding 0: must have 768 numbers, not 2',
  ],
  [
    'null number',
    answer({ index: 0, embedding: vector(null) }),
    'an unusable embedding 0: item 0 must be a number',
  ],
  [
    'bad base64',
    answer({ index: 0, embedding: '***' }),
    'an embedding 0 that is not base64 of 32-bit floats',
  ],
])('refuses %s', (_, body, reason) => {
  expect(() => parseAnswer(body, 1)).toThrow(
    new EmbeddingRejectedError(`the embedding service answered with ${reason}`),
  );
});

test('refuses an index given twice', () => {
  const body = answer({ index: 0, embedding: vector(1) }, { index: 0, embedding: vector(1) });
  expect(() => parseAnswer(body, 2)).toThrow('two embeddings with the index 0');
});
