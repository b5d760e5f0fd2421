import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { describeOnServer } from '@precedent/testing';
import type { components } from '../../generated/openapi.ts';
import type { Answer, Call, ProblemBody } from '../../../test/client.ts';
import { useService } from '../../../test/service.ts';

const service = useService();

type Body = components['schemas']['CloudEventAnswer'];
interface Event {
  readonly data?: object | null;
  readonly [attribute: string]: unknown;
}

const STRUCTURED = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';

function read(name: string): unknown {
  const url = new URL(`../../../test/fixtures/cloudevents/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8'));
}
const fixture = (name: string) => read(name) as Event;

const BINARY = read('binary') as { headers: Record<string, string>; body: object };

function send<T = Body>(body: unknown, call: Call = {}, type = STRUCTURED): Promise<Answer<T>> {
  const headers = { 'content-type': type, ...call.headers };
  return service.client.call<T>('receiveCloudEvents', { ...call, body, headers });
}

/** What a single event came to. */
async function sent(body: unknown, type = STRUCTURED): Promise<unknown> {
  const answer = await send(body, {}, type);
  expect(answer.status).toBe(200);
  return answer.body.results.map(({ result }) => result).join();
}

/** Without ids and the moment of writing. */
async function rows(): Promise<unknown[]> {
  const found = await service.database.owner
    .selectFrom('resource_action_traces')
    .select('id')
    .orderBy('action_id')
    .execute();
  const traces = await Promise.all(found.map(({ id }) => service.client.get(id)));
  return traces.map((trace) => ({ ...trace, id: 0, action_history_id: 0, created_at: '', updated_at: '' }));
}

beforeEach(async () => {
  for (const table of ['cloud_events', 'resource_action_traces', 'action_histories'] as const) {
    await service.database.owner.deleteFrom(table).execute();
  }
});

describe('events', () => {
  const RECORDED = {
    action_id: 'ce-action-1',
    action_timestamp: '2026-11-24T01:51:33.123456Z',
    execution_status: 'pending',
    workflow_id: 'wf-2026-11-24-0007',
  };
  const COMPLETED = {
    ...RECORDED,
    execution_status: 'completed',
    execution_start_time: '2026-11-24T01:51:34.000000Z',
    execution_end_time: '2026-11-24T01:52:14.250000Z',
    execution_duration_ms: 40_250,
  };

  test('an action is recorded, started and completed, each once, however often and late it is told', async () => {
    expect(await sent(fixture('recorded'))).toBe('recorded');
    expect(await rows()).toMatchObject([RECORDED]);
    expect(await sent(fixture('started'))).toBe('moved');
    expect(await sent(fixture('completed'))).toBe('moved');
    expect(await rows()).toMatchObject([COMPLETED]);
    for (const name of ['completed', 'started', 'recorded'])
      expect(await sent(fixture(name))).toBe('unchanged');
    expect(await rows()).toMatchObject([COMPLETED]);
  });

  test('a state of an action that nobody recorded is refused and can be sent again', async () => {
    const answer = await send<ProblemBody>(fixture('started'));
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    await sent(fixture('recorded'));
    expect(await sent(fixture('started'))).toBe('moved');
  });

  test('a state with all that is to be recorded does both, in any order', async () => {
    const { data: said, time } = fixture('recorded');
    const data = { ...said, action_timestamp: time };
    expect(await sent({ ...fixture('started'), data })).toBe('recorded');
    expect(await rows()).toMatchObject([
      { execution_status: 'executing', action_type: 'increase_memory_limit' },
    ]);
    expect(await sent(fixture('recorded'))).toBe('unchanged');
    expect(await sent(fixture('completed'))).toBe('moved');
    expect(await sent({ ...fixture('started'), id: 'another' })).toBe('unchanged');
  });

  test('whatever the order, the same rows: a start that is told late is added, unless it is after the end', async () => {
    const data = { ...fixture('recorded').data, action_timestamp: fixture('recorded')['time'] };
    expect(await sent({ ...fixture('completed'), data, data_base64: null })).toBe('recorded');
    expect(await sent({ ...fixture('started'), id: 'late', time: '2026-11-24T01:53:00Z' })).toBe('unchanged');
    expect(await sent(fixture('started'))).toBe('moved');
    expect(await sent({ ...fixture('started'), id: 'another', time: '2026-11-24T01:51:35Z' })).toBe(
      'unchanged',
    );
    expect(await sent(fixture('recorded'))).toBe('unchanged');
    expect(await rows()).toMatchObject([{ ...COMPLETED, workflow_id: 'wf-2026-11-24-0007' }]);
  });

  test.each(['recorded', 'failed'])('%s, replayed twice, leaves the same rows', async (name) => {
    expect(await sent(fixture(name))).toBe('recorded');
    const once = await rows();
    for (let time = 0; time < 2; time += 1) expect(await sent(fixture(name))).toBe('unchanged');
    expect(await rows()).toEqual(once);
    expect(once).toHaveLength(1);
  });

  test('a batch, replayed twice, leaves the same rows; one bad event keeps no other out', async () => {
    const batch = read('batch') as Event[];
    const bad = { ...batch[0], id: 'bad', type: 'com.example.other' };
    const answer = await send([...batch, bad, 7], {}, BATCH);
    expect(answer.body).toMatchObject({ recorded: 2, moved: 2, unchanged: 0, refused: 2 });
    expect(answer.body.results[4]?.problem?.errors).toMatchObject([{ pointer: '/4/type' }]);
    expect(answer.body.results[5]?.problem?.errors).toMatchObject([{ pointer: '/5' }]);
    const once = await rows();
    expect(once).toMatchObject([{ execution_status: 'completed' }, { execution_status: 'failed' }]);
    for (let time = 0; time < 2; time += 1) {
      expect((await send(batch, {}, BATCH)).body).toMatchObject({ unchanged: 4, refused: 0 });
    }
    expect(await rows()).toEqual(once);
  });

  test('binary mode, replayed twice, leaves the same rows; it is the same event in structured mode', async () => {
    const { headers, body } = BINARY;
    const results = [];
    for (let time = 0; time < 3; time += 1) {
      results.push((await send(body, { headers }, 'application/json')).body.results[0]?.result);
    }
    expect(results).toEqual(['recorded', 'unchanged', 'unchanged']);
    expect(await rows()).toMatchObject([
      { action_id: expect.stringMatching(/^cloudevents:/), action_timestamp: '2026-11-24T03:00:00.000000Z' },
    ]);
    const structured = {
      specversion: '1.0',
      id: 'b-1',
      source: '/clusters/prod-eu-1/controller%20(old)',
      type: 'dev.precedent.action.recorded',
      time: '2026-11-24T03:00:00Z',
      data: { ...body, action_id: 'something else' },
    };
    const encoded = { ...headers, 'ce-source': encodeURIComponent(structured.source), 'ce-id': 'b-2' };
    expect((await send(body, { headers: encoded }, 'application/json')).body.recorded).toBe(1);
    expect(await sent({ ...structured, id: 'b-2' })).toBe('unchanged');
    expect(await rows()).toHaveLength(2);
  });

  test('source and id are the event, whatever it says; the same id of another source is another event', async () => {
    expect(await sent(fixture('recorded'))).toBe('recorded');
    const { data, ...event } = fixture('recorded');
    const other = { ...event, subject: null, data: { ...data, action_id: 'other', name: 'other' } };
    expect(await sent(other)).toBe('unchanged');
    expect(await rows()).toMatchObject([RECORDED]);
    expect(await sent({ ...other, source: '/other' })).toBe('recorded');
    expect(await rows()).toHaveLength(2);
  });

  test('a contradiction is refused, and not remembered', async () => {
    await sent(fixture('recorded'));
    const { data, ...event } = fixture('recorded');
    const other = { ...event, id: 'other', data: { ...data, action_type: 'restart_pod' } };
    expect(await send<ProblemBody>(other)).toMatchObject({
      status: 409,
      body: { code: 'conflict', differing_fields: ['action_type'] },
    });
    await sent(fixture('completed'));
    const failed = { ...fixture('started'), id: 'failed', type: 'dev.precedent.action.failed' };
    expect(await send<ProblemBody>(failed)).toMatchObject({
      status: 409,
      body: { code: 'invalid-transition' },
    });
    expect(await sent({ ...other, data })).toBe('unchanged');
  });

  test('secrets in an error are not stored', async () => {
    await sent(fixture('recorded'));
    const data = { execution_error: 'login failed: password=hunter2hunter2' };
    await sent({ ...fixture('started'), type: 'dev.precedent.action.failed', data });
    expect(JSON.stringify(await rows())).not.toContain('hunter2');
  });

  test('an Idempotency-Key is answered once', async () => {
    const call = { headers: { 'Idempotency-Key': 'event' } };
    const first = await send(fixture('recorded'), call);
    const again = await send(fixture('recorded'), call);
    expect([again.body, again.headers.get('idempotent-replayed')]).toEqual([first.body, 'true']);
    expect((await send(fixture('failed'), call)).status).toBe(422);
  });
});

describe('a bad event is refused by the name of its attribute', () => {
  test.each<[string, Event, string]>([
    ['no id', { id: undefined }, '/id'],
    ['an empty id', { id: '' }, '/id'],
    ['no source', { source: undefined }, '/source'],
    ['a source that is no URI reference', { source: 'a b' }, '/source'],
    ['no type', { type: undefined }, '/type'],
    ['an unknown type', { type: 'com.example.other' }, '/type'],
    ['no specversion', { specversion: undefined }, '/specversion'],
    ['version 0.3', { specversion: '0.3' }, '/specversion'],
    ['a time that is none', { time: 'yesterday' }, '/time'],
    ['data of another type', { datacontenttype: 'text/xml' }, '/datacontenttype'],
    ['data twice', { data_base64: Buffer.from('{}').toString('base64') }, '/data_base64'],
    ['no data', { data: null as unknown as object }, '/data'],
    ['data that is text', { data: 'text' as unknown as object }, '/data'],
    ['data_base64 that is no JSON', { data: null as unknown as object, data_base64: 'AAAA' }, '/data_base64'],
    [
      'data_base64 that is no base64',
      { data: null as unknown as object, data_base64: 'e30=!' },
      '/data_base64',
    ],
    [
      'data_base64 that is no UTF-8',
      {
        data: null as unknown as object,
        data_base64: Buffer.from('{"name":"\xff"}', 'latin1').toString('base64'),
      },
      '/data_base64',
    ],
    ['data without a kind', { data: { ...fixture('recorded').data, kind: undefined } }, '/data/kind'],
    ['a NUL in the data', { data: { ...fixture('recorded').data, name: 'a\0b' } }, '/data/name'],
    ['an unknown field', { data: { ...fixture('recorded').data, colour: 'red' } }, '/data/colour'],
    [
      'a state of nothing',
      { type: 'dev.precedent.action.failed', subject: null, data: {} },
      '/data/action_id',
    ],
  ])('%s', async (_case, fields, pointer) => {
    const answer = await send<ProblemBody>({ ...fixture('recorded'), ...fields });
    expect(answer.status).toBe(400);
    expect([...new Set(answer.body.errors?.map((error) => error.pointer))]).toEqual([pointer]);
    expect(await rows()).toEqual([]);
  });

  test.each([
    ['ce-id', ''],
    ['ce-type', 'com.example.other'],
    ['ce-specversion', '0.3'],
    ['ce-source', '%'],
  ])('binary mode: %s %j', async (name, value) => {
    const headers = { ...BINARY.headers, [name]: value };
    const answer = await send<ProblemBody>(BINARY.body, { headers }, 'application/json');
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ in: 'header', parameter: name }] } });
  });

  test('binary mode without any, and with bad data', async () => {
    const none = await send<ProblemBody>(BINARY.body, {}, 'application/json');
    expect(none.body.errors?.map((error) => error.parameter).toSorted()).toEqual([
      'ce-id',
      'ce-source',
      'ce-specversion',
      'ce-type',
    ]);
    const body = { ...BINARY.body, kind: 7 };
    const answer = await send<ProblemBody>(body, { headers: BINARY.headers }, 'application/json');
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ in: 'body', pointer: '/kind' }] } });
  });

  test('another media type, 101 events', async () => {
    expect((await send(fixture('recorded'), {}, 'text/plain')).status).toBe(415);
    const many = Array.from({ length: 101 }, () => ({}));
    expect(await send<ProblemBody>(many, {}, BATCH)).toMatchObject({
      status: 400,
      body: { limit: 'body-items' },
    });
  });
});

describeOnServer('at the same time', () => {
  test('20 senders of one event make one row', async () => {
    const event = { ...fixture('recorded'), subject: null };
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(event)));
    const results = answers.map(({ body }) => body.results[0]?.result);
    expect(results.filter((result) => result === 'recorded')).toHaveLength(1);
    expect(results.filter((result) => result === 'unchanged')).toHaveLength(19);
    expect(await rows()).toHaveLength(1);
  });
});
