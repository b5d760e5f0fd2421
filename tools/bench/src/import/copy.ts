import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from, to } from 'pg-copy-streams';

const TABLES = ['resource_references', 'action_histories', 'resource_action_traces'] as const;

/** Writes the rows of the three tables to files, in COPY's binary format. */
export async function dumpTables(client: pg.Client, directory: string): Promise<void> {
  for (const table of TABLES) {
    const rows = client.query(to(`copy (select * from ${table} order by id) to stdout (format binary)`));
    await pipeline(rows, createWriteStream(join(directory, table)));
  }
}

/** Copies the files into the tables, in one transaction; returns the seconds it took. */
export async function copyTables(client: pg.Client, directory: string): Promise<number> {
  const started = performance.now();
  await client.query('begin');
  for (const table of TABLES) {
    const rows = client.query(from(`copy ${table} from stdin (format binary)`));
    await pipeline(createReadStream(join(directory, table), { highWaterMark: 1 << 18 }), rows);
  }
  await client.query('commit');
  return (performance.now() - started) / 1000;
}
