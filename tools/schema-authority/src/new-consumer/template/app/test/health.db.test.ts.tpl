import { describe, expect, test } from '@jest/globals';
import { insertIncident } from '@precedent/testing';
import { sql } from 'kysely';
import { ROLE } from '../src/config.ts';
import { useService } from './service.ts';

const service = useService();
const ready = () => service.client.get('/health/ready');
const run = (statement: string) => sql.raw(statement).execute(service.database.owner);

describe('readiness', () => {
  test('is given when everything that it needs is in order', async () => {
    const { status, body } = await ready();
    expect({ status, body }).toMatchObject({ status: 200, body: { status: 'ready' } });
    const { checks } = body as { checks: Record<string, { status: string }> };
    expect(Object.keys(checks).sort()).toEqual([
      'contract',
      'database',
      'indexes',
      'pgvector',
      'postgresql',
      'role',
      'schema',
    ]);
    expect(Object.values(checks).every((check) => check.status === 'ok')).toBe(true);
  });

  test('is lost while the role could write', async () => {
    await run(`grant insert on action_histories to ${ROLE}`);
    expect(await ready()).toMatchObject({
      status: 503,
      body: { checks: { role: { status: 'failed', reason: 'the database role could write' } } },
    });
    await run(`revoke insert on action_histories from ${ROLE}`);
    expect(await ready()).toMatchObject({ status: 200 });
  });
});

test('a schema that no longer fits is answered 503, naming the column, until it fits again', async () => {
  await insertIncident(service.database.owner);
  await run('alter table resource_references rename column kind to sort');
  await service.contract.refresh();
  const { status, body } = await service.client.get('/api/v1/resources');
  expect({ status, body }).toMatchObject({ status: 503, body: { code: 'schema-incompatible' } });
  expect((body as { detail: string }).detail).toContain('resource_references.kind');
  expect(await ready()).toMatchObject({ status: 200, body: { status: 'degraded' } });

  await run('alter table resource_references rename column sort to kind');
  await service.contract.refresh();
  expect((await service.client.list()).items).toHaveLength(1);
  expect(await ready()).toMatchObject({ status: 200, body: { status: 'ready' } });
});

test('the document, its page and the metrics are served', async () => {
  expect(await service.client.get('/openapi.json')).toMatchObject({
    status: 200,
    body: { openapi: '3.1.0', info: { title: 'Precedent {{title}}' } },
  });
  expect(await service.client.get('/docs')).toMatchObject({
    status: 200,
    body: expect.stringContaining('<title>Precedent {{title}}</title>'),
  });
  await service.client.list();
  expect(await service.client.get('/metrics')).toMatchObject({
    status: 200,
    body: expect.stringMatching(
      /http_server_request_duration_seconds_count\{[^}]*route="\/api\/v1\/resources"/,
    ),
  });
});
