import pg, { type Pool, type PoolClient, type PoolConfig } from 'pg';
import { type PostgresClientConstructor, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { WorkAborted, workSignal } from '../abort-scope.ts';
import { type Logger } from '../log.ts';
import { KIT_LIMITS } from '../limits/kit-limits.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';
import { GuardedClient } from './guarded-client.ts';
import { type StatementNames } from './statement-names.ts';

export interface PoolStats {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

/** How much longer than the time limit of a statement its answer may take, network included. */
const SILENCE_GRACE_MS = 2000;

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

  /**
   * A connection for statements of at most `limitMs` each (not a positive number: of any time), stopped when the work
   * that runs now is aborted.
   */
  async connect(limitMs: number = KIT_LIMITS['statement-ms'].value): Promise<PostgresPoolClient> {
    const signal = workSignal();
    if (signal?.aborted === true) throw new WorkAborted();
    const client = await unlessAborted(this.#pool.connect(), signal);
    const silenceMs = limitMs > 0 ? limitMs + SILENCE_GRACE_MS : undefined;
    return new GuardedClient(client, { names: this.#names, signal, silenceMs });
  }

  /** The same pool for statements of another time limit. */
  limitedTo(limitMs: number): PostgresPool {
    return {
      options: this.options,
      Client: this.Client,
      connect: () => this.connect(limitMs),
      end: () => this.end(),
    };
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }
}

/** A connection that arrives when nobody waits for it any more goes back. */
function unlessAborted(
  connecting: Promise<PoolClient>,
  signal: AbortSignal | undefined,
): Promise<PoolClient> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new WorkAborted());
    signal?.addEventListener('abort', abort, { once: true });
    connecting.then(
      (client) => {
        signal?.removeEventListener('abort', abort);
        if (signal?.aborted === true) client.release();
        else resolve(client);
      },
      (error: unknown) => {
        signal?.removeEventListener('abort', abort);
        reject(new DatabaseUnavailable('no connection', error));
      },
    );
  });
}
