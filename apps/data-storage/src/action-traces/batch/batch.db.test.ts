import { toBase64 } from '@precedent/embedding';
import { describe, expect, test } from '@jest/globals';
import type { ActionTrace, Answer, Call, NewActionTrace, ProblemBody } from '../../../test/client.ts';
import { misplaced } from '../../../test/misplaced.ts';
import { useService } from '../../../test/service.ts';
import { complete, minimal, unique, vector } from '../../../test/traces.ts';
import type { components } from '../../generated/openapi.ts';

type BatchAnswer = components['schemas']['BatchAnswer'];

const service = useService();
const EMBEDDING = '?include=embedding';

function post<Body = BatchAnswer>(items: readonly unknown[], call: Call = {}): Promise<Answer<Body>> {
  return service.client.call<Body>('createActionTraces', { ...call, body: { items } });
}

const statuses = ({ body }: Answer<BatchAnswer>): number[] => body.results.map(({ status }) => status);
const places = (problem: ProblemBody | undefined): unknown[] =>
  problem?.errors?.map(({ pointer }) => pointer) ?? [];

describe('each item gets the answer that it would get alone', () => {
  test('recorded, repeated, invalid or taken; none drops another', async () => {
    const known = complete();
    const { id } = await service.client.create(known);
    const before = await service.counts();
    const fresh = complete();
    const answer = await post([
      fresh,
      known,
      { ...minimal(), kind: '', surprise: 1 },
      { ...known, alert_name: 'Other' },
      7,
      minimal({ execution_start_time: '2026-11-24T02:00:00Z', execution_end_time: '2026-11-24T01:00:00Z' }),
      { ...minimal(), alert_summary: 'a\0b' },
      minimal({ embedding: 'AAAA' }),
      minimal(),
    ]);
    expect(answer.status).toBe(200);
    expect(statuses(answer)).toEqual([201, 200, 400, 409, 400, 400, 400, 400, 201]);
    expect(answer.body).toMatchObject({ created: 2, unchanged: 1, refused: 6 });
    const { results } = answer.body;
    expect(results[0]?.action_trace).toEqual(await service.client.get(results[0]?.action_trace?.id ?? 0));
    expect(results[1]?.action_trace).toEqual(await service.client.get(id));
    expect(places(results[2]?.problem)).toEqual(
      expect.arrayContaining(['/items/2/kind', '/items/2/surprise']),
    );
    expect(results[3]?.problem).toMatchObject({
      code: 'conflict',
      instance: '/api/v1/action-traces/batch',
      request_id: answer.headers.get('x-request-id'),
      differing_fields: ['alert_name'],
    });
    expect(places(results[4]?.problem)).toEqual(['/items/4']);
    expect(places(results[5]?.problem)).toEqual(['/items/5/execution_end_time']);
    expect(places(results[6]?.problem)).toEqual(['/items/6/alert_summary']);
    expect(places(results[7]?.problem)).toEqual(['/items/7/embedding']);
    expect(await service.counts()).toEqual({
      resources: before.resources + 2,
      histories: before.histories + 2,
      traces: before.traces + 2,
    });
  });

  test('a name given twice in one item is a fault of that item alone', async () => {
    const twice = JSON.stringify(minimal()).replace('{', '{"kind":"Pod",');
    const body = `{"items":[${JSON.stringify(minimal())},${twice},${JSON.stringify(minimal())}]}`;
    const answer = await service.client.call<BatchAnswer>('createActionTraces', { body });
    expect(statuses(answer)).toEqual([201, 400, 201]);
    expect(places(answer.body.results[1]?.problem)).toEqual(['/items/1/kind']);
  });

  test('the traces are those of single requests', async () => {
    const name = unique('api');
    const workflow_id = unique('workflow');
    const numbers = Array.from({ length: 768 }, (_, index) => Math.cos(index));
    const actions = (namespace: string): NewActionTrace[] => [
      complete({ namespace, name, workflow_id, action_id: null, execution_status: 'failed' }),
      complete({ namespace, name, workflow_id, action_id: null, action_timestamp: '2026-11-24T03:00:00Z' }),
      minimal({ namespace, name, embedding: toBase64(numbers), embedding_model: 'e5' }),
      minimal({ namespace, name, embedding: vector(2) }),
      complete({ namespace, name, workflow_id, action_id: null, execution_status: 'rolled-back' }),
      minimal({ namespace, name, alert_summary: '{"a", NULL, \\}', workflow_id: 'NULL', environment: '' }),
    ];
    const alone: ActionTrace[] = [];
    for (const action of actions('alone')) alone.push(await service.client.create(action));
    const { body } = await post(actions('together'));
    const together = body.results.map(({ action_trace }) => action_trace as ActionTrace);
    expect(together.map(comparable)).toEqual(
      alone.map((trace) => ({ ...comparable(trace), namespace: 'together' })),
    );
    expect(together.map(({ id }) => id)).toEqual(together.map(({ id }) => id).toSorted((a, b) => a - b));
    expect(groups(together)).toEqual(groups(alone));
    const vectors = (traces: ActionTrace[]) =>
      Promise.all(
        traces.slice(2, 4).map(async ({ id }) => (await service.client.get(id, EMBEDDING)).embedding),
      );
    expect(await vectors(together)).toEqual(await vectors(alone));
    expect(await historiesOf('together')).toEqual(await historiesOf('alone'));
    expect(await misplaced(service.database.owner)).toBe(0);
  });

  test('a workflow has the status of its latest attempt, stored or of the batch', async () => {
    const attempt = (hour: number, execution_status: 'failed' | 'completed' | 'executing') =>
      minimal({
        namespace: unique('ns'),
        name: 'api',
        workflow_id: 'w',
        action_timestamp: `2026-11-24T0${hour}:00:00Z`,
        execution_status,
      });
    const [third, first] = [attempt(3, 'failed'), attempt(1, 'completed')];
    await post([third, { ...first, namespace: third.namespace }]);
    expect(await historiesOf(third.namespace)).toEqual(['failed']);
    await post([{ ...attempt(2, 'completed'), namespace: third.namespace }]);
    expect(await historiesOf(third.namespace)).toEqual(['failed']);
    await post([{ ...attempt(3, 'executing'), namespace: third.namespace }]);
    expect(await historiesOf(third.namespace)).toEqual(['executing']);
  });

  test('of items with one action_id the first is recorded, the others are repeats of it', async () => {
    const action = complete({ embedding: vector(4) });
    const answer = await post([
      action,
      { ...action, embedding: toBase64(vector(4)) },
      { ...action, kind: 'Pod' },
    ]);
    expect(statuses(answer)).toEqual([201, 200, 409]);
    const [first, second, third] = answer.body.results;
    expect(second?.action_trace).toEqual(first?.action_trace);
    expect(third?.problem?.differing_fields).toEqual(['kind']);
    expect(statuses(await post([{ ...action, embedding: vector(5) }, action]))).toEqual([409, 200]);
  });
});

describe('all or nothing', () => {
  const query = '?atomic=true';

  test('records every item', async () => {
    const answer = await post([complete(), complete(), complete()], { query });
    expect(statuses(answer)).toEqual([201, 201, 201]);
  });

  test('is refused for an item that is not valid, and nothing is stored', async () => {
    const before = await service.counts();
    const answer = await post<ProblemBody>(
      [minimal(), minimal({ kind: '' }), minimal(), { ...minimal(), id: 1 }],
      {
        query,
      },
    );
    expect(answer.status).toBe(400);
    expect(places(answer.body)).toEqual(expect.arrayContaining(['/items/1/kind', '/items/3/id']));
    expect(await service.counts()).toEqual(before);
  });

  test('is refused for an action_id that is taken, by a stored trace or by an earlier item', async () => {
    const known = complete();
    await service.client.create(known);
    const before = await service.counts();
    for (const [items, place] of [
      [[minimal(), { ...known, kind: 'Pod' }], '/items/1/kind'],
      [[minimal({ action_id: 'twice' }), minimal(), minimal({ action_id: 'twice' })], '/items/2/name'],
    ] as const) {
      const answer = await post<ProblemBody>(items, { query });
      expect(answer).toMatchObject({ status: 409, body: { code: 'conflict' } });
      expect(places(answer.body)).toEqual([place]);
      expect(await service.counts()).toEqual(before);
    }
  });
});

describe('a request that is refused as a whole', () => {
  test.each([
    ['no items', { items: [] }, '/items'],
    ['501 items', { items: Array(501).fill(minimal()) }, '/items'],
    ['an unknown property', { items: [minimal()], atomic: true }, '/atomic'],
    ['items that are no list', { items: minimal() }, '/items'],
    ['no object', [minimal()], ''],
  ])('%s', async (_case, body, place) => {
    const answer = await service.client.call<ProblemBody>('createActionTraces', { body });
    expect(answer.status).toBe(400);
    expect(places(answer.body)).toEqual([place]);
  });

  test('too large, or of another type', async () => {
    const large = await post<ProblemBody>([minimal({ alert_summary: 'x'.repeat(8_388_608) })]);
    expect(large).toMatchObject({ status: 413, body: { limit_value: 8_388_608 } });
    const headers = { 'content-type': 'application/x-ndjson' };
    expect(await post([minimal()], { headers })).toMatchObject({ status: 415 });
  });
});

test('500 items fit, with vectors as arrays of numbers of full length', async () => {
  const known = complete();
  const { id } = await service.client.create(known);
  const before = await service.counts();
  // Most items are repeats of one, which spares the test the building of a large index.
  const numbers = Array.from({ length: 768 }, (_, index) => Math.sin(index + 1) / 3);
  const items = Array.from({ length: 500 }, (_, index) =>
    index % 50 === 0 ? minimal({ name: 'api', embedding: numbers }) : { ...known, embedding: numbers },
  );
  const { body } = await post(items);
  expect(body).toMatchObject({ created: 10, unchanged: 0, refused: 490 });
  expect(body.results[1]?.problem?.detail).toContain(`trace ${id}, which differs in embedding`);
  expect(await service.counts()).toMatchObject({
    traces: before.traces + 10,
    resources: before.resources + 1,
  });
});

function comparable(trace: ActionTrace): Partial<ActionTrace> {
  return { ...trace, id: 0, action_history_id: 0, created_at: '', updated_at: '' };
}

/** For each trace the place of the first one of its history. */
function groups(traces: readonly ActionTrace[]): number[] {
  const histories = traces.map(({ action_history_id }) => action_history_id);
  return histories.map((history) => histories.indexOf(history));
}

async function historiesOf(namespace: string): Promise<string[]> {
  const rows = await service.database.owner
    .selectFrom('action_histories as h')
    .innerJoin('resource_references as r', 'r.id', 'h.resource_id')
    .select('h.status')
    .where('r.namespace', '=', namespace)
    .orderBy('h.id')
    .execute();
  return rows.map(({ status }) => status).sort();
}
