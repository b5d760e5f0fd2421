import { expect, test } from '@jest/globals';
import { catalog, column, table } from '../../test/sample-catalog.ts';
import { finding } from '../../test/sample-report.ts';
import type { SchemaState } from '../check/schema-state.ts';
import type { Relation } from '../catalog/catalog.ts';
import { advice } from './advice.ts';
import { blockedQueries, type TableUser } from './blocked-queries.ts';
import { code, markdownTable } from './markdown-table.ts';
import type { StatementCost } from './measure-costs.ts';
import { schemaChanges } from './schema-changes.ts';

/** A state with these relations, columns numbered as given: `1.1` → `t.a`. */
const state = (
  columns: Readonly<Record<string, string>>,
  ...relations: readonly Relation[]
): Pick<SchemaState, 'catalog' | 'columns'> => ({
  catalog: catalog(...relations),
  columns: new Map(
    Object.entries(columns).map(([id, name]) => {
      const [table = '', column = ''] = name.split('.');
      return [id, { table, column, typeOid: 25, typmod: -1 }];
    }),
  ),
});
const reading = (consumer: string, query: string, tables: readonly string[]): TableUser => ({
  consumer,
  query,
  relations: tables.map((name) => ({ table: name, tableOid: 1, via: null })),
  facts: { writes: [] },
});
const writing = (consumer: string, query: string, name: string): TableUser => ({
  ...reading(consumer, query, [name]),
  facts: { writes: [{ kind: 'update', table: name, columns: ['id'] }] },
});

test('what was added, removed and changed is told with the columns it is about', () => {
  const before = state(
    { '1.1': 't.a', '1.2': 't.b' },
    table('t', [column('a'), column('b')]),
    table('gone', [column('x')]),
  );
  const after = state(
    { '1.1': 't.a', '1.2': 't.b', '1.3': 't.c' },
    table('t', [column('a', { nullable: false }), column('b'), column('c')]),
  );
  expect(schemaChanges({ base: before, head: after })).toMatchObject([
    { kind: 'changed', object: 'column t.a', before: 'a text', after: 'a text NOT NULL', columns: ['t.a'] },
    { kind: 'removed', object: 'table gone', columns: ['gone.x'] },
    { kind: 'added', object: 'column t.c', before: null, columns: ['t.c'] },
  ]);
});

test('a renamed column is one change; its grants and indexes only follow', () => {
  const grants = (name: string) => [{ grantee: 'r', privilege: 'SELECT', column: name }];
  const indexes = (name: string) => [
    {
      name: 'i',
      method: 'btree',
      unique: false,
      keys: [{ expression: name, opclass: 'text_ops' }],
      definition: `CREATE INDEX i ON t USING btree (${name})`,
      valid: true,
    },
  ];
  const before = state(
    { '1.1': 't.a' },
    table('t', [column('a')], { grants: grants('a'), indexes: indexes('a') }),
  );
  const after = state(
    { '1.1': 't.z' },
    table('t', [column('z')], { grants: grants('z'), indexes: indexes('z') }),
  );
  expect(schemaChanges({ base: before, head: after })).toEqual([
    { kind: 'renamed', object: 'column t.a', before: 't.a', after: 't.z', columns: ['t.a'] },
  ]);
});

test('a renamed table is one change that touches all its columns', () => {
  const before = state({ '1.1': 't.a', '1.2': 't.b' }, table('t', [column('a'), column('b')]));
  const after = state({ '1.1': 's.a', '1.2': 's.b' }, table('s', [column('a'), column('b')]));
  expect(schemaChanges({ base: before, head: after })).toEqual([
    { kind: 'renamed', object: 'table t', before: 't', after: 's', columns: ['t.a', 't.b'] },
  ]);
});

test('an index and a constraint are about the columns they name', () => {
  const definition = 'CREATE INDEX i ON t USING btree (a) WHERE (b IS NOT NULL)';
  const index = { name: 'i', method: 'btree', unique: false, keys: [], definition, valid: true };
  const check = {
    name: 'c',
    type: 'check' as const,
    columns: ['b'],
    definition: "CHECK (b <> '')",
    validated: true,
  };
  const columns = { '1.1': 't.a', '1.2': 't.b', '1.3': 't.c' };
  const plain = table('t', [column('a'), column('b'), column('c')]);
  const head = state(columns, { ...plain, indexes: [index], constraints: [check] });
  expect(schemaChanges({ base: state(columns, plain), head })).toMatchObject([
    { kind: 'added', object: 'constraint t.c', columns: ['t.b'] },
    { kind: 'added', object: 'index i', columns: ['t.a', 't.b'] },
  ]);
});

const statements = [
  reading('context-api', 'list', ['t', 'u']),
  reading('context-api', 'list', ['t']),
  reading('context-api', 'get', ['t']),
  writing('data-storage', 'store', 't'),
  reading('data-storage', 'other', ['u']),
];

test('the strongest lock stops readers and writers of its table, each query counted once', () => {
  expect(blockedQueries({ table: 't', lock: 'AccessExclusiveLock' }, statements)).toEqual([
    { consumer: 'context-api', queries: 2 },
    { consumer: 'data-storage', queries: 1 },
  ]);
});

test('a lock that protects the rows stops writers alone; weaker ones stop nobody', () => {
  expect(blockedQueries({ table: 't', lock: 'ShareLock' }, statements)).toEqual([
    { consumer: 'data-storage', queries: 1 },
  ]);
  for (const lock of ['ShareUpdateExclusiveLock', 'RowExclusiveLock', 'AccessShareLock'])
    expect(blockedQueries({ table: 't', lock }, statements)).toEqual([]);
});

const cost = (lock: string, rewritten: boolean, scanned: boolean): StatementCost => ({
  file: '0018_a.sql',
  line: 3,
  sql: 'ALTER TABLE t',
  tables: [{ table: 't', lock, rewritten, scanned }],
  measured: true,
  failure: null,
});

test('advice follows what was measured: rewritten, read under which lock, or neither', () => {
  expect(advice([], [cost('AccessExclusiveLock', true, true)])).toEqual([
    expect.stringMatching(/^0018_a\.sql:3 writes every row of t anew/),
  ]);
  expect(advice([], [cost('AccessExclusiveLock', false, true)])).toEqual([
    expect.stringContaining('NOT VALID'),
  ]);
  expect(advice([], [cost('ShareLock', false, true)])).toEqual([
    expect.stringContaining('CREATE INDEX CONCURRENTLY'),
  ]);
  expect(advice([], [cost('AccessExclusiveLock', false, false)])).toEqual([]);
  expect(advice([], [cost('ShareUpdateExclusiveLock', false, true)])).toEqual([]);
});

test('the remedy of a rule is given once, and none for warnings', () => {
  const findings = [
    finding(),
    finding({ query: 'incidents.get' }),
    finding({ severity: 'warning', remedy: 'x' }),
  ];
  expect(advice(findings, [])).toEqual(['SA004: Expand and contract.']);
});

test('a table cell and a piece of code stay what they are', () => {
  expect(markdownTable(['a'], [])).toBe('');
  expect(markdownTable(['a', 'b'], [['1|2', 'x\ny']])).toBe('| a | b |\n| --- | --- |\n| 1\\|2 | x y |');
  expect(code('plain')).toBe('`plain`');
  expect(code('with `ticks`')).toBe('`` with `ticks` ``');
});
