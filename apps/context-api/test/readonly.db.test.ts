import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DB } from '@precedent/schema';
import { createLog, openDatabase } from '@precedent/service-kit';
import { databaseUrl, describeOnServer, useTestDatabase, withClient } from '@precedent/testing';
import { sql } from 'kysely';
import { requireReadOnlyRole } from '../src/service/read-only-role.ts';
import { startProcess } from './process.ts';

const database = useTestDatabase();
const log = createLog({ service: 'context-api', level: 'silent' });

/** What the check says of a login; undefined when it may serve. */
async function refusal(connectionString: string, sharedSession = false): Promise<string | undefined> {
  const opened = openDatabase<DB>({
    connectionString,
    applicationName: 'test',
    log,
    readOnly: true,
    sharedSession,
    role: 'precedent_reader',
  });
  try {
    await requireReadOnlyRole(opened);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await opened.close();
  }
}

describe('a shared session', () => {
  test('may belong to a superuser, because each transaction takes the role of a reader', async () => {
    expect(await refusal(database.ownerUrl, true)).toBeUndefined();
  });

  test('is refused when that role could write', async () => {
    await sql`grant update (name) on resource_references to precedent_reader`.execute(database.owner);
    expect(await refusal(database.ownerUrl, true)).toMatch(
      /^The database role precedent_reader has the privilege UPDATE on resource_references\. /,
    );
    await sql`revoke update (name) on resource_references from precedent_reader`.execute(database.owner);
  });
});

describeOnServer('a login', () => {
  const login = `readonly_test_${process.pid}`;
  const run = (statement: string) => sql.raw(statement).execute(database.owner);
  const url = () => {
    const { pathname, password } = new URL(database.readerUrl);
    return databaseUrl(database.ownerUrl, pathname.slice(1), { user: login, password });
  };

  beforeAll(() => run(`create role ${login} login password '${new URL(database.readerUrl).password}'`));
  afterAll(async () => {
    await run(`drop owned by ${login}`);
    await run(`drop role ${login}`);
  });

  test('that is a reader may serve', async () => {
    expect(await refusal(database.readerUrl)).toBeUndefined();
  });

  test('that is a writer is refused', async () => {
    expect(await refusal(database.writerUrl)).toMatch(/is a member of precedent_writer\./);
  });

  test('that is a superuser is refused', async () => {
    expect(await refusal(database.ownerUrl)).toMatch(/is a superuser\./);
  });

  test('that is no reader is refused', async () => {
    expect(await refusal(url())).toMatch(/is not a member of precedent_reader/);
  });

  test.each([
    ['precedent_owner', 'precedent_owner'],
    ['precedent_writer', 'precedent_writer'],
    ['pg_write_all_data', 'pg_write_all_data'],
    ['pg_write_server_files', 'pg_write_server_files'],
  ])('that is also a member of %s is refused', async (role, named) => {
    await run(`grant precedent_reader, ${role} to ${login} with inherit false`);
    expect(await refusal(url())).toContain(`is a member of ${named}`);
    await run(`revoke precedent_reader, ${role} from ${login}`);
  });

  test.each([
    ['insert on resource_action_traces', 'INSERT on resource_action_traces'],
    ['update on action_histories', 'UPDATE on action_histories'],
    ['update (status) on action_histories', 'UPDATE on action_histories'],
    ['delete on resource_references', 'DELETE on resource_references'],
    ['truncate on schema_migrations', 'TRUNCATE on schema_migrations'],
    ['usage on sequence action_histories_id_seq', 'USAGE on sequence action_histories_id_seq'],
    ['create on schema public', 'CREATE on schema public'],
  ])('that is a reader with %s is refused', async (privilege, named) => {
    await run(`grant precedent_reader to ${login}`);
    await run(`grant ${privilege} to ${login}`);
    expect(await refusal(url())).toContain(`has the privilege ${named}.`);
    await run(`revoke ${privilege} from ${login}`);
    expect(await refusal(url())).toBeUndefined();
  });

  test.each(['temporary', 'create'])('that may use %s on the database is refused', async (privilege) => {
    const name = new URL(database.ownerUrl).pathname.slice(1);
    await run(`grant ${privilege} on database ${name} to ${login}`);
    expect(await refusal(url())).toContain(`has the privilege ${privilege.toUpperCase()} on the database.`);
    await run(`revoke ${privilege} on database ${name} from ${login}`);
  });

  test('that could write does not start the service', async () => {
    const service = startProcess({ DATABASE_URL: database.writerUrl });
    expect(await service.ended()).toBe(1);
    expect(service.stderr()).toMatch(
      /^The database role \w+ is a member of precedent_writer\. The Context API [^\n]+\n$/,
    );
    expect(service.log).toEqual([]);
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
