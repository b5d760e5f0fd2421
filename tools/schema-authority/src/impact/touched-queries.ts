import type { Change, WatchedStatement } from '../check/change.ts';
import type { Finding } from '../rules/finding.ts';
import type { SchemaChange } from './schema-changes.ts';

/** A query that uses something the change is about. */
export interface TouchedQuery {
  readonly consumer: string;
  readonly query: string;
  readonly source: string;
  /** `table.column` it uses, in the order of the query's tables. */
  readonly columns: readonly string[];
  /** Ids of the rules that refuse the change because of it; empty when it goes on as before. */
  readonly rules: readonly string[];
  /** True when overrides let all of that pass. */
  readonly excused: boolean;
}

/** The queries of all consumers that the change touches, those that break first. */
export function touchedQueries(
  change: Change,
  changes: readonly SchemaChange[],
  { findings, excused }: { readonly findings: readonly Finding[]; readonly excused: readonly Finding[] },
): TouchedQuery[] {
  const about = new Set(changes.flatMap(({ columns }) => columns));
  const touched = new Map<string, TouchedQuery>();
  for (const statement of change.statements) {
    const { consumer, query, source } = statement;
    const key = `${consumer}/${query}`;
    const isOwn = (own: Finding): boolean => own.consumer === consumer && own.query === query;
    const errors = findings.filter((own) => isOwn(own) && own.severity === 'error');
    const rules = [...errors, ...excused.filter(isOwn)].map(({ rule }) => rule);
    const columns = usedColumns(statement).filter((column) => about.has(column));
    if (columns.length === 0 && rules.length === 0) continue;
    const before = touched.get(key)?.columns ?? [];
    touched.set(key, {
      consumer,
      query,
      source,
      columns: [...new Set([...before, ...columns])],
      rules: [...new Set(rules)],
      excused: errors.length === 0,
    });
  }
  return [...touched.values()].sort((a, b) => Math.sign(b.rules.length) - Math.sign(a.rules.length));
}

function usedColumns({ uses }: WatchedStatement): string[] {
  return uses.map(({ table, column }) => `${table}.${column}`);
}
