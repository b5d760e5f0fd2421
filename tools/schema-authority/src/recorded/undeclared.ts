import { relative } from 'node:path';
import { fingerprint, parse } from 'libpg-query';
import type { CapturedQuery } from '../contract/capture.ts';
import type { Finding } from '../rules/finding.ts';
import type { RecordedStatement } from './recorded-statement.ts';
import { isMadeBy, statementShape, type StatementShape } from './statement-shape.ts';

/** What was looked at, and what should not have run. */
export interface Undeclared {
  /** Number of different statements on the schema, by consumer. */
  readonly seen: ReadonlyMap<string, number>;
  readonly findings: readonly Finding[];
}

/**
 * SA007 for every statement on the schema that ran and that none of its consumer's declared queries makes: none of its
 * variants has PostgreSQL's fingerprint of it, nor is it a query's known shape under a combination of its conditions.
 */
export async function undeclared(
  root: string,
  recorded: readonly RecordedStatement[],
  declared: readonly CapturedQuery[],
): Promise<Undeclared> {
  const known = await declaredStatements(declared);
  const seen = new Map<string, Set<string>>();
  const findings: Finding[] = [];
  for (const { application, sql, test } of recorded) {
    const consumer = application.replace(/-test$/, '');
    const own = known.get(consumer);
    if (own === undefined || !(await namesRelation(sql))) continue;
    const print = await fingerprint(sql);
    const prints = seen.get(consumer) ?? new Set();
    if (!prints.has(print) && !own.prints.has(print)) {
      const shape = await statementShape(sql);
      const queries = await own.queries();
      if (!queries.some((variants) => isMadeBy(shape, variants)))
        findings.push(sa007(consumer, sql, relative(root, test)));
    }
    seen.set(consumer, prints.add(print));
  }
  return { seen: new Map([...seen].map(([consumer, prints]) => [consumer, prints.size])), findings };
}

interface DeclaredStatements {
  readonly prints: Set<string>;
  /** One entry a query: the shapes of its variants, made when they are first asked for. */
  readonly queries: () => Promise<StatementShape[][]>;
}

async function declaredStatements(
  declared: readonly CapturedQuery[],
): Promise<Map<string, DeclaredStatements>> {
  const known = new Map<string, DeclaredStatements>();
  for (const consumer of new Set(declared.map((query) => query.consumer))) {
    const texts = declared
      .filter((query) => query.consumer === consumer)
      .map(({ variants }) => Object.values(variants).map(({ sql }) => sql));
    const prints = new Set(await Promise.all(texts.flat().map((sql) => fingerprint(sql))));
    let shapes: Promise<StatementShape[][]> | undefined;
    const queries = () =>
      (shapes ??= Promise.all(texts.map((variants) => Promise.all(variants.map(statementShape)))));
    known.set(consumer, { prints, queries });
  }
  return known;
}

/** False for what does not touch the schema: transactions, settings, and queries of the system catalogs alone. */
export async function namesRelation(sql: string): Promise<boolean> {
  const tree = await parse(sql).catch(() => null);
  return tree !== null && relationsIn(tree).some((name) => !name.startsWith('pg_'));
}

interface Relation {
  readonly relname?: string;
  readonly schemaname?: string;
}

/** Names of the tables and views in a parse tree; those of the system's own schemas as `pg_…`. */
function relationsIn(tree: unknown): string[] {
  if (Array.isArray(tree)) return tree.flatMap(relationsIn);
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, child]: [string, unknown]) => {
    const { relname, schemaname = 'public' } = (
      key === 'RangeVar' || key === 'relation' ? child : {}
    ) as Relation;
    const system = schemaname === 'pg_catalog' || schemaname === 'information_schema';
    return [...(relname === undefined ? [] : [system ? 'pg_' : relname]), ...relationsIn(child)];
  });
}

function sa007(consumer: string, sql: string, test: string): Finding {
  return {
    rule: 'SA007',
    severity: 'error',
    class: 'none',
    object: consumer,
    consumer,
    query: null,
    source: `${test}:1`,
    migration: null,
    postgres: null,
    message: `${consumer} runs a statement that none of its declared queries makes: ${sql}`,
    remedy: `Declare it with defineQuery or defineCommand and list it in the src/queries.ts of ${consumer}.`,
  };
}
