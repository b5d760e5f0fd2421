import { beforeAll, describe, expect, test } from '@jest/globals';
import type { DB } from '@precedent/schema';
import { createLog, openDatabase } from '@precedent/service-kit';
import { describeOnServer, useTestDatabase } from '@precedent/testing';
import { sql } from 'kysely';
import { lookAtRole } from '../src/read-only-role/read-only-role.ts';
import { requireAll } from '../src/requirements/requirements.ts';

const database = useTestDatabase();
const log = createLog({ service: 'consumer', level: 'silent' });
const run = (statement: string) => sql.raw(statement).execute(database.owner);

/** What the check says of a login; undefined when it may serve. */
async function refusal(
  connectionString: string,
  { sharedSession = false, role = 'precedent_reader' } = {},
): Promise<string | undefined> {
  const opened = openDatabase<DB>({
    connectionString,
    applicationName: 'test',
    log,
    readOnly: true,
    sharedSession,
    role,
  });
  try {
    await requireAll({ role: () => lookAtRole(opened, role) }, log);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await opened.close();
  }
}

describe('a shared session', () => {
  const shared = { sharedSession: true };

  test('may belong to a superuser, because each transaction takes the role of a reader', async () => {
    expect(await refusal(database.ownerUrl, shared)).toBeUndefined();
  });

  test('is refused when that role could write', async () => {
    await run('grant update (name) on resource_references to precedent_reader');
    expect(await refusal(database.ownerUrl, shared)).toMatch(
      /^The database role precedent_reader has the privilege UPDATE on resource_references\. /,
    );
    await run('revoke update (name) on resource_references from precedent_reader');
  });
});

describeOnServer('a login', () => {
  let url: string;
  let login: string;

  beforeAll(async () => {
    url = await database.loginIn();
    login = new URL(url).username;
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
    expect(await refusal(url)).toMatch(/is not a member of precedent_reader/);
  });

  test("that is another consumer's reader is refused", async () => {
    expect(await refusal(database.readerUrl, { role: 'precedent_other_reader' })).toMatch(
      /is not a member of precedent_other_reader, .* a member of precedent_other_reader only\. To mend it: GRANT precedent_other_reader TO \w+;$/,
    );
  });

  test.each([
    ['precedent_owner', 'precedent_owner'],
    ['precedent_writer', 'precedent_writer'],
    ['pg_write_all_data', 'pg_write_all_data'],
    ['pg_write_server_files', 'pg_write_server_files'],
    ['pg_signal_backend', 'pg_signal_backend'],
  ])('that is also a member of %s is refused', async (role, named) => {
    await run(`grant precedent_reader, ${role} to ${login} with inherit false`);
    expect(await refusal(url)).toContain(`is a member of ${named}`);
    await run(`revoke precedent_reader, ${role} from ${login}`);
  });

  test.each(['createrole', 'createdb', 'replication', 'bypassrls'])(
    'that is a reader with %s is refused',
    async (attribute) => {
      await run(`grant precedent_reader to ${login}`);
      await run(`alter role ${login} ${attribute}`);
      const word = attribute.toUpperCase();
      expect(await refusal(url)).toMatch(
        new RegExp(`has the attribute ${word}\\. .* To mend it: ALTER ROLE ${login} NO${word};$`),
      );
      await run(`alter role ${login} no${attribute}`);
      expect(await refusal(url)).toBeUndefined();
    },
  );

  test.each([
    ['may create roles', 'createrole', ''],
    ['may write a table', 'nocreaterole', 'grant insert on action_histories to $'],
    ['owns a table', 'nocreaterole', 'create table kept (id int); alter table kept owner to $'],
  ])('that can become a role which %s is refused', async (_, attribute, grant) => {
    const group = `${login}_group`;
    await run(`create role ${group} ${attribute}`);
    for (const statement of grant.split('; ').filter(Boolean)) await run(statement.replace('$', group));
    await run(`grant precedent_reader to ${login}`);
    await run(`grant ${group} to ${login} with inherit false`);
    expect(await refusal(url)).toContain(`is a member of ${group}. `);
    await run(`drop owned by ${group}`);
    await run(`drop role ${group}`);
    expect(await refusal(url)).toBeUndefined();
  });

  test('that may write a table of another schema is refused', async () => {
    await run('create schema other');
    await run('create table other.notes (id int)');
    await run(`grant precedent_reader to ${login}`);
    await run(`grant insert on other.notes to ${login}`);
    expect(await refusal(url)).toContain('has the privilege INSERT on other.notes.');
    await run('drop schema other cascade');
    expect(await refusal(url)).toBeUndefined();
  });

  test.each([
    ['insert on resource_action_traces', 'INSERT on resource_action_traces'],
    ['update on action_histories', 'UPDATE on action_histories'],
    ['update (status) on action_histories', 'UPDATE on action_histories'],
    ['delete on resource_references', 'DELETE on resource_references'],
    ['truncate on schema_migrations', 'TRUNCATE on schema_migrations'],
    ['trigger on action_histories', 'TRIGGER on action_histories'],
    ['usage on sequence action_histories_id_seq', 'USAGE on sequence action_histories_id_seq'],
    ['create on schema public', 'CREATE on schema public'],
  ])('that is a reader with %s is refused', async (privilege, named) => {
    await run(`grant precedent_reader to ${login}`);
    await run(`grant ${privilege} to ${login}`);
    expect(await refusal(url)).toContain(`has the privilege ${named}.`);
    await run(`revoke ${privilege} from ${login}`);
    expect(await refusal(url)).toBeUndefined();
  });

  test.each(['temporary', 'create'])('that may use %s on the database is refused', async (privilege) => {
    const name = new URL(database.ownerUrl).pathname.slice(1);
    await run(`grant ${privilege} on database ${name} to ${login}`);
    const power = `${privilege.toUpperCase()} on database ${name}`;
    const told = await refusal(url);
    expect(told).toContain(`has the privilege ${power}.`);
    expect(told).toContain(`To mend it: REVOKE ${power} FROM ${login}, precedent_reader, PUBLIC;`);
    await run(`revoke ${privilege} on database ${name} from ${login}`);
  });
});
