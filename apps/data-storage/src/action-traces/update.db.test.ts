import { describe, expect, test } from '@jest/globals';
import { EXECUTION_STATUSES } from '@precedent/schema';
import type { ActionTrace, NewActionTrace, ProblemBody } from '../../test/client.ts';
import { useService } from '../../test/service.ts';
import { minimal, unique, vector } from '../../test/traces.ts';
import { TRANSITIONS } from './transitions.ts';

const service = useService();

const STEPS = EXECUTION_STATUSES.flatMap((from) => EXECUTION_STATUSES.map((to) => ({ from, to })));

function inState(
  execution_status: ActionTrace['execution_status'],
  more: Partial<NewActionTrace> = {},
): Promise<ActionTrace> {
  return service.client.create(minimal({ execution_status, ...more }));
}

describe('transitions', () => {
  test.each(STEPS.filter(({ from, to }) => TRANSITIONS[from].includes(to)))(
    '$from → $to',
    async ({ from, to }) => {
      const before = await inState(from, { workflow_id: unique('workflow') });
      const after = await service.client.update(before.id, { execution_status: to });
      expect(after).toMatchObject({ ...before, ...timesOf(after), execution_status: to });
      expect(after.updated_at > before.updated_at).toBe(true);
      expect(await service.client.get(before.id)).toEqual(after);
      expect(await historyStatus(before)).toBe(to);
    },
  );

  test.each(STEPS.filter(({ from, to }) => from !== to && !TRANSITIONS[from].includes(to)))(
    '$from → $to is refused, naming what is allowed',
    async ({ from, to }) => {
      const before = await inState(from);
      const answer = await service.client.patch<ProblemBody>(before.id, { execution_status: to });
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'invalid-transition', from, to, allowed: TRANSITIONS[from] });
      expect(answer.body).not.toHaveProperty('differing_fields');
      expect(await service.client.get(before.id)).toEqual(before);
    },
  );

  test.each(EXECUTION_STATUSES.map((state) => [state]))('%s again changes nothing', async (state) => {
    const before = await inState(state, { execution_error: 'why' });
    const body = { execution_status: state };
    expect(await service.client.update(before.id, body)).toEqual(before);
    expect(await service.client.update(before.id, { ...body, execution_error: 'why' })).toEqual(before);
  });

  test('the same state with other content is refused, naming what differs', async () => {
    const before = await inState('failed', { execution_error: 'why' });
    const answer = await service.client.patch<ProblemBody>(before.id, {
      execution_status: 'failed',
      execution_error: 'something else',
      execution_duration_ms: 3,
    });
    expect(answer).toMatchObject({
      status: 409,
      body: {
        code: 'invalid-transition',
        from: 'failed',
        to: 'failed',
        allowed: [],
        differing_fields: ['execution_duration_ms', 'execution_error'],
      },
    });
    expect(await service.client.get(before.id)).toEqual(before);
  });

  test('the history keeps the status of its latest attempt', async () => {
    const attempt = minimal({ workflow_id: unique('workflow') });
    const first = await service.client.create(attempt);
    const second = await service.client.create({ ...attempt, action_timestamp: '2026-11-24T03:00:00Z' });
    await service.client.update(second.id, { execution_status: 'executing' });
    await service.client.update(first.id, { execution_status: 'failed' });
    expect(await historyStatus(first)).toBe('executing');
    await service.client.update(second.id, { execution_status: 'completed' });
    expect(await historyStatus(first)).toBe('completed');
  });
});

describe('times', () => {
  test('start and end are now when nobody names them, and the duration lies between', async () => {
    const { id } = await inState('pending');
    const started = await service.client.update(id, { execution_status: 'executing' });
    expect(started).toMatchObject({
      execution_start_time: started.updated_at,
      execution_end_time: null,
      execution_duration_ms: null,
    });
    const ended = await service.client.update(id, { execution_status: 'completed' });
    expect(ended).toMatchObject({
      execution_start_time: started.execution_start_time,
      execution_end_time: ended.updated_at,
    });
    const milliseconds = Date.parse(ended.updated_at) - Date.parse(started.updated_at);
    expect(Math.abs((ended.execution_duration_ms ?? -1) - milliseconds)).toBeLessThanOrEqual(1);
  });

  test('what is named is taken, in UTC, and the duration computed', async () => {
    const { id } = await inState('pending');
    await service.client.update(id, {
      execution_status: 'executing',
      execution_start_time: '2026-11-24T03:00:00.25+01:00',
    });
    const ended = await service.client.update(id, {
      execution_status: 'failed',
      execution_end_time: '2026-11-24T02:00:01.2509999Z',
      execution_error: 'quota exceeded',
    });
    expect(ended).toMatchObject({
      execution_start_time: '2026-11-24T02:00:00.250000Z',
      execution_end_time: '2026-11-24T02:00:01.250999Z',
      execution_duration_ms: 1000,
      execution_error: 'quota exceeded',
    });
  });

  test('a pending action that ended at once has an end and no invented start', async () => {
    const { id } = await inState('pending');
    const ended = await service.client.update(id, { execution_status: 'completed' });
    expect(ended).toMatchObject({
      execution_start_time: null,
      execution_end_time: ended.updated_at,
      execution_duration_ms: null,
    });
  });

  test('a duration that is named is kept', async () => {
    const { id } = await inState('executing', { execution_start_time: '2026-11-24T02:00:00Z' });
    const ended = await service.client.update(id, {
      execution_status: 'completed',
      execution_duration_ms: 5,
    });
    expect(ended.execution_duration_ms).toBe(5);
    const undone = await service.client.update(id, { execution_status: 'rolled-back' });
    expect(undone).toMatchObject({
      execution_end_time: ended.execution_end_time,
      execution_duration_ms: 5,
    });
  });

  test('an action that starts in the future by its own clock does not end before it starts', async () => {
    const { id } = await inState('executing', { execution_start_time: '2999-01-01T00:00:00Z' });
    expect(await service.client.update(id, { execution_status: 'completed' })).toMatchObject({
      execution_end_time: '2999-01-01T00:00:00.000000Z',
      execution_duration_ms: 0,
    });
  });

  test.each([
    [
      'the request',
      {},
      { execution_start_time: '2026-11-24T02:00:01Z', execution_end_time: '2026-11-24T02:00:00Z' },
    ],
    [
      'a stored start',
      { execution_start_time: '2026-11-24T02:00:01Z' },
      { execution_end_time: '2026-11-24T02:00:00Z' },
    ],
  ])('an end before its start, by %s, is refused', async (_case, stored, sent) => {
    const before = await inState('executing', stored);
    const answer = await service.client.patch<ProblemBody>(before.id, {
      execution_status: 'failed',
      ...sent,
    });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/execution_end_time' }] } });
    expect(await service.client.get(before.id)).toEqual(before);
  });

  test('a start after the stored end is refused', async () => {
    const before = await inState('completed', { execution_end_time: '2026-11-24T02:00:00Z' });
    const answer = await service.client.patch<ProblemBody>(before.id, {
      execution_status: 'rolled-back',
      execution_start_time: '2026-11-24T02:00:01Z',
    });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/execution_start_time' }] } });
  });
});

describe('embedding', () => {
  async function embeddingOf(id: number) {
    return (await service.client.get(id, '?include=embedding')).embedding;
  }

  test('an error becomes part of what a search finds', async () => {
    const { id } = await inState('executing');
    const before = await embeddingOf(id);
    const failed = {
      execution_status: 'failed',
      execution_error: 'persistent volume claim is pending',
    } as const;
    await service.client.update(id, failed);
    const after = await embeddingOf(id);
    expect(after).not.toEqual(before);
    expect(Math.hypot(...(after ?? []))).toBeCloseTo(1, 5);
    await service.client.update(id, failed);
    expect(await embeddingOf(id)).toEqual(after);
  });

  test('stays when the text does not change', async () => {
    const { id } = await inState('executing');
    const before = await embeddingOf(id);
    await service.client.update(id, { execution_status: 'completed' });
    expect(await embeddingOf(id)).toEqual(before);
  });

  test("a client's vector of its own model is never replaced", async () => {
    const { id } = await inState('executing', { embedding: vector(4), embedding_model: 'e5' });
    const failed = await service.client.update(id, { execution_status: 'failed', execution_error: 'quota' });
    expect(failed.embedding_model).toBe('e5');
    expect(await embeddingOf(id)).toEqual(vector(4));
  });
});

describe('refused', () => {
  test.each([
    [{}, ['/execution_status']],
    [{ execution_status: 'done' }, ['/execution_status']],
    [{ execution_status: null }, ['/execution_status']],
    [{ execution_status: 'failed', status: 'failed' }, ['/status']],
    [{ execution_status: 'failed', alert_name: 'other' }, ['/alert_name']],
    [{ execution_status: 'failed', execution_error: 'a\0b' }, ['/execution_error']],
    [{ execution_status: 'failed', execution_error: 'x'.repeat(8193) }, ['/execution_error']],
    [{ execution_status: 'failed', execution_end_time: 'soon' }, ['/execution_end_time']],
    [{ execution_status: 'failed', execution_duration_ms: -1 }, ['/execution_duration_ms']],
  ])('%j', async (body, places) => {
    const before = await inState('pending');
    const answer = await service.client.patch<ProblemBody>(before.id, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect([...new Set(answer.body.errors?.map(({ pointer }) => pointer))]).toEqual(places);
    expect(await service.client.get(before.id)).toEqual(before);
  });

  test.each([{ execution_error: undefined }, { execution_error: 'quota' }])(
    'an id that no trace has (%j)',
    async (more) => {
      const body = { execution_status: 'failed', ...more };
      const answer = await service.client.patch<ProblemBody>(2 ** 53 - 1, body);
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    },
  );
});

function timesOf(trace: ActionTrace): Partial<ActionTrace> {
  const { execution_start_time, execution_end_time, execution_duration_ms, updated_at } = trace;
  return { execution_start_time, execution_end_time, execution_duration_ms, updated_at };
}

async function historyStatus({ action_history_id: id }: ActionTrace): Promise<string> {
  const query = service.database.owner.selectFrom('action_histories').select('status').where('id', '=', id);
  return (await query.executeTakeFirstOrThrow()).status;
}
