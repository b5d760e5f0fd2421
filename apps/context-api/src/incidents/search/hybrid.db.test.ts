import { beforeAll, describe, expect, test } from '@jest/globals';
import { incidentText } from '@precedent/embedding';
import { insertIncident, type IncidentRow } from '@precedent/testing';
import { useService } from '../../../test/service.ts';
import { embedded, embeddedText, turned } from '../../../test/vectors.ts';

const service = useService();
const search = async (text: string, more = {}) => (await service.client.search({ text, ...more })).items;
const named = async (text: string, more = {}) => (await search(text, more)).map(({ name }) => name);

/** An incident embedded by its own words, known by the name of its resource. */
async function record(name: string, row: IncidentRow & { readonly alert_name: string }, embedding?: object) {
  const place = { kind: 'Deployment', namespace: 'shop', name };
  const words = { ...row, ...place, alert_summary: row.alert_summary ?? null };
  const vector = embedding ?? (await embeddedText(incidentText(words)));
  return insertIncident(service.database.owner, { ...place, ...row, ...vector });
}

/** Far from any text: along the first axis alone. */
const FAR = embedded(0);

beforeAll(async () => {
  await record('near-1', { alert_name: 'PodOutOfMemory', alert_summary: 'memory memory watchdog bites' });
  await record('near-2', { alert_name: 'NodeMemoryPressure', alert_summary: 'watchdog memory' });
  await record('old', { alert_name: 'WatchDog', action_timestamp: '2025-01-01T00:00:00Z' }, FAR);
  await record('new', { alert_name: 'watchdog', action_timestamp: '2026-06-01T00:00:00Z' }, FAR);
  await record('spaced', { alert_name: 'Disk is full', alert_summary: 'nothing else' }, FAR);
  await record('part', { alert_name: 'Spaniel' }, FAR);
  await record('whole', { alert_name: 'Spaniel barks' }, FAR);
  await record('near', { alert_name: 'C', alert_summary: 'the spaniel barks at the memory watch' });
  await record('error', { alert_name: 'A', execution_error: 'ImagePull: manifest for app@7 UNKNOWN' }, FAR);
  await record('percent', { alert_name: 'B', execution_error: 'quota 100%_used' }, FAR);
  await record('similar-percent', { alert_name: 'B', execution_error: 'quota 100 percent used' }, FAR);
  for (let index = 0; index < 21; index++) {
    await record(`common-${index}`, { alert_name: 'Chatter', alert_summary: `gossip E4711 ${index}` }, FAR);
  }
  await insertIncident(service.database.owner, { alert_name: 'watchdog', name: 'not-embedded' });
  await insertIncident(service.database.owner, {
    alert_name: 'watchdog',
    name: 'foreign',
    ...embedded(0, 'another-model'),
  });
});

describe('the name of an alert', () => {
  test.each(['watchdog', 'WATCHDOG', ' WatchDog  ', 'the watchdog, again!'])(
    'comes first, in any case: %j',
    async (text) => {
      expect((await named(text)).slice(0, 2).toSorted()).toEqual(['new', 'old']);
    },
  );

  test.each([
    'disk IS full',
    'watch the memory of this node: disk is full, again',
    '{"labels":{"alertname":"Disk is full","severity":"high"}}',
    'firing:Disk is full/prod',
  ])('may have spaces: %j', async (text) => {
    const [first] = await search(text);
    expect(first).toMatchObject({
      name: 'spaced',
      why: expect.arrayContaining([{ kind: 'alert', value: 'Disk is full' }]),
    });
  });

  test('comes before a name that is part of it, and both before what is near', async () => {
    expect(await named('the spaniel barks at memory', { limit: 3 })).toEqual(['whole', 'part', 'near']);
  });

  test('comes first among what the filters leave', async () => {
    const names = await named('watchdog', { filters: { to: '2026-01-01T00:00:00Z' }, limit: 1 });
    expect(names).toEqual(['old']);
  });

  test('finds nothing that has no embedding of the model', async () => {
    const names = await named('watchdog', { limit: 100 });
    expect(names).toHaveLength(32);
    expect(names).not.toContain('not-embedded');
    expect(names).not.toContain('foreign');
  });
});

describe('words that occur literally', () => {
  test.each([
    ['a phrase of an error', 'manifest for app@7 unknown', 'error'],
    ['a word of it in a sentence', 'why does it say ImagePull?', 'error'],
    ['a percent sign and an underscore', 'quota 100%_used', 'percent'],
  ])('%s is found though its vector is far', async (_what, text, name) => {
    const [first] = await search(text);
    expect(first).toMatchObject({ name, similarity: expect.any(Number) });
  });

  test('in many incidents are no hit, nor are plain words', async () => {
    const items = await search('is there E4711 or memory', { limit: 100 });
    expect(items.filter(({ why }) => why.some(({ kind }) => kind === 'keyword'))).toEqual([]);
  });
});

describe('why', () => {
  const whyOf = async (text: string, name: string) =>
    (await search(text, { limit: 100 })).find((item) => item.name === name)?.why;

  test('tells alert, resource, action and words that a text names', async () => {
    expect(await whyOf('watchdog on NEW after restart_pod', 'new')).toEqual([
      { kind: 'similarity' },
      { kind: 'alert', value: 'watchdog' },
      { kind: 'resource', value: 'Deployment shop/new' },
      { kind: 'action', value: 'restart_pod' },
    ]);
    expect(await whyOf('ImagePull failed', 'error')).toEqual([
      { kind: 'similarity' },
      { kind: 'keyword', value: 'ImagePull' },
    ]);
    expect(await whyOf('watchdog memory', 'near-2')).toEqual([
      { kind: 'similarity' },
      { kind: 'keyword', value: 'watchdog memory' },
    ]);
  });

  test('tells what a match shares with the incident that was searched with', async () => {
    const place = { cluster_name: 'why', namespace: 'ns', kind: 'Pod', name: 'p', action_type: 'a' };
    const insert = (row: IncidentRow) => insertIncident(service.database.owner, { ...place, ...row });
    const one = await insert({ alert_name: 'X', ...embedded(0) });
    await insert({ alert_name: 'X', ...embedded(1) });
    await insert({ alert_name: 'Y', namespace: '', kind: 'Node', ...embedded(2) });
    await insert({ alert_name: 'Y', action_type: 'b', ...embedded(3) });
    const { items } = await service.client.search({ incident_id: one, filters: { cluster_name: 'why' } });
    expect(items.map(({ why }) => why.slice(1))).toEqual([
      [
        { kind: 'alert', value: 'X' },
        { kind: 'resource', value: 'Pod ns/p' },
        { kind: 'action', value: 'a' },
      ],
      [{ kind: 'action', value: 'a' }],
      [{ kind: 'resource', value: 'Pod ns/p' }],
    ]);
    expect(items.every(({ why }) => why[0]?.kind === 'similarity')).toBe(true);
  });
});

describe('min_similarity', () => {
  test('holds for literal hits, too, and an empty answer tells how near the nearest is', async () => {
    const result = await service.client.search({ text: 'disk is full', min_similarity: 0.999 });
    expect(result).toMatchObject({ items: [], method: 'exact' });
    expect(result.nearest_similarity).toBeGreaterThan(0);
    expect(result.nearest_similarity).toBeLessThan(0.999);
  });
});

test('incidents that cannot be compared are counted, and make the answer incomplete', async () => {
  const result = await service.client.search({ text: 'watchdog', filters: { alert_name: 'watchdog' } });
  expect(result).toMatchObject({ complete: false, searched: 1, unsearched: 2, method: 'exact' });
});

test('when none can be compared, all are counted', async () => {
  const filters = { alert_name: 'watchdog', kind: 'uncomparable' };
  await insertIncident(service.database.owner, filters);
  const result = await service.client.search({ embedding: turned(0), filters });
  expect(result).toMatchObject({ items: [], complete: false, searched: 0, unsearched: 1, method: 'exact' });
});
