import { type PostgresCursor, type PostgresPoolClient, type PostgresQueryResult } from 'kysely';
import { type PoolClient } from 'pg';
import { isServerError } from '../sqlstate.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';
import { identifierAt } from './identifier-at.ts';
import { type StatementNames } from './statement-names.ts';

/** The plan of a prepared statement no longer fits the schema; the statement does not exist on this connection. */
const STALE_STATEMENT = new Set(['0A000', '26000']);

/** Classes of errors after which the server closes the connection. */
const CLOSING = /^(08|57P)/;

/**
 * One connection while it is lent to Kysely: statements with parameters run prepared, a broken connection becomes
 * DatabaseUnavailable and is not lent again.
 */
export class GuardedClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  readonly #names: StatementNames | undefined;
  readonly #onError = (error: Error) => {
    this.#lost = error;
  };
  #lost: Error | undefined;
  #discard = false;

  /** @param names undefined where prepared statements cannot be used */
  constructor(client: PoolClient, names: StatementNames | undefined) {
    this.#client = client;
    this.#names = names;
    client.on('error', this.#onError);
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    sql: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof sql !== 'string') throw new Error('cursors are not supported');
    return this.#run<R>(sql, [...parameters]);
  }

  release(destroy = false): void {
    this.#client.removeListener('error', this.#onError);
    this.#client.release(destroy || this.#discard || this.#lost !== undefined);
  }

  async #run<R>(text: string, values: unknown[]): Promise<PostgresQueryResult<R>> {
    const name = values.length === 0 ? undefined : this.#names?.nameOf(text);
    try {
      if (name === undefined) return await this.#send<R>({ text, values });
      return await this.#runPrepared<R>({ name, text, values });
    } catch (error) {
      if (isServerError(error)) {
        if (CLOSING.test(error.code)) this.#discard = true;
        const identifier = error.position && identifierAt(text, Number(error.position));
        if (identifier) error.identifier = identifier;
        throw error;
      }
      throw this.#lost === undefined ? error : new DatabaseUnavailable('connection lost', error);
    }
  }

  /** A stale prepared statement is refused before it runs, so outside a transaction it can run again unprepared. */
  async #runPrepared<R>(query: {
    name: string;
    text: string;
    values: unknown[];
  }): Promise<PostgresQueryResult<R>> {
    try {
      return await this.#send<R>(query);
    } catch (error) {
      if (!isServerError(error) || !STALE_STATEMENT.has(error.code)) throw error;
      this.#discard = true;
      if (this.#client.getTransactionStatus() !== 'I') throw error;
      return await this.#send<R>({ text: query.text, values: query.values });
    }
  }

  /** With a name the statement is prepared on first use; without values the simple protocol is used. */
  async #send<R>(query: { name?: string; text: string; values: unknown[] }): Promise<PostgresQueryResult<R>> {
    return (await this.#client.query(query)) as unknown as PostgresQueryResult<R>;
  }
}
