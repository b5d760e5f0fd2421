import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import { EmbeddingUnavailableError, type EmbeddingProvider } from '@precedent/embedding';
import { createTestDatabase, describeOnServer, insertIncident } from '@precedent/testing';
import { sql } from 'kysely';
import { startService, useService } from './service.ts';
import { turned } from './vectors.ts';

const service = useService();
const UNAVAILABLE = { status: 503, body: { code: 'temporary-reduced-capacity' } };
const SEARCH = '/api/v1/incidents/search';

describe('without a database', () => {
  test('every request is answered 503 with Retry-After, and the service is not ready', async () => {
    const alone = await startService(service.database, {
      databaseUrl: 'postgres://nobody:secret@127.0.0.1:1/none',
    });
    const answers = await Promise.all([
      alone.client.get('/api/v1/incidents'),
      alone.client.get('/api/v1/incidents/1'),
      alone.client.post(SEARCH, { embedding: turned(0) }),
    ]);
    for (const answer of answers) {
      expect(answer).toMatchObject(UNAVAILABLE);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(await alone.client.get('/health/ready')).toMatchObject({
      status: 503,
      body: { status: 'unavailable', checks: { database: { status: 'failed' } } },
    });
    expect(await alone.client.get('/health/live')).toMatchObject({ status: 200 });
    await alone.stop();
    expect(alone.log.join('')).toContain('ECONNREFUSED');
    expect(alone.log.join('')).not.toContain('secret');
  });

  test('that was there a moment ago, likewise, unless the same was answered before', async () => {
    const lost = await createTestDatabase();
    const orphan = await startService(lost);
    expect(await orphan.client.list()).toMatchObject({ items: [] });
    await lost.drop();
    expect(await orphan.client.get('/api/v1/incidents?limit=7')).toMatchObject(UNAVAILABLE);
    expect(await orphan.client.get('/health/ready')).toMatchObject({ status: 503 });
    await orphan.stop();
  });
});

describeOnServer('a database that went away and came back', () => {
  test('is used again without a restart', async () => {
    const { owner } = service.database;
    const id = await insertIncident(owner, { cluster_name: 'back' });
    await service.client.list({ cluster_name: 'back' });
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'context-api-test'`.execute(owner);
    // The first request may still meet a connection that was cut.
    const first = await service.client.get('/api/v1/incidents?cluster_name=back');
    expect([200, 503]).toContain(first.status);
    expect((await service.client.list({ cluster_name: 'back' })).items).toMatchObject([{ id }]);
    // Readiness has connections of its own that were cut, too.
    while ((await service.client.get('/health/ready')).status !== 200) await pause(20);
  });
});

describeOnServer('a query that takes too long', () => {
  test('is stopped and answered 504 with the limit', async () => {
    const { owner } = service.database;
    await insertIncident(owner);
    await sql`create function slow() returns boolean language plpgsql as
      'begin perform pg_sleep(60); return true; end'`.execute(owner);
    await sql`alter table action_histories enable row level security`.execute(owner);
    await sql`create policy slow on action_histories using (slow())`.execute(owner);
    const impatient = await startService(service.database, { statementTimeoutMs: 200 });
    expect(await impatient.client.get('/api/v1/incidents')).toMatchObject({
      status: 504,
      body: { code: 'query-timeout', detail: expect.stringContaining('200 ms') },
    });
    await impatient.stop();
    await sql`alter table action_histories disable row level security`.execute(owner);
  });
});

describe('a schema that is not the expected one', () => {
  afterAll(() =>
    sql`alter table resource_action_traces rename column summary to alert_summary`.execute(
      service.database.owner,
    ),
  );

  test('is answered 503, naming what is missing', async () => {
    await service.client.list();
    await sql`alter table resource_action_traces rename column alert_summary to summary`.execute(
      service.database.owner,
    );
    const { status, body } = await service.client.get('/api/v1/incidents');
    expect({ status, body }).toMatchObject({ status: 503, body: { code: 'schema-incompatible' } });
    expect((body as { detail: string }).detail).toContain('alert_summary');
  });
});

describe('an embedding service that cannot be reached', () => {
  const provider: EmbeddingProvider = {
    model: 'remote',
    dimensions: 768,
    local: false,
    embed: () => Promise.reject(new EmbeddingUnavailableError('the embedding service cannot be reached')),
  };

  test('leaves search by text unavailable, search by vector not', async () => {
    const apart = await startService(service.database, { provider });
    const answer = await apart.client.post(SEARCH, { text: 'out of memory' });
    expect(answer).toMatchObject(UNAVAILABLE);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    await apart.stop();
  });
});
