import type { Migration } from '@precedent/migrator';
import type { Comparison } from '../check/compare.ts';
import { contentHash, halves } from '../overrides/content.ts';
import { splitStatements } from '../replay/statements.ts';
import { placeOf } from '../report/place.ts';
import type { Finding } from '../rules/finding.ts';

/** How to tell what an override of a finding would be bound to: the statement that does it, and the query it hits. */
export async function contentOfFinding(
  { change, notOnBase }: Comparison,
  added: readonly Migration[],
): Promise<(finding: Finding) => string> {
  const statements = new Map<string, string>();
  for (const { file, sql } of added) {
    for (const statement of await splitOrNothing(sql)) {
      statements.set(`${file}:${statement.line}`, statement.sql);
    }
  }
  const texts = [...change.statements, ...notOnBase.map(({ statement }) => statement)];
  return ({ migration, consumer, query }) => {
    const place = placeOf(migration);
    const key = place === null ? '' : `${place.path.split('/').at(-1)}:${place.line}`;
    // A finding that no single statement causes is bound to all of them.
    const statement = statements.get(key) ?? [...statements.values()].join(';\n');
    const own = texts.filter((text) => text.consumer === consumer && text.query === query);
    return contentHash(
      statement,
      own.map(({ sql }) => sql),
    );
  };
}

/** Hashes of every statement of migrations, as overrides hold them. */
export async function statementHashes(migrations: readonly Migration[]): Promise<Set<string>> {
  const lists = await Promise.all(migrations.map(({ sql }) => splitOrNothing(sql)));
  return new Set(lists.flat().map(({ sql }) => halves(contentHash(sql, [])).statement));
}

/** A file that cannot be parsed is reported by the check itself. */
async function splitOrNothing(sql: string): Promise<{ sql: string; line: number }[]> {
  return splitStatements(sql).catch(() => []);
}
