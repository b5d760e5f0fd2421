import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readMigrations } from '@precedent/migrator';
import { MIGRATIONS, describeOnServer } from '@precedent/testing';
import { useEmptyDatabase } from '../migrations/empty-database.ts';
import { until } from '../until.ts';
import { jsonLines, runCli, startCli } from './run-cli.ts';

const empty = useEmptyDatabase();
const A = { '0001_a.sql': 'CREATE TABLE a (id INT);\n' };

function url(): Record<string, string> {
  return { DATABASE_URL: empty.database.ownerUrl };
}

describe('migrate up', () => {
  test('applies the schema of this checkout, one JSON line an event', async () => {
    const files = await readMigrations(MIGRATIONS);
    const first = await runCli(['migrate', 'up'], url());
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const events = jsonLines(first.stdout);
    expect(events[0]).toEqual({ event: 'planned', files: files.map(({ file }) => file) });
    expect(events.filter(({ event }) => event === 'applied')).toHaveLength(files.length);
    expect(events.at(-1)).toEqual({ event: 'done', applied: files.length });

    const second = await runCli(['migrate', 'up'], url());
    expect(second.code).toBe(0);
    expect(jsonLines(second.stdout).at(-1)).toEqual({ event: 'done', applied: 0 });
  });

  test('takes the connection string from a file, and a flag before both', async () => {
    const directory = await empty.directory({ ...A, database_url: `${empty.database.ownerUrl}\n` });
    const flags = ['migrate', '--directory', directory];
    const byFile = await runCli([...flags, 'up'], { DATABASE_URL_FILE: join(directory, 'database_url') });
    expect(byFile).toMatchObject({ code: 0, stderr: '' });
    const byFlag = await runCli([...flags, '--database-url', empty.database.ownerUrl, 'status'], {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
    });
    expect(byFlag).toMatchObject({ code: 0, stderr: '' });
    expect(jsonLines(byFlag.stdout)).toEqual([{ file: '0001_a.sql', applied_at: expect.any(String) }]);
  });

  test('a refused file exits 2 and is named', async () => {
    const directory = await empty.directory(A);
    await runCli(['migrate', '--directory', directory, 'up'], url());
    await writeFile(join(directory, '0001_a.sql'), 'CREATE TABLE a (id BIGINT);\n');
    const result = await runCli(['migrate', '--directory', directory, 'up'], url());
    expect(result.code).toBe(2);
    expect(result.stderr).toMatch(/^Refused: 0001_a\.sql: was edited after it had been applied .*\n$/);
  });

  test('a failing file exits 1, naming file and line', async () => {
    const directory = await empty.directory({ ...A, '0002_b.sql': '-- b\nCREATE TABEL b ();\n' });
    const result = await runCli(['migrate', '--directory', directory, 'up'], url());
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/^0002_b\.sql:2: syntax error .* Nothing of this file was kept\.\n$/);
  });

  test.each([
    ['nothing listens', 'postgres://me:topsecret@127.0.0.1:1/db', 'nothing listens there'],
    ['no such host', 'postgres://me:topsecret@nowhere.invalid/db', 'there is no such host'],
    ['no connection string', 'mysql://me:topsecret@127.0.0.1/db', 'does not look like'],
  ])('%s: one clear sentence, no password, exit 1', async (_case, databaseUrl, words) => {
    const result = await runCli(['migrate', 'up'], { DATABASE_URL: databaseUrl });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(words);
    expect(result.stderr).not.toContain('topsecret');
    expect(result.stderr).not.toContain('    at ');
  });

  test('a wrong directory is refused instead of passing for an up-to-date database', async () => {
    const directory = await empty.directory({ 'README.md': 'words' });
    const result = await runCli(['migrate', '--directory', directory, 'up'], url());
    expect(result).toMatchObject({ code: 2, stderr: `Refused: ${directory}: holds no migrations.\n` });
  });
});

describe('migrate status', () => {
  test('lists what is pending and changes nothing', async () => {
    const directory = await empty.directory(A);
    const result = await runCli(['migrate', '--directory', directory, 'status'], url());
    expect(result).toEqual({ code: 0, stderr: '', stdout: '{"file":"0001_a.sql","applied_at":null}\n' });
    expect(await empty.rows(`SELECT FROM pg_tables WHERE schemaname = 'public'`)).toEqual([]);
  });
});

describeOnServer('a runner killed while it builds an index', () => {
  test('leaves an invalid index behind, and the next run heals it', async () => {
    const directory = await empty.directory({
      ...A,
      '0002_a_idx.sql': '-- no-transaction\nCREATE INDEX CONCURRENTLY IF NOT EXISTS a_idx ON a (id);\n',
    });
    const up = ['migrate', '--directory', directory, 'up'];

    // A writer that does not end keeps the build waiting, its index already in the catalog.
    const writer = await empty.connect();
    await runCli(['migrate', '--directory', await empty.directory(A), 'up'], url());
    await writer.query('BEGIN; INSERT INTO a VALUES (1)');
    const killed = startCli(up, url());
    await until(async () => (await invalidIndexes()).length === 1);
    killed.child.kill('SIGKILL');
    expect((await killed.result).code).toBeNull();
    // The server notices only when the statement's lock_timeout ends it.
    await until(async () => (await runnersOnServer()) === 0);
    expect(await invalidIndexes()).toEqual([{ name: 'a_idx' }]);
    await writer.query('COMMIT');

    const healed = await runCli(up, url());
    expect(healed).toMatchObject({ code: 0, stderr: '' });
    expect(jsonLines(healed.stdout)).toContainEqual({
      event: 'healed',
      file: '0002_a_idx.sql',
      dropped_invalid_index: 'a_idx',
    });
    expect(await invalidIndexes()).toEqual([]);
    expect(await empty.rows(`SELECT to_regclass('a_idx')::text AS name`)).toEqual([{ name: 'a_idx' }]);
  });

  function invalidIndexes(): Promise<unknown[]> {
    return empty.rows('SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid');
  }

  async function runnersOnServer(): Promise<number> {
    const rows = await empty.rows(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'precedent-migrate'`,
    );
    return rows.length;
  }
});

describeOnServer('a login that may not create extensions', () => {
  test('is told what an administrator has to do', async () => {
    const name = `precedent_no_extension_${process.pid}`;
    await empty.session.script(`
      CREATE ROLE ${name} LOGIN PASSWORD 'x';
      GRANT ALL ON SCHEMA public TO ${name};
      GRANT CREATE ON DATABASE ${new URL(empty.database.ownerUrl).pathname.slice(1)} TO ${name};
    `);
    const login = new URL(empty.database.ownerUrl);
    login.username = name;
    login.password = 'x';
    const result = await runCli(['migrate', 'up'], { DATABASE_URL: login.href });
    await empty.session.script(`DROP OWNED BY ${name} CASCADE; DROP ROLE ${name}`);
    expect(result.code).toBe(1);
    expect(result.stderr).toBe(
      'This login may not create the pgvector extension: let an administrator run ' +
        'CREATE EXTENSION vector in this database, then run this again.\n',
    );
  });
});
