import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { incidentText } from '@precedent/embedding';
import { insertIncident } from '@precedent/testing';
import { sql } from 'kysely';
import type { ActionTrace, Client } from '../../test/client.ts';
import { modelVector, startEmbeddingServer, type EmbeddingServer } from '../../test/embedding-server.ts';
import { useService, type RunningService } from '../../test/service.ts';
import { minimal, unique } from '../../test/traces.ts';
import { until } from '../../test/until.ts';

const holder: { model?: EmbeddingServer } = {};
const services: RunningService[] = [];
/** For looking at rows; it leaves the queue to the services of the tests. */
const base = useService();

beforeAll(async () => {
  holder.model = await startEmbeddingServer();
});
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.stop()));
  model().behaviour.refuses = undefined;
  model().behaviour.up = true;
});
afterAll(() => holder.model?.stop());

function model(): EmbeddingServer {
  if (holder.model === undefined) throw new Error('the model runs only inside tests');
  return holder.model;
}

/** A service whose embeddings are made by the remote model. */
async function start(refusedMs = 50): Promise<Client> {
  const worker = { retryMs: 20, longestRetryMs: 40, idleMs: 100, refusedMs };
  const service = await base.start({ provider: model().provider(), worker });
  services.push(service);
  return service.client;
}

async function embedded(client: Client, id: number): Promise<ActionTrace> {
  await until(async () => (await client.get(id)).embedding_model !== null);
  return client.get(id, '?include=embedding');
}

async function metric(client: Client, name: string): Promise<number> {
  const { body } = await client.call<string>('getMetrics');
  return Number(new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, 'm').exec(body)?.[1] ?? NaN);
}

/** Holds the model's answers back until the returned function is called. */
function hold(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  model().behaviour.gate = promise;
  return resolve;
}

describe('a remote model', () => {
  test('is not waited for: the trace is stored without a vector and gets it soon afterwards', async () => {
    const client = await start();
    const release = hold();
    const trace = await client.create(minimal({ alert_summary: 'disk is full' }));
    expect(trace.embedding_model).toBeNull();
    expect((await client.get(trace.id, '?include=embedding')).embedding).toBeNull();
    release();
    const after = await embedded(client, trace.id);
    expect(after).toMatchObject({
      embedding_model: 'test-model',
      embedding: modelVector(incidentText(trace)),
    });
    expect(after.updated_at > trace.updated_at).toBe(true);
  });

  test('embeds what was left from before a restart, a queue longer than a batch', async () => {
    const ids: number[] = [];
    for (let n = 0; n < 70; n += 1) {
      ids.push(await insertIncident(base.database.owner, { alert_name: `Left${n}` }));
    }
    const client = await start();
    await until(async () => (await metric(client, 'embedding_backlog')) === 0);
    for (const id of [ids[0], ids[35], ids[69]]) {
      const trace = await client.get(id ?? 0, '?include=embedding');
      expect(trace.embedding).toEqual(modelVector(incidentText(trace)));
    }
  });

  test('of two services at work on one queue, each trace once', async () => {
    const before = model().requests.length;
    const ids: number[] = [];
    for (let n = 0; n < 40; n += 1) {
      ids.push(await insertIncident(base.database.owner, { alert_name: `Shared${n}` }));
    }
    const [client] = await Promise.all([start(), start()]);
    await until(async () => (await metric(client, 'embedding_backlog')) === 0);
    for (const id of ids) {
      const trace = await client.get(id, '?include=embedding');
      expect(trace.embedding).toEqual(modelVector(incidentText(trace)));
    }
    const shared = model()
      .requests.slice(before)
      .flat()
      .filter((text) => text.includes('Shared'));
    expect(shared).toHaveLength(new Set(shared).size);
    expect(shared).toHaveLength(40);
  });

  test('is recorded with its dimension, as are models of vectors that clients give', async () => {
    const client = await start();
    const given = { embedding: modelVector('any'), embedding_model: unique('given') };
    await embedded(client, (await client.create(minimal())).id);
    await client.create(minimal(given));
    const keyed = minimal({ ...given, embedding_model: `${given.embedding_model}-keyed` });
    const headers = { 'Idempotency-Key': unique('key') };
    expect(await client.post(keyed, { headers })).toMatchObject({ status: 201 });
    const models = await base.database.owner
      .selectFrom('embedding_models')
      .select(['model', 'dimensions'])
      .where((eb) =>
        eb.or([eb('model', '=', 'test-model'), eb('model', 'like', `${given.embedding_model}%`)]),
      )
      .orderBy('model')
      .execute();
    expect(models).toEqual(
      [given.embedding_model, `${given.embedding_model}-keyed`, 'test-model'].map((name) => ({
        model: name,
        dimensions: 768,
      })),
    );
  });
});

describe('a model that is down', () => {
  test('stops no write; the backlog and the failures show, and it is caught up with later', async () => {
    const client = await start();
    model().behaviour.up = false;
    const traces = [await client.create(minimal()), await client.create(minimal())];
    await until(async () => (await metric(client, 'embedding_failures_total')) >= 3);
    expect(await metric(client, 'embedding_backlog')).toBe(2);
    expect(await metric(client, 'embedding_retry_delay_seconds')).toBeGreaterThan(0);
    model().behaviour.up = true;
    for (const { id } of traces) await embedded(client, id);
    expect(await metric(client, 'embedding_backlog')).toBe(0);
    await until(async () => (await metric(client, 'embedding_retry_delay_seconds')) === 0);
  });

  test('does not keep the service from stopping', async () => {
    const client = await start();
    const release = hold();
    const { id } = await client.create(minimal({ alert_name: 'StoppedMeanwhile' }));
    await until(
      () =>
        model()
          .requests.at(-1)
          ?.some((text) => text.includes('StoppedMeanwhile')) === true,
    );
    await services.splice(0)[0]?.stop();
    release();
    expect((await base.client.get(id)).embedding_model).toBeNull();
    await embedded(await start(), id);
  });
});

describe('a text that the model refuses', () => {
  test('stays in the queue; the others of its batch are embedded', async () => {
    model().behaviour.refuses = 'Unspeakable';
    const ids: number[] = [];
    for (const alert_name of ['Before', 'Unspeakable', 'After']) {
      ids.push(await insertIncident(base.database.owner, { alert_name }));
    }
    const client = await start();
    await embedded(client, ids[2] ?? 0);
    await embedded(client, ids[0] ?? 0);
    expect(await metric(client, 'embedding_backlog')).toBe(1);
    expect(await metric(client, 'embedding_refused_total')).toBeGreaterThan(0);
    model().behaviour.refuses = undefined;
    await embedded(client, ids[1] ?? 0);
  });

  test('is put off, but not when an update changes it', async () => {
    model().behaviour.refuses = 'Unspeakable';
    const { owner } = base.database;
    const client = await start(3_600_000);
    const { id } = await client.create(minimal({ alert_name: 'Unspeakable' }));
    const { id: other } = await client.create(minimal({ alert_name: 'Unspeakable' }));
    const putOff = () =>
      owner
        .selectFrom('embedding_claims')
        .select('trace_id')
        .where(sql<boolean>`claimed_until > now() + interval '10 minutes'`)
        .orderBy('trace_id')
        .execute();
    await until(async () => (await putOff()).length === 2);
    model().behaviour.refuses = undefined;
    await client.update(id, { execution_status: 'failed', execution_error: 'quota exceeded' });
    await client.update(other, { execution_status: 'executing' });
    const after = await embedded(client, id);
    expect(after.embedding).toEqual(modelVector(incidentText(after)));
    expect(await putOff()).toEqual([{ trace_id: other }]);
  });
});

describe('an update that changes the text', () => {
  test('is embedded anew', async () => {
    const client = await start();
    const { id } = await client.create(minimal({ execution_status: 'executing' }));
    await embedded(client, id);
    const failed = await client.update(id, { execution_status: 'failed', execution_error: 'quota exceeded' });
    expect(failed.embedding_model).toBeNull();
    const after = await embedded(client, id);
    expect(after.embedding).toEqual(modelVector(incidentText(after)));
  });

  test('does not wait for the model at work on its trace, nor is it undone by the answer', async () => {
    const client = await start();
    const release = hold();
    const { id } = await client.create(minimal({ alert_name: unique('Overtaken') }));
    await until(
      () =>
        model()
          .requests.at(-1)
          ?.some((text) => text.includes('Overtaken')) === true,
    );
    await client.update(id, { execution_status: 'failed', execution_error: 'a reason that came later' });
    release();
    const after = await embedded(client, id);
    expect(after.embedding).toEqual(modelVector(incidentText(after)));
    expect(incidentText(after)).toContain('a reason that came later');
  });
});
