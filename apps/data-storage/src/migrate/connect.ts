import { pgSession, type MigrationSession } from '@precedent/migrator';
import pg from 'pg';

const CONNECT_TIMEOUT_MS = 10_000;

/** Connects, runs the work on one session, and always disconnects. */
export async function withSession<T>(
  databaseUrl: string,
  work: (session: MigrationSession) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'precedent-migrate',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  // The query under way reports a broken connection; without a listener it would end the process unexplained.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(pgSession(client));
  } finally {
    await client.end();
  }
}
