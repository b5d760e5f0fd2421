import { beforeAll, describe, expect, test } from '@jest/globals';
import { describeOnServer, insertIncident, whenCancelled } from '@precedent/testing';
import { DOCUMENT, type Client, type Problem } from './client.ts';
import { startService, useService, type ServiceOptions } from './service.ts';
import { embedded } from './vectors.ts';

const service = useService();
let id = 0;

beforeAll(async () => {
  id = await insertIncident(service.database.owner, { alert_name: 'CrashLoop', ...embedded(0) });
});

/** Without it an aggregation is one up to now, and its answer never the same. */
const WINDOW = 'from=2026-01-01T00:00:00Z&to=2026-01-08T00:00:00Z';

/** A good request for each operation that asks the database; a body is posted. */
const REQUESTS: Readonly<Record<string, () => { readonly path: string; readonly body?: unknown }>> = {
  listIncidents: () => ({ path: '/api/v1/incidents' }),
  searchIncidents: () => ({ path: '/api/v1/incidents/search', body: { incident_id: id } }),
  getIncident: () => ({ path: `/api/v1/incidents/${id}` }),
  listSimilarIncidents: () => ({ path: `/api/v1/incidents/${id}/similar` }),
  getTimeline: () => ({ path: `/api/v1/incidents/${id}/timeline` }),
  getContext: () => ({ path: '/api/v1/context?alert_name=CrashLoop' }),
  getSuccessRate: () => ({ path: `/api/v1/aggregations/success-rate?${WINDOW}` }),
  getDurations: () => ({ path: `/api/v1/aggregations/durations?${WINDOW}` }),
  getCounts: () => ({ path: `/api/v1/aggregations/counts?${WINDOW}` }),
  getSeverityDistribution: () => ({ path: `/api/v1/aggregations/severity-distribution?${WINDOW}` }),
  getTrend: () => ({ path: `/api/v1/aggregations/trend?${WINDOW}` }),
  getTopFailingActions: () => ({ path: `/api/v1/aggregations/top-failing-actions?${WINDOW}` }),
  compareActionTypes: () => ({
    path: `/api/v1/aggregations/comparison?action_type=a&action_type=b&${WINDOW}`,
  }),
  getNamespaceHealth: () => ({ path: `/api/v1/aggregations/namespace-health?${WINDOW}` }),
  getFacets: () => ({ path: `/api/v1/facets?${WINDOW}` }),
};
const TABLES = 'resource_action_traces, action_histories, resource_references';
const OPERATIONS = Object.keys(REQUESTS);

/** @param more of the query string, behind what the good request has of it */
function ask(client: Client, operation: string, more = '') {
  const { path, body } = REQUESTS[operation]!();
  const whole = more === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${more}`;
  return body === undefined ? client.get(whole) : client.post(whole, body);
}

/** What is no value of any parameter, however it came to be sent. */
const NO_TEXT = ['%00', 'a%00b', '%FF', '%C0%80', '%ED%A0%80', '%zz'];
const NO_NUMBER = ['x', '', '-1', '1.5', '1e3', '99999999999999999999'];
/** Parameters that take some words only. */
const WORDS = new Set([
  'severity',
  'status',
  'phase',
  'sort',
  'include',
  'fields',
  'detail',
  'bucket',
  'group_by',
]);

function badValues({ name, type }: { readonly name: string; readonly type: string }): readonly string[] {
  if (type !== 'string') return [...NO_TEXT, ...NO_NUMBER];
  return WORDS.has(name) ? [...NO_TEXT, 'bogus', ''] : NO_TEXT;
}

test('each operation that asks the database has a request here', () => {
  const asking = [...DOCUMENT.operations.values()].filter(({ servedByKit }) => !servedByKit);
  expect(asking.map((operation) => operation.id).sort()).toEqual(OPERATIONS.toSorted());
});

describe.each(OPERATIONS)('%s', (operation) => {
  test('answers', async () => {
    expect(await ask(service.client, operation)).toMatchObject({ status: 200 });
  });

  test('refuses a parameter it does not know, by name', async () => {
    for (const parameter of ['limitt', 'offset', 'days', 'Limit']) {
      const answer = await ask(service.client, operation, `${parameter}=-1`);
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ in: 'query', parameter }] } });
    }
  });

  test('refuses what can be no value of a parameter, by name: NUL, no UTF-8, no number, an unknown word', async () => {
    const accepted: string[] = [];
    for (const parameter of DOCUMENT.operation(operation).parameters.filter((each) => each.in === 'query')) {
      for (const value of badValues(parameter)) {
        const query = `${parameter.name}=${value}`;
        const { status, body } = await ask(service.client, operation, query);
        const named = (body as Problem).errors?.some((fault) => fault.parameter === parameter.name);
        if (status !== 400 || named !== true) accepted.push(query);
      }
    }
    expect(accepted).toEqual([]);
  });
});

const GETS = [...DOCUMENT.operations.values()].filter(
  ({ source }) => '304' in (source['responses'] as object),
);

test.each(GETS.map(({ id, path }) => [id, path]))(
  '%s answers 304 to who has the answer already',
  async (operation, path) => {
    const url = REQUESTS[operation]?.().path ?? path;
    let etag = (await service.client.get(url)).headers.get('etag') ?? '';
    for (;;) {
      const again = await service.client.send('GET', url, { headers: { 'if-none-match': etag } });
      if (again.status === 304) return expect(again.body).toBeUndefined();
      // A commit on the server, also in a database of another test, has an answer computed anew; one that says of when
      // it is has then changed. Who has the answer already must never get it.
      expect(again).toMatchObject({ status: 200 });
      expect(again.headers.get('etag')).not.toBe(etag);
      etag = again.headers.get('etag') ?? '';
    }
  },
);

/** Starts a service, asks it each operation, and expects the same of each answer. */
async function expectOfEach(options: ServiceOptions, status: number, code: string): Promise<void> {
  const failing = await startService(service.database, options);
  const answers: Record<string, unknown[]> = {};
  for (const operation of OPERATIONS) {
    const { status, body } = await ask(failing.client, operation);
    answers[operation] = [status, (body as Problem).code];
  }
  await failing.stop();
  expect(answers).toEqual(Object.fromEntries(OPERATIONS.map((operation) => [operation, [status, code]])));
}

test('without a database each operation answers 503', async () => {
  await expectOfEach(
    { databaseUrl: 'postgres://nobody:secret@127.0.0.1:1/none' },
    503,
    'temporary-reduced-capacity',
  );
});

describeOnServer('where the database takes part', () => {
  test('each operation answers 500 when its login may read nothing', async () => {
    const databaseUrl = await service.database.loginIn();
    await expectOfEach({ databaseUrl }, 500, 'internal');
  });

  describe('by a service that keeps no answers', () => {
    let asked: Client;
    beforeAll(async () => {
      asked = (await startService(service.database, { cache: { maxBytes: 0 } })).client;
    });

    test.each(OPERATIONS)('%s answers 504 when its query is stopped', async (operation) => {
      const answer = await whenCancelled(service.database.owner, TABLES, () => ask(asked, operation));
      expect(answer).toMatchObject({ status: 504, body: { code: 'query-timeout' } });
    });
  });
});
