import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { defineQuery, type DB } from '@precedent/schema';
import { createLog, openDatabase, type Database } from '@precedent/service-kit';
import { useTestDatabase } from '@precedent/testing';
import { sql } from 'kysely';
import type { QueryContract } from '../src/runtime-contract/contract.ts';
import { needs } from '../src/runtime-contract/needs.ts';
import { RuntimeContract } from '../src/runtime-contract/runtime-contract.ts';

const log = createLog({ service: 'consumer', level: 'silent' });
const holder: { database?: Database<DB> } = {};
// Hooks run in the order of their definition: the connections end before their database does.
afterAll(() => holder.database?.close());
const testDatabase = useTestDatabase();
const run = (statement: string) => sql.raw(statement).execute(testDatabase.owner);

beforeAll(() => {
  const { readerUrl, sharedSession } = testDatabase;
  holder.database = openDatabase<DB>({
    connectionString: readerUrl,
    applicationName: 'test',
    log,
    readOnly: true,
    sharedSession,
    role: 'precedent_reader',
  });
});

const query = (column: 'name' | 'kind') =>
  defineQuery({ id: `resources.${column}`, variants: { plain: undefined } }, (db) =>
    db.selectFrom('resource_references').select(column),
  );
const names = query('name');
const kinds = query('kind');
const BUILD = ['name', 'kind'].map((column): QueryContract => ({
  id: `resources.${column}`,
  columns: [{ name: column, from: `resource_references.${column}` }],
  uses: { resource_references: [{ column, type: 'text', nullable: false }] },
}));
const INCOMPATIBLE = {
  code: 'schema-incompatible',
  message: expect.stringContaining('resource_references.name (expected text, found no such column)'),
};

function watched() {
  const { database } = holder;
  if (database === undefined) throw new Error('the database exists only inside tests');
  const contract = new RuntimeContract(database, BUILD, log);
  const handler = (own: typeof names) =>
    needs(contract, [own], () => database.read((db) => own(db, undefined).execute()));
  return { contract, listNames: handler(names), listKinds: handler(kinds) };
}

test('only what needs a column that went away is refused, until it is back', async () => {
  const { contract, listNames, listKinds } = watched();
  await contract.refresh();
  expect(await contract.healthCheck()(1000)).toBeUndefined();
  expect(await listNames({})).toEqual([]);

  await run('alter table resource_references rename column name to title');
  await contract.refresh();
  await expect(listNames({})).rejects.toMatchObject(INCOMPATIBLE);
  expect(await listKinds({})).toEqual([]);
  expect(await contract.healthCheck()(1000)).toEqual({
    degraded: 'the schema does not fit: resource_references.name; affected queries: resources.name',
  });

  await run('alter table resource_references rename column title to name');
  await contract.refresh();
  expect(await listNames({})).toEqual([]);
});

test('a change that the watch has not seen yet is answered the same way', async () => {
  const { contract, listNames } = watched();
  await contract.refresh();
  await run('alter table resource_references rename column name to title');
  await expect(listNames({})).rejects.toMatchObject(INCOMPATIBLE);
  await run('alter table resource_references rename column title to name');
});

test('a grant that was taken away is named', async () => {
  const { contract, listNames } = watched();
  await run('revoke select (name) on resource_references from precedent_reader');
  await contract.refresh();
  await expect(listNames({})).rejects.toMatchObject({
    message: expect.stringContaining('found not readable for this role'),
  });
  await run('grant select (name) on resource_references to precedent_reader');
});
