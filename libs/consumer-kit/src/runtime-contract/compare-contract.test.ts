import { expect, test } from '@jest/globals';
import { compareContract } from './compare-contract.ts';
import type { QueryContract } from './contract.ts';
import type { LiveColumn } from './live-columns.query.ts';

const query: QueryContract = {
  id: 'things.list',
  columns: [{ name: 'id', from: 'things.id' }],
  uses: {
    things: [
      { column: 'id', type: 'bigint', nullable: false },
      { column: 'kind', type: 'text', nullable: true },
      { column: 'vector', type: 'vector(3)', nullable: true, variants: ['with vector'] },
    ],
  },
};
const live = (changes: Record<string, Partial<LiveColumn> | null> = {}): LiveColumn[] =>
  ['id', 'kind', 'vector', 'unrelated'].flatMap((column) => {
    const change = changes[column];
    if (change === null) return [];
    const type = { id: 'bigint', vector: 'vector(3)' }[column] ?? 'text';
    return { table: 'things', column, type, nullable: column !== 'id', readable: true, ...change };
  });
const fault = (column: string, expected: string, actual: string, blocking: boolean): unknown => [
  { query: 'things.list', column, expected, actual, blocking },
];

test.each([
  ['nothing changed', {}, []],
  ['a column that no query uses is gone', { unrelated: null }, []],
  ['a used column is gone', { kind: null }, fault('things.kind', 'text', 'no such column', true)],
  [
    'only some variants lose a column',
    { vector: null },
    fault('things.vector', 'vector(3)', 'no such column', false),
  ],
  [
    'a grant is gone',
    { kind: { readable: false } },
    fault('things.kind', 'text', 'not readable for this role', true),
  ],
  [
    'a result column has another type',
    { id: { type: 'numeric' } },
    fault('things.id', 'bigint', 'numeric', true),
  ],
  [
    'a compared column has another type',
    { kind: { type: 'citext' } },
    fault('things.kind', 'text', 'citext', false),
  ],
  [
    'a column may be NULL',
    { id: { nullable: true } },
    fault('things.id', 'never NULL', 'may be NULL', false),
  ],
])('%s', (_, changes, expected) => {
  expect(compareContract([query], live(changes))).toEqual(expected);
});
