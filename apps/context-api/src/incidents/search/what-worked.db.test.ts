import { expect, test } from '@jest/globals';
import { insertIncident, type IncidentRow } from '@precedent/testing';
import { useService } from '../../../test/service.ts';
import { embedded, turned } from '../../../test/vectors.ts';

const service = useService();
const insert = (row: IncidentRow) => insertIncident(service.database.owner, row);

test('a search tells what worked in its matches, and counts nothing beside them', async () => {
  for (const angle of [1, 2, 3]) {
    await insert({ ...embedded(angle), action_type: 'raise_limit', execution_status: 'completed' });
  }
  const failed = await insert({ ...embedded(4), action_type: 'restart_pod', execution_status: 'failed' });
  await insert({ ...embedded(5), action_type: 'raise_limit', execution_status: 'executing' });
  await insert({ ...embedded(90), action_type: 'restart_pod', execution_status: 'completed' });
  await insert({ action_type: 'restart_pod', execution_status: 'completed' });

  const found = await service.client.search({ embedding: turned(0), min_similarity: 0.9 });
  expect(found.items).toHaveLength(5);
  expect(found.what_worked).toMatchObject([
    { action_type: 'raise_limit', scope: 'similar', tried: 3, succeeded: 3, rate: 1 },
  ]);
  expect(found.what_failed).toMatchObject([
    { action_type: 'restart_pod', tried: 1, succeeded: 0, failed: 1 },
  ]);
  expect(found.open).toMatchObject([{ action_type: 'raise_limit' }]);
  expect(found.scopes).toMatchObject([{ scope: 'similar', incidents: 5, finished: 4, complete: false }]);
  expect(found.summary).toContain('raise_limit');

  const { body } = await service.client.get(`/api/v1/incidents/${failed}/similar?min_similarity=0.9`);
  expect(body).toMatchObject({ what_worked: [{ action_type: 'raise_limit', tried: 3 }], what_failed: [] });
});

test('however few matches are answered, more that are as similar as evidence must be are counted', async () => {
  const filters = { namespace: 'few' };
  const some = { action_type: 'scale_out', execution_status: 'completed', ...filters };
  for (let angle = 1; angle <= 40; angle++) await insert({ ...embedded(angle), ...some });
  for (const angle of [61, 62]) await insert({ ...embedded(angle), ...some, execution_status: 'failed' });
  for (const [limit, tried] of [
    [1, 30],
    [29, 30],
    [31, 31],
    [42, 42],
  ] as const) {
    const found = await service.client.search({ embedding: turned(0), filters, limit });
    expect(found.items).toHaveLength(limit);
    expect(found.what_worked).toMatchObject([{ action_type: 'scale_out', tried }]);
  }
  const close = { embedding: turned(30), filters, limit: 2, min_similarity: 0.99 };
  const found = await service.client.search(close);
  expect(found.what_worked).toMatchObject([{ tried: 17 }]);
  const far = await service.client.search({ embedding: turned(125), filters, limit: 1 });
  expect(far.scopes).toMatchObject([{ incidents: 1 }]);
});

test('the summary warns when only far incidents are there', async () => {
  await insert({ ...embedded(70), action_type: 'far', execution_status: 'completed', namespace: 'far' });
  const far = { filters: { namespace: 'far' } };
  const found = await service.client.search({ embedding: turned(0), ...far });
  expect(found.summary).toBe(
    'Nothing closely similar (the nearest: 0.34). Little evidence: far worked 1 of 1 time (similar).',
  );
  const near = await service.client.search({ embedding: turned(20), ...far });
  expect(near.summary).toBe('Little evidence: far worked 1 of 1 time (similar).');
  const named = await service.client.search({ text: 'a_far_alert', ...far });
  expect(named.summary).toMatch(/^Nothing closely similar \(/);
  await insert({
    ...embedded(170),
    action_type: 'far',
    execution_status: 'completed',
    namespace: 'far',
    alert_name: 'a_far_alert',
  });
  const hit = await service.client.search({ text: 'a_far_alert', ...far });
  expect(hit.summary).toBe('Little evidence: far worked 2 of 2 times (similar).');
});

test('where nothing is similar, nothing worked', async () => {
  const found = await service.client.search({ embedding: turned(180), min_similarity: 0.99 });
  expect(found).toMatchObject({ items: [], what_worked: [], what_failed: [], regressions: [], open: [] });
});
