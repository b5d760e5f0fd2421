import { beforeAll, describe, expect, test } from '@jest/globals';
import { toBase64, toVectorParameter } from '@precedent/embedding';
import { insertIncident, type IncidentRow } from '@precedent/testing';
import { ids } from '../../../test/ids.ts';
import { useService } from '../../../test/service.ts';
import { embedded, embeddedText, turned } from '../../../test/vectors.ts';

const service = useService();
const insert = (row: IncidentRow) => insertIncident(service.database.owner, row);

const ANGLES = Array.from({ length: 19 }, (_, index) => index * 10);
/** Incidents at every angle from the first axis, the farthest recorded first; others beside them are never found. */
const byAngle = new Map<number, number>();
const at = (angle: number) => byAngle.get(angle) ?? 0;
const between = (from: number, to: number) => ANGLES.filter((angle) => angle >= from && angle <= to).map(at);

beforeAll(async () => {
  for (const angle of ANGLES.toReversed()) {
    byAngle.set(angle, await insert({ namespace: angle % 20 === 0 ? 'even' : 'odd', ...embedded(angle) }));
  }
  await insert({ namespace: 'even' });
  await insert({ namespace: 'even', ...embedded(0, 'another-model') });
});

describe('by a vector', () => {
  test('near comes before far', async () => {
    const result = await service.client.search({ embedding: turned(0), limit: 100 });
    expect(ids(result.items)).toEqual(between(0, 180));
    expect(result).toMatchObject({ complete: false, searched: 19, unsearched: 2, method: 'exact' });
    expect(result.model).toBe('hashing-v1');
  });

  test('similarity is the cosine, opposite vectors have 0', async () => {
    const { items } = await service.client.search({ embedding: turned(0), limit: 100 });
    items.forEach((item, index) => {
      expect(item.similarity).toBeCloseTo(Math.max(0, Math.cos((index * Math.PI) / 18)), 5);
    });
    expect(items[0]?.similarity).toBe(1);
  });

  test('the length of the vector does not matter', async () => {
    const embedding = turned(41).map((value) => value * 1000);
    const { items } = await service.client.search({ embedding, limit: 3 });
    expect(ids(items)).toEqual([40, 50, 30].map(at));
  });

  test('the vector may be base64 of 32-bit floats, the lowest byte first', async () => {
    const { items } = await service.client.search({ embedding: toBase64(turned(41)), limit: 3 });
    expect(ids(items)).toEqual([40, 50, 30].map(at));
  });

  test('a match is an incident with its similarity, without its embedding', async () => {
    const { items } = await service.client.search({ embedding: turned(10), limit: 1 });
    const { body } = await service.client.get(`/api/v1/incidents/${at(10)}`);
    expect(items).toEqual([{ ...(body as object), similarity: 1, why: [{ kind: 'similarity' }] }]);
  });

  test('ten matches unless another limit is given', async () => {
    expect((await service.client.search({ embedding: turned(0) })).items).toHaveLength(10);
  });

  test('only incidents of the given model are compared', async () => {
    const embedding_model = 'another-model';
    const result = await service.client.search({ embedding: turned(0), embedding_model });
    expect(result).toMatchObject({ model: 'another-model', searched: 1, unsearched: 20, complete: false });
    expect(result.items.map((item) => item.embedding_model)).toEqual(['another-model']);
    expect(await service.client.search({ embedding: turned(0), embedding_model: 'unknown' })).toMatchObject({
      items: [],
      searched: 0,
      unsearched: 21,
      complete: false,
    });
  });

  test('of incidents equally near the one recorded last comes first', async () => {
    const twins = [];
    for (let index = 0; index < 5; index++) twins.push(await insert({ namespace: 'twins', ...embedded(33) }));
    const { items } = await service.client.search({
      embedding: turned(33),
      filters: { namespace: 'twins' },
      limit: 4,
    });
    expect(ids(items)).toEqual(twins.slice(1).toReversed());
  });

  test('a stored vector without a direction is never a match', async () => {
    const zero = {
      embedding: toVectorParameter(new Array<number>(768).fill(0)),
      embedding_model: 'hashing-v1',
    };
    await insert({ namespace: 'zero', ...zero });
    const near = await insert({ namespace: 'zero', ...embedded(5) });
    const { items } = await service.client.search({ embedding: turned(0), filters: { namespace: 'zero' } });
    expect(ids(items)).toEqual([near]);
  });
});

describe('with filters', () => {
  test('only incidents that match are compared', async () => {
    const result = await service.client.search({
      embedding: turned(0),
      filters: { namespace: 'odd' },
      limit: 3,
    });
    expect(ids(result.items)).toEqual([10, 30, 50].map(at));
    expect(result.searched).toBe(9);
  });

  test.each<[string, IncidentRow, IncidentRow, Record<string, string | string[]>]>([
    ['cluster_name', { cluster_name: 'f1' }, { cluster_name: 'f2' }, { cluster_name: 'f1' }],
    ['kind', { kind: 'F1' }, { kind: 'F2' }, { kind: 'F1' }],
    ['name', { name: 'f1' }, { name: 'f2' }, { name: ['f1', 'f3'] }],
    ['environment', { environment: 'f1' }, { environment: null }, { environment: 'f1' }],
    ['severity', { alert_severity: 'low' }, { alert_severity: null }, { severity: ['low', 'info'] }],
    ['action_type', { action_type: 'f1' }, { action_type: 'f2' }, { action_type: 'f1' }],
    ['status', { execution_status: 'executing' }, {}, { status: 'executing' }],
    ['phase', { execution_status: 'failed' }, {}, { phase: 'failed' }],
    ['alert_name', { alert_name: 'F1' }, { alert_name: 'F2' }, { alert_name: 'F1' }],
    ['alert_fingerprint', { alert_fingerprint: 'f1' }, {}, { alert_fingerprint: 'f1' }],
    ['workflow_id', { workflow_id: 'f1' }, { workflow_id: 'f2' }, { workflow_id: 'f1' }],
    ['from', { action_timestamp: '2100-01-01T00:00:00Z' }, {}, { from: '2099-12-31T19:00:00-05:00' }],
    ['to', { action_timestamp: '1999-12-31T23:59:59Z' }, {}, { to: '2000-01-01T00:00:00Z' }],
  ])('%s hides what does not match', async (_name, row, other, filters) => {
    const wanted = await insert({ ...row, ...embedded(70) });
    await insert({ ...other, ...embedded(0) });
    await insert(row);
    expect(ids((await service.client.search({ embedding: turned(0), filters })).items)).toEqual([wanted]);
  });

  test('nothing left is no match', async () => {
    const filters = { cluster_name: 'f1', namespace: 'nowhere' };
    expect(await service.client.search({ embedding: turned(0), filters })).toMatchObject({
      items: [],
      complete: true,
      searched: 0,
      unsearched: 0,
      nearest_similarity: null,
      model: 'hashing-v1',
      method: 'exact',
    });
  });
});

describe('min_similarity', () => {
  test('leaves out what is less similar', async () => {
    const filters = { namespace: ['even', 'odd'] };
    const { items } = await service.client.search({
      embedding: turned(0),
      filters,
      limit: 100,
      min_similarity: 0.5,
    });
    expect(ids(items)).toEqual(between(0, 60));
  });

  test('1 finds the same direction only, and perhaps nothing', async () => {
    const filters = { namespace: ['even', 'odd'] };
    const search = (angle: number) =>
      service.client.search({ embedding: turned(angle), filters, min_similarity: 1 });
    expect(ids((await search(20)).items)).toEqual([at(20)]);
    expect(await search(25)).toMatchObject({ items: [], searched: 19 });
  });
});

describe('by an incident', () => {
  test('finds its neighbours, not itself', async () => {
    const filters = { namespace: ['even', 'odd'] };
    const result = await service.client.search({ incident_id: at(0), filters, limit: 3 });
    expect(ids(result.items)).toEqual([10, 20, 30].map(at));
    expect(result).toMatchObject({ searched: 18, model: 'hashing-v1' });
  });

  test('compares with incidents of the same model', async () => {
    const one = await insert({ cluster_name: 'models', ...embedded(0, 'model-b') });
    const two = await insert({ cluster_name: 'models', ...embedded(10, 'model-b') });
    await insert({ cluster_name: 'models', ...embedded(0) });
    const result = await service.client.search({ incident_id: one });
    expect(result.model).toBe('model-b');
    expect(ids(result.items)).toEqual([two]);
  });

  test('that does not exist is not found', async () => {
    const { status, body } = await service.client.post('/api/v1/incidents/search', {
      incident_id: 999_999_999,
    });
    expect({ status, body }).toMatchObject({
      status: 404,
      body: { code: 'not-found', errors: [{ in: 'body', pointer: '/incident_id' }] },
    });
  });

  test('that has no embedding is a conflict', async () => {
    const id = await insert({});
    const { status, body } = await service.client.post('/api/v1/incidents/search', { incident_id: id });
    expect({ status, body }).toMatchObject({
      status: 409,
      body: { code: 'conflict', detail: expect.stringContaining('no embedding') },
    });
  });
});

describe('in a URL', () => {
  test('an incident has the answer of the search by it', async () => {
    const filters = { namespace: ['even', 'odd'] };
    const bySearch = await service.client.search({
      incident_id: at(0),
      filters,
      limit: 3,
      min_similarity: 0.9,
    });
    const query = 'namespace=even&namespace=odd&limit=3&min_similarity=0.9';
    const { status, body } = await service.client.get(`/api/v1/incidents/${at(0)}/similar?${query}`);
    expect({ status, body }).toEqual({ status: 200, body: bySearch });
    expect(bySearch.items).toHaveLength(2);
    expect(bySearch.nearest_similarity).toBeCloseTo(Math.cos(Math.PI / 18), 5);
  });

  test('an incident that does not exist or has no embedding is told apart', async () => {
    expect(await service.client.get('/api/v1/incidents/999999999/similar')).toMatchObject({
      status: 404,
      body: { errors: [{ in: 'path', parameter: 'id' }] },
    });
    expect(await service.client.get(`/api/v1/incidents/${await insert({})}/similar`)).toMatchObject({
      status: 409,
    });
    expect(await service.client.get(`/api/v1/incidents/${at(0)}/similar?limit=101&kind=`)).toMatchObject({
      status: 400,
      body: { errors: [{ parameter: 'kind' }, { parameter: 'limit' }] },
    });
  });
});

describe('by text', () => {
  test('times, hashes and generated names do not matter', async () => {
    const cluster_name = 'texts';
    const same = await insert({ cluster_name, ...(await embeddedText('node has memory pressure')) });
    await insert({ cluster_name, ...(await embeddedText('certificate expires tomorrow')) });
    const text =
      'node has memory pressure 2026-11-24T01:51:33Z 10.0.0.7:8080 5f0e7a52-6f0c-4c58-9d2e-3c2b9a1f7d11';
    const { items } = await service.client.search({ text, filters: { cluster_name } });
    expect(items[0]).toMatchObject({ id: same, similarity: 1 });
    expect(items[1]?.similarity).toBeLessThan(0.3);
  });

  test.each(['内存不足', 'نفاد الذاكرة', '🔥', 'the'])('%s is a text', async (text) => {
    const id = await insert({ cluster_name: `text ${text}`, ...(await embeddedText(text)) });
    const { items } = await service.client.search({ text, filters: { cluster_name: `text ${text}` } });
    expect(items).toEqual([expect.objectContaining({ id, similarity: 1 })]);
  });

  test('a text may have 4000 characters', async () => {
    const { items } = await service.client.search({ text: '🔥 word '.repeat(571).slice(0, 4000), limit: 1 });
    expect(items).toHaveLength(1);
  });
});

test.each([
  ['a vector', () => ({ embedding: turned(0) }), 2],
  ['a text', () => ({ text: 'out of memory' }), 3],
  ['an incident', () => ({ incident_id: at(0) }), 3],
])(
  'an exact search by %s counts and compares; a text is looked for literally, too',
  async (_by, request, expected) => {
    const before = service.statements();
    await service.client.search(request());
    expect(service.statements() - before).toBe(expected);
  },
);
