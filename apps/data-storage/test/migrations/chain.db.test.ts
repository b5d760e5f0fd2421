import { expect, test } from '@jest/globals';
import { migrate, migrationStatus, readMigrations, SCHEMA_CHANGED_CHANNEL } from '@precedent/migrator';
import { describeOnServer, MIGRATIONS } from '@precedent/testing';
import { until } from '../until.ts';
import { useEmptyDatabase } from './empty-database.ts';

const empty = useEmptyDatabase();

test('the whole chain applies to an empty database, and a second run has nothing to do', async () => {
  const files = await readMigrations(MIGRATIONS);
  const before = await migrationStatus(empty.session, MIGRATIONS);
  expect(before.applied).toEqual([]);
  expect(before.pending).toEqual(files);

  expect(await migrate(empty.session, { directory: MIGRATIONS })).toEqual(files);
  expect(await migrate(empty.session, { directory: MIGRATIONS })).toEqual([]);

  const after = await migrationStatus(empty.session, MIGRATIONS);
  expect(after.applied.map(({ file, checksum }) => [file, checksum])).toEqual(
    files.map(({ file, checksum }) => [file, checksum]),
  );
  expect(after.pending).toEqual([]);
});

// The embedded database has one session for all: a listener there cannot be told apart from the runner.
describeOnServer('NOTIFY', () => {
  test('whoever listens is told of each migration that was applied', async () => {
    const listener = await empty.connect();
    const told: (string | undefined)[] = [];
    listener.on('notification', ({ payload }) => told.push(payload));
    await listener.query(`LISTEN ${SCHEMA_CHANGED_CHANNEL}`);
    const directory = await empty.directory({
      '0001_a.sql': 'CREATE TABLE a (id INT);',
      '0002_b.sql': '-- no-transaction\nCREATE INDEX CONCURRENTLY IF NOT EXISTS a_idx ON a (id);',
    });
    await migrate(empty.session, { directory });
    await until(async () => {
      await listener.query('SELECT 1');
      return told.length === 2;
    });
    expect(told).toEqual(['0001_a.sql', '0002_b.sql']);
    await listener.query('UNLISTEN *');
  });
});

test('a database at any earlier version reaches the newest one', async () => {
  const files = await readMigrations(MIGRATIONS);
  for (const { version } of files) {
    await migrate(empty.session, { directory: MIGRATIONS, upTo: version });
  }
  expect((await migrationStatus(empty.session, MIGRATIONS)).pending).toEqual([]);
});

test('the migrations are numbered without gaps and say in their first lines why', async () => {
  const files = await readMigrations(MIGRATIONS);
  expect(files.map(({ version }) => version)).toEqual(files.map((_file, index) => index + 1));
  for (const { file, sql } of files) {
    const why = sql.split('\n').find((line) => !/^--\s*no-transaction\s*$/.test(line));
    expect({ file, why }).toEqual({ file, why: expect.stringMatching(/^-- \S.{20}/) });
  }
});

test('a resource used from several clusters is refused with what to do, and nothing is half done', async () => {
  await migrate(empty.session, { directory: MIGRATIONS, upTo: 3 });
  await empty.session.script(`
    INSERT INTO resource_references (namespace, kind, name) VALUES ('shop', 'Deployment', 'api');
    INSERT INTO action_histories (resource_id, action_type, status) VALUES (1, 'restart_pod', 'completed');
    INSERT INTO resource_action_traces (action_history_id, alert_name, cluster_name, action_type, action_timestamp,
                                        execution_status)
    VALUES (1, 'A', 'east', 'restart_pod', now(), 'completed'), (1, 'A', 'west', 'restart_pod', now(), 'completed');
  `);
  await expect(migrate(empty.session, { directory: MIGRATIONS })).rejects.toThrow(
    '0004_resource_identity.sql: a resource has traces from more than one cluster',
  );
  const columns = await empty.rows(
    `SELECT FROM pg_attribute WHERE attrelid = 'resource_references'::regclass AND attname = 'cluster_name'`,
  );
  expect(columns).toEqual([]);

  await empty.session.script(`UPDATE resource_action_traces SET cluster_name = 'east'`);
  await migrate(empty.session, { directory: MIGRATIONS });
  expect(await empty.rows('SELECT cluster_name, name FROM resource_references')).toEqual([
    { cluster_name: 'east', name: 'api' },
  ]);
});
