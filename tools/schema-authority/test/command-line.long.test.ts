import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { check, HARMLESS, useWorkspaceCopy } from './checked-copy.ts';

const copy = useWorkspaceCopy();
afterEach(() => copy().restore());

test('a harmless change passes without a word', async () => {
  await copy().migration('0901_completed_at.sql', HARMLESS);
  expect(await copy().schema('generate')).toMatchObject({ exitCode: 0, stderr: '' });
  const { exitCode, report } = await check(copy());
  expect(report).toMatchObject({
    status: 'compatible',
    findings: [],
    bump: 'minor',
    head: '0901_completed_at.sql',
  });
  expect(exitCode).toBe(0);
}, 120_000);

test('what cannot be checked is not passed: file, line and PostgreSQL’s words, and the other files checked', async () => {
  await copy().migration(
    '0901_fails.sql',
    '-- This cannot be applied anywhere.\n\nALTER TABLE nowhere ADD x text;\n',
  );
  await copy().migration('0902_column.sql', '-- x\nALTER TABLE action_histories ADD COLUMN x text;\n');
  const { exitCode, report } = await check(copy());
  expect(exitCode).toBe(2);
  expect(report.status).toBe('unchecked');
  expect(report.findings[0]).toMatchObject({
    rule: 'SA017',
    migration: 'apps/data-storage/migrations/0901_fails.sql:3',
    postgres: '42P01 relation "nowhere" does not exist',
  });
  expect(report.findings.some(({ migration }) => migration?.includes('0902_column.sql'))).toBe(true);
}, 120_000);

test('what the runner must not send, or would leave out in silence, is not passed', async () => {
  const why = '-- Files of another kind.\n';
  await copy().migration(
    '0901_commit.sql',
    `${why}SELECT 1; COMMIT AND CHAIN; ALTER TABLE action_histories ADD x text;\n`,
  );
  await copy().migration('0902_zero.sql', `${why}SELECT 1;\0\n`);
  await copy().migration('0903_CAPITALS.SQL', `${why}SELECT 1;\n`);
  const { exitCode, report } = await check(copy(), '--rule', 'SA017', '--only', 'context-api/incidents.get');
  expect(exitCode).toBe(2);
  const told = report.findings.map(({ migration, message }) => [migration?.split('/').at(-1), message]);
  expect(Object.fromEntries(told)).toEqual({
    '0901_commit.sql:2': expect.stringContaining('"COMMIT AND CHAIN", which controls transactions'),
    '0902_zero.sql:2': expect.stringContaining('holds a NUL character (line 2)'),
    '0903_CAPITALS.SQL:1': expect.stringContaining('a migration is named NNNN_lower_case_name.sql'),
  });
}, 120_000);

test('a harmless change has nothing to lint', async () => {
  await copy().migration('0901_completed_at.sql', HARMLESS);
  const { exitCode, stdout } = await copy().schema('lint', '--base', 'HEAD');
  expect(stdout).toBe('1 added migration: 0 errors, 0 notices\n');
  expect(exitCode).toBe(0);
}, 120_000);

test('lint of a file that cannot be applied ends with 2', async () => {
  await copy().migration(
    '0901_fails.sql',
    '-- This cannot be applied anywhere.\nALTER TABLE nowhere ADD x text;\n',
  );
  const lint = await copy().schema('lint', '--base', 'HEAD', '--format', 'json');
  expect(lint).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('0901_fails.sql:2') });
}, 120_000);

describe('a released version', () => {
  const statement = 'select first_used_at from embedding_models';

  test('refuses alone what nothing else needs: exit 3, until its support ends', async () => {
    const named = ['--consumer', 'data-storage', '--version', '1.0.0'];
    expect(await copy().schema('release', ...named)).toMatchObject({ exitCode: 0 });
    const file = join(copy().root, 'apps/data-storage/contract/releases/1.0.0.json');
    const record = JSON.parse(readFileSync(file, 'utf8')) as { queries: Record<string, unknown>[] };
    const variants = { plain: { sql: statement, parameters: [] } };
    record.queries.push({ ...record.queries[0], id: 'models.first-used', indexes: [], variants });
    await writeFile(file, JSON.stringify(record));
    await copy().migration(
      '0901_models.sql',
      '-- Nobody asks any more when a model was first used.\nALTER TABLE embedding_models DROP COLUMN first_used_at;\n',
    );
    const { exitCode, report } = await check(copy());
    expect(report.findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      {
        rule: 'SA016',
        class: 'query',
        object: 'embedding_models.first_used_at',
        migration: 'apps/data-storage/migrations/0901_models.sql:2',
        postgres: expect.stringMatching(/^42703 /),
        message: expect.stringContaining('data-storage@1.0.0 still runs'),
      },
    ]);
    expect(exitCode).toBe(3);
    const deploy = await copy().schema('can-i-deploy', '--base', 'HEAD', '--json');
    expect(deploy.exitCode).toBe(3);
    expect(JSON.parse(deploy.stdout)).toMatchObject({
      deployable: false,
      released: [{ consumer: 'data-storage@1.0.0', schema: '0901_models.sql', works: false }],
      reverse: [
        { consumer: expect.stringContaining('context-api'), works: true },
        { consumer: expect.stringContaining('data-storage'), works: true },
      ],
    });
    expect(await copy().schema('release', ...named, '--end-support')).toMatchObject({ exitCode: 0 });
    expect(await check(copy(), '--rule', 'SA016')).toMatchObject({ exitCode: 0, report: { findings: [] } });
    expect(await copy().schema('can-i-deploy', '--base', 'HEAD')).toMatchObject({ exitCode: 0 });
    await rm(file);
  }, 600_000);
});

test('the version of the package must be as large as the change', async () => {
  await copy().migration('0901_completed_at.sql', HARMLESS);
  const small = await copy().schema('version', '--check', '--base', 'HEAD');
  expect(small).toMatchObject({
    exitCode: 1,
    stderr: expect.stringMatching(/^SA024 .* a minor change since /),
  });
  expect(await copy().schema('version', '--base', 'HEAD')).toMatchObject({ exitCode: 0 });
  expect(await copy().schema('version', '--check', '--base', 'HEAD')).toMatchObject({ exitCode: 0 });
}, 240_000);

test('an overrides file that is not in its form is told line by line', async () => {
  await writeFile(join(copy().root, 'schema-overrides.yml'), 'overrides:\n  - rule: SA4\n');
  const { exitCode, stderr } = await copy().schema('check', '--base', 'HEAD');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('schema-overrides.yml:2: /overrides/0');
}, 120_000);

test('a statement outside the migrations that changes the schema is refused where it stands', async () => {
  const file = join(copy().root, 'apps/context-api/src/fix.ts');
  await writeFile(file, "export const FIX = 'ALTER TABLE action_histories ADD COLUMN x text';\n");
  const { exitCode, report } = await check(copy());
  await rm(file);
  expect(exitCode).toBe(1);
  expect(report.findings).toMatchObject([
    { rule: 'SA014', severity: 'error', class: 'none', source: 'apps/context-api/src/fix.ts:1' },
  ]);
}, 120_000);
