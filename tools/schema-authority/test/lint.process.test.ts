import { join } from 'node:path';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseMigration, readMigrations, type Migration } from '@precedent/migrator';
import type { lint } from '../src/lint/lint.ts';
import { lintFindings } from '../src/lint/lint-findings.ts';
import { RULE_DOCS } from '../src/report/rule-docs.ts';
import { MIGRATIONS_PATH, WORKSPACE_ROOT } from '../src/workspace/workspace.ts';
import { problemsOf } from './problems-of.ts';

const FOLDER = join(WORKSPACE_ROOT, MIGRATIONS_PATH);
let directory = '';
let merged: readonly Migration[] = [];
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'precedent-lint-'));
  merged = await readMigrations(FOLDER);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

test("squawk's problems and ours are told with file and line", async () => {
  const problems = await added({
    '9001_bad.sql': `-- Histories tell when they ended, and what came of it.

ALTER TABLE action_histories
    ADD COLUMN ended_at TIMESTAMPTZ,
    ADD COLUMN outcome VARCHAR(20);
ALTER TABLE action_histories ALTER COLUMN workflow_id SET NOT NULL;
CREATE INDEX action_histories_outcome_idx ON action_histories (outcome);
`,
    '9002_index.sql': `-- no-transaction
-- Histories are asked for by outcome.
CREATE INDEX CONCURRENTLY action_histories_outcome_2_idx ON action_histories (outcome);
`,
  });
  expect(problems.map(({ file, line, level, rule }) => `${file}:${line} ${level} ${rule}`)).toEqual([
    '9001_bad.sql:3 error comment-missing',
    '9001_bad.sql:3 notice grant-considered',
    '9001_bad.sql:3 notice grant-considered',
    '9001_bad.sql:5 error prefer-text-field',
    '9001_bad.sql:6 error adding-not-nullable-field',
    '9001_bad.sql:7 error index-blocks-writes',
    '9002_index.sql:3 error prefer-robust-stmts',
  ]);
});

test('what drops or renames is left to check, which knows who uses it', async () => {
  const problems = await added({
    '9001_contract.sql': `-- Nobody reads the environment any more, and kind is named after Kubernetes.
ALTER TABLE resource_action_traces DROP COLUMN environment;
ALTER TABLE resource_references RENAME COLUMN kind TO resource_kind;
ALTER TABLE resource_references ALTER COLUMN name DROP NOT NULL;
`,
  });
  expect(problems).toEqual([]);
});

test('a file that cannot be applied is left to check; the others are linted all the same', async () => {
  const problems = await added({
    '9001_fails.sql': 'ALTER TABLE no_such_table ADD COLUMN x text;\n',
    '9002_column.sql': 'ALTER TABLE action_histories ADD COLUMN completed_at timestamptz;\n',
  });
  expect([...new Set(problems.map(({ file }) => file))]).toEqual(['9002_column.sql']);
  const findings = lintFindings(problems);
  expect(findings.map(({ severity }) => severity).sort()).toEqual(['notice', 'warning', 'warning']);
  expect(findings.map(({ message }) => message)).toContain(
    RULE_DOCS.find(({ id }) => id === 'SA011')?.example.says,
  );
  expect(findings[0]?.migration).toMatch(/^apps\/data-storage\/migrations\/9002_column\.sql:\d+$/);
});

async function added(files: Readonly<Record<string, string>>): ReturnType<typeof lint> {
  for (const [file, text] of Object.entries(files)) await writeFile(join(directory, file), text);
  const migrations = Object.entries(files).map(([file, text]) => parseMigration(file, text));
  return problemsOf(directory, merged, migrations);
}
