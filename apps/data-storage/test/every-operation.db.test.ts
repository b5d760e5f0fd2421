import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { describeOnServer, waiting, whenCancelled } from '@precedent/testing';
import { sql } from 'kysely';
import { DOCUMENT, type Call, type Client, type ProblemBody } from './client.ts';
import { useService } from './service.ts';
import { minimal, unique } from './traces.ts';
import { until } from './until.ts';

// Those who wait for a lock shall still wait when it is looked who waits.
const service = useService({ database: { lockTimeoutMs: 60_000, statementTimeoutMs: 60_000 } });
let trace = { id: 0, action_history_id: 0 };
let resource = 0;

beforeAll(async () => {
  trace = await service.client.create(minimal());
  const { body } = await service.client.call<{ items: { id: number }[] }>('listResourceReferences');
  resource = body.items[0]!.id;
});

const fixture = (file: string) => ({
  body: readFileSync(new URL(`fixtures/${file}`, import.meta.url), 'utf8'),
});
const history = () => ({ ...where(), action_type: 'restart_pod' });
const where = () => ({ cluster_name: 'prod-eu-1', namespace: 'a', kind: 'Deployment', name: unique('api') });

/** A good request for each operation that asks the database. */
const REQUESTS: Readonly<Record<string, () => Call>> = {
  createActionTrace: () => ({ body: minimal() }),
  createActionTraces: () => ({ body: { items: [minimal()] } }),
  importActionTraces: () => ({
    body: `${JSON.stringify(minimal())}\n`,
    headers: { 'content-type': 'application/x-ndjson' },
  }),
  exportActionTraces: () => ({}),
  receiveAlerts: () => fixture('alertmanager/firing.json'),
  receiveCloudEvents: () => ({
    ...fixture('cloudevents/recorded.json'),
    headers: { 'content-type': 'application/cloudevents+json' },
  }),
  getActionTrace: () => ({ id: trace.id }),
  updateActionTrace: () => ({ id: trace.id, body: { execution_status: 'executing' } }),
  createActionHistory: () => ({ body: history() }),
  listActionHistories: () => ({}),
  getActionHistory: () => ({ id: trace.action_history_id }),
  updateActionHistory: () => ({ id: trace.action_history_id, body: { status: 'executing' } }),
  listResourceReferences: () => ({}),
  getResourceReference: () => ({ id: resource }),
  getSchema: () => ({}),
};
const OPERATIONS = Object.keys(REQUESTS);
const TABLES = 'resource_action_traces, action_histories, resource_references, schema_migrations';
const request = (operation: string): Call => REQUESTS[operation]?.() ?? {};
const ask = (client: Client, operation: string, call: Call = {}) =>
  client.call<ProblemBody>(operation, { ...request(operation), ...call });

test('each operation that asks the database has a request here', () => {
  const asking = [...DOCUMENT.operations.values()].filter(({ servedByKit }) => !servedByKit);
  expect(asking.map((operation) => operation.id).sort()).toEqual(OPERATIONS.toSorted());
});

describe.each(OPERATIONS)('%s', (operation) => {
  test('refuses a parameter it does not know, by name', async () => {
    const answer = await ask(service.client, operation, { query: '?limitt=1' });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ in: 'query', parameter: 'limitt' }] } });
  });
});

/** Operations that document a status. */
const documenting = (status: number) =>
  [...DOCUMENT.operations.values()]
    .filter(({ source }) => String(status) in (source['responses'] as object))
    .map(({ id }) => id);

test.each(documenting(304))('%s answers 304 to who has the answer already', async (operation) => {
  const { headers } = await ask(service.client, operation);
  const again = await ask(service.client, operation, {
    headers: { 'if-none-match': headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

test.each(documenting(413))('%s answers 413 to a body that is too large', async (operation) => {
  const { body, headers } = await ask(service.client, operation, { body: ' '.repeat(9_000_000) });
  expect(body).toMatchObject({ status: 413, code: 'payload-too-large', limit: 'body-bytes' });
  expect(headers.get('content-type')).toBe('application/problem+json');
});

test.each(documenting(415))('%s answers 415 to a body of another type', async (operation) => {
  const answer = await ask(service.client, operation, { headers: { 'content-type': 'text/plain' } });
  expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } });
});

describe('a body that names a member twice is refused by its place', () => {
  const body = '{"a":{"b":1,"b":2}}';

  test.each(documenting(413))('%s', async (operation) => {
    const answer = await ask(service.client, operation, { body });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ pointer: '/a/b', detail: 'is given twice' }] },
    });
  });

  test('as a line of an import', async () => {
    const answer = await ask(service.client, 'importActionTraces', { body });
    expect(answer).toMatchObject({
      status: 200,
      body: { failures: [{ line: 1, code: 'invalid-request', pointer: '/a/b', detail: 'is given twice' }] },
    });
  });
});

/** Asks each operation, and expects the same of each answer. */
async function expectOfEach(
  client: Client,
  operations: readonly string[],
  status: number,
  code: string,
): Promise<void> {
  const answers: Record<string, unknown[]> = {};
  for (const operation of operations) {
    const { status, body } = await ask(client, operation);
    answers[operation] = [status, body.code];
  }
  expect(answers).toEqual(Object.fromEntries(operations.map((operation) => [operation, [status, code]])));
}

test('without a database each operation answers 503', async () => {
  const connectionString = 'postgres://nobody:secret@127.0.0.1:1/none';
  const alone = await service.start({ database: { connectionString } });
  await expectOfEach(alone.client, OPERATIONS, 503, 'temporary-reduced-capacity');
});

describeOnServer('where the database takes part', () => {
  test('each operation answers 500 when its login may do nothing', async () => {
    const connectionString = await service.database.loginIn();
    const powerless = await service.start({ database: { connectionString } });
    await expectOfEach(powerless.client, OPERATIONS, 500, 'internal');
  });

  test.each(OPERATIONS)('%s answers 504 when its statement is stopped', async (operation) => {
    const answer = await whenCancelled(service.database.owner, TABLES, () => ask(service.client, operation));
    expect(answer).toMatchObject({ status: 504, body: { code: 'query-timeout' } });
  });
});

const WITH_KEY = [...DOCUMENT.operations.values()]
  .filter(({ parameters }) => parameters.some(({ name }) => name === 'Idempotency-Key'))
  .map(({ id }) => id);

describeOnServer('while the first request with an idempotency key is under way', () => {
  test.each(WITH_KEY)('%s answers 409 to the second, and the first its answer', async (operation) => {
    const { headers, ...call } = request(operation);
    const keyed = { ...call, headers: { ...headers, 'idempotency-key': unique('key') } };
    const first = await service.database.owner.transaction().execute(async (tx) => {
      await sql.raw(`lock ${TABLES}`).execute(tx);
      const answer = service.client.call(operation, keyed);
      await until(async () => (await waiting(service.database.owner)) > 0);
      const second = await service.client.call(operation, keyed);
      expect(second).toMatchObject({ status: 409, body: { code: 'idempotency-key-in-use' } });
      return { answer };
    });
    expect((await first.answer).status).toBeLessThan(300);
  });
});
