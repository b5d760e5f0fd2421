import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bareEnvironment, type TestDatabase } from '@precedent/testing';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A service running as a process of its own, as in production. */
export interface RunningService {
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * Starts a service and waits until it is live. Throws with its last words when it ends instead.
 * @param folder from the workspace root, for example `apps/context-api`
 */
export async function startService(
  folder: string,
  database: TestDatabase,
  role: 'writer' | 'reader',
): Promise<RunningService> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--conditions=@precedent/source', `${folder}/src/main.ts`], {
    cwd: ROOT,
    env: {
      ...bareEnvironment(),
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: role === 'writer' ? database.writerUrl : database.readerUrl,
      DATABASE_SHARED_SESSION: String(database.sharedSession),
      SCHEMA_CHECK_INTERVAL_MS: '100',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  const listen = (text: Buffer): void => void (words = (words + text.toString()).slice(-4000));
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const origin = `http://127.0.0.1:${port}`;
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`${folder} ended: ${words}`);
    return (await fetch(`${origin}/health/live`).catch(() => undefined))?.ok === true;
  }, `${folder} is live`);
  return { origin, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Waits for a condition. Throws after 20 s, naming it; an error of the condition itself ends the wait. */
export async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`not within 20 s: ${what}`);
    await delay(25);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
