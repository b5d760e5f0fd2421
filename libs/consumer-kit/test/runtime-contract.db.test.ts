import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { defineQuery } from '@precedent/schema';
import { createLog } from '@precedent/service-kit';
import { createTestDatabase, describeOnServer, useTestDatabase, withClient } from '@precedent/testing';
import { sql } from 'kysely';
import type { QueryContract } from '../src/runtime-contract/contract.ts';
import { needs } from '../src/runtime-contract/needs.ts';
import { RuntimeContract } from '../src/runtime-contract/runtime-contract.ts';
import { openReadServers } from '../src/servers/open-read-servers.ts';
import type { ReadServers } from '../src/servers/read-servers.ts';

const log = createLog({ service: 'consumer', level: 'silent' });
const holder: { servers?: ReadServers } = {};
// Hooks run in the order of their definition: the connections end before their database does.
afterAll(() => holder.servers?.stop());
const testDatabase = useTestDatabase();
const run = (statement: string) => sql.raw(statement).execute(testDatabase.owner);

async function open(urls: readonly string[]): Promise<ReadServers> {
  const servers = openReadServers({
    urls,
    maxLagSeconds: 30,
    applicationName: 'test',
    log,
    readOnly: true,
    sharedSession: testDatabase.sharedSession,
    role: 'precedent_reader',
    silentMs: 30_000,
  });
  await servers.start();
  return servers;
}

beforeAll(async () => {
  holder.servers = await open([testDatabase.readerUrl]);
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

function watched(servers = holder.servers) {
  if (servers === undefined) throw new Error('the servers exist only inside tests');
  const { database } = servers;
  const contract = new RuntimeContract(servers, { queries: BUILD, role: 'precedent_reader', log });
  const handler = (own: typeof names) =>
    needs(contract, [own], () => database.read((db) => own(db, undefined).execute()));
  return { contract, listNames: handler(names), listKinds: handler(kinds) };
}

test('only what needs a column that went away is refused, until it is back', async () => {
  const { contract, listNames, listKinds } = watched();
  await contract.refresh();
  expect(await contract.look()).toEqual({ found: '2 queries fit the schema' });
  expect(await listNames({})).toEqual([]);

  await run('alter table resource_references rename column name to title');
  await contract.refresh();
  await expect(listNames({})).rejects.toMatchObject(INCOMPATIBLE);
  expect(await listKinds({})).toEqual([]);
  expect(await contract.look()).toEqual({
    found: '1 of 2 queries fit the schema',
    fault: {
      severity: 'degraded',
      reason: 'the schema does not fit: resource_references.name; affected queries: resources.name',
      mend: ['npm run schema -- drift --database-url <login of the owner>'],
    },
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
  expect((await contract.look()).fault?.mend).toEqual([
    'GRANT SELECT (name) ON resource_references TO precedent_reader;',
  ]);
  await run('grant select (name) on resource_references to precedent_reader');
});

describeOnServer('one of two servers with another schema', () => {
  test('is left out, also when it changes between two comparisons, and told', async () => {
    const other = await createTestDatabase();
    const servers = await open([testDatabase.readerUrl, other.readerUrl]);
    const { contract, listNames } = watched(servers);
    const ask = () => servers.run(() => listNames({}));
    await contract.refresh();
    await withClient(other.ownerUrl, (client) =>
      client.query('alter table resource_references rename column name to title'),
    );
    for (let round = 0; round < 4; round += 1) expect(await ask()).toEqual([]);
    expect(await contract.look()).toEqual({
      found: 'server 1: 2 queries fit the schema; server 2: 1 of 2 queries fit the schema',
      fault: {
        severity: 'degraded',
        reason:
          'server 2: the schema does not fit: resource_references.name; affected queries: resources.name',
        mend: ['npm run schema -- drift --database-url <login of the owner>'],
      },
    });
    await withClient(other.ownerUrl, (client) =>
      client.query('alter table resource_references rename column title to name'),
    );
    await contract.refresh();
    expect((await contract.look()).fault).toBeUndefined();
    await servers.stop();
    await other.drop();
  });

  test('is used when the other one is lost, as far as its schema fits', async () => {
    const other = await createTestDatabase();
    const lost = await createTestDatabase();
    await withClient(other.ownerUrl, (client) =>
      client.query('alter table resource_references rename column name to title'),
    );
    const servers = await open([lost.readerUrl, other.readerUrl]);
    const { contract, listNames, listKinds } = watched(servers);
    await contract.refresh();
    await lost.drop();
    const [first] = servers.all;
    await first?.ask().catch(() => undefined);
    expect(first?.usable).toBe(false);
    await expect(servers.run(() => listNames({}))).rejects.toMatchObject(INCOMPATIBLE);
    expect(await servers.run(() => listKinds({}))).toEqual([]);
    await servers.stop();
    await other.drop();
  });
});
