import { describe, expect, test } from '@jest/globals';
import { EXECUTION_STATUSES } from '@precedent/schema';
import { describeOnServer } from '@precedent/testing';
import { TRANSITIONS } from '../action-traces/transitions.ts';
import type { ActionHistory, Answer, Call, NewActionHistory, ProblemBody } from '../../test/client.ts';
import { useService } from '../../test/service.ts';
import { minimal, unique } from '../../test/traces.ts';

const service = useService();
const STEPS = EXECUTION_STATUSES.flatMap((from) => EXECUTION_STATUSES.map((to) => ({ from, to })));

function history(fields: Partial<NewActionHistory> = {}): NewActionHistory {
  const { cluster_name, namespace, kind, name, action_type } = minimal();
  return { cluster_name, namespace, kind, name, action_type, workflow_id: unique('workflow'), ...fields };
}

const post = <Body = ActionHistory>(body: unknown, call: Call = {}) =>
  service.client.call<Body>('createActionHistory', { ...call, body });
const get = (id: number, call: Call = {}) =>
  service.client.call<ActionHistory>('getActionHistory', { ...call, id });
const patch = <Body = ActionHistory>(id: number, body: unknown, call: Call = {}): Promise<Answer<Body>> =>
  service.client.call<Body>('updateActionHistory', { ...call, id, body });
const tagOf = ({ headers }: Answer<unknown>) => headers.get('etag') ?? '';

function placesOf({ status, body }: Answer<ProblemBody>): unknown[] {
  return [status, ...new Set(body.errors?.map(({ pointer }) => pointer))];
}

describe('POST', () => {
  test('opens a history with its resource, which traces of the workflow then belong to', async () => {
    const body = history();
    const answer = await post(body);
    expect(answer).toMatchObject({ status: 201, body: { ...body, status: 'pending' } });
    expect(answer.headers.get('location')).toBe(`/api/v1/action-histories/${answer.body.id}`);
    expect((await get(answer.body.id)).body).toEqual(answer.body);
    const { name, workflow_id = null } = body;
    const attempt = minimal({ name, workflow_id, execution_status: 'executing' });
    const trace = await service.client.create(attempt);
    expect(trace.action_history_id).toBe(answer.body.id);
    expect((await get(answer.body.id)).body.status).toBe('executing');
  });

  test('again is answered with what is stored, also when it has moved on; a contradiction is refused', async () => {
    const body = history({ status: 'executing' });
    const first = await post(body);
    expect(await post(body)).toMatchObject({ status: 200, body: first.body });
    const { body: moved } = await patch(first.body.id, { status: 'completed' });
    expect(await post(body)).toMatchObject({ status: 200, body: moved });
    expect(await post<ProblemBody>({ ...body, status: 'failed' })).toMatchObject({
      status: 409,
      body: { code: 'conflict', differing_fields: ['status'] },
    });
    const other = await post({ ...body, action_type: 'something_else' });
    expect(other.status).toBe(201);
    expect(other.body.resource_id).toBe(first.body.resource_id);
  });

  test('without a workflow each is a history of its own, unless an Idempotency-Key names the request', async () => {
    const body = history({ workflow_id: null });
    const key = { headers: { 'Idempotency-Key': unique('key') } };
    const [one, other] = [await post(body), await post(body, key)];
    expect(other.body.id).not.toBe(one.body.id);
    const replayed = await post(body, key);
    expect(replayed).toMatchObject({ status: 201, body: other.body });
    expect(replayed.headers.get('idempotent-replayed')).toBe('true');
    expect((await post({ ...body, action_type: 'other' }, key)).status).toBe(422);
  });

  test.each([
    [{ kind: undefined }, '/kind'],
    [{ status: 'done' }, '/status'],
    [{ alert_name: 'a' }, '/alert_name'],
    [{ workflow_id: '' }, '/workflow_id'],
    [{ action_type: 'a\0' }, '/action_type'],
    [{ name: '😀'.repeat(253), namespace: '😀'.repeat(253), cluster_name: '😀'.repeat(253) }, '/name'],
  ])('%j is refused by name and leaves nothing', async (fields, pointer) => {
    const before = await service.counts();
    const answer = await post<ProblemBody>({ ...history(), ...fields });
    expect(placesOf(answer)).toEqual([400, pointer]);
    expect(await service.counts()).toEqual(before);
  });
});

describe('PATCH', () => {
  test.each(STEPS)('$from → $to', async ({ from, to }) => {
    const { body: before } = await post(history({ status: from }));
    const answer = await patch<ActionHistory & ProblemBody>(before.id, { status: to });
    if (from === to || TRANSITIONS[from].includes(to)) {
      expect(answer).toMatchObject({ status: 200, body: { ...before, status: to } });
      expect((await get(before.id)).body).toEqual({ ...before, status: to });
    } else {
      expect(answer).toMatchObject({
        status: 409,
        body: { code: 'invalid-transition', from, to, allowed: TRANSITIONS[from] },
      });
      expect((await get(before.id)).body).toEqual(before);
    }
  });

  test.each([
    [{}, '/status'],
    [{ status: null }, '/status'],
    [{ status: 'done' }, '/status'],
    [{ status: 'failed', kind: 'Pod' }, '/kind'],
  ])('%j is refused by name', async (body, pointer) => {
    const { body: before } = await post(history());
    const answer = await patch<ProblemBody>(before.id, body);
    expect(placesOf(answer)).toEqual([400, pointer]);
    expect((await get(before.id)).body).toEqual(before);
  });

  test('If-Match names the version; a stale or weak tag names none', async () => {
    const first = await post(history());
    const { id } = first.body;
    const started = await patch(id, { status: 'executing' }, { headers: { 'If-Match': tagOf(first) } });
    expect(started.status).toBe(200);
    expect(tagOf(started)).not.toBe(tagOf(first));
    for (const tag of [tagOf(first), `W/${tagOf(started)}`]) {
      const answer = await patch<ProblemBody>(id, { status: 'failed' }, { headers: { 'If-Match': tag } });
      expect(answer).toMatchObject({ status: 412, body: { code: 'precondition-failed' } });
    }
    // Empty elements of a list are ignored (RFC 9110, section 5.6.1.2).
    const same = { headers: { 'If-Match': `, ,${tagOf(started)}\t,, "other",` } };
    expect((await patch(id, { status: 'pending' }, same)).status).toBe(409);
    expect((await patch(id, { status: 'failed' }, same)).status).toBe(200);
  });
});

test('GET: an answer that the client has is not sent again; an id that none has is 404', async () => {
  const { body, headers } = await post(history());
  const tag = headers.get('etag') ?? '';
  expect((await get(body.id, { headers: { 'If-None-Match': tag } })).status).toBe(304);
  await patch(body.id, { status: 'executing' });
  expect((await get(body.id, { headers: { 'If-None-Match': tag } })).status).toBe(200);
  expect((await get(2 ** 53 - 1)).status).toBe(404);
  expect((await patch(2 ** 53 - 1, { status: 'failed' })).status).toBe(404);
  expect((await get(0)).status).toBe(400);
});

describeOnServer('at the same time', () => {
  test('50 writers that see a workflow and its resource for the first time make one row of each', async () => {
    const before = await service.counts();
    const body = history();
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(body)));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const counts = await service.counts();
    expect([counts.resources - before.resources, counts.histories - before.histories]).toEqual([1, 1]);
  });

  test('50 writers of traces, batches and histories that see a resource for the first time make one row', async () => {
    const before = await service.counts();
    const name = unique('first');
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => {
        if (n % 3 === 0) return post({ ...history({ workflow_id: null }), name });
        if (n % 3 === 1) return service.client.post(minimal({ name }));
        return service.client.call('createActionTraces', { body: { items: [minimal({ name })] } });
      }),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201]));
    const counts = await service.counts();
    expect([counts.resources - before.resources, counts.histories - before.histories]).toEqual([1, 50]);
  });

  test('of 20 updates with one tag exactly one is made', async () => {
    const first = await post(history());
    const call = { headers: { 'If-Match': tagOf(first) } };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => patch(first.body.id, { status: 'executing' }, call)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(19).fill(412)]);
  });
});
