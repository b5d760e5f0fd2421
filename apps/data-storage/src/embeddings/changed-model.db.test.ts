import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { incidentText } from '@precedent/embedding';
import { insertIncident } from '@precedent/testing';
import { sql } from 'kysely';
import type { Client } from '../../test/client.ts';
import { modelVector, startEmbeddingServer, type EmbeddingServer } from '../../test/embedding-server.ts';
import { useService, type RunningService } from '../../test/service.ts';
import { minimal, vector } from '../../test/traces.ts';
import { until } from '../../test/until.ts';

const holder: { server?: EmbeddingServer } = {};
const running: RunningService[] = [];
const base = useService();

beforeAll(async () => {
  holder.server = await startEmbeddingServer();
});
beforeEach(async () => {
  await base.database.owner.deleteFrom('resource_action_traces').execute();
  await base.database.owner.deleteFrom('embedding_models').execute();
  Object.assign(server().behaviour, { up: true, gate: Promise.resolve(), holds: undefined });
});
afterEach(stopAll);
afterAll(() => holder.server?.stop());

function server(): EmbeddingServer {
  if (holder.server === undefined) throw new Error('the model runs only inside tests');
  return holder.server;
}

async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((service) => service.stop()));
}

/** A service that makes vectors of this model and looks for others every 100 ms. */
async function start(model: string, breakAfter?: number): Promise<Client> {
  const worker = { retryMs: 20, longestRetryMs: 40, idleMs: 100, batchSize: 4 };
  const service = await base.start({ provider: server().provider(model, breakAfter), worker });
  running.push(service);
  return service.client;
}

async function insert(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await insertIncident(base.database.owner, { alert_name: `Row-${n}.` });
  }
}

async function models(): Promise<Record<string, number>> {
  const { rows } = await sql<{ model: string; rows: number }>`
    select coalesce(embedding_model, 'none') as model, count(*)::int as rows
    from resource_action_traces group by 1 order by 1`.execute(base.database.owner);
  return Object.fromEntries(rows.map(({ model, rows: count }) => [model, count]));
}

const are = (expected: Record<string, number>) =>
  until(async () => JSON.stringify(await models()) === JSON.stringify(expected));

async function found(client: Client): Promise<{ found: string; mend?: string[] }> {
  const { body } = await client.call<{ checks: { embeddings: { found: string; mend?: string[] } } }>(
    'getReadiness',
    { query: '?verbose' },
  );
  return body.checks.embeddings;
}

async function othersMetric(client: Client): Promise<number> {
  const { body } = await client.call<string>('getMetrics');
  return Number(/^embedding_other_models(?:\{.*\})? (\S+)$/m.exec(body)?.[1] ?? NaN);
}

test('vectors of the former model are replaced without being told to; what clients gave stays', async () => {
  await insert(10);
  await start('model-a');
  await base.client.create(minimal({ embedding: vector(1), embedding_model: 'the-client' }));
  await are({ 'model-a': 10, 'the-client': 1 });
  await stopAll();
  const client = await start('model-b');
  await are({ 'model-b': 10, 'the-client': 1 });
  const rows = await base.database.owner
    .selectFrom('resource_action_traces')
    .select('id')
    .where('embedding_model', '=', 'model-b')
    .execute();
  for (const { id } of rows) {
    const trace = await client.get(id, '?include=embedding');
    expect(trace.embedding).toEqual(modelVector(incidentText(trace)));
  }
  expect(await othersMetric(client)).toBe(1);
  expect(await found(client)).toMatchObject({
    found: 'model model-b; 0 traces wait for a vector; 1 traces have one of the-client',
    mend: ['npm run data-storage -- reembed'],
  });
});

test('a service says which model it uses before it makes a vector, so that one stopped early is known as the former', async () => {
  await insert(1);
  const { promise, resolve } = Promise.withResolvers<void>();
  Object.assign(server().behaviour, { gate: promise, holds: 'Row-0.' });
  const before = server().requests.length;
  await start('model-a');
  await until(() => server().requests.length > before);
  const said = await base.database.owner
    .selectFrom('embedding_models')
    .select('model')
    .where('used_since', 'is not', null)
    .execute();
  resolve();
  expect(said).toEqual([{ model: 'model-a' }]);
});

test('a service that is stopped in the middle is gone on from, and how far it is shows', async () => {
  await insert(12);
  await start('model-a');
  await are({ 'model-a': 12 });
  await stopAll();
  const { promise, resolve } = Promise.withResolvers<void>();
  Object.assign(server().behaviour, { gate: promise, holds: 'Row-5.' });
  const client = await start('model-b');
  await are({ 'model-a': 8, 'model-b': 4 });
  expect(await othersMetric(client)).toBe(8);
  expect(await found(client)).toEqual({
    ...{ status: 'ok', ms: expect.any(Number) },
    found: 'model model-b; 0 traces wait for a vector; 8 traces have one of model-a, which is being replaced',
  });
  await stopAll();
  resolve();
  expect(await models()).toEqual({ 'model-a': 8, 'model-b': 4 });
  await start('model-b');
  await are({ 'model-b': 12 });
});

test('a trace without a vector goes before those of the former model', async () => {
  await insert(8);
  await start('model-a');
  await are({ 'model-a': 8 });
  await stopAll();
  const { promise, resolve } = Promise.withResolvers<void>();
  Object.assign(server().behaviour, { gate: promise, holds: 'Row-0.' });
  const before = server().requests.length;
  const asked = () => server().requests.slice(before).flat();
  const client = await start('model-b');
  await until(() => asked().length === 4);
  const { id } = await client.create(minimal({ alert_name: 'Urgent' }));
  resolve();
  await are({ 'model-b': 9 });
  expect(asked()[4]).toContain('Urgent');
  expect((await client.get(id)).embedding_model).toBe('model-b');
});

test('of two versions that run at once only the one that came last replaces; the other takes over when it is alone', async () => {
  await insert(3);
  const former = await start('model-a');
  await are({ 'model-a': 3 });
  await start('model-b');
  await are({ 'model-b': 3 });
  // Restarted in the middle of the rollout it is still the former one.
  const again = await start('model-a');
  await former.create(minimal());
  await are({ 'model-b': 4 });
  expect(await found(again)).toMatchObject({
    found: expect.stringContaining('model model-a; services with model-b replace its vectors; '),
  });
  expect((await found(again)).mend).toBeUndefined();
  // A rollback: nobody says any more that model-b is in use.
  await running.splice(1, 1)[0]?.stop();
  await base.database.owner
    .updateTable('embedding_models')
    .set({ used_until: sql<string>`now()` })
    .where('model', '=', 'model-b')
    .execute();
  await are({ 'model-a': 4 });
});

test('a model that fails again and again shows in readiness, which it does not harm', async () => {
  server().behaviour.up = false;
  const client = await start('model-a', 2);
  await client.create(minimal());
  await until(async () => (await found(client)).found.includes('failed repeatedly'));
  expect(await client.call('getReadiness')).toMatchObject({ status: 200, body: { status: 'ready' } });
});
