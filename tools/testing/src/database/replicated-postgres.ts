import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { migrate, pgSession } from '@precedent/migrator';
import { withClient } from './connect.ts';
import { MIGRATIONS } from './migrations.ts';
import { POSTGRES_IMAGE } from './postgres-image.ts';

const PASSWORD = 'failure';
const docker = async (...args: string[]): Promise<string> =>
  (await promisify(execFile)('docker', args)).stdout.trim();

export interface DockerServer {
  /** Superuser. */
  readonly adminUrl: string;
  /** Member of precedent_reader. */
  readonly readerUrl: string;
  readonly host: string;
  readonly port: number;
  /** SIGKILL to all its processes at once. */
  kill(): Promise<void>;
  /** Starts it again, without waiting until it answers. */
  start(): Promise<void>;
}

/** A migrated primary and, if asked for, a standby that streams from it. */
export interface ReplicatedPostgres {
  readonly primary: DockerServer;
  readonly standby: DockerServer | undefined;
  remove(): Promise<void>;
}

/** Starts the servers in Docker, with ports that they keep. */
export async function startReplicatedPostgres({ standby = false } = {}): Promise<ReplicatedPostgres> {
  const name = `precedent-failure-${randomBytes(4).toString('hex')}`;
  const containers: string[] = [];
  await docker('network', 'create', name);
  const remove = async (): Promise<void> => {
    for (const container of containers) await docker('rm', '-f', '-v', container);
    await docker('network', 'rm', name);
  };
  const run = async (
    alias: string,
    options: readonly string[],
    command: readonly string[],
  ): Promise<DockerServer> => {
    const port = await freePort();
    const container = await docker(
      ...['run', '-d', '--network', name, '--network-alias', alias, '-p', `127.0.0.1:${port}:5432`],
      ...[
        '-e',
        `POSTGRES_PASSWORD=${PASSWORD}`,
        '-e',
        'POSTGRES_DB=precedent',
        ...options,
        POSTGRES_IMAGE,
        ...command,
      ],
    );
    containers.push(container);
    const url = (user: string) => `postgres://${user}:${PASSWORD}@127.0.0.1:${port}/precedent`;
    const server = {
      adminUrl: url('postgres'),
      readerUrl: url('failure_reader'),
      host: '127.0.0.1',
      port,
      kill: async () => {
        await docker('kill', '--signal', 'KILL', container);
        await docker('wait', container);
      },
      start: async () => void (await docker('start', container)),
    };
    await answers(server.adminUrl);
    return server;
  };
  try {
    const primary = await run('primary', [], ['-c', 'fsync=off', '-c', 'max_connections=60']);
    await withClient(primary.adminUrl, async (client) => {
      await migrate(pgSession(client), { directory: MIGRATIONS });
      await client.query(`CREATE ROLE failure_reader LOGIN PASSWORD '${PASSWORD}' IN ROLE precedent_reader`);
    });
    if (!standby) return { primary, standby: undefined, remove };
    const [container = ''] = containers;
    const line = 'host replication all all scram-sha-256';
    await docker('exec', '-u', 'postgres', container, 'sh', '-c', `echo "${line}" >> $PGDATA/pg_hba.conf`);
    await docker('exec', '-u', 'postgres', container, 'sh', '-c', 'pg_ctl reload');
    const copy =
      'test -f /tmp/data/PG_VERSION || pg_basebackup -h primary -U postgres -D /tmp/data -R -X stream -c fast';
    const follower = await run(
      'standby',
      ['-u', 'postgres', '-e', `PGPASSWORD=${PASSWORD}`, '--entrypoint', 'sh'],
      ['-c', `${copy} && chmod 700 /tmp/data && exec postgres -D /tmp/data -c listen_addresses='*'`],
    );
    return { primary, standby: follower, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

async function answers(url: string): Promise<void> {
  for (;;) {
    const told = await withClient(url, (client) => client.query('select 1')).then(
      () => true,
      () => false,
    );
    if (told) return;
    await pause(50);
  }
}
