import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseMigration, readMigrations } from '@precedent/migrator';
import { measureCosts } from '../src/impact/measure-costs.ts';
import { shadowAt } from '../src/replay/base-shadow.ts';
import type { Shadow } from '../src/replay/shadow.ts';
import { MIGRATIONS_PATH, WORKSPACE_ROOT } from '../src/workspace/workspace.ts';

const holder: { shadow?: Shadow } = {};
beforeAll(async () => {
  const migrations = await readMigrations(join(WORKSPACE_ROOT, MIGRATIONS_PATH));
  holder.shadow = (await shadowAt(WORKSPACE_ROOT, migrations)).shadow;
});
afterAll(() => holder.shadow?.close());

/** Measures the statements as one file: `table lock` with what is done to the rows, a list for each. */
async function costsOf(sql: string): Promise<string[][]> {
  const costs = await measureCosts(holder.shadow!, [parseMigration('9999_try.sql', sql)]);
  return costs.map(({ tables, measured, failure }) => [
    ...(failure === null ? [] : [failure]),
    ...(measured || failure !== null ? [] : ['not measured']),
    ...tables.map(({ table, lock, rewritten, scanned }) =>
      [table, lock, rewritten ? 'rewritten' : '', scanned ? 'scanned' : '']
        .filter((word) => word !== '')
        .join(' '),
    ),
  ]);
}

const HISTORIES = 'ALTER TABLE action_histories';

test.each([
  [`${HISTORIES} ADD COLUMN a1 text`, ['action_histories AccessExclusiveLock']],
  [`${HISTORIES} ADD COLUMN a2 text DEFAULT 'x'`, ['action_histories AccessExclusiveLock']],
  [
    `${HISTORIES} ADD COLUMN a3 double precision DEFAULT random()`,
    ['action_histories AccessExclusiveLock rewritten scanned'],
  ],
  [`${HISTORIES} ALTER COLUMN a1 SET NOT NULL`, ['action_histories AccessExclusiveLock scanned']],
  [
    `${HISTORIES} ALTER COLUMN a1 TYPE varchar(9)`,
    ['action_histories AccessExclusiveLock rewritten scanned'],
  ],
  [`${HISTORIES} ADD CONSTRAINT c1 CHECK (a2 <> '') NOT VALID`, ['action_histories AccessExclusiveLock']],
  [`${HISTORIES} VALIDATE CONSTRAINT c1`, ['action_histories ShareUpdateExclusiveLock scanned']],
  [`${HISTORIES} ADD CONSTRAINT c2 CHECK (a2 <> 'y')`, ['action_histories AccessExclusiveLock scanned']],
  ['CREATE INDEX i1 ON action_histories (a2)', ['action_histories ShareLock scanned']],
  ['DROP INDEX i1', ['action_histories AccessExclusiveLock']],
  [
    'CREATE TABLE notes (id bigint REFERENCES action_histories (id))',
    ['action_histories ShareRowExclusiveLock'],
  ],
  ["UPDATE action_histories SET a2 = 'z'", ['action_histories RowExclusiveLock scanned']],
  ["COMMENT ON COLUMN action_histories.a2 IS 'x'", ['action_histories ShareUpdateExclusiveLock']],
  ['CREATE FUNCTION one() RETURNS int LANGUAGE sql RETURN 1', []],
])('%s', async (sql, expected) => {
  const [costs] = await costsOf(`${sql};`);
  expect(costs?.map((cost) => cost.replace(/^notes .*$/, '')).filter((cost) => cost !== '')).toEqual(
    expected,
  );
});

test('a dropped table and the tables its keys point at are locked', async () => {
  const [costs] = await costsOf('DROP TABLE resource_action_traces;');
  expect(costs?.sort()).toEqual([
    'action_histories AccessExclusiveLock',
    'resource_action_traces AccessExclusiveLock',
  ]);
});

test('a lock that the file holds already is told once, at the statement that took it', async () => {
  expect(await costsOf(`${HISTORIES} ADD COLUMN b1 text;\n${HISTORIES} ADD COLUMN b2 text;`)).toEqual([
    ['action_histories AccessExclusiveLock'],
    [],
  ]);
});

test('work on the rows is told also where the lock is not new', async () => {
  expect(
    await costsOf(`${HISTORIES} ADD COLUMN b3 text;\n${HISTORIES} ALTER COLUMN b3 SET NOT NULL;`),
  ).toEqual([['action_histories AccessExclusiveLock'], ['action_histories AccessExclusiveLock scanned']]);
});

test('a table that the same file makes is in nobody’s way', async () => {
  expect(
    await costsOf('CREATE TABLE fresh (id bigint);\nALTER TABLE fresh ADD COLUMN x text DEFAULT random();'),
  ).toEqual([[], []]);
});

test('a statement outside a transaction cannot be measured, and says so', async () => {
  expect(
    await costsOf('-- no-transaction\nCREATE INDEX CONCURRENTLY IF NOT EXISTS i2 ON action_histories (a2);'),
  ).toEqual([['not measured']]);
});

test('a statement that fails ends its file with PostgreSQL’s words and leaves nothing behind', async () => {
  expect(
    await costsOf('CREATE TABLE half (id bigint);\nALTER TABLE no_such_table ADD COLUMN x text;\nSELECT 1;'),
  ).toEqual([[], ['42P01 relation "no_such_table" does not exist']]);
  const { rows } = await holder.shadow!.client.query("SELECT to_regclass('half') AS half");
  expect(rows).toEqual([{ half: null }]);
});
