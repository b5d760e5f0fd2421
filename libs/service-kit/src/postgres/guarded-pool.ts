import pg, { type Pool, type PoolConfig } from 'pg';
import { type PostgresClientConstructor, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { type Logger } from '../log.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';
import { GuardedClient } from './guarded-client.ts';
import { type StatementNames } from './statement-names.ts';

export interface PoolStats {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

/** pg's pool as Kysely uses it. No connection in time, or none at all, is DatabaseUnavailable. */
export class GuardedPool implements PostgresPool {
  readonly Client = pg.Client as unknown as PostgresClientConstructor;
  readonly #pool: Pool;
  readonly #names: StatementNames | undefined;

  constructor(config: PoolConfig, names: StatementNames | undefined, log: Logger) {
    this.#pool = new pg.Pool(config);
    this.#names = names;
    // Without a listener the failure of an idle connection would end the process.
    this.#pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection failed'));
  }

  get options(): object {
    return this.#pool.options;
  }

  get stats(): PoolStats {
    const { totalCount, idleCount, waitingCount } = this.#pool;
    return { total: totalCount, idle: idleCount, waiting: waitingCount };
  }

  async connect(): Promise<PostgresPoolClient> {
    try {
      return new GuardedClient(await this.#pool.connect(), this.#names);
    } catch (error) {
      throw new DatabaseUnavailable('no connection', error);
    }
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }
}
