import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readMigrations } from '@precedent/migrator';
import { rehearse } from '../src/check/rehearse.ts';
import { watch, type ConsumerStatement, type Watch } from '../src/check/watch.ts';
import { TypeNames } from '../src/contract/type-names.ts';
import { shadowAt } from '../src/replay/base-shadow.ts';
import type { Shadow } from '../src/replay/shadow.ts';
import { splitStatements } from '../src/replay/statements.ts';
import { RULE_DOCS, type RuleDoc } from '../src/report/rule-docs.ts';
import { evaluate } from '../src/rules/evaluate.ts';
import { RULES } from '../src/rules/rules.ts';
import { MIGRATIONS_PATH, WORKSPACE_ROOT } from '../src/workspace/workspace.ts';

/**
 * The documentation's examples of the rules that compare schemas, and of what no rule explains: all on one shadow, each
 * in a transaction rolled back.
 */
const COMPARING = new Set([...RULES.map(({ id }) => id), 'SA026']);
const docs = RULE_DOCS.filter(({ id }) => COMPARING.has(id));
let shadow: Shadow;
let types: TypeNames;
let watched: Watch;

beforeAll(async () => {
  const migrations = await readMigrations(join(WORKSPACE_ROOT, MIGRATIONS_PATH));
  ({ shadow } = await shadowAt(WORKSPACE_ROOT, migrations));
  for (const { example } of docs) if (example.given !== undefined) await shadow.client.query(example.given);
  types = new TypeNames(shadow.session);
  watched = await watch(shadow.client, types, docs.map(statementOf));
  expect(watched.failing).toEqual([]);
});
afterAll(() => shadow.close());

test.each(docs)('$id says what its documentation says it says', async ({ id, example, classes, level }) => {
  const file = `-- An example of the documentation.\n${example.change};`;
  const scripts = [{ file: '9999_example.sql', statements: await splitStatements(file) }];
  const findings = evaluate(await rehearse(shadow.client, types, watched, scripts), RULES);
  const own = findings.filter(({ rule, query }) => rule === id && query === queryOf(id));
  expect(own.map(({ message }) => message)).toContain(example.says);
  for (const { severity, class: kind, migration, remedy } of own) {
    expect(severity).toBe(level);
    expect(classes).toContain(kind);
    expect(migration).toBe('9999_example.sql:2');
    expect(remedy).toMatch(/\.$/);
  }
});

function statementOf({ id, example }: RuleDoc): ConsumerStatement {
  const { query = '' } = example;
  return {
    consumer: 'example',
    query: queryOf(id),
    variant: 'plain',
    source: 'example.query.ts:1',
    role: query.startsWith('INSERT') ? 'precedent_writer' : 'precedent_reader',
    sql: query,
    declaredIndexes: [],
  };
}

function queryOf(id: string): string {
  return `example.${id}`;
}
