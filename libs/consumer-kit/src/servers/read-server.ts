import { AsyncLocalStorage } from 'node:async_hooks';
import type { DB } from '@precedent/schema';
import { DatabaseUnavailable, SharedRead, type Database, type Logger } from '@precedent/service-kit';
import { serverState, type ServerState } from './server-state.query.ts';

export interface ReadServerOptions {
  /** From 1, in the order of the configuration: what clients may know of a server. */
  readonly number: number;
  /** Host, port and database: for logs and metrics. */
  readonly address: string;
  readonly log: Logger;
  /** Opens connections for requests. */
  open(): Database<DB>;
  /** Opens the one connection over which the server is watched, so that no slow query is ahead of it. */
  openWatch(): Database<DB>;
  /** How long the server may say nothing before it counts as lost. */
  readonly silentMs: number;
}

/**
 * How long a server that is not known to be there may take for its first answer. Longer than `silentMs`, for when
 * everything is new, as after its start on a busy machine or from a distance, connecting alone may take that long.
 */
export const FIRST_ANSWER_MS = 3000;

/** How often each server is asked for its state. With `silentMs` of half a second, a lost one is known within a second. */
const ASK_EVERY_MS = 200;

/**
 * One database server and whether it can be used. A server that fails or falls silent is lost: what runs there is told
 * at once by `lost`, and its connections are given up, for those that a cut network left behind would hang again.
 */
export class ReadServer {
  readonly number: number;
  readonly address: string;
  readonly #options: ReadServerOptions;
  readonly #shared: SharedRead<ServerState | undefined>;
  /** Readings are everyone's: they do not belong to the request that happened to begin one. */
  readonly #outside = AsyncLocalStorage.snapshot();
  #database: Database<DB>;
  #watch: Database<DB>;
  #state: ServerState | undefined;
  #failure: unknown = new Error('not asked yet');
  #lost = new AbortController();
  #wasLost = false;
  #heardAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: ReadServerOptions) {
    this.number = options.number;
    this.address = options.address;
    this.#options = options;
    this.#database = options.open();
    this.#watch = options.openWatch();
    this.#shared = new SharedRead(() => this.#outside(() => this.#read()));
    this.#lost.abort();
  }

  get database(): Database<DB> {
    return this.#database;
  }

  /** As last told; undefined while the server is lost. */
  get state(): ServerState | undefined {
    return this.#state;
  }

  get usable(): boolean {
    return this.#state !== undefined;
  }

  /** Aborted once the server is lost. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Why the server cannot be used. */
  get unavailable(): DatabaseUnavailable {
    const cause = this.#failure;
    return cause instanceof DatabaseUnavailable ? cause : new DatabaseUnavailable('no connection', cause);
  }

  /**
   * The state of the server at some moment after this call; undefined when it is at work but does not tell in time.
   * @throws DatabaseUnavailable when it is lost
   */
  ask(): Promise<ServerState | undefined> {
    return this.#shared.ask();
  }

  /** A statement was answered here. */
  heard(): void {
    this.#heardAt = performance.now();
  }

  /**
   * Asks again and again until `stop`. Resolves after the first answer or failure; one that says nothing, as a busy
   * machine or a distant server may when everything is new, is asked for some more time.
   */
  async start(): Promise<void> {
    const startedAt = performance.now();
    for (;;) {
      const askedAt = performance.now();
      await this.ask().catch(() => undefined);
      const now = performance.now();
      const silent = !this.usable && now - askedAt >= this.#options.silentMs;
      if (!silent || now - startedAt >= FIRST_ANSWER_MS) break;
    }
    this.#askLater();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.all([this.#database.close(), this.#watch.close()]);
  }

  #askLater(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.ask().then(
        () => this.#askLater(),
        () => this.#askLater(),
      );
    }, ASK_EVERY_MS).unref();
  }

  async #read(): Promise<ServerState | undefined> {
    const askedAt = performance.now();
    const watch = this.#watch;
    const asking = watch.read((db) => serverState(db, undefined).executeTakeFirstOrThrow());
    try {
      const state = await within(this.#options.silentMs, asking);
      if (state !== undefined) this.#found(state);
      else if (this.#heardAt <= askedAt && this.#watch === watch) {
        this.#lose(new Error(`no answer within ${this.#options.silentMs} ms`));
        void this.#hearLater(watch, asking);
      }
      if (this.usable) return state;
    } catch (error) {
      if (this.#watch === watch) {
        this.#lose(error);
        close(watch);
      }
    }
    // Found again meanwhile, over another connection; of what readers see from now on that tells nothing.
    if (this.usable) return undefined;
    throw this.unavailable;
  }

  /** The server counts as lost, and is asked again over another connection, but may still answer over this one. */
  async #hearLater(watch: Database<DB>, asking: Promise<ServerState>): Promise<void> {
    const rest = FIRST_ANSWER_MS - this.#options.silentMs;
    const state = await within(rest, asking).catch(() => undefined);
    if (state === undefined || this.usable || this.#stopped) return close(watch);
    close(this.#watch);
    this.#watch = watch;
    this.#found(state);
  }

  #found(state: ServerState): void {
    if (this.#stopped) return;
    if (!this.usable) {
      this.#lost = new AbortController();
      if (this.#wasLost) this.#options.log.info({ server: this.address }, 'the database server is back');
    }
    this.#state = state;
    this.heard();
  }

  /** The connection that was asked over is replaced, not closed. */
  #lose(error: unknown): void {
    this.#failure = error;
    if (this.#stopped) return;
    this.#watch = this.#options.openWatch();
    if (this.usable) {
      this.#options.log.error({ err: error, server: this.address }, 'the database server is lost');
      close(this.#database);
      this.#database = this.#options.open();
      this.#state = undefined;
      this.#wasLost = true;
      this.#lost.abort();
    }
  }
}

/** What still runs there ends by itself; nobody waits for it. */
function close(database: Database<DB>): void {
  database.close().catch(() => undefined);
}

/**
 * What the work resolves with, or undefined if that takes longer. An answer that arrived while this process was busy
 * counts as in time: timers come before the network in Node's loop, so the network gets one more turn.
 */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => setImmediate(() => resolve(undefined)), ms).unref();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
