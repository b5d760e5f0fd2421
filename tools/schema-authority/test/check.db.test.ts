import { expect, test } from '@jest/globals';
import { check, HARMLESS, RENAME, rulesOf, useWorkspaceCopy } from './checked-copy.ts';

const copy = useWorkspaceCopy();

test('a harmless change passes without a word', async () => {
  await copy().migration('0901_completed_at.sql', HARMLESS);
  expect(await copy().schema('generate')).toMatchObject({ exitCode: 0, stderr: '' });
  const { exitCode, report } = await check(copy());
  await copy().restore();
  expect(report).toMatchObject({
    status: 'compatible',
    findings: [],
    bump: 'minor',
    head: '0901_completed_at.sql',
  });
  expect(exitCode).toBe(0);
}, 120_000);

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

test('what cannot be checked is not passed: file, line and PostgreSQL’s words, and the other files checked', async () => {
  await copy().migration(
    '0901_fails.sql',
    '-- This cannot be applied anywhere.\n\nALTER TABLE nowhere ADD x text;\n',
  );
  await copy().migration('0902_column.sql', '-- x\nALTER TABLE action_histories ADD COLUMN x text;\n');
  const { exitCode, report } = await check(copy());
  await copy().restore();
  expect(exitCode).toBe(2);
  expect(report.status).toBe('unchecked');
  expect(report.findings[0]).toMatchObject({
    rule: 'SA017',
    migration: 'apps/data-storage/migrations/0901_fails.sql:3',
    postgres: '42P01 relation "nowhere" does not exist',
  });
  expect(report.findings.some(({ migration }) => migration?.includes('0902_column.sql'))).toBe(true);
}, 120_000);
