import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { vector } from '@electric-sql/pglite-pgvector';

export interface EmbeddedOptions {
  /** Directory that keeps the data; in memory when absent. */
  readonly dataDir?: string;
  /** A data directory dumped by `snapshot`, to start from instead of an empty cluster. */
  readonly from?: Blob;
}

/** Log files of the least size: a snapshot has at least one of them. */
const CLUSTER = ['--wal-segsize=1'];
/**
 * Of one session. PGlite would have 128 MB of shared buffers, all of which is written to when it starts, and keep log
 * files for later use; its data are in memory anyway.
 */
const SETTINGS = ['shared_buffers=16MB', 'max_connections=10', 'wal_recycle=off'];

/**
 * Opens PGlite (PostgreSQL in WebAssembly) with pgvector and pg_trgm in this process. Takes about 3 s from nothing and 0.5 s from
 * a snapshot. It has one session and no logins; `SET ROLE` works.
 */
export async function openEmbedded(options: EmbeddedOptions = {}): Promise<PGlite> {
  return PGlite.create({
    extensions: { vector, pg_trgm },
    initDbStartParams: CLUSTER,
    startParams: [...PGlite.defaultStartParams, ...SETTINGS.flatMap((setting) => ['-c', setting])],
    ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
    ...(options.from === undefined ? {} : { loadDataDir: options.from }),
  });
}

const TEMPLATES = ['template0', 'template1'];

/**
 * The data directory as one uncompressed blob of about 14 MB, for `openEmbedded({ from })`. The template databases go:
 * nobody can connect to them, and they are more than half of the files to unpack. Needs to be outside of a transaction.
 */
export async function snapshot(db: PGlite): Promise<Blob> {
  await db.exec('UPDATE pg_database SET datistemplate = false');
  for (const template of TEMPLATES) await db.exec(`DROP DATABASE IF EXISTS ${template}`);
  // What is opened from the snapshot then has nothing to recover.
  await db.exec('CHECKPOINT');
  return db.dumpDataDir('none');
}

/** Names what wrote a snapshot, and the form of its cluster: what has other ones may not read it. */
export function snapshotVersion(): string {
  const manifest = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8');
  return JSON.stringify([CLUSTER, (JSON.parse(manifest) as { dependencies: unknown }).dependencies]);
}
