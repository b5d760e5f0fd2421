import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
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
 * Expects that every variant of a query compiles to the SQL committed beside it, so that a reviewer sees each change.
 * With UPDATE_GOLDEN=1 the file is written instead (never in CI).
 * @param file URL of the `.sql` file
 */
export function expectGoldenSql(file: URL, query: AnyQuery): void {
  const text = goldenText(query);
  const path = fileURLToPath(file);
  if (process.env['UPDATE_GOLDEN'] === '1' && process.env['CI'] === undefined) writeFileSync(path, text);
  const committed = existsSync(path)
    ? readFileSync(path, 'utf8')
    : '(missing; UPDATE_GOLDEN=1 npm test writes it)';
  expect(text).toBe(committed);
}

function goldenText(query: AnyQuery): string {
  const db = compileOnlyDb();
  const parts = Object.entries(query.declaration.variants).map(([name, params]) => {
    const { sql } = query(db, params).compile();
    return `-- ${name}\n${format(sql, { language: 'postgresql', keywordCase: 'lower', expressionWidth: 90 })};\n`;
  });
  return `-- The SQL of ${query.declaration.id}. Written by UPDATE_GOLDEN=1 npm test; reviewed by people.\n\n${parts.join('\n')}`;
}
