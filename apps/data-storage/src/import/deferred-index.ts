import { setTimeout as pause } from 'node:timers/promises';
import { sqlState, withMigrationLock, type MigrationSession } from '@precedent/migrator';
import type { DB } from '@precedent/schema';
import { Kysely, PostgresDialect, type Compilable } from 'kysely';
import { withSession } from '../migrate/connect.ts';
import { forgetDeferred } from './deferred/forget.command.ts';
import { listDeferred } from './deferred/list.query.ts';
import { rememberDeferred } from './deferred/remember.command.ts';
import type { JobReport } from '../jobs/job-report.ts';

/** The one index that costs more than everything else of a row together, and is built far faster at once. */
const VECTOR_INDEX = 'distinct_embeddings_embedding_idx';
const LOCK_WAIT_MS = 3_600_000;
const DROP_TRIES = 10;
const DROP_PAUSE_MS = 1000;
const POLL_MS = 1000;
/** Lock not available: somebody reads or writes the table. */
const LOCKED = '55P03';
/** No space (for shared memory too), out of memory: what a build by several processes needs and one does not. */
const NO_ROOM = new Set(['53100', '53200']);

/**
 * Drops the vector index and records how to build it again, both in one transaction: however this process ends, the
 * next run knows what is missing. Nothing is done when it was dropped before.
 */
export async function deferVectorIndex(databaseUrl: string): Promise<void> {
  await withSession(databaseUrl, (session) =>
    withMigrationLock(session, { waitMs: LOCK_WAIT_MS }, async () => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          await session.script(`begin; set local lock_timeout = '3s'`);
          await run(session, rememberDeferred(compiler, { name: VECTOR_INDEX }));
          await session.script(`drop index if exists ${VECTOR_INDEX}; commit`);
          return;
        } catch (error) {
          await session.script('rollback');
          if (sqlState(error) !== LOCKED || attempt === DROP_TRIES) throw error;
          await pause(DROP_PAUSE_MS);
        }
      }
    }),
  );
}

/** Compiles; what runs is the one session that holds the lock. */
const compiler = new Kysely<DB>({
  dialect: new PostgresDialect({ pool: () => Promise.reject(new Error('compiles only')) }),
});

function run<Row>(session: MigrationSession, query: Compilable<Row>): Promise<Row[]> {
  const { sql, parameters } = query.compile();
  return session.statement<Row>(sql, parameters);
}

export interface BuildOptions {
  readonly databaseUrl: string;
  /** What PostgreSQL may use for the build, such as 1GB: a vector index that does not fit is built far slower. */
  readonly maintenanceWorkMem: string;
  readonly report: JobReport;
  readonly signal: AbortSignal;
}

/**
 * Builds the indexes that a deferring run dropped, this one or one that was killed, without blocking writers. A build
 * that was cut off left an invalid index, which is dropped first.
 */
export async function buildDeferredIndexes(options: BuildOptions): Promise<void> {
  const { databaseUrl, signal } = options;
  await withSession(databaseUrl, (session) =>
    withMigrationLock(session, { waitMs: LOCK_WAIT_MS }, async () => {
      const missing = await run(session, listDeferred(compiler as never, {}));
      for (const { name, definition } of missing) {
        signal.throwIfAborted();
        options.report.begin('building index');
        await withProgress(options, () => build(session, name, definition, options));
        await run(session, forgetDeferred(compiler, { name }));
        options.report.end('index-built', { index: name });
      }
    }),
  );
}

async function build(
  session: MigrationSession,
  name: string,
  definition: string,
  { maintenanceWorkMem }: BuildOptions,
): Promise<void> {
  await session.statement("select set_config('maintenance_work_mem', $1, false)", [maintenanceWorkMem]);
  const create = definition.replace(/^CREATE INDEX /, 'CREATE INDEX CONCURRENTLY ');
  const cleared = `drop index concurrently if exists "${name}"`;
  await session.statement(cleared);
  try {
    await session.statement(create);
  } catch (error) {
    if (!NO_ROOM.has(sqlState(error) ?? '')) throw error;
    await session.statement("select set_config('max_parallel_maintenance_workers', '0', false)");
    await session.statement(cleared);
    await session.statement(create);
  }
}

/** Tells how far PostgreSQL is, from a session of its own; a signal ends the build. */
async function withProgress(options: BuildOptions, work: () => Promise<void>): Promise<void> {
  const { databaseUrl, report, signal } = options;
  const over = new AbortController();
  const watching = withSession(databaseUrl, async (session) => {
    while (!over.signal.aborted) {
      const [state] = await session.statement<Progress>(PROGRESS);
      if (state !== undefined) {
        if (signal.aborted) await session.statement('select pg_cancel_backend($1::int)', [state.pid]);
        const { phase, done, total } = state;
        report.advance(Number(done), { phase, tuples_done: Number(done), tuples_total: Number(total) });
      }
      await pause(POLL_MS, undefined, { signal: over.signal }).catch(() => undefined);
    }
  });
  try {
    await work();
  } finally {
    over.abort();
    await watching;
  }
}

interface Progress {
  readonly pid: number;
  readonly phase: string;
  readonly done: string;
  readonly total: string;
}

const PROGRESS = `
  select pid, phase, coalesce(tuples_done, 0) as done, coalesce(tuples_total, 0) as total
  from pg_stat_progress_create_index
  where datname = current_database() and relid = 'public.distinct_embeddings'::regclass`;
