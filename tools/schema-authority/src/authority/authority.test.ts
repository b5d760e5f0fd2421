import { expect, test } from '@jest/globals';
import { catalog, column, table } from '../../test/sample-catalog.ts';
import { RULE_DOCS } from '../report/rule-docs.ts';
import { ddlInSource, ddlInSql } from './foreign-ddl.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Change } from '../check/change.ts';
import { readerGrants } from './reader-grants.ts';
import { isReader, readerWrites } from './reader-writes.ts';
import { statementKinds } from './statement-kinds.ts';
import { stringLiterals } from './string-literals.ts';

const grants = [
  { grantee: 'precedent_reader', privilege: 'SELECT', column: 'status' },
  { grantee: 'precedent_writer', privilege: 'INSERT', column: null },
];
const schema = catalog(table('action_histories', [column('status')], { grants }));
const declared = (sql: string, role = 'precedent_reader') => ({
  consumer: 'context-api',
  query: 'histories.close',
  source: 'apps/context-api/src/close.query.ts:3',
  role,
  sql,
});

test('a reader is a role that may write nothing', () => {
  expect(isReader(schema, 'precedent_reader')).toBe(true);
  expect(isReader(schema, 'precedent_writer')).toBe(false);
  expect(isReader(schema, 'precedent_owner')).toBe(false);
  const open = catalog(
    table('t', [], { grants: [{ grantee: 'PUBLIC', privilege: 'DELETE', column: null }] }),
  );
  expect(isReader(open, 'precedent_reader')).toBe(false);
});

test('a declared query of a reader may not write, however it is wrapped', async () => {
  const { query, says } = RULE_DOCS.find(({ id }) => id === 'SA014')!.example;
  expect(await readerWrites([schema, schema], [declared(query!)])).toMatchObject([
    { rule: 'SA014', severity: 'error', source: 'apps/context-api/src/close.query.ts:3', message: says },
  ]);
  const wrapped = 'WITH gone AS (DELETE FROM action_histories RETURNING id) SELECT id FROM gone';
  expect(await readerWrites([schema, schema], [declared(wrapped)])).toHaveLength(1);
  expect(await readerWrites([schema, schema], [declared('SELECT status FROM action_histories')])).toEqual([]);
  expect(await readerWrites([schema, schema], [declared(query!, 'precedent_writer')])).toEqual([]);
});

test('a grant of the same change makes no writer of a reader', async () => {
  const open = catalog(
    table('action_histories', [column('status')], {
      grants: [...grants, { grantee: 'precedent_reader', privilege: 'UPDATE', column: null }],
    }),
  );
  const write = declared('UPDATE action_histories SET status = $1');
  expect(await readerWrites([schema, open], [write])).toHaveLength(1);
  expect(await readerWrites([open, open], [write])).toEqual([]);
});

test('a reader that may write from now on is named with the statement that allows it', () => {
  const change = (head: Catalog) =>
    ({
      base: { catalog: schema },
      head: { catalog: head },
      steps: [
        { file: '0050_open.sql', line: 2, state: { catalog: schema } },
        { file: '0050_open.sql', line: 5, state: { catalog: head } },
      ],
      statements: [declared('SELECT status FROM action_histories'), declared('SELECT 1', 'precedent_writer')],
    }) as unknown as Change;
  const given = catalog(
    table('action_histories', [column('status')], {
      grants: [...grants, { grantee: 'precedent_reader', privilege: 'UPDATE', column: 'status' }],
    }),
  );
  expect(readerGrants(change(given))).toMatchObject([
    {
      rule: 'SA014',
      severity: 'error',
      object: 'action_histories',
      consumer: 'context-api',
      migration: '0050_open.sql:5',
      message: expect.stringContaining('(UPDATE (status))'),
    },
  ]);
  const owned = catalog(table('action_histories', [column('status')], { grants, owner: 'precedent_reader' }));
  expect(readerGrants(change(owned))).toHaveLength(1);
  expect(readerGrants(change(schema))).toEqual([]);
});

test('variants of one query are one finding', async () => {
  const sql = 'UPDATE action_histories SET status = $1';
  expect(
    await readerWrites([schema, schema], [declared(sql), declared(`${sql} WHERE id = $2`)]),
  ).toHaveLength(1);
});

test.each([
  'CREATE TABLE notes (id bigint)',
  'ALTER TABLE action_histories ADD COLUMN x text',
  'DROP VIEW v',
  'GRANT SELECT ON action_histories TO somebody',
  'SELECT 1; CREATE INDEX i ON action_histories (status)',
  "DO $$ BEGIN NULL; END $$; COMMENT ON TABLE action_histories IS 'x'",
  'CREATE TABLE copy AS SELECT 1',
])('%s changes the schema', async (sql) => {
  expect((await statementKinds(sql))?.defines).not.toBeNull();
});

test.each([
  'CREATE TEMPORARY TABLE t (id bigint)',
  'CREATE TEMP TABLE t AS SELECT 1',
  'CREATE ROLE app LOGIN',
  'GRANT precedent_reader TO app',
  'CREATE DATABASE precedent',
  'INSERT INTO action_histories (status) VALUES ($1)',
])('%s does not', async (sql) => {
  expect((await statementKinds(sql))?.defines).toBeNull();
});

test('in SQL the line of the first such statement is found', async () => {
  expect(await ddlInSql('-- roles\nCREATE ROLE a;\n\n-- ümlaut\nCREATE TABLE t (id bigint);\n')).toBe(5);
  expect(await ddlInSql('no SQL at all')).toBeNull();
});

test('in a source it is found in strings, templates and calls of the schema builder', async () => {
  expect(await ddlInSource('\nawait sql`\n  alter table ${x} add column y text`')).toBe(2);
  expect(await ddlInSource("// CREATE TABLE t (id int)\nconst a = 'DROP TABLE t';")).toBe(2);
  expect(await ddlInSource("\n\ndb.schema.createTable('t')")).toBe(3);
});

test('in a source neither comments nor prose nor other SQL are taken for it', async () => {
  const source = `
    // it's: CREATE TABLE t (id bigint)
    /* 'DROP TABLE t' */
    const help = 'Create an index that serves the query first.';
    const rows = sql\`select 1 from create_table\`;
    const message = "Drop the old column in a later migration";
  `;
  expect(await ddlInSource(source)).toBeNull();
});

test('strings know their lines; what a template inserts counts as a name', () => {
  const source = 'const a = 1; // it\'s\nconst b = "x";\n\nconst c = `a ${b + 1} c`;';
  expect(stringLiterals(source)).toEqual([
    { text: 'x', line: 2 },
    { text: 'a x c', line: 4 },
  ]);
});
