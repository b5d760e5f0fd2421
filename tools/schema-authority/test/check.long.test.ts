import { expect, test } from '@jest/globals';
import { check, RENAME, rulesOf, useWorkspaceCopy } from './checked-copy.ts';

const copy = useWorkspaceCopy();

test('a breaking change is refused, naming queries of both consumers, the statement and the way out', async () => {
  await copy().migration('0901_rename.sql', RENAME);
  const { exitCode, report } = await check(copy());
  await copy().restore();
  expect(exitCode).toBe(1);
  expect(report).toMatchObject({ status: 'breaking', bump: 'major' });
  const renames = report.findings.filter(({ rule }) => rule === 'SA004');
  expect(new Set(renames.map(({ consumer }) => consumer))).toEqual(new Set(['context-api', 'data-storage']));
  for (const finding of renames) {
    expect(finding).toMatchObject({
      severity: 'error',
      object: 'resource_action_traces.alert_severity',
      migration: 'apps/data-storage/migrations/0901_rename.sql:2',
      postgres: expect.stringMatching(/^42703 /),
      source: expect.stringMatching(/^apps\/.*\.ts:\d+$/),
    });
  }
  expect(rulesOf(report)).toContain('SA001 warning');
}, 120_000);
