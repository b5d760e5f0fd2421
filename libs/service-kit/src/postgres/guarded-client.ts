import { type Socket } from 'node:net';
import { type PostgresCursor, type PostgresPoolClient, type PostgresQueryResult } from 'kysely';
import { type PoolClient, type QueryConfig, type QueryResult } from 'pg';
import { isServerError } from '../sqlstate.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';
import { identifierAt } from './identifier-at.ts';
import { StatementWatch } from './statement-watch.ts';
import { type StatementNames } from './statement-names.ts';

/** The plan of a prepared statement no longer fits the schema. */
const STALE_PLAN = '0A000';
/** The statement does not exist on this connection, or exists already: somebody else uses it as well. */
const STRANGE_STATEMENT = new Set(['26000', '42P05']);

/** Classes of errors after which the server closes the connection. */
const CLOSING = /^(08|57P)/;

export interface LendOptions {
  /** Undefined where prepared statements cannot be used. */
  readonly names?: StatementNames | undefined;
  /** Stops the statements when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /**
   * How long the server may be silent before the connection counts as lost: its own time limit, and some more; for ever
   * where it has none.
   */
  readonly silenceMs?: number | undefined;
}

/**
 * One connection while it is lent to Kysely: statements with parameters run prepared, a broken or silent connection
 * becomes DatabaseUnavailable and is not lent again.
 */
export class GuardedClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  readonly #names: StatementNames | undefined;
  readonly #watch: StatementWatch | undefined;
  readonly #silenceMs: number | undefined;
  readonly #onError = (error: Error) => {
    this.#lost = error;
  };
  #lost: Error | undefined;
  #discard = false;

  constructor(client: PoolClient, { names, signal, silenceMs }: LendOptions) {
    this.#client = client;
    this.#names = names;
    this.#watch = signal === undefined ? undefined : new StatementWatch(client, signal);
    this.#silenceMs = silenceMs;
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
    const spoiled = this.#discard || this.#lost !== undefined || this.#watch?.spoiled === true;
    this.#client.release(destroy || spoiled);
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
      if (!isServerError(error)) throw error;
      if (STRANGE_STATEMENT.has(error.code)) this.#names?.refused();
      else if (error.code !== STALE_PLAN) throw error;
      this.#discard = true;
      if (this.#client.getTransactionStatus() !== 'I') throw error;
      return await this.#send<R>({ text: query.text, values: query.values });
    }
  }

  /** With a name the statement is prepared on first use; without values the simple protocol is used. */
  async #send<R>(query: { name?: string; text: string; values: unknown[] }): Promise<PostgresQueryResult<R>> {
    const send = async () => (await this.#heard(query)) as unknown as PostgresQueryResult<R>;
    return this.#watch === undefined ? send() : this.#watch.run(query.text, send);
  }

  /** A network that swallows packets gives no error for minutes; the server's own time limit never arrives. */
  async #heard(query: QueryConfig): Promise<QueryResult> {
    const ms = this.#silenceMs;
    if (ms === undefined) return answerTo(query, this.#client);
    const timer = setTimeout(() => {
      this.#lost = new Error(`the server said nothing for ${ms} ms`);
      streamOf(this.#client).destroy(this.#lost);
    }, ms);
    try {
      return await answerTo(query, this.#client);
    } finally {
      clearTimeout(timer);
    }
  }
}

/**
 * What the server answers, by pg's callback: rows that pass through its own promise outlive the collections of young
 * objects, which doubles the time that a service under load spends in the garbage collector.
 */
function answerTo(query: QueryConfig, client: PoolClient): Promise<QueryResult> {
  return new Promise((resolve, reject) => {
    client.query(query, (error: Error | null | undefined, result) =>
      error ? reject(error) : resolve(result),
    );
  });
}

/** pg does not declare it; its own connection is what it reads from and writes to. */
function streamOf(client: PoolClient): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}
