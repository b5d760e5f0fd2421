import { expect, test } from '@jest/globals';
import { createLog, openDatabase } from '@precedent/service-kit';
import type { DB } from '@precedent/schema';
import { sql } from 'kysely';
import { useService } from '../../test/service.ts';
import { minimal, unique } from '../../test/traces.ts';
import { until } from '../../test/until.ts';
import { jsonLines, runCli } from '../../test/cli/run-cli.ts';
import { purgeHourly } from './purge-hourly.ts';
import { purge } from './purge.ts';

const service = useService();
const log = createLog({ service: 'data-storage', level: 'silent' });

function openWriter() {
  const { writerUrl, sharedSession } = service.database;
  return openDatabase<DB>({
    connectionString: writerUrl,
    applicationName: 'data-storage-test',
    sharedSession,
    log,
  });
}

async function post(key: string, action = minimal()) {
  return service.client.post(action, { headers: { 'Idempotency-Key': key } });
}

async function makeOlder(keys: readonly string[], age: string): Promise<void> {
  await service.database.owner
    .updateTable('idempotency_keys')
    .set({ created_at: sql<string>`now() - ${age}::interval` })
    .where('key', 'in', keys)
    .execute();
}

async function keys(): Promise<string[]> {
  const rows = await service.database.owner
    .selectFrom('idempotency_keys')
    .select('key')
    .orderBy('key')
    .execute();
  return rows.map(({ key }) => key);
}

test('an answer is forgotten after 7 days, purged or not', async () => {
  const key = unique('key');
  const action = minimal();
  const first = await post(key, action);
  await makeOlder([key], '6 days 23 hours');
  expect((await post(key, action)).body.id).toBe(first.body.id);
  await makeOlder([key], '7 days');
  const second = await post(key, { ...action, kind: 'Pod' });
  expect(second.status).toBe(201);
  expect(second.headers.get('idempotent-replayed')).toBeNull();
  expect((await post(key, { ...action, kind: 'Pod' })).body).toEqual(second.body);
});

test('a purge deletes what is older than 7 days, in batches, and nothing else', async () => {
  const old = Array.from({ length: 5 }, () => unique('old'));
  const young = [unique('young'), unique('young')];
  for (const key of [...old, ...young]) await post(key);
  await makeOlder(old, '8 days');
  await makeOlder(young, '6 days');
  const others = (await keys()).filter((key) => !old.includes(key));
  const database = openWriter();
  try {
    const batches: number[] = [];
    const onBatch = (deleted: number) => void batches.push(deleted);
    const purged = await purge(database, { batchSize: 2, onBatch });
    expect(purged).toEqual({ idempotency_keys: 5, embedding_claims: 0, distinct_embeddings: 0 });
    expect(batches).toEqual([2, 2, 1, 0]);
    expect(await keys()).toEqual(others);
    expect(await purge(database)).toEqual({
      idempotency_keys: 0,
      embedding_claims: 0,
      distinct_embeddings: 0,
    });
  } finally {
    await database.close();
  }
});

test('the service purges by itself', async () => {
  const key = unique('key');
  await post(key);
  await makeOlder([key], '8 days');
  const database = openWriter();
  const job = purgeHourly({ database, log });
  await until(async () => !(await keys()).includes(key));
  await job.stop();
  await database.close();
});

test('the command deletes old keys and claims that nobody holds; a dry run counts them', async () => {
  const key = unique('key');
  await post(key);
  await makeOlder([key], '8 days');
  await sql`insert into embedding_claims (trace_id, claimed_until, attempts) values
    (1000001, now() - interval '25 hours', 1), (1000002, now() - interval '23 hours', 1),
    (1000003, now() + interval '1 hour', 9)`.execute(service.database.owner);
  const env = {
    DATABASE_URL: service.database.writerUrl,
    DATABASE_SHARED_SESSION: String(service.database.sharedSession),
  };
  const rows = { idempotency_keys: 1, embedding_claims: 1 };
  const dry = await runCli(['purge', '--dry-run'], env);
  expect(dry).toMatchObject({ code: 0, stderr: '' });
  expect(jsonLines(dry.stdout)).toMatchObject([{ event: 'would-purge', ...rows }]);
  const run = await runCli(['purge'], env);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(jsonLines(run.stdout)).toMatchObject([
    { event: 'purging', done: 0, total: 2 },
    { event: 'purged', ...rows },
  ]);
  expect(await keys()).not.toContain(key);
  const claims = await service.database.owner.selectFrom('embedding_claims').select('trace_id').execute();
  expect(claims.map(({ trace_id }) => trace_id)).toEqual([1000002, 1000003]);
});
