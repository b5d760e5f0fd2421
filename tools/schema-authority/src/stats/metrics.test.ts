import { expect, test } from '@jest/globals';
import type { Override } from '../overrides/override.ts';
import type { History, SchemaCommit } from './history.ts';
import { metrics, type Metric } from './metrics.ts';

const commit = (date: string, changed: Partial<SchemaCommit> = {}): SchemaCommit => ({
  hash: 'a1b2c3d4e5f6a7b8',
  date: `${date}T12:00:00Z`,
  migrations: ['0018_x.sql'],
  bump: 'minor',
  requests: [],
  fresh: true,
  ...changed,
});
const first = commit('2025-01-01');
const history = (commits: readonly SchemaCommit[], changed: Partial<History> = {}): History => ({
  commits,
  trailers: [],
  cutOffAt: null,
  ...changed,
});
const NOW = '2026-01-01T12:00:00Z';
const by = (name: RegExp, measured: readonly Metric[]): Metric =>
  measured.find((own) => name.test(own.name))!;
const FREQUENCY = /per month/;
const REGRESSIONS = /Regressions/;
const COORDINATION = /request to merge/;
const STABILITY = /generated schema/;
const OVERRIDES = /Overrides/;

test('the first schema is no change; after it changes are counted by month and class', () => {
  const changes = [commit('2025-03-01'), commit('2025-09-01', { bump: 'patch', migrations: ['0019_y.sql'] })];
  const metric = by(FREQUENCY, metrics(history([first, ...changes]), [], { now: NOW }));
  expect(metric).toMatchObject({ measured: '0.17', met: true });
  expect(metric.notes).toEqual([
    '2 changes, 0 of them asked for by a consumer',
    '1 minor: 0018_x.sql',
    '1 patch: 0019_y.sql',
  ]);
});

test('thirteen changes in a year miss the target of less than one a month', () => {
  const changes = Array.from({ length: 13 }, () => commit('2025-06-01'));
  expect(by(FREQUENCY, metrics(history([first, ...changes]), [], { now: NOW })).met).toBe(false);
});

test('less than a month is no base for a rate', () => {
  const metric = by(FREQUENCY, metrics(history([commit('2025-12-20')]), [], { now: NOW }));
  expect(metric).toMatchObject({ measured: '0 in 12 days, too short a time for a rate', met: null });
});

test('counting can begin at a day', () => {
  const changes = [commit('2025-03-01'), commit('2025-09-01')];
  const metric = by(FREQUENCY, metrics(history([first, ...changes]), [], { now: NOW, since: '2025-07-01' }));
  expect(metric).toMatchObject({ measured: '0.16', met: true });
  expect(metric.notes[0]).toMatch(/^1 changes/);
});

test('the time from request to merge is averaged over requests', () => {
  const request = (issue: number, opened: string) => ({ issue, opened, requirement: 'BR-CONTEXT-011' });
  const quick = commit('2025-03-02', { requests: [request(1, '2025-03-01')] });
  const slow = commit('2025-04-05', { requests: [request(2, '2025-04-01')] });
  const metric = by(COORDINATION, metrics(history([first, quick, slow]), [], { now: NOW }));
  expect(metric).toMatchObject({ measured: '3.0', met: false, notes: ['#1: 1.5 days', '#2: 4.5 days'] });
  expect(by(COORDINATION, metrics(history([first, quick]), [], { now: NOW })).met).toBe(true);
  expect(by(COORDINATION, metrics(history([first]), [], { now: NOW })).met).toBeNull();
});

test('regressions and what was caught are counted by trailers', () => {
  const trailer = (name: string, value: string) => ({ name, value, date: '2025-03-03T00:00:00Z' });
  const changes = [commit('2025-03-01'), commit('2025-03-02')];
  const clean = by(
    REGRESSIONS,
    metrics(history([first, ...changes], { trailers: [trailer('Schema-Caught', 'SA004 t.a')] }), [], {
      now: NOW,
    }),
  );
  expect(clean).toMatchObject({ measured: '0 %', met: true });
  expect(clean.notes).toContain('1 breaking changes caught and reworked (Schema-Caught)');
  const broken = by(
    REGRESSIONS,
    metrics(history([first, ...changes], { trailers: [trailer('Schema-Regression', '#9')] }), [], {
      now: NOW,
    }),
  );
  expect(broken).toMatchObject({ measured: '50 %', met: false });
  expect(by(REGRESSIONS, metrics(history([first]), [], { now: NOW })).met).toBeNull();
});

test('a commit whose generated schema is stale is named; one before there was any does not count', () => {
  const commits = [
    commit('2025-01-01', { fresh: null }),
    commit('2025-02-01'),
    commit('2025-03-01', { fresh: false }),
  ];
  expect(by(STABILITY, metrics(history(commits), [], { now: NOW }))).toMatchObject({
    measured: '50 %',
    met: false,
    notes: ['stale at a1b2c3d4e5f6: 0018_x.sql'],
  });
});

test('overrides are told with their age', () => {
  const override = { rule: 'SA004', object: 't.a', expires: '2026-01-31' } as Override;
  const committed = { override, since: '2025-12-22T12:00:00Z' };
  const metric = by(
    OVERRIDES,
    metrics(history([first]), [committed, { override, since: null }], { now: NOW }),
  );
  expect(metric).toMatchObject({
    measured: '2',
    met: true,
    notes: ['SA004 t.a: 10 days old, until 2026-01-31', 'SA004 t.a: of unknown age, until 2026-01-31'],
  });
  const late = metrics(history([first]), [committed], { now: '2026-02-01T00:00:00Z' });
  expect(by(OVERRIDES, late).met).toBe(false);
});

test('a shallow clone says what it cannot know, and counts from where it begins', () => {
  const cutOffAt = '2025-07-01T12:00:00Z';
  const measured = metrics(history([commit('2025-09-01')], { cutOffAt }), [], { now: NOW });
  for (const { notes } of measured)
    expect(notes).toContain('The clone is shallow: nothing before 2025-07-01 is known.');
  expect(by(FREQUENCY, measured)).toMatchObject({ measured: '0.17', met: true });
});
