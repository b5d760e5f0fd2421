import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readMigrations } from '@precedent/migrator';
import { rehearse } from '../src/check/rehearse.ts';
import { WriteTrials } from '../src/check/write-trials.ts';
import { watch, type ConsumerStatement, type Watch } from '../src/check/watch.ts';
import { capturedStatements } from '../src/check/statements.ts';
import { captureQueries } from '../src/contract/capture.ts';
import { TypeNames } from '../src/contract/type-names.ts';
import { shadowAt } from '../src/replay/base-shadow.ts';
import type { Shadow } from '../src/replay/shadow.ts';
import { splitStatements } from '../src/replay/statements.ts';
import { evaluate } from '../src/rules/evaluate.ts';
import type { Finding } from '../src/rules/finding.ts';
import { RULES } from '../src/rules/rules.ts';
import { findConsumers } from '../src/workspace/consumers.ts';
import { MIGRATIONS_PATH, WORKSPACE_ROOT } from '../src/workspace/workspace.ts';
import { BESIDE } from './corpus/beside.ts';
import type { Case } from './corpus/case.ts';
import { GIVEN, GIVEN_ROLES, GIVEN_TABLES, STATEMENTS } from './corpus/given.ts';
import { OBJECTS } from './corpus/objects.ts';
import { READING } from './corpus/reading.ts';
import { REFUSED } from './corpus/refused.ts';
import { SILENT } from './corpus/silent.ts';
import { WRITING } from './corpus/writing.ts';
import { dropRoles, SERVERS } from './servers.ts';

/**
 * Changes of the schema with the verdict a person gives them, each in a transaction rolled back, on one shadow of each
 * kind of server.
 */
describe.each(SERVERS)('on %s', (_server, server) => {
  let shadow: Shadow;
  let types: TypeNames;
  let watched: Watch;
  let second: Shadow;
  let trials: WriteTrials;

  beforeAll(async () => {
    await dropRoles(server, ...GIVEN_ROLES);
    const migrations = await readMigrations(join(WORKSPACE_ROOT, MIGRATIONS_PATH));
    ({ shadow } = await shadowAt(WORKSPACE_ROOT, migrations, server));
    await shadow.client.query(GIVEN);
    await shadow.client.query(NO_AUTOVACUUM);
    types = new TypeNames(shadow.session);
    watched = await watch(shadow.client, types, [...(await realStatements()), ...corpusStatements()]);
    expect(watched.failing).toEqual([]);
    ({ shadow: second } = await shadowAt(WORKSPACE_ROOT, migrations, server));
    await second.client.query(GIVEN_TABLES);
    trials = await WriteTrials.prepare(second, watched.base.catalog, watched.watched);
  });
  afterAll(async () => {
    await shadow.close();
    await second.close();
    await dropRoles(server, ...GIVEN_ROLES);
  });

  describe.each([
    ['what is read', READING],
    ['indexes, views, functions, privileges', OBJECTS],
    ['writing, and ways to say it', WRITING],
    ['what happens beside a statement', BESIDE],
    ['what fails only when it runs, or never', SILENT],
    ['rows that a writer writes and that are refused', REFUSED],
  ])('%s', (_name, cases) => {
    test.each(cases.map((each) => [each.title, each] as const))('%s', async (_title, each) => {
      const errors = (await play(each)).filter(({ severity }) => severity === 'error');
      const found = Map.groupBy(errors, ({ rule, object }) => `${rule} ${object}`);
      const expected = each.breaks ?? {};
      const named = [...found].map(([key, own]) => [
        key,
        own
          .map(({ consumer, query }) => `${consumer}/${query}`)
          .filter((id) => (expected[key] ?? [id]).includes(id)),
      ]);
      expect(sorted(Object.fromEntries(named))).toEqual(sorted(expected));
    });
  });

  async function play({ sql }: Case): Promise<Finding[]> {
    const scripts = await Promise.all(
      [sql].flat().map(async (text, index) => ({
        file: `${9001 + index}_case.sql`,
        statements: await splitStatements(text),
      })),
    );
    return evaluate(await rehearse(shadow.client, types, watched, scripts, { trials }), RULES);
  }
});

/** What is tried and undone leaves dead rows; a server that counts them in the midst of the cases plans otherwise. */
const NO_AUTOVACUUM = `
DO $$ DECLARE own regclass; BEGIN
  FOR own IN SELECT c.oid FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace IN ('public'::regnamespace, 'archive'::regnamespace)
  LOOP EXECUTE format('ALTER TABLE %s SET (autovacuum_enabled = off)', own); END LOOP;
END $$`;

async function realStatements(): Promise<ConsumerStatement[]> {
  const consumers = await findConsumers(WORKSPACE_ROOT);
  const captured = await Promise.all(consumers.map((own) => captureQueries(WORKSPACE_ROOT, own)));
  // The shortest and the longest variant of each query; the check looks at all of them.
  return captured.flat().flatMap((query) => {
    const variants = capturedStatements(query).sort((one, other) => one.sql.length - other.sql.length);
    return variants.filter((_, place) => place === 0 || place === variants.length - 1);
  });
}

function corpusStatements(): ConsumerStatement[] {
  return STATEMENTS.map(([query, role, sql, values]) => ({
    consumer: 'corpus',
    query,
    variant: 'plain',
    source: `${query}.query.ts:1`,
    role,
    sql,
    declaredIndexes: [],
    ...(values === undefined ? {} : { values }),
  }));
}

function sorted(findings: Readonly<Record<string, readonly string[]>>): unknown {
  return Object.fromEntries(
    Object.entries(findings)
      .map(([key, ids]) => [key, [...new Set(ids)].sort()] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
