import { expect, test } from '@jest/globals';
import { finding, report } from '../../test/sample-report.ts';
import { textReport } from './text.ts';

test('a finding says what breaks, where, why, and what to do', () => {
  expect(textReport(report([finding()]))).toBe(
    `SA004 QUERY-BREAKING  resource_action_traces.alert_name was renamed to resource_action_traces.alert_title
  by        apps/data-storage/migrations/0018_rename.sql:3
  breaks    context-api query incidents.list  apps/context-api/src/incidents/list.query.ts:40
  postgres  42703 column t.alert_name does not exist
  do        Expand and contract.
  repro     npm run schema -- check --base a1b2c3d4e5f6 --rule SA004 --object resource_action_traces.alert_name --only context-api/incidents.list

BREAKING: 1 error (version bump: major)
To let a finding pass for a time, put "override" for "check" into its repro line: docs/change-process.md.
`,
  );
});

test('a clean run is one line', () => {
  expect(textReport(report([]))).toBe('compatible: no query of any consumer breaks (version bump: none)\n');
});

test('errors come before warnings, warnings before notices, and all are counted', () => {
  const text = textReport(
    report([
      finding({ severity: 'notice', message: 'third' }),
      finding({ severity: 'warning', message: 'second' }),
      finding({ message: 'first' }),
    ]),
  );
  expect(text.match(/(?<=  )(?:first|second|third)$/gm)).toEqual(['first', 'second', 'third']);
  expect(text).toContain('BREAKING: 1 error (version bump: major; 1 warning, 1 notice)');
});

test('a finding about no query says where its fault is', () => {
  const text = textReport(
    report([finding({ consumer: null, query: null, migration: null, source: 'docker/x.sql:7' })]),
  );
  expect(text).toContain('  at        docker/x.sql:7\n');
  expect(text).not.toContain('breaks ');
});

test('what overrides excuse is not called harmless', () => {
  const text = textReport(report([finding({ severity: 'notice' })], { excused: 1, bump: 'major' }));
  expect(text).toContain('compatible, because overrides excuse what breaks (version bump: major; 1 notice)');
});
