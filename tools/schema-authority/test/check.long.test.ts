import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { COMMENT_MARKER } from '../src/report/markdown.ts';
import type { Report } from '../src/report/report.ts';
import { check, RENAME, reproArguments, rulesOf, useWorkspaceCopy } from './checked-copy.ts';

const copy = useWorkspaceCopy();
/** Of the whole check, which several tests look at. */
let end: Awaited<ReturnType<typeof check>>;
beforeAll(async () => {
  await copy().migration('0901_rename.sql', RENAME);
  end = await check(copy());
}, 120_000);
beforeEach(() => copy().migration('0901_rename.sql', RENAME));
afterEach(() => copy().restore());
const about = ({ findings }: Report, query: string) => findings.filter((finding) => finding.query === query);

test('a breaking change is refused, naming queries of both consumers, the statement and the way out', () => {
  const { exitCode, report } = end;
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
});

test('each finding is reproduced alone by its repro line', async () => {
  const { report } = end;
  const again = await check(copy(), ...reproArguments(report, 'incidents.get'));
  expect(again.report.findings).toEqual(about(report, 'incidents.get'));
  expect(again.exitCode).toBe(1);
}, 240_000);

test('it is reported as SARIF and as annotations, with the same exit code', async () => {
  const file = join(copy().root, 'report.sarif');
  const one = ['check', '--base', 'HEAD', '--only', 'context-api/incidents.get'];
  const sarif = await copy().schema(...one, '--format', 'sarif', '--output', file);
  expect(sarif).toMatchObject({ exitCode: 1, stdout: '' });
  const log = JSON.parse(readFileSync(file, 'utf8')) as { runs: [{ results: { ruleId: string }[] }] };
  expect(log.runs[0].results.map(({ ruleId }) => ruleId)).toContain('SA004');
  const github = await copy().schema(...one, '--format', 'github', '--rule', 'SA004');
  expect(github.exitCode).toBe(1);
  expect(github.stdout).toMatch(/^::error file=apps\/data-storage\/migrations\/0901_rename\.sql,line=2,/);
}, 240_000);

test('its impact names who is hit, the locks, and answers what Data Storage is asked', async () => {
  const { exitCode, stdout } = await copy().schema('impact', '--base', 'HEAD');
  expect(exitCode).toBe(0);
  expect(stdout.startsWith(`${COMMENT_MARKER}\n# Impact of the schema change\n`)).toBe(true);
  expect(stdout).toMatch(
    /\| context-api \| incidents\.get \| resource_action_traces\.alert_severity \| \*\*breaks\*\* \(SA004\) \|/,
  );
  expect(stdout).toMatch(
    /\| resource_action_traces \| ACCESS EXCLUSIVE \| none \| \d+ context-api queries, \d+ data-storage queries on resource_action_traces \|/,
  );
  expect(stdout).toContain("| Will it break Data Storage's own queries? | Yes:");
  expect(stdout).toContain('- SA004: Expand and contract');
}, 120_000);

test('an override excuses one finding until its statement changes', async () => {
  const line = reproArguments(end.report, 'incidents.get');
  const said = ['--reason', 'A test of overrides.', '--issue', '#1', '--approver', '@owner'];
  const added = await copy().schema('override', ...line, ...said, '--expires', '2999-12-31', '--write');
  expect(added).toMatchObject({ exitCode: 0, stdout: 'schema-overrides.yml: 1 entry added\n' });
  const excused = await check(copy());
  expect(about(excused.report, 'incidents.get')).toMatchObject([
    {
      severity: 'notice',
      message: expect.stringMatching(
        /^overridden until 2999-12-31 by @owner \(#1: A test of overrides\.\): /,
      ),
    },
  ]);
  expect(about(excused.report, 'incidents.list')).toMatchObject([{ severity: 'error' }]);
  await copy().migration('0901_rename.sql', RENAME.replace('severity;', 'severity_word;'));
  const changed = await check(copy());
  expect(about(changed.report, 'incidents.get')).toMatchObject([{ severity: 'error' }]);
  expect(rulesOf(changed.report)).toContain('SA023 error');
}, 240_000);
