import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withClient } from '@precedent/testing';

export interface PgBouncer {
  /** The same login through the pooler. */
  readonly url: string;
  stop(): Promise<void>;
}

/** It refuses to run as root. */
const NOBODY = 65_534;

/**
 * Starts the PgBouncer of this machine in transaction mode, with two server sessions for everyone.
 * @param ignore whether it leaves out the settings of a session in silence; otherwise it refuses a connection with some
 */
export async function startPgBouncer(databaseUrl: string, ignore: boolean): Promise<PgBouncer> {
  const { hostname, port, pathname, username, password } = new URL(databaseUrl);
  const directory = await mkdtemp(join(tmpdir(), 'precedent-pooler-'));
  const own = await freePort();
  const file = (name: string) => join(directory, name);
  const settings = [
    '[databases]',
    `* = host=${hostname} port=${port}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${own}`,
    'unix_socket_dir =',
    'pool_mode = transaction',
    'default_pool_size = 2',
    'auth_type = trust',
    `auth_file = ${file('users')}`,
    ...(ignore ? ['ignore_startup_parameters = options'] : []),
  ];
  await writeFile(file('pgbouncer.ini'), `${settings.join('\n')}\n`);
  await writeFile(file('users'), `"${username}" "${password}"\n`);
  await chmod(directory, 0o755);
  const asRoot = process.getuid?.() === 0;
  const child = spawn('pgbouncer', [file('pgbouncer.ini')], {
    stdio: 'ignore',
    ...(asRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  const ended = once(child, 'close');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${own}`;
  url.pathname = pathname;
  while (!(await answers(url.href))) await new Promise((resolve) => setTimeout(resolve, 50));
  return {
    url: url.href,
    stop: async () => {
      child.kill('SIGINT');
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function answers(url: string): Promise<boolean> {
  return withClient(url, (client) => client.query('select 1')).then(
    () => true,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
