import { expect, test } from '@jest/globals';
import { catalog, column, table } from '../../test/sample-catalog.ts';
import type { CapturedQuery } from '../contract/capture.ts';
import type { ContractQuery } from '../contract/contract.ts';
import { staleQueries } from './stale-files.ts';

const sql = 'SELECT status FROM action_histories';
const captured: CapturedQuery = {
  id: 'histories.list',
  consumer: 'context-api',
  role: 'precedent_reader',
  source: 'x.ts:1',
  declaredIndexes: [],
  conflicts: [],
  variants: { plain: { sql, values: [] } },
};
const recorded: ContractQuery = {
  id: 'histories.list',
  consumer: 'context-api',
  role: 'precedent_reader',
  source: 'x.ts:99',
  columns: [],
  uses: {
    action_histories: [{ column: 'status', type: 'text', nullable: true, privileges: ['SELECT'] }],
  },
  indexes: [],
  variants: { plain: { sql, parameters: [] } },
};
const schema = catalog(table('action_histories', [column('status')]));

test('a contract that fits is not stale; where the query stands does not matter', () => {
  expect(staleQueries([recorded], [captured], schema)).toEqual([]);
});

test('a query without a record, or a record without a query, is stale', () => {
  expect(staleQueries([], [captured], schema)).toEqual(['histories.list']);
  expect(staleQueries([recorded], [], schema)).toEqual(['histories.list']);
});

test('another text, or another name of a variant, is stale', () => {
  const other = { ...captured, variants: { plain: { sql: `${sql} LIMIT 1`, values: [] } } };
  expect(staleQueries([recorded], [other], schema)).toEqual(['histories.list']);
  const renamed = { ...captured, variants: { all: { sql, values: [] } } };
  expect(staleQueries([recorded], [renamed], schema)).toEqual(['histories.list']);
});

test('a used column of another type or nullability is stale', () => {
  const retyped = catalog(table('action_histories', [column('status', { type: 'character varying(20)' })]));
  const strict = catalog(table('action_histories', [column('status', { nullable: false })]));
  expect(staleQueries([recorded], [captured], retyped)).toEqual(['histories.list']);
  expect(staleQueries([recorded], [captured], strict)).toEqual(['histories.list']);
});
