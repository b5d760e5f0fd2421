import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { describeOnServer, startServiceProcess, useTestDatabase, withClient } from '@precedent/testing';
import { sql } from 'kysely';
import { ROLE } from '../src/config.ts';

const MAIN = new URL('../src/main.ts', import.meta.url);
const CONTRACT = new URL('../contract/', import.meta.url);
const database = useTestDatabase();

/** The columns that the contract says are used, as `table.column`. */
function usedColumns(): string[] {
  const files = readdirSync(CONTRACT).filter((name) => name.endsWith('.json'));
  const columns = files.flatMap((name) => {
    const { uses } = JSON.parse(readFileSync(new URL(name, CONTRACT), 'utf8')) as {
      uses: Record<string, { column: string }[]>;
    };
    return Object.entries(uses).flatMap(([table, own]) => own.map(({ column }) => `${table}.${column}`));
  });
  return [...new Set(columns)];
}

describe('the role', () => {
  test('may read the columns that the queries use and nothing else', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.relname || '.' || a.attname as name
      from pg_class as c
      join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
        and has_column_privilege(${ROLE}, c.oid, a.attnum, 'SELECT')`.execute(database.owner);
    // The ledger of the migrations is read by the schema check of readiness.
    const ledger = ['schema_migrations.file', 'schema_migrations.version'];
    expect(rows.map(({ name }) => name).sort()).toEqual([...usedColumns(), ...ledger].sort());
  });

  test('may write nothing', async () => {
    const { rows } = await sql`
      select relname from pg_class, unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) as privilege
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
        and has_table_privilege(${ROLE}, pg_class.oid, privilege)`.execute(database.owner);
    expect(rows).toEqual([]);
  });
});

describe('a shared session', () => {
  test.each([
    ['insert into action_histories (resource_id, action_type, status) values (1, $$a$$, $$failed$$)'],
    ['update resource_references set name = $$x$$'],
    ['delete from resource_action_traces'],
    ['select embedding from resource_action_traces'],
  ])('that took the role is refused: %s', async (statement) => {
    await withClient(database.ownerUrl, async (client) => {
      await client.query(`begin; set local role ${ROLE}`);
      await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
      await client.query('rollback');
    });
  });
});

describeOnServer('a login in the role', () => {
  let readerUrl: string;

  beforeAll(async () => {
    readerUrl = await database.loginIn(ROLE);
  });

  test.each([
    'update resource_references set name = $$x$$',
    'delete from action_histories',
    'truncate resource_action_traces cascade',
    'create temporary table t (id int)',
    'create table t (id int)',
    'set role precedent_writer',
    'select embedding from resource_action_traces',
  ])('cannot, whatever it says: %s', async (statement) => {
    await withClient(readerUrl, async (client) => {
      await client.query('set default_transaction_read_only = off');
      await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    });
  });
});

describeOnServer('a login that', () => {
  test.each([
    ['could write', ['precedent_writer'], 'is a member of precedent_writer'],
    ['could write as well', [ROLE, 'precedent_writer'], 'is a member of precedent_writer'],
    ['reads for another service', ['precedent_reader'], `is not a member of ${ROLE}`],
  ])('%s does not start the service', async (_, roles, why) => {
    const service = startServiceProcess(MAIN, { DATABASE_URL: await database.loginIn(...roles) });
    expect(await service.ended()).toBe(1);
    expect(service.stderr()).toContain(why);
    expect(service.log).toEqual([]);
  });
});
