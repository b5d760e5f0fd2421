import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach } from '@jest/globals';
import { pgSession, type MigrationSession } from '@precedent/migrator';
import { useTestDatabase, type UsedTestDatabase } from '@precedent/testing';
import pg from 'pg';

/** A database without a schema, emptied before each test, and sessions on it. */
export interface EmptyDatabase {
  readonly database: UsedTestDatabase;
  readonly session: MigrationSession;
  /** Another session of the owner; it ends with the test file. */
  connect(): Promise<pg.Client>;
  /** Rows of a query. */
  rows<Row>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Writes a directory of migrations; it is removed with the test file. */
  directory(files: Readonly<Record<string, string>>): Promise<string>;
}

/** Gives a test file an empty database of its own. */
export function useEmptyDatabase(): EmptyDatabase {
  const clients: pg.Client[] = [];
  const directories: string[] = [];
  // Registered before the database's own hook, so that it runs before the database is dropped.
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.end()));
    await Promise.all(directories.map((path) => rm(path, { recursive: true })));
  });
  const database = useTestDatabase();

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    clients.push(client);
    return client;
  };
  const main = async (): Promise<pg.Client> => clients[0] ?? connect();

  beforeEach(async () => {
    const client = await main();
    await client.query('DROP SCHEMA public CASCADE');
    await client.query('CREATE SCHEMA public');
  });

  return {
    database,
    session: {
      script: async (sql) => pgSession(await main()).script(sql),
      statement: async (sql, values) => pgSession(await main()).statement(sql, values),
    },
    connect,
    rows: async <Row>(sql: string, values: unknown[] = []) =>
      (await (await main()).query(sql, values)).rows as Row[],
    async directory(files) {
      const path = await mkdtemp(join(tmpdir(), 'precedent-migrations-'));
      directories.push(path);
      await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(path, name), text)));
      return path;
    },
  };
}
