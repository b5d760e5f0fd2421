import { type Kysely, type Transaction } from 'kysely';
import { type ReadonlyKysely } from 'kysely/readonly';
import { type PoolStats } from './guarded-pool.ts';

export type { ReadonlyKysely };

/** A transaction that writes, as what a query that only reads takes. */
export function reading<DB>(tx: Kysely<DB>): ReadonlyKysely<DB> {
  return tx as unknown as ReadonlyKysely<DB>;
}

/** Told of a statement that is over: how long the server took, and whether it answered with an error. */
export type StatementListener = (seconds: number, outcome: 'ok' | 'failed') => void;

/** Settings of one transaction, such as `{ 'hnsw.ef_search': '100' }`. */
export type TransactionSettings = Readonly<Record<string, string>>;

/**
 * The only ways to the database. Failures are the driver's errors or DatabaseUnavailable; toProblem knows both. Within
 * `runUntilAborted`, and so within every handler of a request, a statement is cancelled on the server when the client
 * goes away, and the work ends with WorkAborted.
 */
export interface Database<DB> {
  /**
   * Runs queries that change nothing. Without settings, each query is one round trip on any free connection; with
   * settings, and always where sessions are shared, they run in one READ ONLY transaction.
   */
  read<T>(work: (db: ReadonlyKysely<DB>) => Promise<T>, settings?: TransactionSettings): Promise<T>;
  /**
   * Runs work in one transaction. After a deadlock or serialization failure it runs again, up to three times in all, so
   * it must have no effect outside the transaction.
   */
  write<T>(work: (tx: Transaction<DB>) => Promise<T>, settings?: TransactionSettings): Promise<T>;
  /** Runs one statement that is complete in itself, without a transaction around it where possible. */
  single<T>(work: (db: Kysely<DB>) => Promise<T>): Promise<T>;
  /** What reads go to now, where that is not always the same: only reads that go to the same may be put together. */
  readonly target?: object | undefined;
  /** Resolves when the database answers. @throws if it does not within the time */
  ping(timeoutMs: number): Promise<void>;
  stats(): PoolStats;
  /** From now on tells this listener, and no other, of every statement, begin and end of transactions included. */
  listen(listener: StatementListener): void;
  /** Waits for the queries under way. */
  close(): Promise<void>;
}
