import pg from 'pg';
import { fillDatabase } from '../fill/fill-database.ts';
import { readFilling, type Filling } from '../fill/fingerprint.ts';
import { benchServer } from './bench-server.ts';

export interface BenchDatabase extends Filling {
  /** Connection strings of one database as superuser, as Data Storage and as the Context API. */
  readonly ownerUrl: string;
  readonly writerUrl: string;
  readonly readerUrl: string;
}

/**
 * A database with so many traces, on the server named or on the benchmarks' own. Kept: the next benchmark that wants
 * as many finds them.
 * @param serverUrl a superuser's login
 */
export async function benchDatabase(
  traces: number,
  serverUrl: string | undefined,
  report: (line: string) => void,
): Promise<BenchDatabase> {
  const server = serverUrl ?? (await benchServer());
  const name = `precedent_bench_${traces}`;
  const ownerUrl = changed(server, (url) => (url.pathname = `/${name}`));
  await requireDatabase(server, name, ownerUrl, traces);
  return withClient(ownerUrl, async (client) => {
    const filling = await fillDatabase(client, traces, report);
    return {
      ...filling,
      ownerUrl,
      writerUrl: await login(client, ownerUrl, 'precedent_bench_writer', 'precedent_writer'),
      readerUrl: await login(client, ownerUrl, 'precedent_bench_reader', 'precedent_reader'),
    };
  });
}

/** Makes the database, anew where it holds something else: to migrate that would take longer than to fill it. */
async function requireDatabase(
  server: string,
  name: string,
  ownerUrl: string,
  traces: number,
): Promise<void> {
  await withClient(server, async (admin) => {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
    const found = rowCount === 0 ? undefined : await withClient(ownerUrl, readFilling);
    if (found?.traces === traces) return;
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`create database ${name}`);
  });
}

/** Connects, runs, and always disconnects. */
export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function login(client: pg.Client, url: string, name: string, group: string): Promise<string> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
  if (rowCount === 0) await client.query(`create role ${name} login password 'bench' in role ${group}`);
  return changed(url, (own) => {
    own.username = name;
    own.password = 'bench';
  });
}

function changed(url: string, change: (url: URL) => void): string {
  const copy = new URL(url);
  change(copy);
  return copy.href;
}
