import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { useTestDatabase } from '../jest/use-test-database.ts';
import { recordingDirectory } from './recording.ts';

const database = useTestDatabase();

/** What this process wrote down, of statements that carry the mark. */
async function recorded(mark: string): Promise<{ application: string; sql: string; test: string }[]> {
  const text = await readFile(join(recordingDirectory() ?? '', `${process.pid}.ndjson`), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.includes(mark))
    .map((line) => JSON.parse(line) as { application: string; sql: string; test: string });
}

test('statements of a connection that names its application are written down, once, in whatever form they are sent', async () => {
  const pool = new pg.Pool({ connectionString: database.ownerUrl, application_name: 'nobody-test', max: 1 });
  await pool.query('SELECT 1 AS mark_a');
  await pool.query('SELECT 1 AS mark_a');
  await pool.query({ text: 'SELECT $1::int AS mark_a_2', values: [1] });
  await pool.end();
  expect(await recorded('mark_a')).toEqual([
    { application: 'nobody-test', sql: 'SELECT 1 AS mark_a', test: import.meta.filename },
    { application: 'nobody-test', sql: 'SELECT $1::int AS mark_a_2', test: import.meta.filename },
  ]);
});

test('what a test does as owner is not', async () => {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query('SELECT 1 AS mark_b');
  await client.end();
  await sql`SELECT 1 AS mark_b`.execute(database.owner);
  expect(await recorded('mark_b')).toEqual([]);
});
