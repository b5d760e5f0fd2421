import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A running embedded database. */
export interface EmbeddedServer {
  /** Connection string; one session is shared by all who use it. */
  readonly url: string;
  readonly port: number;
  /** Resolves when the process has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Ends it cleanly and waits until it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts an embedded database in a process of its own, on a free port of 127.0.0.1 unless one is given.
 * Throws with the process's own words when it cannot start (a busy port, an unreadable directory).
 */
export async function startEmbeddedServer(
  options: { readonly dataDir?: string; readonly snapshot?: string; readonly port?: number } = {},
): Promise<EmbeddedServer> {
  const script = fileURLToPath(new URL('./server.cli.ts', import.meta.url));
  const flags = [
    ...(options.dataDir === undefined ? [] : ['--data-dir', options.dataDir]),
    ...(options.snapshot === undefined ? [] : ['--snapshot', options.snapshot]),
    ...(options.port === undefined ? [] : ['--port', String(options.port)]),
  ];
  // Detached: Ctrl-C reaches the whole foreground group, and the database must outlive the services that use it.
  const child = spawn(process.execPath, [script, ...flags], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-4000)));
  const ended = once(child, 'exit').then(() => undefined);
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([text]) => text as string),
    ended.then(() => undefined),
  ]);
  if (line === undefined) throw new Error(`the embedded database did not start: ${words.trim()}`);
  const { port } = JSON.parse(line) as { port: number };
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    port,
    ended,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}
