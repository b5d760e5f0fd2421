import { beforeAll, describe, expect, test } from '@jest/globals';
import { insertIncident, type IncidentRow } from '@precedent/testing';
import type { components } from '../../generated/openapi.ts';
import { useService } from '../../../test/service.ts';

const service = useService();
const HERE = { cluster_name: 'c', namespace: 'n', kind: 'Pod', name: 'p' };
const made: Record<string, number> = {};

/** What happens around noon, by the name the tests know it by. */
const EVENTS: Readonly<Record<string, IncidentRow>> = {
  'a week before': { action_timestamp: '2026-02-22T12:00:00Z' },
  'a week and a moment before': { action_timestamp: '2026-02-22T11:59:59.999999Z' },
  'of the workflow elsewhere': {
    action_timestamp: '2026-03-01T11:00:00Z',
    workflow_id: 'wf',
    name: 'other',
    cluster_name: 'd',
  },
  'at the same instant, recorded before': { workflow_id: 'wf', action_type: 'scale_up' },
  itself: { workflow_id: 'wf' },
  'at the same instant, recorded after': {},
  'an hour after': { action_timestamp: '2026-03-01T13:00:00.25Z', workflow_id: 'another' },
  'a week after': { action_timestamp: '2026-03-08T12:00:00Z' },
  'on the namesake in another cluster': { cluster_name: 'd' },
  'on another pod': { name: 'q' },
  'of no workflow elsewhere': { name: 'other', workflow_id: null },
};

beforeAll(async () => {
  for (const [event, row] of Object.entries(EVENTS)) {
    made[event] = await insertIncident(service.database.owner, {
      ...HERE,
      action_timestamp: '2026-03-01T12:00:00Z',
      ...row,
    });
  }
});

async function timeline(id: number | undefined, query = '') {
  const { status, body } = await service.client.get(`/api/v1/incidents/${id}/timeline?${query}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body as components['schemas']['Timeline'];
}
const names = (items: readonly { id: number }[]) =>
  items.map(({ id }) => Object.keys(made).find((event) => made[event] === id));

describe('the timeline of an incident', () => {
  test('is what happened on its resource and in its workflow, oldest first, and nothing else', async () => {
    const { items, ...rest } = await timeline(made['itself']);
    expect(items.map(({ id, relation, offset_ms }) => [...names([{ id }]), relation, offset_ms])).toEqual([
      ['a week before', ['same_resource'], -604_800_000],
      ['of the workflow elsewhere', ['same_workflow'], -3_600_000],
      ['at the same instant, recorded before', ['same_resource', 'same_workflow'], 0],
      ['itself', ['self', 'same_resource', 'same_workflow'], 0],
      ['at the same instant, recorded after', ['same_resource'], 0],
      ['an hour after', ['same_resource'], 3_600_250],
      ['a week after', ['same_resource'], 604_800_000],
    ]);
    expect(rest).toEqual({
      incident_id: made['itself'],
      from: '2026-02-22T12:00:00.000000Z',
      to: '2026-03-08T12:00:00.000000Z',
      truncated_before: false,
      truncated_after: false,
    });
  });

  test('has whole incidents', async () => {
    const { items } = await timeline(made['itself'], 'before=0s&after=0s&limit=1');
    const { body } = await service.client.get(`/api/v1/incidents/${made['itself']}`);
    expect(items[1]).toMatchObject(body as object);
  });

  test('reaches as far as asked', async () => {
    const { items } = await timeline(made['itself'], 'before=PT1H&after=1h');
    expect(names(items)).toEqual([
      'of the workflow elsewhere',
      'at the same instant, recorded before',
      'itself',
      'at the same instant, recorded after',
    ]);
    expect((await timeline(made['itself'], 'before=366d&after=P366D')).items).toHaveLength(8);
  });

  test('shows the nearest on each side, and says that there are more', async () => {
    const cut = await timeline(made['itself'], 'limit=1');
    expect(names(cut.items)).toEqual([
      'at the same instant, recorded before',
      'itself',
      'at the same instant, recorded after',
    ]);
    expect(cut).toMatchObject({ truncated_before: true, truncated_after: true });
    expect(await timeline(made['itself'], 'limit=3')).toMatchObject({
      truncated_before: false,
      truncated_after: false,
    });
  });

  test('of one without a workflow is that of its resource', async () => {
    const { items } = await timeline(made['of no workflow elsewhere']);
    expect(items.map(({ relation }) => relation)).toEqual([['self', 'same_resource']]);
  });

  test('ends where time does', async () => {
    const id = await insertIncident(service.database.owner, {
      name: 'first',
      action_timestamp: '0001-01-02T00:00:00Z',
    });
    expect(await timeline(id, 'before=366d')).toMatchObject({ from: '0001-01-01T00:00:00.000000Z' });
  });

  test('is one statement', async () => {
    const before = service.statements();
    await timeline(made['itself']);
    expect(service.statements() - before).toBe(1);
  });
});

test('there is no timeline of an incident that does not exist', async () => {
  expect(await service.client.get('/api/v1/incidents/999999999/timeline')).toMatchObject({
    status: 404,
    body: { code: 'not-found' },
  });
});

test.each([
  ['before=367d', 'before'],
  ['before=P1M', 'before'],
  ['after=-1d', 'after'],
  ['after=', 'after'],
  ['after=999999999w', 'after'],
  ['limit=0', 'limit'],
  ['limit=101', 'limit'],
  ['window=1d', 'window'],
])('%s is refused by name', async (query, parameter) => {
  const { status, body } = await service.client.get(`/api/v1/incidents/1/timeline?${query}`);
  expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ parameter }] } });
});
