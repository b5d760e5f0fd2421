import { beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { exportLines, importLines, ndjson } from '../../test/bulk.ts';
import type { ProblemBody } from '../../test/client.ts';
import { useService } from '../../test/service.ts';
import { complete, minimal, unique } from '../../test/traces.ts';

const origin = useService();
const TRACES = 405;

beforeAll(async () => {
  // Hundreds of vectors take their time in the index, and it is not what is looked at here.
  await sql`drop index distinct_embeddings_embedding_idx`.execute(origin.database.owner);
  const workflow = { workflow_id: unique('wf'), name: unique('db') };
  await origin.client.create(minimal({ action_timestamp: '2026-11-24T00:00:00Z' }));
  await origin.client.create(
    minimal({ namespace: '', kind: 'Node', action_timestamp: '2026-11-24T00:00:00Z' }),
  );
  await origin.client.create(complete({ ...workflow, action_timestamp: '2026-11-25T00:00:00.5Z' }));
  await origin.client.create(complete({ ...workflow, execution_status: 'completed' }));
  const many = Array.from({ length: TRACES - 4 }, (_, index) =>
    complete({
      alert_name: 'Many',
      action_timestamp: `2026-11-23T00:00:${String(index % 60).padStart(2, '0')}Z`,
    }),
  );
  await importLines(origin.url, ndjson(many));
});

describe('an export', () => {
  test('holds every trace once, oldest first, over several pages', async () => {
    const lines = await exportLines(origin.url);
    expect(lines).toHaveLength(TRACES);
    const order = lines.map(
      ({ action_timestamp, id }) => `${String(action_timestamp)} ${String(id).padStart(9)}`,
    );
    expect(order).toEqual(order.toSorted());
    expect(lines[0]).not.toHaveProperty('embedding');
  });

  test.each<[string, number]>([
    ['?alert_name=Many', TRACES - 4],
    ['?alert_name=Many&status=completed', 0],
    ['?namespace=', 1],
    ['?kind=Node&kind=Deployment&from=2026-11-24T00:00:00Z', 4],
    ['?from=2026-11-24T00:00:00Z&to=2026-11-25T00:00:00Z', 3],
    ['?status=completed&severity=warning&environment=production&cluster_name=prod-eu-1', 1],
    ['?name=nothing', 0],
  ])('%s', async (query, count) => {
    expect(await exportLines(origin.url, query)).toHaveLength(count);
  });

  test('goes on behind a line', async () => {
    const lines = await exportLines(origin.url);
    const { action_timestamp, id } = lines[250] ?? {};
    const rest = await exportLines(origin.url, `?cursor=${String(action_timestamp)},${String(id)}`);
    expect(rest).toEqual(lines.slice(251));
  });

  test.each([
    ['cursor', '?cursor=yesterday,1'],
    ['to', '?from=2026-11-25T00:00:00Z&to=2026-11-24T00:00:00Z'],
    ['from', '?from=0000-01-01T00:00:00Z'],
    ['sort', '?sort=newest'],
  ])('refuses a senseless %s', async (parameter, query) => {
    const answer = await origin.client.call<ProblemBody>('exportActionTraces', { query });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ in: 'query', parameter }] } });
  });

  test('ends when its client goes away', async () => {
    const client = new AbortController();
    const response = await fetch(`${origin.url}/api/v1/action-traces/export`, { signal: client.signal });
    await response.body?.getReader().read();
    client.abort();
    expect(await exportLines(origin.url, '?namespace=')).toHaveLength(1);
  });
});

describe('imported elsewhere', () => {
  const copy = useService();
  beforeAll(async () => {
    await sql`drop index distinct_embeddings_embedding_idx`.execute(copy.database.owner);
  });

  test('gives the same traces, histories, times and vectors, with ids of their own', async () => {
    await copy.client.create(minimal());
    const exported = await exportLines(origin.url, '?include=embedding');
    const { body } = await importLines(copy.url, ndjson(exported));
    expect(body).toMatchObject({ received: TRACES, created: TRACES, failed: 0, embedded: TRACES });
    const copied = (await exportLines(copy.url, '?include=embedding')).filter(({ created_at }) =>
      exported.some((line) => line['created_at'] === created_at),
    );
    const withoutIds = (lines: readonly Record<string, unknown>[]) =>
      lines.map(({ id: _id, action_history_id: _history, action_id, ...line }) => ({
        ...line,
        ...(String(action_id).startsWith('sha256:') || action_id === null ? {} : { action_id }),
      }));
    expect(withoutIds(copied)).toEqual(withoutIds(exported));
    const statuses = (service: typeof origin) =>
      service.database.owner
        .selectFrom('action_histories as h')
        .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
        .select(['r.name', 'h.status', 'h.created_at'])
        .where('h.workflow_id', 'is not', null)
        .orderBy('r.name')
        .orderBy('h.workflow_id')
        .execute();
    expect(await statuses(copy)).toEqual(await statuses(origin));

    expect((await importLines(copy.url, ndjson(exported))).body).toMatchObject({
      unchanged: TRACES,
      created: 0,
    });
    const home = await importLines(
      origin.url,
      ndjson(exported.filter(({ action_id }) => action_id !== null)),
    );
    expect(home.body).toMatchObject({ unchanged: TRACES - 2, created: 0, failed: 0 });
  });
});
