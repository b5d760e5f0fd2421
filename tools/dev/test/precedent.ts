import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const BOOTSTRAP = fileURLToPath(new URL('../bootstrap.mjs', import.meta.url));
const SHOWN_WHEN_READY = 'npm start continues with the same data';

/** `npm start` as a person runs it, in a process group of its own as a terminal gives it one. */
export class Precedent {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  #output = '';

  constructor(flags: readonly string[], env: NodeJS.ProcessEnv = {}) {
    this.#child = spawn(process.execPath, [BOOTSTRAP, '--no-input', 'tools/dev/src/start.cli.ts', ...flags], {
      env: { ...process.env, DATABASE_URL: '', ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
        this.#child.emit('output');
      });
    }
    this.#exited = once(this.#child, 'close');
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Everything shown so far. */
  get output(): string {
    return this.#output;
  }

  /** Resolves when the text has been shown. Rejects with the output when the process ends before. */
  async shows(text: string): Promise<void> {
    while (!this.#output.includes(text)) {
      const more = await Promise.race([once(this.#child, 'output').then(() => true), this.#exited]);
      if (more !== true && !this.#output.includes(text)) throw new Error(`ended early:\n${this.#output}`);
    }
  }

  ready(): Promise<void> {
    return this.shows(SHOWN_WHEN_READY);
  }

  /** The command that the summary shows for a path, as it stands. */
  command(path: string): string {
    const line = this.#output.split('\n').find((text) => text.includes('curl') && text.includes(path));
    if (line === undefined) throw new Error(`no command for ${path} in:\n${this.#output}`);
    return line.trim();
  }

  /** As the terminal does it: every process of the group gets the signal. */
  ctrlC(): Promise<number | null> {
    process.kill(-this.pid, 'SIGINT');
    return this.exitCode();
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Resolves when the process has ended; null when a signal ended it. */
  async exitCode(): Promise<number | null> {
    await this.#exited;
    return this.#child.exitCode;
  }
}

/** Ports that nothing listens on. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
