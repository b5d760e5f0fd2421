import { Kysely, type LogEvent, type Transaction } from 'kysely';
import { type ClientBase, type PoolConfig } from 'pg';
import { KIT_LIMITS } from '../limits/kit-limits.ts';
import { type Logger } from '../log.ts';
import { adaptiveDatabase } from './adaptive-database.ts';
import { type Database, reading, type StatementListener } from './database.ts';
import { GuardedPool } from './guarded-pool.ts';
import { isServerError } from '../sqlstate.ts';
import { requireSettings } from './pooled-sessions.ts';
import { withRetries } from './retry.ts';
import { beginStatement, startupOptions } from './session.ts';
import { SessionDialect } from './session-dialect.ts';
import { StatementNames } from './statement-names.ts';
import { typeParsers } from './type-parsers.ts';

export interface DatabaseOptions {
  readonly connectionString: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  readonly log: Logger;
  /** Most connections of the pool; one more is opened for ping. Default 10. */
  readonly max?: number;
  /** How long to wait for a connection. Default: `pool-wait-ms` of the limits. */
  readonly poolWaitMs?: number;
  /** Default: `statement-ms` of the limits. */
  readonly statementTimeoutMs?: number;
  /** Default: `lock-wait-ms` of the limits. */
  readonly lockTimeoutMs?: number;
  /** Default 5000. */
  readonly idleInTransactionMs?: number;
  /** Adds default_transaction_read_only: a guard against mistakes; the boundary is what the role may do. */
  readonly readOnly?: boolean;
  /**
   * Sessions are shared with others (PgBouncer in transaction mode, the embedded database): no prepared statements, and
   * all settings last one transaction. Unless it is said, it is found out when a connection tells.
   */
  readonly sharedSession?: boolean;
  /** With sharedSession: the role each transaction takes. */
  readonly role?: string;
}

/** For who only reads: with PostgreSQL's default of 4 MB, facets are grouped on disk and take twice as long. */
const READING = { default_transaction_read_only: 'on', work_mem: '32MB' } as const;

/** Different begin statements are few; this bounds what a mistake could keep. */
const MAX_CACHED_BEGINS = 64;

/** Opens a pool. Nothing connects before the first query. */
export function openDatabase<DB>(options: DatabaseOptions): Database<DB> {
  if (options.sharedSession === true) return open(options, true);
  return adaptiveDatabase((shared) => open(options, shared), options.log);
}

function open<DB>(options: DatabaseOptions, shared: boolean): Database<DB> {
  const settings = sessionSettings(options);
  const config = poolConfig(options, shared ? undefined : settings);
  const pool = new GuardedPool(config, shared ? undefined : statementNames(options.log), options.log);
  const probe = new GuardedPool({ ...config, max: 1 }, undefined, options.log);
  const limitMs = options.statementTimeoutMs ?? KIT_LIMITS['statement-ms'].value;
  const told: { listener?: StatementListener } = {};
  const kyselyFor = begunWith<DB>(pool, ({ level, queryDurationMillis: ms }) =>
    told.listener?.(ms / 1000, level === 'query' ? 'ok' : 'failed'),
  );
  const plain = kyselyFor('BEGIN', limitMs);

  function transaction<T>(
    readOnly: boolean,
    extra: Readonly<Record<string, string>>,
    work: (tx: Transaction<DB>) => Promise<T>,
  ): Promise<T> {
    const begin = beginStatement({
      readOnly,
      role: shared ? options.role : undefined,
      settings: shared ? { ...settings, ...extra } : extra,
    });
    const ownLimitMs = Number(extra['statement_timeout'] ?? limitMs);
    const run = () => kyselyFor(begin, ownLimitMs).transaction().execute(work);
    return namingLimit(ownLimitMs, () => withRetries(run));
  }

  return {
    read: (work, extra) => {
      if (!shared && extra === undefined) {
        return namingLimit(limitMs, () => work(reading(plain)));
      }
      return transaction(true, extra ?? {}, (tx) => work(reading(tx)));
    },
    write: (work, extra = {}) => transaction(false, extra, work),
    single: (work) => {
      if (shared) return transaction(false, {}, work);
      return namingLimit(limitMs, () => work(plain));
    },
    ping: (timeoutMs) => ping(probe, timeoutMs),
    stats: () => pool.stats,
    listen: (listener) => {
      told.listener = listener;
    },
    close: async () => {
      await Promise.all([pool.end(), probe.end()]);
    },
  };
}

function statementNames(log: Logger): StatementNames {
  return new StatementNames(undefined, () =>
    log.warn('prepared statements do not last here: they are not used any more'),
  );
}

function sessionSettings(options: DatabaseOptions): Record<string, string> {
  return {
    TimeZone: 'UTC',
    statement_timeout: String(options.statementTimeoutMs ?? KIT_LIMITS['statement-ms'].value),
    lock_timeout: String(options.lockTimeoutMs ?? KIT_LIMITS['lock-wait-ms'].value),
    idle_in_transaction_session_timeout: String(options.idleInTransactionMs ?? 5000),
    // Statements end within seconds, so compiling them could gain little; measured, it changed nothing either way.
    jit: 'off',
    ...(options.readOnly === true ? READING : {}),
  };
}

function poolConfig(options: DatabaseOptions, settings: Record<string, string> | undefined): PoolConfig {
  const { connectionString, options: given } = splitOptions(options.connectionString);
  return {
    connectionString,
    application_name: options.applicationName,
    max: options.max ?? 10,
    connectionTimeoutMillis: options.poolWaitMs ?? KIT_LIMITS['pool-wait-ms'].value,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    types: typeParsers(),
    ...(settings === undefined
      ? {}
      : { onConnect: (client: ClientBase) => prepareSession(client, settings) }),
    ...(settings === undefined ? {} : { options: [given, startupOptions(settings)].join(' ').trim() }),
  };
}

async function prepareSession(client: ClientBase, settings: Record<string, string>): Promise<void> {
  await requireSettings(client, settings['statement_timeout'] ?? '0');
  await watchClient(client);
}

/** How long a statement of a process that died goes on at most. */
const CLIENT_CHECK_MS = 500;

/**
 * The server then notices by itself that this process or its machine is gone. Not among the startup options: a server
 * on a system that cannot watch its sockets would refuse the connection.
 */
async function watchClient(client: ClientBase): Promise<void> {
  await client.query(`SET client_connection_check_interval = ${CLIENT_CHECK_MS}`).catch((error: unknown) => {
    if (!isServerError(error)) throw error;
  });
}

/** pg lets `options` inside a connection string replace ours; they are to come first instead, so that ours hold. */
function splitOptions(connectionString: string): { connectionString: string; options: string } {
  if (!connectionString.includes('options=')) return { connectionString, options: '' };
  const url = new URL(connectionString);
  const options = url.searchParams.get('options') ?? '';
  url.searchParams.delete('options');
  return { connectionString: url.href, options };
}

function begunWith<DB>(
  pool: GuardedPool,
  log: (event: LogEvent) => void,
): (begin: string, limitMs: number) => Kysely<DB> {
  const cache = new Map<string, Kysely<DB>>();
  return (begin, limitMs) => {
    const known = cache.get(begin);
    if (known !== undefined) return known;
    const limited = pool.limitedTo(limitMs);
    const kysely = new Kysely<DB>({ dialect: new SessionDialect({ pool: limited }, begin), log });
    if (cache.size < MAX_CACHED_BEGINS) cache.set(begin, kysely);
    return kysely;
  };
}

/** Tells a statement that was stopped at its time limit what the limit was. */
async function namingLimit<T>(limitMs: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isServerError(error) && Number.isFinite(limitMs)) error.timeLimitMs = limitMs;
    throw error;
  }
}

/** A connection of its own: a pool that is merely busy does not make the service look dead. */
async function ping(probe: GuardedPool, timeoutMs: number): Promise<void> {
  const client = await probe.connect();
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  let answered = false;
  try {
    await Promise.race([client.query('SELECT 1', []), expired]);
    answered = true;
  } finally {
    clearTimeout(timer);
    client.release(!answered);
  }
}
