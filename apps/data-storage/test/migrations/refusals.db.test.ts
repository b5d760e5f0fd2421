import { describe, expect, test } from '@jest/globals';
import { MigrationFailedError, MigrationRefusedError, migrate } from '@precedent/migrator';
import { useEmptyDatabase } from './empty-database.ts';

const empty = useEmptyDatabase();

const A = { '0001_a.sql': 'CREATE TABLE a (id INT);\n' };
const B = { '0002_b.sql': 'CREATE TABLE b (id INT);\n' };
const C = { '0003_c.sql': 'CREATE TABLE c (id INT);\n' };

async function up(files: Readonly<Record<string, string>>): Promise<string[]> {
  const applied = await migrate(empty.session, { directory: await empty.directory(files) });
  return applied.map(({ file }) => file);
}

async function tables(): Promise<string[]> {
  const rows = await empty.rows<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

async function refusalOf(files: Readonly<Record<string, string>>): Promise<MigrationRefusedError> {
  const before = await tables();
  const error = await up(files).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(MigrationRefusedError);
  expect(await tables()).toEqual(before);
  return error as MigrationRefusedError;
}

describe('refused before anything is applied', () => {
  test('a file edited after it ran', async () => {
    await up(A);
    const refusal = await refusalOf({ '0001_a.sql': 'CREATE TABLE a (id BIGINT);\n', ...B });
    expect(refusal.file).toBe('0001_a.sql');
    expect(refusal.message).toContain('was edited after it had been applied');
  });

  test('a file that is missing', async () => {
    await up({ ...A, ...B });
    const refusal = await refusalOf({ ...A, ...C });
    expect(refusal.file).toBe('0002_b.sql');
    expect(refusal.message).toContain('is missing here');
  });

  test('a file that comes too late', async () => {
    await up({ ...A, ...C });
    const refusal = await refusalOf({ ...A, ...B, ...C });
    expect(refusal.file).toBe('0002_b.sql');
    expect(refusal.message).toContain('comes before 0003_c.sql');
  });

  test('two files with one number', async () => {
    const refusal = await refusalOf({ ...A, '0001_b.sql': 'CREATE TABLE b (id INT);\n' });
    expect(refusal.file).toBe('0001_b.sql');
    expect(refusal.message).toContain('has the number of 0001_a.sql');
  });

  test('a file with a bad name; a README is left alone', async () => {
    const refusal = await refusalOf({ ...A, '2_b.sql': 'CREATE TABLE b (id INT);\n' });
    expect(refusal.file).toBe('2_b.sql');
    expect(await up({ ...A, 'README.md': 'words' })).toEqual(['0001_a.sql']);
  });

  test('a checkout with other line ends is not an edit', async () => {
    await up(A);
    expect(await up({ '0001_a.sql': 'CREATE TABLE a (id INT);\r\n', ...B })).toEqual(['0002_b.sql']);
  });
});

describe('a file that fails', () => {
  test('leaves nothing, keeps the files before it, and can be corrected', async () => {
    const bad = { '0002_b.sql': 'CREATE TABLE b (id INT);\nINSERT INTO b\nVALUES (1 / 0);\n' };
    const error = await up({ ...A, ...bad }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MigrationFailedError);
    expect(error).toMatchObject({ file: '0002_b.sql', message: expect.stringContaining('division by zero') });
    expect(await tables()).toEqual(['a', 'schema_migrations']);
    expect(await up({ ...A, ...B })).toEqual(['0002_b.sql']);
  });

  test('names the line PostgreSQL stopped at', async () => {
    const bad = { '0001_a.sql': '-- größer\nCREATE TABLE a (id INT);\n\nCREATE TABEL b (id INT);\n' };
    await expect(up(bad)).rejects.toMatchObject({
      line: 4,
      message: expect.stringMatching(/^0001_a\.sql:4: syntax error/),
    });
  });

  test('a file outside a transaction holds exactly one statement', async () => {
    const two = {
      '0002_b.sql':
        '-- no-transaction\nCREATE INDEX CONCURRENTLY a_idx ON a (id);\nCREATE TABLE b (id INT);\n',
    };
    await expect(up({ ...A, ...two })).rejects.toBeInstanceOf(MigrationFailedError);
    expect(await tables()).toEqual(['a', 'schema_migrations']);
  });

  test('the lock is given back, so that the next run need not wait', async () => {
    await up({ '0001_a.sql': 'SELECT 1 / 0;\n' }).catch(() => undefined);
    const locks = await empty.rows(
      `SELECT FROM pg_locks JOIN pg_database ON oid = database AND datname = current_database()
       WHERE locktype = 'advisory'`,
    );
    expect(locks).toEqual([]);
  });
});
