import { expect, test } from '@jest/globals';
import { finding, report } from '../../test/sample-report.ts';
import { githubReport } from './github.ts';

test('a finding becomes a command at the line of the migration', () => {
  const [command] = githubReport(report([finding()])).split('\n');
  expect(command).toBe(
    '::error file=apps/data-storage/migrations/0018_rename.sql,line=3,' +
      'title=SA004 resource_action_traces.alert_name (context-api incidents.list)::' +
      'resource_action_traces.alert_name was renamed to resource_action_traces.alert_title' +
      '%0AQuery: context-api incidents.list apps/context-api/src/incidents/list.query.ts:40' +
      '%0APostgreSQL: 42703 column t.alert_name does not exist%0ADo: Expand and contract.' +
      '%0Anpm run schema -- check --base a1b2c3d4e5f6 --rule SA004 ' +
      '--object resource_action_traces.alert_name --only context-api/incidents.list',
  );
});

test('what a statement does to several queries is one annotation, with a command that shows them all', () => {
  const other = finding({ query: 'incidents.get', source: 'apps/context-api/src/incidents/get.query.ts:11' });
  const lines = githubReport(report([finding(), other]))
    .trimEnd()
    .split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('title=SA004 resource_action_traces.alert_name (2 queries)::');
  expect(lines[0]).toContain(
    '%0AQuery: context-api incidents.get apps/context-api/src/incidents/get.query.ts:11%0A',
  );
  expect(lines[0]).toMatch(/ --rule SA004 --object resource_action_traces\.alert_name$/);
});

test('what could not be checked comes before what breaks', () => {
  const unplayable = finding({ rule: 'SA017', query: null, source: null, object: '0018_rename.sql' });
  const [first] = githubReport(report([finding(), unplayable])).split('\n');
  expect(first).toContain('title=SA017 ');
});

test('without a migration it stands at the line of the source', () => {
  const text = githubReport(report([finding({ migration: null, query: null, source: 'docker/a.sql:7' })]));
  expect(text).toMatch(/^::error file=docker\/a\.sql,line=7,/);
});

test('with no place at all it is told all the same', () => {
  const text = githubReport(report([finding({ migration: null, source: null })]));
  expect(text).toMatch(/^::error title=SA004/);
});

test('line ends and percent signs do not end or change a command', () => {
  const text = githubReport(report([finding({ message: 'up 100%\r\n::error::injected', object: 'a:b,c' })]));
  const lines = text.trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('::up 100%25%0D%0A::error::injected%0A');
  expect(lines[0]).toContain('title=SA004 a%3Ab%2Cc (');
});

test('at most ten a level, the worst levels first, the rest is counted', () => {
  const many = (severity: 'error' | 'warning' | 'notice') =>
    Array.from({ length: 12 }, (_, index) => finding({ severity, object: `${severity}${index}` }));
  const lines = githubReport(report([...many('notice'), ...many('warning'), ...many('error')]))
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => /^::(\w+)/.exec(line)?.[1] ?? 'summary')).toEqual([
    ...Array.from({ length: 10 }, () => 'error'),
    ...Array.from({ length: 10 }, () => 'warning'),
    ...Array.from({ length: 10 }, () => 'notice'),
    'summary',
  ]);
  expect(lines.at(-1)).toBe(
    'BREAKING: 12 errors (version bump: major; 12 warnings, 12 notices); 6 more not shown as annotations',
  );
});

test('a clean run is the summary alone', () => {
  expect(githubReport(report([]))).toBe('compatible: no query of any consumer breaks (version bump: none)\n');
});
