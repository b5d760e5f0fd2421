import { describe, expect, test } from '@jest/globals';
import { toVectorParameter } from '@precedent/embedding';
import { createTestDatabase, describeOnServer, insertIncident } from '@precedent/testing';
import { sql } from 'kysely';
import type { Answer } from './client.ts';
import { startService, useService } from './service.ts';
import { turned } from './vectors.ts';

const service = useService();
const { database } = service;
const insert = (cluster: string) => insertIncident(database.owner, { cluster_name: cluster });
const status = ({ headers }: Answer) => headers.get('cache-status')?.replace('precedent-context-api; ', '');
const idsOf = ({ body }: Answer) => (body as { items: { id: number }[] }).items.map(({ id }) => id);

/*
 * Whatever is written anywhere on the server makes kept answers be computed again, also what other tests write: a hit
 * comes as soon as nobody writes between two requests.
 */
async function untilHit(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (status(answer) === 'hit') return answer;
  }
}

describe('an answer', () => {
  test('is given again while no data changes, and never when some did', async () => {
    const path = '/api/v1/incidents?cluster_name=again&sort=oldest';
    const first = await insert('again');
    expect(status(await service.client.get(path))).toBe('fwd=miss');
    const hit = await untilHit(() => service.client.get('/api/v1/incidents?sort=oldest&cluster_name=again'));
    expect([hit.headers.get('age'), idsOf(hit)]).toEqual(['0', [first]]);

    for (let round = 0; round < 20; round += 1) {
      const id = await insert('again');
      expect(idsOf(await service.client.get(path)).at(-1)).toBe(id);
    }
    await sql`delete from resource_action_traces where id = ${first}`.execute(database.owner);
    expect(idsOf(await service.client.get(path))).not.toContain(first);
  });

  test('belongs to one request only: vectors that differ in one number share nothing', async () => {
    const search = (embedding: readonly number[]) =>
      service.client.post('/api/v1/incidents/search', { embedding, embedding_model: 'm' });
    const vector = turned(0.3);
    expect(status(await search(vector))).toBe('fwd=miss');
    await untilHit(() => search(vector));
    for (const index of [0, 1, 400, 767]) {
      const other = vector.with(index, (vector[index] ?? 0) + 1e-9);
      expect(status(await search(other))).toBe('fwd=miss');
    }
  });

  test('is that of its own vector, also where another one begins with the same numbers', async () => {
    const search = (embedding: readonly number[]) =>
      service.client.post('/api/v1/incidents/search', { embedding, embedding_model: 'alike', limit: 1 });
    const vectors = [500, 600].map((axis) => turned(60, axis));
    const made: number[] = [];
    for (const vector of vectors) {
      const embedding = toVectorParameter(vector);
      made.push(await insertIncident(database.owner, { embedding, embedding_model: 'alike' }));
    }
    for (const [index, vector] of vectors.entries()) {
      expect(idsOf(await untilHit(() => search(vector)))).toEqual([made[index]]);
    }
  });

  test('of nothing is kept like any other, until there is something', async () => {
    const path = '/api/v1/incidents?cluster_name=nobody&include=total';
    const hit = await untilHit(() => service.client.get(path));
    expect(hit).toMatchObject({ status: 200, body: { items: [], next_cursor: null, total: 0 } });
    const id = await insert('nobody');
    expect(idsOf(await service.client.get(path))).toEqual([id]);
  });

  test('that was kept has every field, byte for byte as the database gave it', async () => {
    const id = await insertIncident(database.owner, {
      action_id: 'whole',
      alert_fingerprint: 'c1b3a7d2e9f04856',
      alert_severity: 'high',
      alert_summary: 'Überlauf 🔥 "quoted" \\ \u0001',
      environment: 'production',
      workflow_id: 'wf-1',
      action_parameters: { replicas: 3, share: 0.1, nested: [null, 'two', {}] },
      execution_start_time: '2026-01-01T00:00:00.000001Z',
      execution_end_time: '2026-01-01T00:00:01.25Z',
      execution_duration_ms: Number.MAX_SAFE_INTEGER,
      execution_error: 'exit code 137',
      embedding: toVectorParameter(turned(17)),
      embedding_model: 'hashing-v1',
    });
    const path = `/api/v1/incidents/${id}?include=embedding`;
    const uncached = await startService(database, { cache: { maxBytes: 0 } });
    const bytes = async (url: string) => {
      const answer = await fetch(url + path);
      return { from: answer.headers.get('cache-status') ?? '', text: await answer.text() };
    };
    const given = await bytes(uncached.url);
    expect(given.from).toContain('fwd=miss');
    expect(Object.values(JSON.parse(given.text) as object)).not.toContain(null);
    let kept = await bytes(service.url);
    while (!kept.from.endsWith('; hit')) kept = await bytes(service.url);
    expect(kept.text).toBe(given.text);
    await uncached.stop();
  });

  test('is computed once for those who ask the same at the same time', async () => {
    await insert('together');
    const before = service.statements();
    const requests = Array.from({ length: 40 }, () =>
      service.client.get('/api/v1/aggregations/success-rate?cluster_name=together'),
    );
    const answers = await Promise.all(requests);
    for (const { body } of answers) expect(body).toMatchObject({ total: { tried: expect.any(Number) } });
    const asked = answers.filter((answer) => status(answer) === 'fwd=miss').length;
    // More than one only when others wrote meanwhile, which other test files do all the time.
    expect(asked).toBeLessThan(requests.length);
    expect(service.statements()).toBe(before + asked);
  });

  test('can be left at what the client has: ETag and 304, on every path', async () => {
    const id = await insert('etag');
    const paths = [
      '/api/v1/incidents?cluster_name=etag',
      `/api/v1/incidents/${id}`,
      '/api/v1/incidents?limit=1',
      '/api/v1/limits',
    ];
    for (const path of paths) {
      const { headers } = await service.client.get(path);
      const etag = headers.get('etag') ?? '';
      const ask = (ifNoneMatch: string) =>
        service.client.send('GET', path, { headers: { 'if-none-match': ifNoneMatch } });
      expect(etag).toMatch(/^"[\w-]+"$/);
      expect(await ask(`"other", W/${etag}`)).toMatchObject({ status: 304, body: undefined });
      expect(await ask('"other"')).toMatchObject({ status: 200 });
      expect(headers.get('cache-control')).toContain('no-cache');
    }
    await sql`update resource_action_traces set alert_summary = 'changed' where id = ${id}`.execute(
      database.owner,
    );
    expect(await service.client.get(paths[1] ?? '')).toMatchObject({
      status: 200,
      body: { alert_summary: 'changed' },
    });
  });

  test('limits: an unknown parameter is refused by name', async () => {
    expect(await service.client.get('/api/v1/limits?name=body-bytes')).toMatchObject({
      status: 400,
      body: { errors: [{ in: 'query', parameter: 'name' }] },
    });
  });

  test('is counted by where it came from', async () => {
    const { body } = await service.client.get('/metrics');
    expect(body).toMatch(/context_answers_total\{origin="hit"[^}]*\} [1-9]/);
    expect(body).toMatch(/context_answers_total\{origin="joined"[^}]*\} \d/);
    expect(body).toMatch(/context_cache_bytes\{[^}]*\} [1-9]/);
  });
});

describe('a cache that is full', () => {
  test('stays within its bytes, and tells how many answers it gave up', async () => {
    const maxBytes = 3000;
    const small = await startService(database, { cache: { maxBytes } });
    for (let limit = 1; limit <= 20; limit += 1) await small.client.list({ cluster_name: 'none', limit });
    const { body } = await small.client.get('/metrics');
    const value = (metric: string) =>
      Number(new RegExp(`^${metric}\\{[^}]*\\} (\\d+)$`, 'm').exec(body as string)?.[1]);
    expect(value('context_cache_bytes')).toBeLessThanOrEqual(maxBytes);
    expect(value('context_cache_entries')).toBeGreaterThan(0);
    expect(value('context_cache_evictions_total')).toBe(20 - value('context_cache_entries'));
    await small.stop();
  });
});

describe('min_lsn', () => {
  const at = (lsn: string) => service.client.get(`/api/v1/incidents?cluster_name=position&min_lsn=${lsn}`);

  test('of a write that is done holds at once, also for a search, and each answer tells its own', async () => {
    const id = await insert('position');
    const { rows } = await sql<{ lsn: string }>`select pg_current_wal_insert_lsn()::text as lsn`.execute(
      database.owner,
    );
    const answer = await at(rows[0]?.lsn ?? '');
    expect([answer.status, idsOf(answer)]).toEqual([200, [id]]);
    const own = answer.headers.get('precedent-lsn') ?? '';
    expect(await at(own)).toMatchObject({ status: 200 });
    const path = `/api/v1/incidents/search?min_lsn=${encodeURIComponent(own)}`;
    expect(await service.client.post(path, { embedding: turned(0) })).toMatchObject({ status: 200 });
  });

  test('that no server reaches is 503 with Retry-After, never an older answer; one that is none is 400', async () => {
    const ahead = await at('FFFFFFFF/0');
    expect(ahead).toMatchObject({ status: 503, body: { min_lsn: 'FFFFFFFF/0' } });
    expect(ahead.headers.get('retry-after')).toBe('1');
    expect(await at('yesterday')).toMatchObject({
      status: 400,
      body: { errors: [{ parameter: 'min_lsn' }] },
    });
  });
});

describe('without a time to live', () => {
  test('the database is asked each time', async () => {
    const asking = await startService(database, { cache: { ttlMs: { incidents: 0 } } });
    await asking.client.list();
    const again = await asking.client.get('/api/v1/incidents');
    expect([status(again), asking.statements()]).toEqual(['fwd=miss', 2]);
    await asking.stop();
  });
});

describeOnServer('clients that go away', () => {
  test('do not take the answer from others who asked the same', async () => {
    await insert('leaving');
    // Now the service has seen the insert, or the second one could not share what the first one asked for.
    await untilHit(() => service.client.get('/api/v1/incidents?fields=id'));
    const { owner } = database;
    const path = '/api/v1/incidents?cluster_name=leaving';
    const leaving = new AbortController();
    const { left, stayed } = await owner.transaction().execute(async (tx) => {
      await sql`lock table resource_action_traces in access exclusive mode`.execute(tx);
      const gone = service.client
        .send('GET', path, { signal: leaving.signal })
        .catch((error: unknown) => error);
      const stays = service.client.get(path);
      await waitsForLock(1);
      leaving.abort();
      return { left: await gone, stayed: { answer: stays } };
    });
    expect(left).toMatchObject({ name: 'AbortError' });
    expect(await stayed.answer).toMatchObject({ status: 200 });
  });

  async function waitsForLock(count: number): Promise<void> {
    for (;;) {
      const { rows } = await sql<{ count: number }>`select count(*)::int from pg_locks where not granted
        and database = (select oid from pg_database where datname = current_database())`.execute(
        database.owner,
      );
      if ((rows[0]?.count ?? 0) >= count) return;
    }
  }
});

describe('while the database is away', () => {
  test('what was answered before stands in, marked as stale; anything else is 503', async () => {
    const lost = await createTestDatabase();
    const orphan = await startService(lost);
    const known = await orphan.client.get('/api/v1/incidents');
    await lost.drop();
    const stale = await orphan.client.get('/api/v1/incidents');
    expect(stale).toMatchObject({ status: 200, body: known.body });
    expect(status(stale)).toMatch(/^hit; ttl=-?\d+; detail=database-unavailable$/);
    expect(stale.headers.get('warning')).toMatch(/^110 /);
    expect(Number(stale.headers.get('age'))).toBeGreaterThanOrEqual(0);
    expect(await orphan.client.get('/api/v1/incidents?limit=7')).toMatchObject({ status: 503 });
    expect(await orphan.client.get('/api/v1/incidents?min_lsn=0/1')).toMatchObject({ status: 503 });
    expect(await orphan.client.get('/health/ready')).toMatchObject({ status: 503 });
    await orphan.stop();
  });
});
