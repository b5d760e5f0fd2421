import { describe, expect, test } from '@jest/globals';
import { toVectorParameter } from '@precedent/embedding';
import { insertIncident } from '@precedent/testing';
import { sql } from 'kysely';
import { startService, useService } from './service.ts';
import { turned } from './vectors.ts';

const service = useService();
const ready = () => service.client.get('/health/ready');
const run = (statement: string) => sql.raw(statement).execute(service.database.owner);

describe('readiness', () => {
  test('is given when database, schema and role are in order', async () => {
    expect(await ready()).toMatchObject({
      status: 200,
      body: {
        status: 'ready',
        checks: { database: { status: 'ok' }, schema: { status: 'ok' }, role: { status: 'ok' } },
      },
    });
  });

  test('is lost while the role could write', async () => {
    await run('grant insert on action_histories to precedent_reader');
    expect(await ready()).toMatchObject({
      status: 503,
      body: { checks: { role: { status: 'failed', reason: 'the database role could write' } } },
    });
    await run('revoke insert on action_histories from precedent_reader');
    expect(await ready()).toMatchObject({ status: 200 });
  });

  test('is kept when the schema is ahead, and lost when it is behind', async () => {
    await run(`insert into schema_migrations (version, file, checksum, sql, duration_ms)
      values (9999, '9999_later.sql', '', '', 0)`);
    expect(await ready()).toMatchObject({ status: 200 });
    await run('delete from schema_migrations where version > 1');
    expect(await ready()).toMatchObject({
      status: 503,
      body: {
        checks: {
          schema: { status: 'failed', reason: expect.stringMatching(/at 0001_.*, this build needs 0/) },
        },
      },
    });
    await run('delete from schema_migrations');
    expect(await ready()).toMatchObject({
      status: 503,
      body: { checks: { schema: { reason: 'no migration has been applied' } } },
    });
    await run('alter table schema_migrations rename to former_migrations');
    const { body } = await service.client.get('/health/ready?verbose');
    expect(body).toMatchObject({
      checks: {
        schema: { reason: 'no migration has been applied', mend: ['npm run data-storage -- migrate up'] },
      },
    });
    await run('alter table former_migrations rename to schema_migrations');
  });

  test('does not depend on a column that only tells of the model', async () => {
    await run('alter table resource_action_traces rename column embedding_model to model');
    const { body } = await service.client.get('/health/ready?verbose');
    await run('alter table resource_action_traces rename column model to embedding_model');
    expect(body).toMatchObject({
      checks: { model: { status: 'ok', found: 'cannot be told of this schema' } },
    });
  });

  test('tells of everything wrong at once, each with the command that mends it', async () => {
    await run('drop index resource_action_traces_recent_idx');
    await run(`update pg_index set indisvalid = false
      where indexrelid = 'resource_action_traces_alert_name_idx'::regclass`);
    await run('grant insert on action_histories to precedent_reader');
    await insertIncident(service.database.owner, {
      embedding_model: 'another',
      embedding: toVectorParameter(turned(1)),
    });
    const verbose = await service.client.get('/health/ready?verbose');
    const brief = await ready();
    await run('revoke insert on action_histories from precedent_reader');
    expect(verbose).toMatchObject({
      status: 503,
      body: {
        checks: {
          database: { status: 'ok', found: expect.stringMatching(/^server 1: primary at /) },
          postgresql: { status: 'ok', found: expect.stringMatching(/^PostgreSQL 1\d/) },
          pgvector: { status: 'ok', found: expect.stringMatching(/^pgvector 0\./) },
          indexes: {
            status: 'warning',
            reason: expect.stringMatching(/missing: \w+_recent_idx; not valid: \w+_alert_name_idx$/),
            mend: [
              expect.stringMatching(/^CREATE INDEX CONCURRENTLY resource_action_traces_recent_idx ON .*;$/),
              'REINDEX INDEX CONCURRENTLY resource_action_traces_alert_name_idx;',
            ],
          },
          role: {
            status: 'failed',
            mend: [expect.stringMatching(/^REVOKE INSERT on action_histories FROM /)],
          },
          model: { status: 'degraded', reason: expect.stringMatching(/embeds by hashing-v1.*by another:/) },
        },
      },
    });
    expect(JSON.stringify(brief.body)).not.toMatch(/REVOKE|CONCURRENTLY/);
    const mend = (verbose.body as { checks: { indexes: { mend: string[] } } }).checks.indexes.mend;
    for (const command of mend) await run(command);
    expect(await ready()).toMatchObject({ body: { checks: { indexes: { status: 'ok' } } } });
  });

  test('is lost as soon as the service begins to stop, while it still answers', async () => {
    const stopping = await startService(service.database);
    stopping.beginToStop();
    expect(await stopping.client.get('/health/ready')).toMatchObject({
      status: 503,
      body: { checks: { shutdown: { status: 'failed' } } },
    });
    expect(await stopping.client.get('/health/live')).toMatchObject({
      status: 200,
      body: { status: 'alive' },
    });
    expect(await stopping.client.get('/api/v1/incidents')).toMatchObject({ status: 200 });
    await stopping.stop();
    await expect(stopping.client.get('/health/live')).rejects.toThrow('fetch failed');
  });
});

test('metrics count requests by route, not by path', async () => {
  const id = await insertIncident(service.database.owner);
  await service.client.get(`/api/v1/incidents/${id}`);
  await service.client.get('/nowhere/at/all');
  const { body } = await service.client.get('/metrics');
  expect(body).toMatch(
    /http_server_request_duration_seconds_count\{[^}]*route="\/api\/v1\/incidents\/\{id\}"[^}]*status="200"/,
  );
  expect(body).toMatch(/db_client_connections\{[^}]*state="total"/);
  expect(body).not.toContain('nowhere');
});

test('the document and its page are served', async () => {
  const { body, headers } = await service.client.get('/openapi.json');
  expect(body).toMatchObject({ openapi: '3.1.0', info: { title: 'Precedent Context API' } });
  const again = await service.client.send('GET', '/openapi.json', {
    headers: { 'if-none-match': headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
  const page = await service.client.get('/docs');
  expect(page.body).toContain('<title>Precedent Context API</title>');
  expect(String(page.body)).not.toMatch(/https?:\/\//);
});
