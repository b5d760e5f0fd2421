import { beforeEach, expect, test } from '@jest/globals';
import { toVectorParameter } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import { createLog, openDatabase, type Database } from '@precedent/service-kit';
import { describeOnServer, insertIncident } from '@precedent/testing';
import { sql, type Kysely } from 'kysely';
import { useService } from '../../test/service.ts';
import { minimal, vector } from '../../test/traces.ts';
import { countUnused, purgeEmbeddings } from './purge-embeddings.ts';

const service = useService();
const owner = () => service.database.owner;
const directions = Array.from({ length: 768 }, (_, direction) => vector(direction));
const insert = (embedding: readonly number[], embedding_model = 'hashing-v1', db: Kysely<DB> = owner()) =>
  insertIncident(db, { embedding: toVectorParameter(embedding), embedding_model });
const remove = (id: number) => owner().deleteFrom('resource_action_traces').where('id', '=', id).execute();

beforeEach(async () => {
  await owner().deleteFrom('resource_action_traces').execute();
  await owner().deleteFrom('distinct_embeddings').execute();
});

async function withWriter<T>(work: (database: Database<DB>) => Promise<T>): Promise<T> {
  const { writerUrl, sharedSession } = service.database;
  const log = createLog({ service: 'data-storage', level: 'silent' });
  const options = { connectionString: writerUrl, applicationName: 'data-storage-test', sharedSession, log };
  const database = openDatabase<DB>(options);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
const purgeAll = (limit = 1000) =>
  withWriter((database) => purgeEmbeddings(database, limit, undefined, undefined));

/** Vectors of the embeddings that are there, in their order, beside those that traces have. */
async function kept(): Promise<{ stored: string[]; had: string[] }> {
  const { rows } = await sql<{ stored: string[]; had: string[] }>`select
    array(select e.model || e.embedding::text from distinct_embeddings as e order by 1) as stored,
    array(select distinct t.embedding_model || t.embedding::text from resource_action_traces as t
      where t.embedding is not null order by 1) as had`.execute(owner());
  return rows[0] as { stored: string[]; had: string[] };
}

test('an embedding that no trace has any more is deleted; what a trace has, of this model or another, is kept', async () => {
  const [shared, former, later, other] = directions as [number[], number[], number[], number[]];
  const changing = await insert(former);
  for (let twice = 0; twice < 2; twice += 1) await service.client.post(minimal({ embedding: shared }));
  await insertIncident(owner(), {});
  await insert(other, 'other-v1');
  await remove(await insert(other, 'gone-v1'));
  await owner()
    .updateTable('resource_action_traces')
    .set({ embedding: toVectorParameter(later) })
    .where('id', '=', changing)
    .execute();
  expect(await withWriter((database) => countUnused(database, 1000))).toBe(2);
  expect(await purgeAll()).toBe(2);
  const { stored, had } = await kept();
  expect(stored).toEqual(had);
  expect(stored).toHaveLength(3);
  expect(await purgeAll()).toBe(0);
});

test('page by page, each told; a stop ends it after the page under way', async () => {
  for (const embedding of directions.slice(0, 5)) await insert(embedding);
  await owner().deleteFrom('resource_action_traces').execute();
  const stop = new AbortController();
  const batches: number[] = [];
  const onBatch = (deleted: number) => {
    batches.push(deleted);
    if (batches.length === 2) stop.abort();
  };
  await withWriter((database) => purgeEmbeddings(database, 2, stop.signal, onBatch));
  expect(batches).toEqual([2, 2]);
  expect(await purgeAll(2)).toBe(1);
});

describeOnServer('while others write', () => {
  test('who is about to use an embedding again keeps it, and is not waited for long', async () => {
    const embedding = vector();
    await remove(await insert(embedding));
    await owner()
      .transaction()
      .execute(async (tx) => {
        await insert(embedding, 'hashing-v1', tx);
        expect(await purgeAll()).toBe(0);
      });
    expect(await purgeAll()).toBe(0);
    expect((await kept()).stored).toHaveLength(1);
  });

  test('however it falls out, each trace finds its embedding', async () => {
    let writing = true;
    const purging = withWriter(async (database) => {
      let deleted = 0;
      while (writing) deleted += await purgeEmbeddings(database, 1000, undefined, undefined);
      return deleted;
    });
    const writers = Array.from({ length: 3 }, async (_, writer) => {
      for (let n = 0; n < 40; n += 1) {
        const embedding = vector((writer + n) % 3);
        const { body } = await service.client.post(minimal({ embedding }));
        if (n % 2 === 0) await remove(body.id);
        const { stored, had } = await kept();
        expect(had.filter((each) => !stored.includes(each))).toEqual([]);
      }
    });
    await Promise.all(writers);
    writing = false;
    await purging;
    await purgeAll();
    const { stored, had } = await kept();
    expect(stored).toEqual(had);
  });
});
