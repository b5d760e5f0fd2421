import { describe, expect, test } from '@jest/globals';
import { describeOnServer } from '@precedent/testing';
import { sql } from 'kysely';
import type { ActionTrace, Answer, Call, ProblemBody } from '../../test/client.ts';
import { useService } from '../../test/service.ts';
import { complete, minimal, unique } from '../../test/traces.ts';
import { until } from '../../test/until.ts';

// The embedded database takes 50 requests one after the other; none of them shall be turned away for waiting.
const service = useService({ callerHeader: 'X-Caller' });
const FIFTY = Array.from({ length: 50 }, (_, index) => index);

function keyed(key: string, headers: Readonly<Record<string, string>> = {}): Call {
  return { headers: { 'Idempotency-Key': key, ...headers } };
}

const replayed = ({ headers }: Answer<unknown>): boolean => headers.get('idempotent-replayed') === 'true';

describe('a request that is repeated with its key', () => {
  test('is sent the first answer again, whatever has happened to the trace since; one row is stored', async () => {
    const key = unique('key');
    const action = minimal();
    const first = await service.client.post(action, keyed(key));
    expect([first.status, replayed(first)]).toEqual([201, false]);
    const before = await service.counts();
    await service.client.update(first.body.id, { execution_status: 'completed' });

    const second = await service.client.post(action, keyed(key));
    expect([second.status, replayed(second)]).toEqual([201, true]);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('location')).toBe(`/api/v1/action-traces/${first.body.id}`);
    expect(await service.counts()).toEqual(before);
  });

  test('may write its JSON in another order', async () => {
    const key = unique('key');
    const action = complete();
    const first = await service.client.post(action, keyed(key));
    const reversed = Object.fromEntries(Object.entries(action).reverse());
    const second = await service.client.post(reversed, keyed(key));
    expect([second.body, replayed(second)]).toEqual([first.body, true]);
  });

  test('asks for something else: 422, and nothing is stored', async () => {
    const key = unique('key');
    const action = minimal();
    await service.client.post(action, keyed(key));
    const before = await service.counts();
    const refusal = { status: 422, body: { code: 'idempotency-key-reused' } };
    expect(await service.client.post<ProblemBody>({ ...action, kind: 'Pod' }, keyed(key))).toMatchObject(
      refusal,
    );
    const body = { items: [action] };
    expect(await service.client.call('createActionTraces', { body, ...keyed(key) })).toMatchObject(refusal);
    expect(await service.counts()).toEqual(before);
  });

  test('comes from another caller: it is another request', async () => {
    const key = unique('key');
    const action = minimal();
    const ids = [];
    for (const caller of ['a', 'b', '']) {
      const answer = await service.client.post(action, keyed(key, { 'X-Caller': caller }));
      expect([answer.status, replayed(answer)]).toEqual([201, false]);
      ids.push(answer.body.id);
    }
    expect(new Set(ids).size).toBe(3);
    const again = await service.client.post(action, keyed(key, { 'X-Caller': 'b' }));
    expect([again.body.id, replayed(again)]).toEqual([ids[1], true]);
  });

  test('is a batch: its answer is kept whole, and refused items stay refused', async () => {
    const call = { body: { items: [minimal(), { ...minimal(), kind: '' }] }, ...keyed(unique('key')) };
    const first = await service.client.call('createActionTraces', call);
    const before = await service.counts();
    const second = await service.client.call('createActionTraces', call);
    expect(second).toMatchObject({ status: 200, body: { created: 1, refused: 1 } });
    expect([second.body, replayed(second)]).toEqual([first.body, true]);
    expect(await service.counts()).toEqual(before);
  });
});

describe('a failure is not kept', () => {
  test('a refusal: the key can be used again', async () => {
    const key = unique('key');
    const known = complete();
    await service.client.create(known);
    expect(await service.client.post({ ...known, kind: 'Pod' }, keyed(key))).toMatchObject({ status: 409 });
    expect(await service.client.post({ ...known, kind: '' }, keyed(key))).toMatchObject({ status: 400 });
    expect(await service.client.post(known, keyed(key))).toMatchObject({ status: 200 });
  });
});

describe('at once', () => {
  test('50 requests with one key make one row; the others are sent its answer or 409', async () => {
    const before = await service.counts();
    const key = unique('key');
    const action = minimal();
    const answers = await Promise.all(
      FIFTY.map(() => service.client.post<ActionTrace | ProblemBody>(action, keyed(key))),
    );
    const [first, ...others] = answers.filter(({ status }) => status === 201);
    for (const { body } of others) expect(body).toEqual(first?.body);
    for (const { status, body, headers } of answers) {
      if (status === 201) continue;
      expect(body).toMatchObject({ status: 409, code: 'idempotency-key-in-use' });
      expect(headers.get('retry-after')).toBe('1');
    }
    expect((await service.counts()).traces).toBe(before.traces + 1);
    expect((await service.client.post(action, keyed(key))).body).toEqual(first?.body);
  });

  test('one action, with keys of its own and without: recorded once', async () => {
    const before = await service.counts();
    const action = minimal({ action_id: unique('action') });
    const answers = await Promise.all(
      FIFTY.map((n) => service.client.post(action, n % 2 === 0 ? keyed(unique('key')) : {})),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await service.counts()).traces).toBe(before.traces + 1);
  });
});

describeOnServer('while the first request is under way', () => {
  test('its repeat is 409; afterwards it is sent the answer', async () => {
    const attempt = minimal({ workflow_id: unique('workflow') });
    const { action_history_id: history } = await service.client.create(attempt);
    const call = keyed(unique('key'));
    const first = await service.database.owner.transaction().execute(async (tx) => {
      await tx.selectFrom('action_histories').select('id').where('id', '=', history).forUpdate().execute();
      const pending = service.client.post(attempt, call);
      await until(someoneWaits);
      expect((await service.client.post(attempt, call)).status).toBe(409);
      return { pending };
    });
    const answer = await first.pending;
    expect(answer.status).toBe(201);
    const again = await service.client.post(attempt, call);
    expect([again.body, replayed(again)]).toEqual([answer.body, true]);
  });
});

/** Whether a request has come as far as the row that is locked: only then is it the one that has the key. */
async function someoneWaits(): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    service.database.owner,
  );
  return rows.length > 0;
}

describe('the header', () => {
  test.each([
    ['empty', ''],
    ['with a space in it', 'a b'],
    ['of 256 characters', 'k'.repeat(256)],
    ['with a letter beyond ASCII', 'clé'],
  ])('%s is refused by name', async (_case, key) => {
    const answer = await service.client.post<ProblemBody>(minimal(), keyed(key));
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ in: 'header', parameter: 'Idempotency-Key' }),
    ]);
  });

  test('may have 255 characters', async () => {
    const key = `"${'~'.repeat(253)}"`;
    expect(await service.client.post(minimal(), keyed(key))).toMatchObject({ status: 201 });
  });
});

describeOnServer('a fault of the service, here a grant that is missing', () => {
  test('is not kept: the same request succeeds later, once', async () => {
    const key = unique('key');
    const action = minimal();
    const before = await service.counts();
    await sql`REVOKE INSERT ON idempotency_keys FROM precedent_writer`.execute(service.database.owner);
    const failed = await service.client.post(action, keyed(key));
    await sql`GRANT INSERT ON idempotency_keys TO precedent_writer`.execute(service.database.owner);
    expect(failed.status).toBe(500);
    expect(await service.counts()).toEqual(before);
    expect(await service.client.post(action, keyed(key))).toMatchObject({ status: 201 });
    expect(replayed(await service.client.post(action, keyed(key)))).toBe(true);
    expect((await service.counts()).traces).toBe(before.traces + 1);
  });
});
