import { describe, expect, test } from '@jest/globals';
import { insertIncident } from '@precedent/testing';
import { useService } from './service.ts';

const service = useService();

describe.each([
  ['/api/v1/incidents', 'GET, HEAD, OPTIONS'],
  ['/api/v1/incidents/1', 'GET, HEAD, OPTIONS'],
  ['/api/v1/incidents/1/similar', 'GET, HEAD, OPTIONS'],
  ['/api/v1/incidents/1/timeline', 'GET, HEAD, OPTIONS'],
  ['/api/v1/incidents/search', 'OPTIONS, POST'],
])('%s', (path, allowed) => {
  const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => !allowed.includes(method));

  test.each(others)('does not support %s', async (method) => {
    const before = await countTraces();
    const { status, headers, body } = await service.client.send(method, path, {
      ...(method === 'GET'
        ? {}
        : { body: '{"alert_name":"x"}', headers: { 'content-type': 'application/json' } }),
    });
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe(allowed);
    expect(body).toMatchObject({ code: 'method-not-allowed', instance: path });
    expect(await countTraces()).toBe(before);
  });
});

async function countTraces(): Promise<number> {
  const { owner } = service.database;
  const { count } = await owner
    .selectFrom('resource_action_traces')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

describe('there is no such path', () => {
  test.each([
    '/',
    '/api/v1',
    '/api/v1/incidents/',
    '/API/v1/incidents',
    '/api/v1/incidents/1/2',
    '/api/v1/action-traces',
    '/health',
    '/metrics/',
    '/..%2f..%2fetc%2fpasswd',
  ])('%s', async (path) => {
    expect(await service.client.get(path)).toMatchObject({ status: 404, body: { code: 'unknown-route' } });
  });

  test('and a path that cannot be decoded is a bad request', async () => {
    expect(await service.client.get('/api/v1/incidents/%zz')).toMatchObject({ status: 400 });
  });
});

test('a request id is taken over, or given', async () => {
  await insertIncident(service.database.owner);
  const given = await service.client.send('GET', '/api/v1/incidents', {
    headers: { 'x-request-id': 'mine-1' },
  });
  expect(given.headers.get('x-request-id')).toBe('mine-1');
  const { headers, body } = await service.client.get('/nowhere');
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(body).toMatchObject({ request_id: headers.get('x-request-id') });
});
