import { expect, test } from '@jest/globals';
import { requestKey } from './request-key.ts';

const vector = Array.from({ length: 768 }, (_, index) => Math.sin(index));
const SEARCH = { body: { embedding: vector, filters: { kind: 'Pod', severity: ['high', 'low'] }, limit: 5 } };
const key = (operation: string, params: unknown, body?: unknown) => requestKey(operation, params, body);

test('the order of names does not matter', () => {
  expect(key('list', { query: { kind: 'Pod', limit: 5 } })).toBe(
    key('list', { query: { limit: 5, kind: 'Pod' } }),
  );
  const { embedding, filters, limit } = SEARCH.body;
  const turned = { limit, filters: { severity: filters.severity, kind: filters.kind }, embedding };
  expect(key('search', {}, turned)).toBe(key('search', {}, SEARCH.body));
});

test('whatever else differs makes another key', () => {
  const numbers = vector.map((_, index) => vector.with(index, (vector[index] ?? 0) + 2e-16 + index * 1e-16));
  const keys = [
    key('search', {}, SEARCH.body),
    ...numbers.map((embedding) => key('search', {}, { ...SEARCH.body, embedding })),
    key('search', {}, { ...SEARCH.body, limit: 6 }),
    key('search', {}, { ...SEARCH.body, limit: '5' }),
    key('search', {}, { ...SEARCH.body, filters: { kind: 'Pod', severity: ['high'] } }),
    key('search', { query: { limit: 5 } }, SEARCH.body),
    key('similar', {}, SEARCH.body),
    key('get', { path: { id: 1 }, query: { fields: ['id'] } }),
    key('get', { path: { id: 1 }, query: { fields: ['id', 'kind'] } }),
    key('get', { path: { id: 11 }, query: {} }),
    key('get', { path: { id: 1 }, query: { kind: 'a,b' } }),
    key('get', { path: { id: 1 }, query: { kind: ['a', 'b'] } }),
    key('get', { path: { id: 1 }, query: { kind: ['a,b'] } }),
    key('get', { path: { id: 1 }, query: { kind: 'id=1' } }),
    key('get', { path: { id: 1 }, query: { kind: '' } }),
    key('get', { path: { id: 1 }, query: {} }),
  ];
  const changed = numbers.filter((embedding, index) => embedding[index] !== vector[index]).length;
  expect(new Set(keys).size).toBe(keys.length - (vector.length - changed));
});
