import { describe, expect, test } from '@jest/globals';
import { HashingProvider } from '@precedent/embedding';
import { describeOnServer } from '@precedent/testing';
import type { ActionTrace, Answer, ProblemBody } from '../../test/client.ts';
import { useService } from '../../test/service.ts';
import { complete, minimal } from '../../test/traces.ts';
import { until } from '../../test/until.ts';

/** Its vectors are made by the worker, as those of a remote model are. */
const LATER = Object.assign(new HashingProvider(), { local: false });
const STARTED = { execution_status: 'executing' } as const;
const service = useService({ provider: LATER });

const get = (id: number, tag: string, query = '') =>
  service.client.call<ActionTrace>('getActionTrace', { id, query, headers: { 'If-None-Match': tag } });
const patch = <Body = ActionTrace>(id: number, tag: string, body: object = STARTED): Promise<Answer<Body>> =>
  service.client.patch<Body>(id, body, { 'If-Match': tag });

async function created(): Promise<{ id: number; tag: string }> {
  const { body, headers } = await service.client.post(minimal());
  return { id: body.id, tag: headers.get('etag') ?? '' };
}

describe('ETag', () => {
  test('every answer with the same trace has the same strong tag; another version has another', async () => {
    const body = complete({ execution_status: 'pending', execution_end_time: null, execution_error: null });
    const first = await service.client.post(body);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{22}\.[\w-]{22}"$/);
    const again = await service.client.post(body);
    expect([again.status, again.headers.get('etag')]).toEqual([200, tag]);
    const read = await service.client.call('getActionTrace', { id: first.body.id });
    expect(read.headers.get('etag')).toBe(tag);
    const batch = await service.client.call<{ results: { etag: string }[] }>('createActionTraces', {
      body: { items: [body, minimal()] },
    });
    expect(batch.body.results[0]?.etag).toBe(tag);
    expect(batch.body.results[1]?.etag).not.toBe(tag);

    const updated = await patch(first.body.id, tag);
    expect(updated.status).toBe(200);
    expect(updated.headers.get('etag')).not.toBe(tag);
    expect((await service.client.call('getActionTrace', { id: first.body.id })).headers.get('etag')).toBe(
      updated.headers.get('etag'),
    );
  });

  test('the answer to a repeated Idempotency-Key has the tag of its body', async () => {
    const call = { headers: { 'Idempotency-Key': 'tagged' } };
    const body = minimal();
    const first = await service.client.post(body, call);
    await patch(first.body.id, first.headers.get('etag') ?? '');
    const replayed = await service.client.post(body, call);
    expect(replayed.headers.get('etag')).toBe(first.headers.get('etag'));
  });
});

describe('If-None-Match', () => {
  test('an answer that the client has is not sent again', async () => {
    const { id, tag } = await created();
    for (const given of [tag, `"other", ${tag}`, `W/${tag}`, '*']) {
      const answer = await get(id, given);
      expect([answer.status, answer.headers.get('etag'), answer.body]).toEqual([304, tag, '']);
    }
    expect((await get(id, '"other"')).status).toBe(200);
    await patch(id, tag);
    expect((await get(id, tag)).status).toBe(200);
  });

  test('an answer with the vector is another answer', async () => {
    const { id, tag } = await created();
    const answer = await get(id, tag, '?include=embedding');
    expect(answer.status).toBe(200);
    const withVector = answer.headers.get('etag') ?? '';
    expect((await get(id, withVector, '?include=embedding')).status).toBe(304);
    expect((await patch(id, withVector)).status).toBe(200);
  });

  test('what is no tag is refused', async () => {
    const { id } = await created();
    const answer = await service.client.call<ProblemBody>('getActionTrace', {
      id,
      headers: { 'If-None-Match': 'abc' },
    });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ parameter: 'If-None-Match' }] } });
  });
});

describe('If-Match', () => {
  test.each(['"other"', '""', '"a", "b"'])('another version (%s) is not updated', async (other) => {
    const { id } = await created();
    const before = await service.client.get(id);
    const answer = await patch<ProblemBody>(id, other);
    expect(answer).toMatchObject({ status: 412, body: { code: 'precondition-failed' } });
    expect(await service.client.get(id)).toEqual(before);
  });

  test('a weak tag names no version, any version is named by *, a list by one of its tags', async () => {
    const { id, tag } = await created();
    expect((await patch(id, `W/${tag}`)).status).toBe(412);
    expect((await patch(id, `"other", ${tag}`)).status).toBe(200);
    expect((await patch(id, '*', { execution_status: 'completed' })).status).toBe(200);
  });

  test('a stale tag is refused even where nothing would change; the right one is answered as without', async () => {
    const { id, tag } = await created();
    const { headers } = await patch(id, tag);
    const fresh = headers.get('etag') ?? '';
    expect((await patch(id, tag)).status).toBe(412);
    expect((await patch(id, fresh)).status).toBe(200);
    expect((await patch(id, fresh, { execution_status: 'pending' })).status).toBe(409);
    expect((await patch(id, fresh, { ...STARTED, execution_error: 'why' })).status).toBe(409);
    expect((await patch(id, fresh, { execution_status: 'done' })).status).toBe(400);
    expect((await patch(2 ** 53 - 1, fresh)).status).toBe(404);
  });

  test('what is no tag is refused', async () => {
    const { id } = await created();
    expect(await patch<ProblemBody>(id, 'abc')).toMatchObject({
      status: 400,
      body: { errors: [{ in: 'header', parameter: 'If-Match' }] },
    });
  });

  test('a vector that came meanwhile changes the answer but not the version', async () => {
    const { id, tag } = await created();
    const worker = await service.start({ provider: LATER, worker: {} });
    await until(async () => (await service.client.get(id)).embedding_model !== null);
    await worker.stop();
    expect((await get(id, tag)).status).toBe(200);
    expect((await patch(id, tag)).status).toBe(200);
  });
});

describeOnServer('at the same time', () => {
  test('of 20 updates with one tag exactly one is made', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, tag } = await created();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, writer) =>
          patch(id, tag, { execution_status: 'failed', execution_error: `writer ${writer}` }),
        ),
      );
      const won = answers.filter(({ status }) => status === 200);
      expect(won).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
      expect((await service.client.get(id)).execution_error).toBe(won[0]?.body.execution_error);
    }
  });

  test('also when all of them say the same', async () => {
    const { id, tag } = await created();
    const answers = await Promise.all(Array.from({ length: 20 }, () => patch(id, tag)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(19).fill(412)]);
  });
});
