import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { toBase64 } from '@precedent/embedding';
import type { Answer, Call, ProblemBody } from '../../test/client.ts';
import { useService } from '../../test/service.ts';
import { complete, minimal, unique, vector } from '../../test/traces.ts';

const service = useService();
const state: { before?: Awaited<ReturnType<typeof service.counts>> } = {};

beforeAll(async () => {
  await service.client.create(complete());
  state.before = await service.counts();
});
afterEach(async () => {
  expect(await service.counts()).toEqual(state.before);
});

/** The request must be refused, naming exactly these places; nothing internal may show. */
function expectRefusal(
  answer: Answer<ProblemBody>,
  status: number,
  code: string,
  places: readonly string[],
): void {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.body.code).toBe(code);
  const named = (answer.body.errors ?? []).map((error) => error.parameter ?? error.pointer);
  expect([...new Set(named)]).toEqual(places);
  expect(JSON.stringify(answer.body)).not.toMatch(
    /\bat .*:\d+:\d+|select |insert |node_modules|pg_|constraint/i,
  );
}

async function refused(body: unknown, places: readonly string[], call: Call = {}): Promise<void> {
  expectRefusal(await service.client.post<ProblemBody>(body, call), 400, 'invalid-request', places);
}

describe('a field that is missing', () => {
  test.each(['alert_name', 'cluster_name', 'namespace', 'kind', 'name', 'action_type', 'action_timestamp'])(
    '%s',
    async (field) => {
      await refused({ ...minimal(), [field]: undefined }, [`/${field}`]);
      await refused({ ...minimal(), [field]: null }, [`/${field}`]);
    },
  );

  test('all of them are named at once', async () => {
    await refused({}, [
      '/alert_name',
      '/cluster_name',
      '/namespace',
      '/kind',
      '/name',
      '/action_type',
      '/action_timestamp',
    ]);
  });
});

describe('text', () => {
  const required = ['alert_name', 'cluster_name', 'kind', 'name', 'action_type'] as const;

  test.each(required)('%s must not be blank', async (field) => {
    await refused(minimal({ [field]: ' \t\u00a0' }), [`/${field}`]);
  });

  test.each(required)('%s must not be empty', async (field) => {
    const answer = await service.client.post<ProblemBody>(minimal({ [field]: '' }));
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect(answer.body.errors?.map(({ pointer }) => pointer)).toContain(`/${field}`);
  });

  test.each([
    ['action_id', 200],
    ['alert_name', 253],
    ['alert_fingerprint', 128],
    ['alert_summary', 4096],
    ['cluster_name', 253],
    ['environment', 64],
    ['namespace', 253],
    ['kind', 63],
    ['name', 253],
    ['workflow_id', 253],
    ['action_type', 128],
    ['execution_error', 8192],
  ])('%s has at most %i characters', async (field, most) => {
    await refused(minimal({ [field]: 'x'.repeat(most + 1) }), [`/${field}`]);
  });

  test.each(['action_id', 'alert_summary', 'execution_error', 'name'])('no NUL in %s', async (field) => {
    await refused(minimal({ [field]: 'a\0b' }), [`/${field}`]);
  });

  test('no NUL and no half of a character deep inside the parameters', async () => {
    await refused(minimal({ action_parameters: { a: [{ b: '\0' }] } }), ['/action_parameters/a/0/b']);
    await refused('{"action_parameters":{"a\\u0000b":1}}', ['/action_parameters/a\0b']);
    await refused('{"alert_summary":"\\ud83d"}', ['/alert_summary']);
  });

  test('a resource whose parts are too long for one index row', async () => {
    const long = '\u{1F525}'.repeat(250);
    await refused(
      minimal({
        cluster_name: long,
        namespace: long,
        kind: '\u{1F525}'.repeat(30),
        name: '\u{1F525}'.repeat(253),
      }),
      ['/name'],
    );
  });

  test('an alert whose name holds nothing to search for', async () => {
    await refused(minimal({ alert_name: '!!!' }), ['/alert_name']);
  });
});

describe('values', () => {
  test.each([
    ['alert_severity', 'bogus'],
    ['alert_severity', 'Critical'],
    ['execution_status', 'done'],
    ['execution_status', 7],
    ['execution_duration_ms', -1],
    ['execution_duration_ms', 1.5],
    ['execution_duration_ms', 2 ** 53],
    ['execution_duration_ms', '7'],
    ['alert_name', 7],
    ['action_parameters', 'text'],
    ['action_parameters', []],
    ['embedding', 'NaN'],
    ['embedding', {}],
    ['embedding', []],
  ])('%s: %j', async (field, value) => {
    await refused({ ...minimal(), [field]: value }, [`/${field}`]);
  });

  test.each(['action_timestamp', 'execution_start_time', 'execution_end_time'])('%s', async (field) => {
    for (const text of [
      '',
      'yesterday',
      '2026-11-24',
      '2026-11-24T01:51:33',
      '2026-02-30T00:00:00Z',
      '1764000000',
    ]) {
      await refused({ ...minimal(), [field]: text }, [`/${field}`]);
    }
    await refused({ ...minimal(), [field]: '0000-01-01T00:00:00Z' }, [`/${field}`]);
    await refused({ ...minimal(), [field]: '9999-12-31T23:59:59-01:00' }, [`/${field}`]);
    await refused({ ...minimal(), [field]: 1764000000 }, [`/${field}`]);
  });

  test('an execution that ends before it starts', async () => {
    const times = {
      execution_start_time: '2026-11-24T02:00:00Z',
      execution_end_time: '2026-11-24T02:59:59+01:00',
    };
    await refused(minimal(times), ['/execution_end_time']);
  });

  test('parameters that are too many, too large or too deep', async () => {
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`p${index}`, index]));
    await refused(minimal({ action_parameters: many }), ['/action_parameters']);
    await refused(minimal({ action_parameters: { a: 'x'.repeat(16_384) } }), ['/action_parameters']);
    const deep = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`;
    const answer = await service.client.post<ProblemBody>(`{"action_parameters":${deep}}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect(answer.body.errors?.[0]?.pointer).toMatch(/^\/action_parameters(\/a)+$/);
  });

  test('several faults are named together', async () => {
    await refused(minimal({ kind: '', alert_severity: 'bogus' as 'info', execution_duration_ms: -1 }), [
      '/alert_severity',
      '/kind',
      '/execution_duration_ms',
    ]);
  });
});

describe('embedding', () => {
  test.each([
    ['of 767 numbers', vector().slice(1), '/embedding'],
    ['of 769 numbers', [...vector(), 0], '/embedding'],
    ['of zeros', vector(0, 0), '/embedding'],
    ['too short for a 32-bit float', vector(0, 1e-30), '/embedding'],
    ['too long for a 32-bit float', vector(0, 1e30), '/embedding'],
    ['with a text in it', [...vector().slice(1), 'NaN'], '/embedding/767'],
    ['with null in it', [...vector().slice(1), null], '/embedding/767'],
  ])('%s', async (_case, embedding, place) => {
    await refused({ ...minimal(), embedding }, [place]);
  });

  test.each([
    ['that is not base64', 'AACAPw', /base64 of 32-bit floats/],
    ['of 767 numbers', toBase64(vector().slice(1)), /must have 768 numbers, not 767/],
    ['that ends within a number', Buffer.alloc(768 * 4 + 1).toString('base64'), /base64 of 32-bit floats/],
    ['with NaN in it', toBase64([NaN, ...vector().slice(1)]), /item 0 must be a finite number/],
    ['with infinity in it', toBase64([...vector().slice(1), Infinity]), /item 767 must be a finite number/],
    ['of zeros', toBase64(vector(0, 0)), /must not be only zeros/],
  ])('in base64 %s', async (_case, embedding, detail) => {
    const answer = await service.client.post<ProblemBody>(minimal({ embedding }));
    expectRefusal(answer, 400, 'invalid-request', ['/embedding']);
    expect(answer.body.errors?.[0]?.detail).toMatch(detail);
  });

  test('with a number that is not finite', async () => {
    const text = JSON.stringify({ ...minimal(), embedding: vector() });
    await refused(text.replace('[1,', '[1e999,'), ['/embedding/0']);
    const nan = await service.client.post<ProblemBody>(text.replace('[1,', '[NaN,'));
    expectRefusal(nan, 400, 'invalid-json', ['/embedding/0']);
  });

  test('a model without its vector', async () => {
    await refused(minimal({ embedding_model: 'e5' }), ['/embedding_model']);
    await refused(minimal({ embedding_model: 'e5', embedding: null }), ['/embedding_model']);
  });
});

describe('a request that is not as announced', () => {
  test('unknown fields are named, __proto__ and the like included', async () => {
    await refused({ ...minimal(), sevrity: 'info' }, ['/sevrity']);
    await refused({ ...minimal(), id: 1 }, ['/id']);
    await refused(`{"__proto__":{"kind":"Pod"},${JSON.stringify(minimal()).slice(1)}`, ['/__proto__']);
    await refused(`{"constructor":{},${JSON.stringify(minimal()).slice(1)}`, ['/constructor']);
    await refused('{"action_parameters":{"a":{"__proto__":{}}}}', ['/action_parameters/a/__proto__']);
  });

  test('unknown query parameters', async () => {
    await refused(minimal(), ['offset'], { query: '?offset=1' });
    await refused(minimal(), ['atomic'], { query: '?atomic' });
  });

  test('a body that is not an object', async () => {
    for (const body of ['null', '[]', '"text"', '7']) await refused(body, ['']);
  });

  test('no body', async () => {
    expectRefusal(await service.client.call<ProblemBody>('createActionTrace'), 400, 'invalid-request', ['']);
  });

  test('broken JSON, with the place', async () => {
    const cut = JSON.stringify(minimal()).slice(0, -1);
    const answer = await service.client.post<ProblemBody>(cut);
    expectRefusal(answer, 400, 'invalid-json', ['/action_timestamp']);
    expect(answer.body.detail).toMatch(/line 1, column \d+/);
  });

  test('bytes that are not UTF-8', async () => {
    const bytes = Buffer.from(JSON.stringify(minimal({ alert_summary: 'é' })), 'latin1');
    expectRefusal(await service.client.post<ProblemBody>(new Uint8Array(bytes)), 400, 'invalid-json', []);
  });

  test('20 MB', async () => {
    const answer = await service.client.post<ProblemBody>(minimal({ alert_summary: 'x'.repeat(20_000_000) }));
    expectRefusal(answer, 413, 'payload-too-large', ['']);
    expect(answer.body).toMatchObject({ limit: 'body-bytes', limit_value: 262_144 });
  });

  test('another media type', async () => {
    const headers = { 'content-type': 'text/plain' };
    const answer = await service.client.post<ProblemBody>(JSON.stringify(minimal()), { headers });
    expectRefusal(answer, 415, 'unsupported-media-type', []);
  });
});

test('an action_id that is taken leaves nothing, not even a resource', async () => {
  const action_id = unique('action');
  await service.client.create(minimal({ action_id }));
  state.before = await service.counts();
  const answer = await service.client.post<ProblemBody>(minimal({ action_id }));
  expect(answer).toMatchObject({ status: 409, body: { differing_fields: ['name'] } });
});
