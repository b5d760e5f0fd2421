import { expect, test } from '@jest/globals';
import { parseMigration } from '@precedent/migrator';
import { catalog, column, table } from '../../test/sample-catalog.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { applyAllowances } from './allow.ts';
import { parseStatements } from './lint.ts';
import type { LintInput, LintProblem } from './problem.ts';
import { LINT_RULES } from './rules/rules.ts';

const WHY = '-- Histories tell when they ended.';
const EMPTY = catalog(table('histories', [column('id')]));

/** The problems of one migration, as `line level rule object: message`. */
async function problems(sql: string, after: Catalog = EMPTY, before: Catalog = EMPTY): Promise<string[]> {
  const migration = await parseStatements(parseMigration('0018_try.sql', sql));
  const input: LintInput = {
    migrations: [migration],
    before,
    after,
    steps: migration.statements.map(({ line }) => ({
      file: '0018_try.sql',
      line,
      state: { catalog: after },
    })),
    today: '2026-01-31',
  };
  const found = LINT_RULES.flatMap((rule) => rule(input));
  return applyAllowances([migration], found).map(told);
}

function told({ line, level, rule, object, message }: LintProblem): string {
  return `${line} ${level} ${rule} ${object}: ${message}`;
}

const STATEMENT = 'ALTER TABLE histories ADD COLUMN ended_at timestamptz;';

test('a migration that says why and comments what it adds has no problem', async () => {
  const after = catalog(table('histories', [column('id'), column('ended_at')]));
  expect(await problems(`${WHY}\n${STATEMENT}`, after)).toEqual([]);
});

test('the first words say why', async () => {
  expect(await problems(STATEMENT)).toEqual([
    '1 error reason-missing 0018_try.sql: the file does not begin with a comment that says why',
  ]);
  expect(await problems(`-- no-transaction\n-- add ended_at\n${STATEMENT}`)).toEqual([
    '2 error reason-missing 0018_try.sql: "add ended_at" does not say why',
  ]);
});

test('added tables and columns have a comment; old ones are left alone', async () => {
  const silent = { comment: null };
  const old = catalog(table('histories', [column('id', silent)], silent));
  const after = catalog(
    table('histories', [column('id', silent), column('ended_at', silent)], silent),
    table('notes', [column('id', silent), column('text')], { ...silent, grants: [grant('text')] }),
  );
  expect(await problems(`${WHY}\n\n${STATEMENT}`, after, old)).toEqual([
    '3 error comment-missing histories.ended_at: histories.ended_at has no comment',
    '3 error comment-missing notes: notes has no comment, nor have its columns id',
  ]);
});

test('a view needs a comment, its columns have those of their tables', async () => {
  const view = table('open_histories', [column('id', { comment: null })], {
    kind: 'view',
    definition: 'SELECT 1',
    grants: [grant('id')],
  });
  expect(await problems(`${WHY}\n${STATEMENT}`, catalog(view))).toEqual([]);
  expect(await problems(`${WHY}\n${STATEMENT}`, catalog({ ...view, comment: null }))).toEqual([
    '2 error comment-missing open_histories: open_histories has no comment',
  ]);
});

test('a new table belongs to the owner of the schema', async () => {
  const after = catalog(table('notes', [column('id')], { owner: 'migrator', grants: [grant('id')] }));
  expect(await problems(`${WHY}\n${STATEMENT}`, after)).toEqual([
    '2 error owner-missing notes: notes belongs to whoever migrates, not to precedent_owner',
  ]);
});

test('a column that readers of the table cannot see is pointed out, and so is a table nobody may use', async () => {
  const readable = { grants: [grant('id')] };
  const before = catalog(table('histories', [column('id')], readable));
  const after = catalog(
    table('histories', [column('id'), column('ended_at')], readable),
    table('notes', [column('id')]),
  );
  expect(await problems(`${WHY}\n${STATEMENT}`, after, before)).toEqual([
    '2 notice grant-considered histories.ended_at: precedent_reader cannot read histories.ended_at',
    '2 notice grant-considered notes: no role but its owner may use notes',
  ]);
  const granted = catalog(
    table('histories', [column('id'), column('ended_at')], { grants: [grant('id'), grant('ended_at')] }),
  );
  expect(await problems(`${WHY}\n${STATEMENT}`, granted, before)).toEqual([]);
});

test('an index on a table that is in use is built concurrently', async () => {
  const index = 'CREATE INDEX i ON histories (id);';
  expect(await problems(`${WHY}\n${index}`)).toEqual([
    '2 error index-blocks-writes i: building the index stops all writes to histories until it is done',
  ]);
  expect(await problems(`${WHY}\n${index}`, EMPTY, catalog())).not.toContainEqual(
    expect.stringContaining('index-blocks-writes'),
  );
  const concurrently = `-- no-transaction\n${WHY}\nCREATE INDEX CONCURRENTLY IF NOT EXISTS i ON histories (id);`;
  expect(await problems(concurrently)).toEqual([]);
});

test('a file outside a transaction holds one statement', async () => {
  expect(await problems(`-- no-transaction\n${WHY}\nVACUUM histories;\nANALYZE histories;`)).toEqual([
    '4 error one-statement 0018_try.sql: a no-transaction file holds one statement; this one holds 2',
  ]);
});

test('what the runner is in charge of is not set', async () => {
  for (const sql of ["SET lock_timeout = '1h';", "SET LOCAL lock_timeout TO '0';", 'SET ROLE postgres;']) {
    expect(await problems(`${WHY}\n${sql}`)).toEqual([
      expect.stringMatching(/^2 error runner-settings 0018_try\.sql: sets (lock_timeout|role), /),
    ]);
  }
  expect(await problems(`${WHY}\nSET LOCAL work_mem = '64MB';`)).toEqual([]);
});

test('a request is in the form that stats reads', async () => {
  const request = (text: string) => problems(`${WHY}\n-- Schema-Request: ${text}\n${STATEMENT}`);
  expect(await request('#12 opened 2026-01-29 for BR-CONTEXT-011')).toEqual([]);
  expect(await request('#12')).toEqual([
    '2 error request-form 0018_try.sql: the request "#12" is not in the form that stats reads',
  ]);
  expect(await request('#12 opened 2026-02-30 for BR-CONTEXT-011')).toHaveLength(1);
  expect(await request('#12 opened 2026-02-01 for BR-CONTEXT-011')).toEqual([
    '2 error request-form 0018_try.sql: the request was opened on 2026-02-01, which is yet to come',
  ]);
});

const INDEX = 'CREATE INDEX i ON histories (id);';
const ALLOW = '-- lint: allow index-blocks-writes: the table is empty';

test('a problem may be allowed with a reason, for the statement below', async () => {
  expect(await problems(`${WHY}\n${STATEMENT}\n${ALLOW}\n${INDEX}`)).toEqual([]);
  expect(await problems(`${WHY}\n${STATEMENT}\n${ALLOW}\n${STATEMENT}\n${INDEX}`)).toEqual([
    expect.stringContaining('5 error index-blocks-writes'),
    expect.stringContaining('3 error allow-unused'),
  ]);
});

test('above the first statement it also speaks for the lines before', async () => {
  const late = '-- lint: allow reason-missing: the SQL says it all\n';
  expect(await problems(`${late}${STATEMENT}`)).toEqual([]);
});

test('an allowance without a reason, or for nothing, is a problem itself', async () => {
  expect(await problems(`${WHY}\n-- lint: allow index-blocks-writes\n${INDEX}`)).toEqual([
    '2 error allow-without-reason 0018_try.sql: index-blocks-writes is allowed without a reason',
  ]);
  expect(await problems(`${WHY}\n${ALLOW}\n${STATEMENT}`)).toEqual([
    '2 error allow-unused 0018_try.sql: nothing below needs index-blocks-writes to be allowed',
  ]);
  expect(await problems(`${WHY}\n-- squawk-ignore prefer-identity\n${STATEMENT}`)).toEqual([
    '2 error allow-without-reason 0018_try.sql: squawk-ignore gives no reason',
  ]);
});

function grant(name: string) {
  return { grantee: 'precedent_reader', privilege: 'SELECT', column: name };
}

test('what makes rows or values vanish needs a reason; filling and converting does not', async () => {
  const sql = [
    'DELETE FROM histories WHERE id < 10;',
    'TRUNCATE histories;',
    'ALTER TABLE histories ALTER COLUMN id TYPE text USING upper(id);',
    "UPDATE histories SET id = '1' WHERE id IS NULL;",
    'ALTER TABLE histories ALTER COLUMN id TYPE bigint USING id::text::bigint;',
    'DELETE FROM made_here;',
    '-- lint: allow rows-lost: nobody ever read them',
    'DELETE FROM histories;',
  ];
  expect(await problems(`${WHY}\n${sql.join('\n')}`)).toEqual([
    '2 error rows-lost histories: rows of histories are deleted, for ever',
    '3 error rows-lost histories: all rows of histories are deleted, for ever',
    '4 error rows-lost histories.id: USING makes other values of those in histories.id, for ever',
  ]);
});

test('a table that becomes unlogged needs a reason', async () => {
  const sql = `${WHY}\nALTER TABLE histories SET UNLOGGED;`;
  const before = catalog(table('histories', [column('id')]));
  const after = catalog(table('histories', [column('id')], { unlogged: true }));
  expect(await problems(sql, after, before)).toEqual([
    '2 error not-durable histories: a crash empties histories from now on, and no standby has its rows',
  ]);
  expect(await problems(sql, after, after)).toEqual([]);
});

test('settings that later sessions begin with need a reason', async () => {
  const sql = [
    'ALTER ROLE precedent_reader SET search_path = elsewhere;',
    "ALTER DATABASE precedent SET statement_timeout = '1s';",
    'ALTER ROLE ALL SET default_transaction_read_only = on;',
    'ALTER ROLE precedent_reader RESET search_path;',
  ];
  expect(await problems(`${WHY}\n${sql.join('\n')}`)).toEqual([
    expect.stringContaining('2 error role-settings precedent_reader: sets search_path for later sessions of'),
    expect.stringContaining('3 error role-settings precedent: sets statement_timeout for later sessions of'),
    expect.stringContaining('4 error role-settings all roles: sets default_transaction_read_only for later'),
  ]);
});
