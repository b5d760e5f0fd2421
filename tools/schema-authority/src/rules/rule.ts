import type { Change, WatchedStatement } from '../check/change.ts';
import type { Finding } from './finding.ts';

/** One reason why a change may not pass. Pure: the same change gives the same findings. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  check(change: Change): Finding[];
}

/** The parts of a finding that name a consumer's statement. */
export function named(statement: WatchedStatement): Pick<Finding, 'consumer' | 'query' | 'source'> {
  return { consumer: statement.consumer, query: statement.query, source: statement.source };
}

/** PostgreSQL's words on the head schema, or of the refusal, or null. */
export function postgresWords(statement: WatchedStatement): string | null {
  if (!statement.head.ok) return `${statement.head.sqlstate} ${statement.head.message}`;
  return statement.refusals[0]?.postgres ?? null;
}

/** SQLSTATE on the head schema, null when the statement still works there. */
export function headState(statement: WatchedStatement): string | null {
  return statement.head.ok ? null : statement.head.sqlstate;
}
