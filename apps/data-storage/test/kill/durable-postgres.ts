import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { migrate, pgSession } from '@precedent/migrator';
import { MIGRATIONS } from '@precedent/testing';
import pg from 'pg';

const IMAGE = 'pgvector/pgvector:pg17';
const docker = async (...args: string[]): Promise<string> =>
  (await promisify(execFile)('docker', args)).stdout.trim();

/** A PostgreSQL as in production, with fsync, whose processes can be killed; its data outlives them. */
export interface DurablePostgres {
  readonly adminUrl: string;
  readonly writerUrl: string;
  /** SIGKILL to all its processes at once. Resolves when they are gone. */
  kill(): Promise<void>;
  /** A start that recovers from the log. Resolves when it answers. */
  start(): Promise<void>;
  /** Both, one after the other. */
  crash(): Promise<void>;
  remove(): Promise<void>;
}

/** Starts one in Docker, migrated, on a port that it keeps. */
export async function startDurablePostgres(): Promise<DurablePostgres> {
  const port = await freePort();
  const container = await docker(
    ...[
      'run',
      '-d',
      '-p',
      `127.0.0.1:${port}:5432`,
      '-e',
      'POSTGRES_PASSWORD=kill',
      '-e',
      'POSTGRES_DB=precedent',
    ],
    ...[IMAGE, '-c', 'max_connections=100'],
  );
  const adminUrl = `postgres://postgres:kill@127.0.0.1:${port}/precedent`;
  const writerUrl = `postgres://kill_writer:kill@127.0.0.1:${port}/precedent`;
  const remove = async (): Promise<void> => void (await docker('rm', '-f', '-v', container));
  try {
    // While it initialises itself it listens on its socket only, so an answer over TCP means that it is done.
    await answers(adminUrl);
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    await migrate(pgSession(client), { directory: MIGRATIONS });
    await client.query(`CREATE ROLE kill_writer LOGIN PASSWORD 'kill' IN ROLE precedent_writer`);
    await client.end();
  } catch (error) {
    await remove();
    throw error;
  }
  const kill = async (): Promise<void> => {
    await docker('kill', '--signal', 'KILL', container);
    await docker('wait', container);
  };
  const start = async (): Promise<void> => {
    await docker('start', container);
    await answers(adminUrl);
  };
  const crash = async (): Promise<void> => {
    await kill();
    await start();
  };
  return { adminUrl, writerUrl, kill, start, crash, remove };
}

/** A port nobody listens on; a restart must find it again, so the system cannot choose each time. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

async function answers(connectionString: string): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return await client.end();
    } catch {
      client.end().catch(() => undefined);
      await pause(50);
    }
  }
}
