import type { WatchedStatement } from '../check/change.ts';
import type { StatementFacts } from '../contract/statement-facts.ts';
import type { TableCost } from './measure-costs.ts';

/** What a lock stops: reading is stopped only by the strongest, writing by all that protect the rows. */
const STOPS_READING: ReadonlySet<string> = new Set(['AccessExclusiveLock']);
const STOPS_WRITING: ReadonlySet<string> = new Set([
  'ShareLock',
  'ShareRowExclusiveLock',
  'ExclusiveLock',
  'AccessExclusiveLock',
]);

/** The part of a statement that says what it does to tables. */
export interface TableUser extends Pick<WatchedStatement, 'consumer' | 'query' | 'relations'> {
  readonly facts: Pick<StatementFacts, 'writes'>;
}

/** Number of queries of a consumer that wait while the lock is held. */
export interface Blocked {
  readonly consumer: string;
  readonly queries: number;
}

/** Whose queries a statement holds up on a table: those that use it, as far as the lock stops what they do there. */
export function blockedQueries(
  { table, lock }: Pick<TableCost, 'table' | 'lock'>,
  statements: readonly TableUser[],
): Blocked[] {
  const blocked = statements.filter(({ relations, facts }) => {
    const writing = facts.writes.some((write) => write.table === table);
    if (writing) return STOPS_WRITING.has(lock);
    return relations.some((relation) => relation.table === table) && STOPS_READING.has(lock);
  });
  const queries = Map.groupBy(blocked, ({ consumer }) => consumer);
  return [...queries].map(([consumer, own]) => ({
    consumer,
    queries: new Set(own.map(({ query }) => query)).size,
  }));
}
