import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { parseMigration, readMigrations, type Migration } from '@precedent/migrator';
import { compareSchemas } from '../src/check/compare.ts';
import { shadowAt } from '../src/replay/base-shadow.ts';
import { RULE_DOCS } from '../src/report/rule-docs.ts';
import { evaluate } from '../src/rules/evaluate.ts';
import type { Finding } from '../src/rules/finding.ts';
import { RULES } from '../src/rules/rules.ts';
import { MIGRATIONS_PATH, WORKSPACE_ROOT } from '../src/workspace/workspace.ts';

/** The documentation's examples of the rules that compare schemas, and of what no rule explains. */
const COMPARING = new Set([...RULES.map(({ id }) => id), 'SA026']);
const docs = RULE_DOCS.filter(({ id }) => COMPARING.has(id));

let migrations: readonly Migration[] = [];
beforeAll(async () => {
  migrations = await readMigrations(join(WORKSPACE_ROOT, MIGRATIONS_PATH));
});

test.each(docs)('$id says what its documentation says it says', async ({ id, example, classes, level }) => {
  const findings = await play(example);
  const own = findings.filter(({ rule }) => rule === id);
  expect(own.map(({ message }) => message)).toContain(example.says);
  for (const { severity, class: kind, migration, remedy } of own) {
    expect(severity).toBe(level);
    expect(classes).toContain(kind);
    expect(migration).toBe('9999_example.sql:2');
    expect(remedy).toMatch(/\.$/);
  }
});

async function play({ given, query = '', change }: (typeof docs)[number]['example']): Promise<Finding[]> {
  const { shadow } = await shadowAt(WORKSPACE_ROOT, migrations);
  try {
    if (given !== undefined) await shadow.client.query(given);
    const migration = parseMigration('9999_example.sql', `-- An example of the documentation.\n${change};`);
    const statement = {
      consumer: 'example',
      query: 'example.query',
      variant: 'plain',
      source: 'example.query.ts:1',
      role: query.startsWith('INSERT') ? 'precedent_writer' : 'precedent_reader',
      sql: query,
      declaredIndexes: [],
    };
    const { change: played, failures, notOnBase } = await compareSchemas(shadow, [migration], [statement]);
    expect({ failures, notOnBase }).toEqual({ failures: [], notOnBase: [] });
    return evaluate(played, RULES);
  } finally {
    await shadow.close();
  }
}
