import { setTimeout as delay } from 'node:timers/promises';
import { MigrationFailedError } from './errors.ts';
import { recordMigration } from './ledger.ts';
import type { Migration } from './migration-file.ts';
import { sqlState, type MigrationSession } from './session.ts';

const LOCK_TIMEOUT = '3s';
const MAX_TRIES = 10;
const LOCK_NOT_AVAILABLE = '55P03';

/** What happens while one file is applied. */
export interface ApplyEvents {
  /** A lock was not to be had within 3 s; the traffic queued behind us goes on until the next try. */
  retrying?(migration: Migration, attempt: number, waitMs: number): void;
  /** An invalid index, left by a build that was cut off, was dropped before building it again. */
  healed?(migration: Migration, index: string): void;
}

/**
 * Applies one file, at most 10 times when a lock is not to be had (`lock_timeout` 3 s, growing pauses with jitter).
 * Throws MigrationFailedError; a transactional file then has left nothing behind.
 */
export async function applyMigration(
  session: MigrationSession,
  migration: Migration,
  events: ApplyEvents = {},
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return migration.transactional
        ? await inTransaction(session, migration)
        : await outsideTransaction(session, migration, events);
    } catch (error) {
      if (sqlState(error) !== LOCK_NOT_AVAILABLE || attempt === MAX_TRIES) {
        throw new MigrationFailedError(migration.file, lineOf(migration.sql, error), error);
      }
      const waitMs = Math.round(Math.min(200 * 2 ** attempt, 5_000) * (0.5 + Math.random()));
      events.retrying?.(migration, attempt, waitMs);
      await delay(waitMs);
    }
  }
}

async function inTransaction(session: MigrationSession, migration: Migration): Promise<void> {
  const started = performance.now();
  await session.script('BEGIN');
  try {
    await session.script(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
    await session.script(migration.sql);
    await recordMigration(session, migration, performance.now() - started);
    await session.script('COMMIT');
  } catch (error) {
    // A session that has died rolled back by itself; the first error is the one to report.
    await session.script('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function outsideTransaction(
  session: MigrationSession,
  migration: Migration,
  events: ApplyEvents,
): Promise<void> {
  const started = performance.now();
  await session.script(`SET lock_timeout = '${LOCK_TIMEOUT}'`);
  try {
    await dropInvalidIndex(session, migration, events);
    await session.statement(migration.sql);
  } finally {
    await session.script('RESET lock_timeout').catch(() => undefined);
  }
  await recordMigration(session, migration, performance.now() - started);
}

const CREATED_INDEX =
  /\bCREATE\s+(?:UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+(?:IF\s+NOT\s+EXISTS\s+)?"?([a-z0-9_]+)"?/i;

/** A build that was killed leaves an invalid index behind, and `IF NOT EXISTS` would take it for a good one. */
async function dropInvalidIndex(
  session: MigrationSession,
  migration: Migration,
  events: ApplyEvents,
): Promise<void> {
  const name = CREATED_INDEX.exec(migration.sql.replaceAll(/--.*$/gm, ''))?.[1];
  if (name === undefined) return;
  const invalid = await session.statement(
    'SELECT 1 FROM pg_index WHERE indexrelid = to_regclass($1) AND NOT indisvalid',
    [name],
  );
  if (invalid.length === 0) return;
  await session.statement(`DROP INDEX CONCURRENTLY IF EXISTS "${name}"`);
  events.healed?.(migration, name);
}

/** PostgreSQL counts an error's position in characters from 1. */
function lineOf(sql: string, error: unknown): number | undefined {
  const position =
    typeof error === 'object' && error !== null && 'position' in error ? Number(error.position) : NaN;
  if (!Number.isInteger(position)) return undefined;
  return [...sql].slice(0, position - 1).filter((character) => character === '\n').length + 1;
}
