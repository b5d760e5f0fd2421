import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bareEnvironment, insertIncident, startServiceProcess, useTestDatabase } from '@precedent/testing';
import type { ServiceProcess } from '@precedent/testing';
import { createClient, orThrow, type ContextClient, type IncidentPage as Page } from '../src/index.ts';

const MAIN = new URL('../../../apps/context-api/src/main.ts', import.meta.url);
const EXAMPLE = fileURLToPath(new URL('../examples/what-worked.ts', import.meta.url));

let service: ServiceProcess | undefined;
afterAll(async () => {
  service?.kill('SIGTERM');
  await service?.ended();
});
const database = useTestDatabase();
let baseUrl = '';
let client: ContextClient;

/** A direction in the space of embeddings, in pgvector's binary form: dimensions, nothing, float32 each. */
function along(axis: number): Buffer {
  const bytes = Buffer.alloc(4 + 4 * 768);
  bytes.writeInt16BE(768);
  bytes.writeFloatBE(1, 4 + 4 * axis);
  return bytes;
}

/** An incident with a value in every column. */
const SEEDED = {
  action_id: 'seeded-1',
  alert_name: 'Überlauf & <Ende> 🙂',
  alert_fingerprint: 'c1b3a7d2e9f04856',
  alert_summary: 'disk of the queue is full',
  alert_severity: 'critical',
  cluster_name: 'east',
  environment: 'production',
  namespace: 'queue',
  kind: 'StatefulSet',
  name: 'broker',
  workflow_id: 'expand-volume',
  action_type: 'expand_volume',
  action_timestamp: '2026-11-01T12:00:00.123456Z',
  action_parameters: '{"gigabytes": 20}',
  execution_status: 'rolled-back',
  execution_start_time: '2026-11-01T12:00:01.000001Z',
  execution_end_time: '2026-11-01T12:00:02.500000Z',
  execution_duration_ms: Number.MAX_SAFE_INTEGER,
  execution_error: 'the volume cannot shrink',
  embedding_model: 'hashing-v1',
  created_at: '2026-11-01T12:00:00.200000Z',
  updated_at: '2026-11-01T12:00:03.000000Z',
} as const;
let seeded = 0;
let bare = 0;

beforeAll(async () => {
  seeded = await insertIncident(database.owner, { ...SEEDED, embedding: along(0) });
  bare = await insertIncident(database.owner, { alert_name: 'Bare', cluster_name: 'west' });
  for (let count = 0; count < 5; count++) {
    await insertIncident(database.owner, {
      alert_name: 'DiskFull',
      cluster_name: 'east',
      alert_summary: `disk ${count} is full`,
      alert_severity: 'high',
      action_type: 'expand_volume',
      action_timestamp: new Date(Date.now() - 86_400_000),
      embedding: along(1),
      embedding_model: 'hashing-v1',
    });
  }
  service = startServiceProcess(MAIN, {
    DATABASE_URL: database.readerUrl,
    DATABASE_SHARED_SESSION: String(database.sharedSession),
  });
  baseUrl = `http://127.0.0.1:${await service.listening()}`;
  client = createClient({ baseUrl, timeoutMs: 30_000 });
});

describe('the client of a running service', () => {
  test('decodes a seeded incident: every member, with the types of its document', async () => {
    const get = (id: number, include: 'embedding'[]) =>
      orThrow(client.GET('/api/v1/incidents/{id}', { params: { path: { id }, query: { include } } }));
    const whole = {
      ...SEEDED,
      id: seeded,
      action_history_id: expect.any(Number),
      action_parameters: { gigabytes: 20 },
      phase: 'failed',
    };
    expect(await get(seeded, [])).toEqual(whole);
    expect(await get(seeded, ['embedding'])).toEqual({
      ...whole,
      embedding: [1, ...new Array<number>(767).fill(0)],
    });
    const { items } = await orThrow(
      client.GET('/api/v1/incidents', { params: { query: { name: ['broker'] } } }),
    );
    expect(items).toEqual([whole]);
  });

  test('decodes one with nothing in its optional columns: the same members', async () => {
    const incident = await orThrow(client.GET('/api/v1/incidents/{id}', { params: { path: { id: bare } } }));
    const missing = Object.entries(incident).filter(([, value]) => value === null);
    expect(missing.map(([member]) => member).toSorted()).toEqual([
      'action_id',
      'action_parameters',
      'alert_fingerprint',
      'alert_severity',
      'alert_summary',
      'embedding_model',
      'environment',
      'execution_duration_ms',
      'execution_end_time',
      'execution_error',
      'execution_start_time',
      'workflow_id',
    ]);
    expect(Object.keys(incident).toSorted()).toEqual(
      [...Object.keys(SEEDED), 'id', 'action_history_id', 'phase'].toSorted(),
    );
  });

  test('filters, and follows pages to the end', async () => {
    const query = { cluster_name: ['east'], severity: ['high' as const], limit: 2 };
    const ids: (number | undefined)[] = [];
    let cursor: string | null = null;
    do {
      const page: Page = await orThrow(
        client.GET('/api/v1/incidents', {
          params: { query: { ...query, ...(cursor !== null && { cursor }) } },
        }),
      );
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    } while (cursor !== null);
    expect(new Set(ids).size).toBe(5);
    expect(ids).toHaveLength(5);
    expect(ids).not.toContain(seeded);
    expect(ids).not.toContain(bare);
  });

  test('searches', async () => {
    const { items, model } = await orThrow(
      client.POST('/api/v1/incidents/search', {
        body: { incident_id: seeded, filters: { cluster_name: 'east' } },
      }),
    );
    expect(model).toBe('hashing-v1');
    expect(items.map(({ alert_name, similarity }) => [alert_name, similarity])).toEqual(
      Array.from({ length: 5 }, () => ['DiskFull', 0]),
    );
  });

  test('asks what worked', async () => {
    const { data } = await client.GET('/api/v1/context', { params: { query: { alert_name: ['DiskFull'] } } });
    expect(data?.what_worked[0]).toMatchObject({ action_type: 'expand_volume', tried: 5, succeeded: 5 });
  });
});

describe('a problem', () => {
  test('keeps its type, code and request id through the client', async () => {
    const { error, response } = await client.GET('/api/v1/incidents/{id}', {
      params: { path: { id: 999_999 } },
      headers: { 'x-request-id': 'asked-by-a-test' },
    });
    expect(response.status).toBe(404);
    expect(error).toMatchObject({
      type: '/problems/not-found',
      code: 'not-found',
      status: 404,
      instance: '/api/v1/incidents/999999',
      request_id: 'asked-by-a-test',
    });
  });

  test('names the field', async () => {
    await expect(
      orThrow(client.POST('/api/v1/incidents/search', { body: { text: 'full', limit: 1000 } })),
    ).rejects.toMatchObject({
      name: 'ProblemError',
      code: 'invalid-request',
      problem: { type: '/problems/invalid-request', errors: [{ in: 'body', pointer: '/limit' }] },
    });
  });
});

describe('examples/what-worked.ts', () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['--conditions=@precedent/source', EXAMPLE, ...args], {
      env: bareEnvironment(),
    });

  test('prints what worked and what happened', async () => {
    const { stdout } = await run(baseUrl, 'DiskFull');
    expect(stdout).toMatch(/expand_volume worked 5 of 5 times \(this_alert\)/);
    expect(stdout).toMatch(/disk \d is full/);
  });

  test('prints what is wrong with a question', async () => {
    await expect(run(baseUrl, 'x'.repeat(2000))).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/alert_name: .*at most 1000 characters/),
    });
  });
});
