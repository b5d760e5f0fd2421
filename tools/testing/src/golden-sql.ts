import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import type { AnyQuery, DB } from '@precedent/schema';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { format } from 'sql-formatter';

/** A Kysely that compiles for PostgreSQL and cannot execute. */
export function compileOnlyDb(): Kysely<DB> {
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

/**
 * A test for every `*.query.ts` and `*.command.ts` of a folder: each variant compiles to the SQL committed beside the
 * file, so that a reviewer sees every change. With UPDATE_GOLDEN=1 the SQL is written instead (never in CI).
 * @param folder URL of the sources of a project, with a slash at its end
 */
export async function testGoldenSql(folder: URL): Promise<void> {
  const named = (pattern: string) => globSync(pattern, { cwd: fileURLToPath(folder) }).sort();
  const sources = named('**/*.{query,command}.ts');
  for (const source of sources) {
    const exported: Record<string, unknown> = await import(new URL(source, folder).href);
    const queries = Object.values(exported).filter(isQuery);
    test(`${goldenOf(source)} is the SQL we ship`, () => {
      expect(queries).toHaveLength(1);
      for (const query of queries) expectGoldenSql(new URL(goldenOf(source), folder), query);
    });
  }
  test('no SQL is left of a query that is gone', () => {
    expect(named('**/*.{query,command}.sql')).toEqual(sources.map(goldenOf));
  });
}

const goldenOf = (source: string) => source.replace(/\.ts$/, '.sql');

function isQuery(exported: unknown): exported is AnyQuery {
  return typeof exported === 'function' && 'declaration' in exported;
}

function expectGoldenSql(file: URL, query: AnyQuery): void {
  const path = fileURLToPath(file);
  const statements = compiled(query);
  if (process.env['UPDATE_GOLDEN'] === '1' && process.env['CI'] === undefined) {
    writeFileSync(path, goldenText(query, statements));
  }
  const committed = existsSync(path)
    ? readFileSync(path, 'utf8')
    : '(missing; UPDATE_GOLDEN=1 npm test writes it)';
  // To format takes longer than all the rest, and is needed to show a difference only.
  if (squeezed(committed) !== squeezed(text(query, statements))) {
    expect(goldenText(query, statements)).toBe(committed);
  }
}

type Statements = readonly (readonly [variant: string, statement: string])[];

function compiled(query: AnyQuery): Statements {
  const db = compileOnlyDb();
  return Object.entries(query.declaration.variants).map(([name, params]) => [
    name,
    query(db, params).compile().sql,
  ]);
}

function goldenText(query: AnyQuery, statements: Statements): string {
  const pretty = (statement: string) =>
    format(statement, { language: 'postgresql', keywordCase: 'lower', expressionWidth: 90 });
  return text(
    query,
    statements.map(([name, statement]) => [name, pretty(statement)]),
  );
}

function text({ declaration }: AnyQuery, statements: Statements): string {
  const parts = statements.map(([name, statement]) => `-- ${name}\n${statement};\n`);
  return `-- The SQL of ${declaration.id}. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.\n\n${parts.join('\n')}`;
}

/** Without the white space between words, which the formatter changes; that within quotes counts. */
function squeezed(sql: string): string {
  return sql.replaceAll(/'[^']*'|"[^"]*"|\s+/g, (piece) => (/^\s/.test(piece) ? '' : piece));
}
