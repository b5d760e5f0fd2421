import { beforeAll, describe, expect, test } from '@jest/globals';
import { insertIncident } from '@precedent/testing';
import { sql } from 'kysely';
import { useService } from '../../test/service.ts';
import { embedded } from '../../test/vectors.ts';
import { jsonTokens } from './tokens.ts';

const service = useService();
const PAYMENTS = { cluster_name: 'east', namespace: 'checkout', kind: 'Deployment', name: 'payments-api' };
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

type Row = Parameters<typeof insertIncident>[1];

/** Tries of an action, the newest last: + completed, - failed, r rolled back, o pending, e executing. */
async function tries(action_type: string, outcomes: string, row: Row = {}): Promise<void> {
  const status = { '+': 'completed', '-': 'failed', r: 'rolled-back', o: 'pending', e: 'executing' };
  for (const [index, outcome] of [...outcomes].entries()) {
    await insertIncident(service.database.owner, {
      alert_name: 'CrashLoop',
      ...PAYMENTS,
      action_timestamp: daysAgo(10 - index / 100),
      action_type,
      execution_status: status[outcome as keyof typeof status],
      ...row,
    });
  }
}

const ASKED = { alert_name: 'CrashLoop', ...PAYMENTS };

beforeAll(async () => {
  await tries('increase_memory_limit', '++++-+o', { execution_duration_ms: 1000 });
  await tries('restart_pod', '+++++++++-----e', embedded(0));
  await tries('restart_pod', '++++++', { name: 'other-api', execution_duration_ms: 40 });
  await tries('scale_out', 'r', { name: 'other-api' });
  // What must not count: another alert, another cluster's resource, out of the window, an alert that was only seen.
  await tries('drain_node', '++++++', { alert_name: 'Other' });
  await tries('scale_out', '+++', { alert_name: 'Other', cluster_name: 'west' });
  await tries('rollback', '++++++', { action_timestamp: daysAgo(100) });
  await tries('alert', '++++++o', { action_timestamp: daysAgo(1) });
  // Similar, and not similar enough; neither of this alert.
  await tries('clear_cache', '++-', { alert_name: 'Alike', name: 'cache', ...embedded(50) });
  await tries('rotate_certificate', '+++', { alert_name: 'Unlike', name: 'tls', ...embedded(170) });
});

describe('what worked', () => {
  test('on this resource comes first, then what worked for this alert, then for similar ones', async () => {
    const answer = await service.client.context(ASKED);
    expect(answer.scopes).toEqual([
      { scope: 'this_resource', incidents: 22, finished: 20, enough_evidence: true, complete: true },
      { scope: 'this_alert', incidents: 29, finished: 27, enough_evidence: true, complete: true },
      { scope: 'similar', incidents: 17, finished: 17, enough_evidence: true, complete: true },
    ]);
    expect(
      answer.what_worked.map((each) => [each.scope, each.action_type, each.succeeded, each.tried]),
    ).toEqual([
      ['this_resource', 'increase_memory_limit', 5, 6],
      ['this_resource', 'restart_pod', 9, 14],
      ['this_alert', 'restart_pod', 15, 20],
      ['this_alert', 'increase_memory_limit', 5, 6],
      ['similar', 'restart_pod', 9, 14],
      ['similar', 'clear_cache', 2, 3],
    ]);
    expect(answer.what_failed).toMatchObject([
      {
        scope: 'this_alert',
        action_type: 'scale_out',
        tried: 1,
        failed: 0,
        rolled_back: 1,
        rate: 0,
        rate_low: 0,
      },
    ]);
    expect(answer.what_worked[0]).toMatchObject({
      rate: 0.833333,
      rate_low: 0.436497,
      rate_high: 0.969947,
      failed: 1,
      median_duration_ms: 1000,
      p90_duration_ms: 1000,
    });
    expect(answer.what_worked[1]).toMatchObject({ median_duration_ms: null, p90_duration_ms: null });
    expect(answer.summary).toBe(
      'increase_memory_limit worked 5 of 6 times; restart_pod worked before, but only 0 of its last 5 times (this_resource).',
    );
    expect(answer.left_out).toEqual({});
    expect(answer.complete).toBe(true);
  });

  test('before and fails lately is a regression', async () => {
    const { regressions } = await service.client.context(ASKED);
    expect(regressions).toEqual([
      {
        action_type: 'restart_pod',
        scope: 'this_resource',
        before: { tried: 9, succeeded: 9 },
        lately: { tried: 5, succeeded: 0 },
        last_succeeded: expect.any(String),
      },
    ]);
  });

  test('is not yet known of what is under way', async () => {
    const { open } = await service.client.context(ASKED);
    expect(open).toMatchObject([
      { action_type: 'increase_memory_limit', scope: 'this_resource', open: 1 },
      { action_type: 'restart_pod', scope: 'this_resource', open: 1 },
    ]);
  });

  test('is asked in one statement', async () => {
    const before = service.statements();
    await service.client.context({ ...ASKED, window: '89d' });
    expect(service.statements() - before).toBe(1);
  });
});

describe('the scopes', () => {
  const scopes = async (query: Parameters<typeof service.client.context>[0]) =>
    (await service.client.context(query)).scopes.map(({ scope, finished }) => [scope, finished]);

  test('are those that the filters speak of', async () => {
    expect(await scopes({ alert_name: 'CrashLoop' })).toEqual([
      ['this_alert', 27],
      ['similar', 17],
    ]);
    expect(await scopes({ name: 'payments-api', cluster_name: 'east' })).toEqual([
      ['this_resource', 26],
      ['similar', 17],
    ]);
  });

  test('begin with the narrowest that has enough evidence', async () => {
    const answer = await service.client.context({ alert_name: 'CrashLoop', name: 'other-api', kind: 'Node' });
    expect(answer.scopes.map(({ scope }) => scope)).toEqual(['this_alert', 'this_resource', 'similar']);
    expect(answer.what_worked[0]?.scope).toBe('this_alert');
    expect(answer.summary).toMatch(/\(this_alert\)\.$/);
  });

  test('begin with the one that has most, when none has enough', async () => {
    const answer = await service.client.context({ alert_name: 'Unlike' });
    expect(answer.scopes).toMatchObject([{ scope: 'this_alert', finished: 3, enough_evidence: false }, {}]);
    expect(answer.summary).toBe('Little evidence: rotate_certificate worked 3 of 3 times (this_alert).');
  });

  test('take one of several values', async () => {
    expect((await scopes({ alert_name: ['Alike', 'Unlike'] }))[0]).toEqual(['this_alert', 6]);
  });

  test('reach as far back as the window', async () => {
    expect((await scopes({ alert_name: 'CrashLoop', window: '120d' }))[0]).toEqual(['this_alert', 33]);
    expect((await scopes({ alert_name: 'CrashLoop', window: 'all' }))[0]).toEqual(['this_alert', 33]);
    expect((await scopes({ alert_name: 'CrashLoop', window: 'PT1H' }))[0]).toEqual(['this_alert', 0]);
    const { since, as_of } = await service.client.context({ alert_name: 'CrashLoop', window: 'PT1H' });
    expect(Date.parse(as_of) - Date.parse(since ?? '')).toBe(3_600_000);
    expect((await service.client.context({ alert_name: 'CrashLoop', window: 'all' })).since).toBeNull();
  });

  test('do not mix models: what another model embedded is not similar', async () => {
    await tries('from_another_model', '+++', { alert_name: 'Foreign', ...embedded(0, 'another-model') });
    const answer = await service.client.context({ alert_name: 'Foreign' });
    expect(
      answer.what_worked.filter(({ scope }) => scope === 'similar').map((each) => each.action_type),
    ).toEqual(['from_another_model']);
  });
});

describe('no past incidents', () => {
  test.each(['Never seen', "'; drop table resource_action_traces --", '警报 🔥'])(
    'of %j is an answer',
    async (name) => {
      const answer = await service.client.context({ alert_name: name });
      expect(answer).toMatchObject({
        summary: 'No past incidents match.',
        what_worked: [],
        what_failed: [],
        regressions: [],
        open: [],
        recent_incidents: [],
        complete: true,
        left_out: {},
      });
    },
  );

  test('that did anything: an alert that was only seen', async () => {
    await tries('alert', '+', { alert_name: 'Seen', ...embedded(0) });
    const answer = await service.client.context({ alert_name: 'Seen' });
    expect(answer.scopes[1]).toMatchObject({ scope: 'this_alert', incidents: 0 });
    // What worked for incidents like it is known nevertheless.
    expect(answer.what_worked.map(({ action_type }) => action_type)).toEqual(['restart_pod', 'clear_cache']);
    expect(answer.summary).toMatch(/\(similar\)/);
  });
});

describe('an answer stays small', () => {
  const LONGEST = '"\\警'.repeat(333);

  beforeAll(async () => {
    for (let index = 0; index < 24; index++) {
      await tries(
        `${index} ${LONGEST}`.slice(0, index % 2 === 0 ? 30 : 1000),
        index % 3 === 0 ? '+o' : '-o',
        {
          alert_name: 'Worst',
          cluster_name: LONGEST,
          namespace: LONGEST,
          kind: LONGEST,
          name: LONGEST,
          execution_error: `${'x'.repeat(159)}${'🔥'.repeat(2000)}`,
          ...embedded(0),
        },
      );
    }
  });

  test.each([
    ['summary', 2000],
    ['full', 8000],
  ])('in tokens, whatever is recorded: %s', async (detail, tokens) => {
    const answer = await service.client.context({ alert_name: 'Worst', detail });
    expect(jsonTokens(answer)).toBeLessThanOrEqual(tokens);
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThanOrEqual(tokens * 3.2);
    expect(jsonTokens(answer)).toBeGreaterThan(tokens / 4);
    expect(answer.left_out.what_failed).toBeGreaterThan(0);
  });
});

test('a scope holds the 5000 newest incidents, and says that there may be more', async () => {
  const { owner } = service.database;
  await tries('old', '+', { alert_name: 'Frequent' });
  await sql`
    insert into resource_action_traces
      (action_history_id, alert_name, cluster_name, action_type, action_timestamp, execution_status)
    select action_history_id, alert_name, cluster_name, 'new', now(), 'failed'
    from resource_action_traces, generate_series(1, 5000) where alert_name = 'Frequent'`.execute(owner);
  const answer = await service.client.context({ alert_name: 'Frequent' });
  expect(answer.complete).toBe(false);
  expect(answer.scopes[0]).toMatchObject({ incidents: 5000, finished: 5000, complete: false });
  expect(answer.what_worked).toEqual([]);
});

describe('a request is refused', () => {
  test.each([
    ['', 'alert_name', /is needed, or another one of/],
    ['window=30d', 'alert_name', /is needed/],
    ['alert_name=x&window=30', 'window', /ISO 8601/],
    ['alert_name=x&window=367d', 'window', /longer than 366 days/],
    ['alert_name=x&window=0d', 'window', /longer than nothing/],
    ['alert_name=x&detail=all', 'detail', /must be one of/],
    ['alert_name=', 'alert_name', /./],
    ['alert_name=%00', 'alert_name', /./],
    ['severity=critical', 'severity', /is not known/],
  ])('%s', async (query, parameter, detail) => {
    const { status, body } = await service.client.get(`/api/v1/context?${query}`);
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    const { errors } = body as { errors: { parameter: string; detail: string }[] };
    expect(errors.find((error) => error.parameter === parameter)?.detail).toMatch(detail);
  });
});
