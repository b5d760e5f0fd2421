import { type Logger } from './log.ts';
import { type RunningServer } from './http/server.ts';

/** How long answers under way may take, and each resource to close, unless told otherwise. */
export const GRACE_MS = 20_000;
export const CLOSE_MS = 5000;

export interface ShutdownOptions {
  readonly log: Logger;
  /** How long to keep serving, no longer ready, so that load balancers notice. Default 0. */
  readonly drainMs?: number;
  /** How long answers under way may take after that. Default GRACE_MS. */
  readonly graceMs?: number;
  /** How long each resource may take to close. Default CLOSE_MS. */
  readonly closeMs?: number;
  /** Default: ends the process. */
  readonly exit?: (code: number) => void;
  /** Where signals arrive. Default: the process. */
  readonly signals?: Pick<NodeJS.EventEmitter, 'on' | 'removeListener'>;
}

interface Resource {
  readonly name: string;
  readonly close: () => Promise<void>;
}

/**
 * Ends the process in order on SIGTERM or SIGINT: not ready, drain, stop accepting, let answers finish, close
 * resources, exit 0. A second signal exits 1 at once. Signals are handled from construction on, because PID 1 of a
 * container ignores those it does not handle.
 */
export class Shutdown {
  readonly #options: ShutdownOptions;
  readonly #controller = new AbortController();
  readonly #servers: RunningServer[] = [];
  readonly #resources: Resource[] = [];
  readonly #onSignal = (signal: string) => this.#signal(signal);
  #done: Promise<void> | undefined;

  constructor(options: ShutdownOptions) {
    this.#options = options;
    for (const signal of ['SIGTERM', 'SIGINT']) this.#signals.on(signal, this.#onSignal);
  }

  /** Aborted when shutdown begins. */
  get stopping(): AbortSignal {
    return this.#controller.signal;
  }

  /** A server to close first. */
  addServer(server: RunningServer): void {
    this.#servers.push(server);
  }

  /** Something to close after the servers; the last one added is closed first. */
  addResource(name: string, close: () => Promise<void>): void {
    this.#resources.push({ name, close });
  }

  /** Begins the shutdown, once; resolves when the process has been told to exit. */
  begin(reason: string): Promise<void> {
    this.#done ??= this.#run(reason);
    return this.#done;
  }

  get #signals() {
    return this.#options.signals ?? process;
  }

  #exit(code: number): void {
    for (const signal of ['SIGTERM', 'SIGINT']) this.#signals.removeListener(signal, this.#onSignal);
    (this.#options.exit ?? process.exit)(code);
  }

  #signal(signal: string): void {
    if (this.#done === undefined) {
      void this.begin(signal);
    } else {
      this.#options.log.warn({ signal }, 'second signal, exiting at once');
      this.#exit(1);
    }
  }

  async #run(reason: string): Promise<void> {
    const { log, drainMs = 0, graceMs = GRACE_MS } = this.#options;
    log.info({ reason, drain_ms: drainMs }, 'shutting down');
    this.#controller.abort();
    if (drainMs > 0) await new Promise((resolve) => setTimeout(resolve, drainMs));
    const inTime = await Promise.all(this.#servers.map((server) => server.close(graceMs)));
    if (inTime.includes(false))
      log.warn({ grace_ms: graceMs }, 'connections closed before their answers were complete');
    const allClosed = await this.#closeResources();
    log.info('stopped');
    this.#exit(allClosed ? 0 : 1);
  }

  async #closeResources(): Promise<boolean> {
    let allClosed = true;
    for (const { name, close } of this.#resources.toReversed()) {
      try {
        await withTimeout(close(), this.#options.closeMs ?? CLOSE_MS);
      } catch (error) {
        allClosed = false;
        this.#options.log.error({ resource: name, err: error }, 'a resource did not close');
      }
    }
    return allClosed;
  }
}

async function withTimeout(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not closed within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([work, expired]);
  } finally {
    clearTimeout(timer);
  }
}
