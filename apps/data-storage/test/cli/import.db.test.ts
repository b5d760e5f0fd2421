import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnServer, useTestDatabase } from '@precedent/testing';
import { sql } from 'kysely';
import { ndjson } from '../bulk.ts';
import { minimal } from '../traces.ts';
import { jsonLines, runCli } from './run-cli.ts';

const database = useTestDatabase();
const LINES = Array.from({ length: 30 }, (_, index) => minimal({ action_id: `cli-${index}` }));
const INDEX = 'distinct_embeddings_embedding_idx';
const place = { directory: '' };

beforeAll(async () => {
  place.directory = await mkdtemp(join(tmpdir(), 'precedent-import-'));
});
afterAll(() => rm(place.directory, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(place.directory, name);
  await writeFile(path, content);
  return path;
}

const env = () => ({
  DATABASE_URL: database.ownerUrl,
  DATABASE_SHARED_SESSION: String(database.sharedSession),
});

async function vectorIndex(): Promise<unknown> {
  const { rows } = await sql`
    select i.indisvalid as valid, (select count(*) from deferred_indexes)::int as deferred
    from pg_index i where i.indexrelid = to_regclass(${INDEX})`.execute(database.owner);
  return rows[0];
}

test('import records the lines of a file, once; what is wrong is told and the exit code 1', async () => {
  const path = await file('a.ndjson', `${ndjson(LINES.slice(0, 20))}{"alert_name":"x"}\n`);
  const first = await runCli(['import', path], env());
  expect(first).toMatchObject({
    code: 1,
    stderr: 'line 21: invalid-request: /cluster_name is required (5 more)\n',
  });
  const told = jsonLines(first.stdout);
  expect(told[0]).toMatchObject({ event: 'importing', total: expect.any(Number) });
  expect(told.at(-1)).toMatchObject({ event: 'imported', received: 21, created: 20, failed: 1 });
  const packed = await runCli(['import', await file('b.ndjson.gz', gzipSync(ndjson(LINES)))], env());
  expect(packed).toMatchObject({ code: 0, stderr: '' });
  expect(jsonLines(packed.stdout).at(-1)).toMatchObject({
    received: 30,
    created: 10,
    unchanged: 20,
    embedded: 10,
  });
});

test('a file that is not there, a database that is not there', async () => {
  expect(await runCli(['import', '/nothing'], env())).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('/nothing'),
  });
  const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' };
  const { code, stderr } = await runCli(['import', await file('c.ndjson', ndjson(LINES))], nowhere);
  expect([code, stderr]).toEqual([
    1,
    'Cannot use the database at 127.0.0.1:1/nothing: nothing listens there.\n',
  ]);
  expect((await runCli(['import', '-'], {})).code).toBe(78);
});

// Building an index concurrently needs a session of its own, and so does watching it.
describeOnServer('import --defer-vector-index', () => {
  test('builds the index afterwards, also the one that a killed run left out', async () => {
    expect(await vectorIndex()).toEqual({ valid: true, deferred: 0 });
    const path = await file('d.ndjson', ndjson([...LINES, minimal({ action_id: 'cli-deferred' })]));
    const run = await runCli(['import', '--defer-vector-index', path], env());
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const events = jsonLines(run.stdout).map(({ event }) => event);
    expect(events).toEqual(
      expect.arrayContaining(['importing', 'imported', 'building index', 'index-built']),
    );
    expect(await vectorIndex()).toEqual({ valid: true, deferred: 0 });

    await sql`insert into deferred_indexes (name, definition)
      select indexname, indexdef from pg_indexes where indexname = ${INDEX}`.execute(database.owner);
    await sql`drop index ${sql.ref(INDEX)}`.execute(database.owner);
    await sql`create index ${sql.ref(INDEX)} on resource_action_traces (id)`.execute(database.owner);
    await sql`update pg_index set indisvalid = false where indexrelid = ${INDEX}::regclass`.execute(
      database.owner,
    );
    const next = await runCli(['import', '--defer-vector-index', await file('e.ndjson', '')], env());
    expect(next).toMatchObject({ code: 0, stderr: '' });
    expect(await vectorIndex()).toEqual({ valid: true, deferred: 0 });
    const { rows } = await sql<{
      indexdef: string;
    }>`select indexdef from pg_indexes where indexname = ${INDEX}`.execute(database.owner);
    expect(rows[0]?.indexdef).toContain('USING hnsw (embedding vector_cosine_ops)');
  });
});
