import { pgSession, type Migration } from '@precedent/migrator';
import type pg from 'pg';
import type { Shadow } from '../replay/shadow.ts';
import { splitStatements } from '../replay/statements.ts';

/** What a statement does to tables that are in use while it runs. */
export interface StatementCost {
  readonly file: string;
  readonly line: number;
  readonly sql: string;
  readonly tables: readonly TableCost[];
  /** False for a statement outside a transaction: what it held is gone before it can be looked at. */
  readonly measured: boolean;
  /** PostgreSQL's words when it could not be run; the rest of its file was not run either. */
  readonly failure: string | null;
}

export interface TableCost {
  readonly table: string;
  /** The strongest lock it takes, as pg_locks names it: `AccessExclusiveLock`. */
  readonly lock: string;
  /** The table gets a new file: every row is written again. */
  readonly rewritten: boolean;
  /** Every row is read, by a check or the build of an index. */
  readonly scanned: boolean;
}

/** From the weakest to the strongest. */
const STRENGTH = [
  'AccessShareLock',
  'RowShareLock',
  'RowExclusiveLock',
  'ShareUpdateExclusiveLock',
  'ShareLock',
  'ShareRowExclusiveLock',
  'ExclusiveLock',
  'AccessExclusiveLock',
];

interface TableState {
  readonly oid: number;
  readonly name: string;
  readonly file: number;
  readonly scans: number;
}

const TABLES = `
SELECT oid::int, relname::text AS name, relfilenode::int AS file, pg_stat_get_xact_numscans(oid)::int AS scans
FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'm')`;

const LOCKS = `
SELECT relation::int AS oid, mode FROM pg_locks
WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted`;

/**
 * Runs new migrations on a shadow that holds the base schema and measures each statement: the locks it took that no
 * earlier statement of its file had, and which tables it wrote anew or read from end to end. Rows make no difference:
 * an empty table is rewritten and scanned just as well. Tables made by the same file are left out, nobody uses them.
 */
export async function measureCosts(
  { client }: Shadow,
  migrations: readonly Migration[],
): Promise<StatementCost[]> {
  const costs: StatementCost[] = [];
  for (const migration of migrations) costs.push(...(await measureFile(client, migration)));
  return costs;
}

async function measureFile(client: pg.Client, migration: Migration): Promise<StatementCost[]> {
  const { file, transactional } = migration;
  const statements = await splitStatements(migration.sql).catch(() => []);
  const costs: StatementCost[] = [];
  const known = new Set((await tables(client)).map(({ oid }) => oid));
  if (transactional) await client.query('BEGIN');
  for (const { sql, line } of statements) {
    try {
      const touched = transactional ? await measure(client, sql, known) : await runAlone(client, sql);
      costs.push({ file, line, sql, tables: touched, measured: transactional, failure: null });
    } catch (error) {
      costs.push({ file, line, sql, tables: [], measured: false, failure: words(error) });
      await client.query('ROLLBACK');
      return costs;
    }
  }
  if (transactional) await client.query('COMMIT');
  return costs;
}

async function runAlone(client: pg.Client, sql: string): Promise<TableCost[]> {
  await pgSession(client).statement(sql);
  return [];
}

async function measure(client: pg.Client, sql: string, known: ReadonlySet<number>): Promise<TableCost[]> {
  const before = await tables(client);
  const heldBefore = new Set((await locks(client)).map(({ oid, mode }) => `${oid} ${mode}`));
  await client.query(sql);
  const held = await locks(client);
  const after = new Map((await tables(client)).map((table) => [table.oid, table]));
  return before.flatMap(({ oid, name, file, scans }): TableCost[] => {
    if (!known.has(oid)) return [];
    const now = after.get(oid);
    const modes = held.filter((lock) => lock.oid === oid && !heldBefore.has(`${oid} ${lock.mode}`));
    const rewritten = now !== undefined && now.file !== file;
    const scanned = now !== undefined && now.scans > scans;
    const lock = strongest(
      (modes.length > 0 ? modes : held.filter((own) => own.oid === oid)).map((own) => own.mode),
    );
    if (lock === null || (modes.length === 0 && !rewritten && !scanned)) return [];
    return [{ table: name, lock, rewritten, scanned }];
  });
}

async function tables(client: pg.Client): Promise<TableState[]> {
  return (await client.query<TableState>(TABLES)).rows;
}

async function locks(client: pg.Client): Promise<{ oid: number; mode: string }[]> {
  return (await client.query<{ oid: number; mode: string }>(LOCKS)).rows;
}

/** SQLSTATE and message of a database error. */
function words(error: unknown): string {
  const { code = 'XX000', message } = error as { code?: string; message: string };
  return `${code} ${message}`;
}

function strongest(modes: readonly string[]): string | null {
  return modes.toSorted((a, b) => STRENGTH.indexOf(b) - STRENGTH.indexOf(a))[0] ?? null;
}
