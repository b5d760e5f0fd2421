import { expect, test } from '@jest/globals';
import { MigrationLockedError, migrate, pgSession } from '@precedent/migrator';
import { MIGRATIONS, describeOnServer } from '@precedent/testing';
import { until } from '../until.ts';
import { useEmptyDatabase } from './empty-database.ts';

describeOnServer('several sessions', () => {
  const empty = useEmptyDatabase();

  async function runner(): Promise<ReturnType<typeof pgSession>> {
    return pgSession(await empty.connect());
  }

  test('two runners at once both succeed, each file runs once, and every index is valid', async () => {
    const runs = await Promise.all(
      [await runner(), await runner()].map((session) => migrate(session, { directory: MIGRATIONS })),
    );
    const recorded = await empty.rows<{ file: string }>(
      'SELECT file FROM schema_migrations ORDER BY version',
    );
    expect(runs.map(({ length }) => length).sort((a, b) => a - b)).toEqual([0, recorded.length]);
    expect(runs.flat().map(({ file }) => file)).toEqual(recorded.map(({ file }) => file));
    expect(await empty.rows('SELECT FROM pg_index WHERE NOT indisvalid')).toEqual([]);
  });

  test('a runner that waits in vain gives up with a sentence', async () => {
    const directory = await empty.directory({ '0001_a.sql': 'CREATE TABLE a ();\n' });
    const holder = await empty.connect();
    await holder.query('SELECT pg_advisory_lock(5787762431757993810)');
    const waits: string[] = [];
    const run = migrate(await runner(), {
      directory,
      waitMs: 300,
      events: { waiting: () => waits.push('waiting') },
    });
    await expect(run).rejects.toBeInstanceOf(MigrationLockedError);
    expect(waits).toEqual(['waiting']);
    await holder.query('SELECT pg_advisory_unlock(5787762431757993810)');
    await expect(migrate(await runner(), { directory })).resolves.toHaveLength(1);
  });

  test('a table in use makes the file try again, and it succeeds when the table is free', async () => {
    const directory = await empty.directory({
      '0001_a.sql': 'CREATE TABLE a (id INT);\n',
      '0002_alter_a.sql': 'ALTER TABLE a ADD COLUMN b INT;\n',
    });
    await migrate(empty.session, { directory, upTo: 1 });
    const reader = await empty.connect();
    await reader.query('BEGIN; SELECT FROM a');

    const retries: string[] = [];
    const run = migrate(await runner(), {
      directory,
      events: { retrying: ({ file }, attempt) => retries.push(`${file} ${attempt}`) },
    });
    await until(() => retries.length > 0);
    await reader.query('COMMIT');
    expect((await run).map(({ file }) => file)).toEqual(['0002_alter_a.sql']);
    expect(retries[0]).toBe('0002_alter_a.sql 1');
  });

  test('while a file waits for a table, others go on reading it', async () => {
    const directory = await empty.directory({
      '0001_a.sql': 'CREATE TABLE a (id INT);\n',
      '0002_alter_a.sql': 'ALTER TABLE a ADD COLUMN b INT;\n',
    });
    await migrate(empty.session, { directory, upTo: 1 });
    const holder = await empty.connect();
    await holder.query('BEGIN; SELECT FROM a');
    const run = migrate(await runner(), { directory });
    const blocked = `SELECT FROM pg_locks WHERE NOT granted AND relation = 'a'::regclass`;
    await until(async () => (await empty.rows(blocked)).length > 0);
    // Queues behind the ALTER, and is let through when that gives up for a while: it cannot have succeeded yet.
    const other = await empty.connect();
    expect((await other.query('SELECT FROM a')).rows).toEqual([]);
    await holder.query('COMMIT');
    await run;
  });
});
