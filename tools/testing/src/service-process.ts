import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { bareEnvironment } from './bare-environment.ts';

export interface ServiceProcess {
  /** Lines of the log so far. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
  /** What was written to standard error so far. */
  stderr(): string;
  /** The port, once it listens. Rejects with standard error when it ends instead. */
  listening(): Promise<number>;
  /** Exit code, once it has ended. */
  ended(): Promise<number | null>;
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
}

/**
 * Starts a service as its own process, as in production but on a free port and from source.
 * @param main its `main.ts`
 */
export function startServiceProcess(main: URL, env: Readonly<Record<string, string>>): ServiceProcess {
  const child = spawn(process.execPath, ['--conditions=@precedent/source', fileURLToPath(main)], {
    env: { ...bareEnvironment(), PORT: '0', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: Record<string, unknown>[] = [];
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const exit = once(child, 'close').then(([code]) => code as number | null);
  const port = new Promise<number>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const entry = JSON.parse(line) as Record<string, unknown>;
      log.push(entry);
      if (entry['msg'] === 'listening') resolve(entry['port'] as number);
    });
  });
  return {
    log,
    stderr: () => stderr,
    listening: () =>
      Promise.race([
        port,
        exit.then((code) => {
          throw new Error(`exited ${String(code)}: ${stderr}`);
        }),
      ]),
    ended: () => exit,
    kill: (signal) => void child.kill(signal),
  };
}
