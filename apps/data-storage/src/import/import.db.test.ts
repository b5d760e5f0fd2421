import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { toBase64 } from '@precedent/embedding';
import { sql } from 'kysely';
import { importLines, ndjson } from '../../test/bulk.ts';
import type { ActionTrace, ProblemBody } from '../../test/client.ts';
import { misplaced } from '../../test/misplaced.ts';
import { useService } from '../../test/service.ts';
import { complete, minimal, unique, vector } from '../../test/traces.ts';
import { until } from '../../test/until.ts';

// The embedded database does one thing at a time; an import shall not be turned away for waiting.
const service = useService({ database: { lockTimeoutMs: 30_000 } });
const NOTHING = {
  created: 0,
  unchanged: 0,
  failed: 0,
  embedded: 0,
  unembedded: 0,
  failures: [],
  failures_omitted: 0,
};

// Thousands of vectors take their time in the index, and it is not what is looked at here.
beforeAll(async () => {
  await sql`drop index distinct_embeddings_embedding_idx`.execute(service.database.owner);
});

async function stored(actionId: string): Promise<ActionTrace> {
  const { id } = await service.database.owner
    .selectFrom('resource_action_traces')
    .select('id')
    .where('action_id', '=', actionId)
    .executeTakeFirstOrThrow();
  return service.client.get(id, '?include=embedding');
}

describe('an import', () => {
  test('numbers traces in the order of the lines, though batches are stored at the same time', async () => {
    const at = '2026-11-24T02:00:00Z';
    const lines = Array.from({ length: 3000 }, (_, n) =>
      minimal({ action_id: unique('line'), action_timestamp: at, name: `p${n % 7}` }),
    );
    await importLines(service.url, ndjson(lines));
    const ids = lines.map(({ action_id }) => action_id as string);
    const rows = await service.database.owner
      .selectFrom('resource_action_traces')
      .select('action_id')
      .where('action_id', 'in', ids)
      .orderBy('id')
      .execute();
    expect(rows.map(({ action_id }) => action_id)).toEqual(ids);
  });

  test('records each line with its resource and history; sent again it adds nothing', async () => {
    const numbers = Array.from({ length: 768 }, (_, index) => Math.cos(index));
    const workflow = { workflow_id: unique('wf'), name: unique('db') };
    const lines = [
      complete(),
      complete({ ...workflow, execution_status: 'completed', action_timestamp: '2026-11-24T03:00:00Z' }),
      complete({ ...workflow, action_timestamp: '2026-11-24T02:00:00Z' }),
      complete({ embedding: vector(5, 2) }),
      complete({ embedding: toBase64(numbers), embedding_model: 'other-model' }),
      minimal(),
    ];
    const before = await service.counts();
    const first = await importLines(service.url, ndjson(lines));
    expect(first).toMatchObject({ status: 200, body: { ...NOTHING, received: 6, created: 6, embedded: 6 } });
    const after = await service.counts();
    expect(after.traces - before.traces).toBe(6);
    expect(after.resources - before.resources).toBe(5);
    expect(after.histories - before.histories).toBe(5);
    expect(await misplaced(service.database.owner)).toBe(0);

    const one = await stored(lines[0]?.action_id ?? '');
    const twin = await service.client.create({ ...lines[0], action_id: unique('twin') } as never);
    expect({ ...one, workflow_id: null }).toMatchObject({
      ...twin,
      id: one.id,
      action_id: one.action_id,
      workflow_id: null,
      created_at: one.created_at,
      updated_at: one.updated_at,
    });
    const late = await stored(lines[1]?.action_id ?? '');
    expect((await stored(lines[2]?.action_id ?? '')).action_history_id).toBe(late.action_history_id);
    const history = service.database.owner.selectFrom('action_histories').select('status');
    expect(await history.where('id', '=', late.action_history_id).executeTakeFirst()).toEqual({
      status: 'completed',
    });
    const remote = await stored(lines[4]?.action_id ?? '');
    expect(remote.embedding_model).toBe('other-model');
    expect(remote.embedding?.[1]).toBeCloseTo(Math.cos(1) / Math.hypot(...numbers), 6);

    const again = await importLines(service.url, ndjson(lines));
    expect(again.body).toEqual({ ...NOTHING, received: 6, unchanged: 6 });
    expect((await service.counts()).traces).toBe(after.traces + 1);
  });

  test('a history has the status of its latest attempt and the time of its first, whatever is imported later', async () => {
    const attempt = (execution_status: string, hour: number) =>
      minimal({
        ...{
          name: 'of-one-history',
          workflow_id: 'one-history',
          execution_status: execution_status as 'failed',
        },
        action_timestamp: `2026-11-24T0${hour}:00:00Z`,
        ...({ created_at: `2026-11-24T0${hour}:00:00Z` } as object),
      });
    const history = async () => {
      const query = service.database.owner.selectFrom('action_histories').select(['status', 'created_at']);
      const { status, created_at } = await query
        .where('workflow_id', '=', 'one-history')
        .executeTakeFirstOrThrow();
      return [status, new Date(created_at).toISOString().slice(11, 13)];
    };
    await importLines(
      service.url,
      ndjson([attempt('failed', 3), attempt('completed', 4), attempt('failed', 2)]),
    );
    expect(await history()).toEqual(['completed', '02']);
    await importLines(service.url, ndjson([attempt('failed', 1)]));
    expect(await history()).toEqual(['completed', '01']);
    await importLines(service.url, ndjson([attempt('executing', 5)]));
    expect(await history()).toEqual(['executing', '01']);
  });

  test('reports the lines it cannot store, and stores the others', async () => {
    const taken = complete();
    await service.client.create(taken);
    const good = complete();
    const text = [
      JSON.stringify(good),
      '',
      '{"alert_name":',
      JSON.stringify(complete({ alert_severity: 'extreme' as never })),
      JSON.stringify({ ...taken, alert_summary: 'other words' }),
      JSON.stringify(complete({ embedding: vector(1, 0) })),
      JSON.stringify(complete({ execution_end_time: '2020-01-01T00:00:00Z' })),
      JSON.stringify({ ...good, environment: 'staging' }),
      JSON.stringify(complete({ alert_summary: 'x'.repeat(300_000) })),
      JSON.stringify(taken),
    ].join('\r\n');
    const { status, body } = await importLines(service.url, text);
    expect(status).toBe(200);
    expect(body).toMatchObject({ received: 9, created: 1, unchanged: 1, failed: 7, failures_omitted: 0 });
    expect(body.failures.map(({ line, code, pointer }) => [line, code, pointer])).toEqual([
      [3, 'invalid-json', '/alert_name'],
      [4, 'invalid-request', '/alert_severity'],
      [5, 'conflict', '/action_id'],
      [6, 'invalid-request', '/embedding'],
      [7, 'invalid-request', '/execution_end_time'],
      [8, 'conflict', '/action_id'],
      [9, 'payload-too-large', ''],
    ]);
    expect(body.failures[2]?.detail).toContain('differs in alert_summary');
  });

  test('tells the first hundred failures and counts the others', async () => {
    const { body } = await importLines(service.url, 'no\n'.repeat(250));
    expect(body).toMatchObject({ received: 250, failed: 250, failures_omitted: 150 });
    expect(body.failures.at(-1)).toMatchObject({ line: 100, code: 'invalid-json' });
  });

  test('of more than one batch, compressed, resources shared, is complete', async () => {
    const lines = Array.from({ length: 1203 }, (_, index) =>
      minimal({
        name: `shared-${index % 7}`,
        alert_summary: `number ${index}`,
        embedding: toBase64(vector(index % 768)),
      }),
    );
    const gzip = { 'Content-Encoding': 'gzip' };
    const before = await service.counts();
    const first = await importLines(service.url, new Uint8Array(gzipSync(ndjson(lines))), gzip);
    expect(first.body).toEqual({ ...NOTHING, received: 1203, created: 1203, embedded: 1203 });
    const after = await service.counts();
    expect(after.resources - before.resources).toBe(7);
    expect(after.histories - before.histories).toBe(1203);
    const again = await importLines(service.url, new Uint8Array(gzipSync(ndjson(lines))), gzip);
    expect(again.body).toEqual({ ...NOTHING, received: 1203, unchanged: 1203 });
  });

  test('that breaks off keeps whole batches, and is completed by sending it again', async () => {
    const lines = Array.from({ length: 800 }, () => minimal({ cluster_name: 'broken-off' }));
    const sending = request(`${service.url}/api/v1/action-traces/import`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-ndjson' },
    });
    const failed = once(sending, 'error').catch((error: unknown) => [error]);
    sending.write(ndjson(lines.slice(0, 700)));
    const count = async (): Promise<number> => {
      const rows = service.database.owner
        .selectFrom('resource_action_traces')
        .select(({ fn }) => fn.countAll<number>().as('n'));
      return (await rows.where('cluster_name', '=', 'broken-off').executeTakeFirstOrThrow()).n;
    };
    await until(async () => (await count()) > 0);
    sending.destroy();
    await failed;
    expect(await count()).toBe(500);
    const { body } = await importLines(service.url, ndjson(lines));
    expect(body).toMatchObject({ received: 800, created: 300, unchanged: 500, failed: 0 });
  });

  test('whose compression is cut off says what was stored by then', async () => {
    const lines = ndjson(Array.from({ length: 600 }, () => minimal()));
    const packed = gzipSync(lines);
    const answer = await importLines<ProblemBody>(service.url, new Uint8Array(packed.subarray(0, -8)), {
      'Content-Encoding': 'gzip',
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', summary: { failed: 0, failures: [] } },
    });
  });

  test('whose sender falls silent is ended, and says what was stored by then', async () => {
    const { url } = await service.start({ limits: { 'stream-idle-ms': 100 } });
    const sending = request(`${url}/api/v1/action-traces/import`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-ndjson' },
    });
    sending.write(ndjson([minimal()]));
    const [answer] = (await once(sending, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(408);
    expect(await json(answer)).toMatchObject({
      code: 'request-timeout',
      summary: { received: 1, created: 0 },
    });
    sending.destroy();
  });

  test.each([
    [{ 'Content-Type': 'application/json' }, 415],
    [{ 'Content-Encoding': 'br' }, 415],
  ])('with %j is refused', async (headers, status) => {
    expect(await importLines<ProblemBody>(service.url, '{}', headers)).toMatchObject({ status });
  });
});
