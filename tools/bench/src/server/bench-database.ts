import pg from 'pg';
import { fillDatabase } from '../fill/fill-database.ts';
import type { Filling } from '../fill/fingerprint.ts';
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
  await withClient(server, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${name}`);
  });
  const ownerUrl = changed(server, (url) => (url.pathname = `/${name}`));
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
