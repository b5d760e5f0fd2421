import { expect, test } from '@jest/globals';
import {
  createTestDatabase,
  describeOnServer,
  startServiceProcess,
  useTestDatabase,
  withClient,
} from '@precedent/testing';

const database = useTestDatabase();

describeOnServer('a login that could write', () => {
  test('does not start the service', async () => {
    const main = new URL('../src/main.ts', import.meta.url);
    const service = startServiceProcess(main, { DATABASE_URL: database.writerUrl });
    expect(await service.ended()).toBe(1);
    expect(service.stderr()).toMatch(
      /^The database role \w+ is a member of precedent_writer\. This service [^\n]+\n$/,
    );
    expect(service.log).toEqual([]);
  });

  test('is told together with everything else without which it cannot serve', async () => {
    const old = await createTestDatabase();
    await withClient(old.ownerUrl, (client) =>
      client.query("update pg_extension set extversion = '0.7.4' where extname = 'vector'"),
    );
    const main = new URL('../src/main.ts', import.meta.url);
    const service = startServiceProcess(main, { DATABASE_URL: old.writerUrl });
    expect(await service.ended()).toBe(1);
    const lines = service.stderr().trim().split('\n');
    expect(lines).toEqual([
      expect.stringMatching(
        /is a member of precedent_writer\..* To mend it: REVOKE precedent_writer FROM \w+;$/,
      ),
      'pgvector 0.7.4 is too old: this service needs 0.8.0 or newer. To mend it: ALTER EXTENSION vector UPDATE;',
    ]);
    await old.drop();
  });
});

describeOnServer("the reader's login cannot write, whatever it says", () => {
  test.each([
    'insert into resource_references (cluster_name, namespace, kind, name) values ($$a$$, $$b$$, $$c$$, $$d$$)',
    'update resource_action_traces set alert_name = $$x$$',
    'update resource_action_traces set embedding = null where false',
    'delete from action_histories',
    'truncate resource_action_traces cascade',
    'copy resource_references (cluster_name) from stdin',
    'create temporary table t (id int)',
    'create table t (id int)',
    'select * into t from resource_references',
    "select nextval('resource_references_id_seq')",
    'select lo_create(0)',
    'select * from resource_action_traces for update',
    'begin; lock table resource_action_traces in row exclusive mode',
    'drop table resource_references',
    'set role precedent_writer',
    "copy (select 1) to program 'true'",
  ])('%s', async (statement) => {
    await withClient(database.readerUrl, async (client) => {
      await client.query('set default_transaction_read_only = off');
      await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    });
  });
});
