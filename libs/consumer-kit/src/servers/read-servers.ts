import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { DB } from '@precedent/schema';
import {
  DatabaseUnavailable,
  isServerError,
  Problem,
  toProblem,
  type Database,
} from '@precedent/service-kit';
import { endOfRecords, lsnValue } from './lsn.ts';
import type { ReadServer } from './read-server.ts';

export interface ReadServersOptions {
  /** A standby further behind is left out while there is another server. */
  readonly maxLagSeconds: number;
}

export interface RunOptions {
  /** The work must see everything up to this position. */
  readonly minLsn?: string | undefined;
}

/** What was found on one server. */
export interface Told<T> {
  readonly server: ReadServer;
  readonly result: T;
}

/** How long to wait for a server to reach `minLsn`, and how often to ask. */
const CATCH_UP_MS = 1000;
const CATCH_UP_ASK_MS = 20;

/** Classes of errors by which a server says that it is going away. */
const GOING = /^(08|57P)/;

/**
 * Several servers with the same data, as one database. Work goes to each usable one in turn and stays there until it is
 * done; when the server is lost, it begins again on another, which is right because it only reads.
 */
export class ReadServers {
  readonly all: readonly ReadServer[];
  readonly database: Database<DB>;
  readonly #maxLagSeconds: number;
  readonly #working = new AsyncLocalStorage<ReadServer>();
  #unfit: ReadonlySet<ReadServer> = new Set();
  #turn = 0;

  constructor(all: readonly ReadServer[], { maxLagSeconds }: ReadServersOptions) {
    this.all = all;
    this.#maxLagSeconds = maxLagSeconds;
    this.database = this.#asDatabase();
  }

  /** Resolves when each server answered or failed for the first time. */
  async start(): Promise<void> {
    await Promise.all(this.all.map((server) => server.start()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.all.map((server) => server.stop()));
  }

  /** Asks those that are not lost; a lost one is asked often enough to be back at once. Resolves when all have told. */
  async askUsable(): Promise<void> {
    const usable = this.all.filter((server) => server.usable);
    await Promise.allSettled(usable.map((server) => unlessLost(server, server.ask())));
  }

  /** Whether a standby is so far behind that another server is used instead. */
  lags({ state }: ReadServer): boolean {
    return state !== undefined && state.lag_seconds > this.#maxLagSeconds;
  }

  /** The server that the work which runs now was given. */
  get current(): ReadServer | undefined {
    return this.#working.getStore();
  }

  /** Servers whose schema is another one: left out while there is one that fits. */
  leaveOut(unfit: ReadonlySet<ReadServer>): void {
    this.#unfit = unfit;
  }

  /**
   * Does the same on every server that answers.
   * @throws DatabaseUnavailable when none does; what else goes wrong on any
   */
  async each<T>(work: (server: ReadServer) => Promise<T>): Promise<readonly Told<T>[]> {
    const told: Told<T>[] = [];
    const one = async (server: ReadServer) => {
      told.push({ server, result: await unlessLost(server, this.#working.run(server, work, server)) });
    };
    const usable = this.all.filter((server) => server.usable);
    const outcomes = await Promise.allSettled(usable.map(one));
    const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome] : []));
    const failure = failures.find(({ reason }) => !serverFailed(reason)) ?? failures[0];
    if (failure !== undefined && (told.length === 0 || !serverFailed(failure.reason))) throw failure.reason;
    if (told.length === 0) throw this.#unavailable();
    return told.sort((one, other) => one.server.number - other.server.number);
  }

  /**
   * Runs work that only reads; what it asks of `database` goes to the server it is given.
   * @throws DatabaseUnavailable when no server is left; Problem when none reaches `minLsn` in time
   */
  async run<T>(work: (server: ReadServer) => Promise<T>, { minLsn }: RunOptions = {}): Promise<T> {
    const failed = new Set<ReadServer>();
    for (;;) {
      const server = minLsn === undefined ? this.#next(failed) : await this.#caughtUp(minLsn, failed);
      try {
        return await unlessLost(server, this.#working.run(server, work, server));
      } catch (error) {
        if (!serverFailed(error) && !this.#hasAnotherSchema(server, error)) throw error;
        // Tried already: it may have come back, but once is enough.
        if (failed.has(server)) throw error;
        failed.add(server);
        if (server.usable) await unlessLost(server, server.ask()).catch(() => undefined);
        if (!this.#worthAnotherTry(error, server, failed)) throw error;
      }
    }
  }

  /** Another server, or the same one when only a connection broke. A busy one is not made to wait for twice. */
  #worthAnotherTry(error: unknown, server: ReadServer, failed: ReadonlySet<ReadServer>): boolean {
    if (this.all.some((other) => other.usable && !failed.has(other))) return true;
    const busy = error instanceof DatabaseUnavailable && error.reason === 'no connection';
    return server.usable && !busy;
  }

  /** The schema of the server is at fault, and there is another server whose schema is not. */
  #hasAnotherSchema(server: ReadServer, error: unknown): boolean {
    const misfit =
      this.#unfit.has(server) && this.all.some((other) => other.usable && !this.#unfit.has(other));
    return misfit && toProblem(error).code === 'schema-incompatible';
  }

  /** Those that can be used and whose schema fits; if none does, all that can be used. */
  #eligible(): readonly ReadServer[] {
    const usable = this.all.filter((server) => server.usable);
    const fitting = usable.filter((server) => !this.#unfit.has(server));
    return fitting.length > 0 ? fitting : usable;
  }

  /** One that was not tried yet, if there is any. */
  #next(failed: ReadonlySet<ReadServer>): ReadServer {
    const eligible = this.#eligible();
    const preferred = [
      eligible.filter((server) => !failed.has(server) && !this.lags(server)),
      eligible.filter((server) => !failed.has(server)),
      this.all.filter((server) => server.usable && !failed.has(server)),
      eligible,
    ].find((servers) => servers.length > 0);
    const server = preferred?.[this.#turn++ % preferred.length];
    if (server === undefined) throw this.#unavailable();
    return server;
  }

  async #caughtUp(minLsn: string, failed: ReadonlySet<ReadServer>): Promise<ReadServer> {
    const wanted = endOfRecords(minLsn);
    const reached = (server: ReadServer) =>
      server.state !== undefined && lsnValue(server.state.lsn) >= wanted;
    const deadline = performance.now() + CATCH_UP_MS;
    for (;;) {
      const there = this.#eligible().filter(reached);
      const server = there.find((candidate) => !failed.has(candidate)) ?? there[0];
      if (server !== undefined) return server;
      await this.askUsable();
      if (this.#eligible().some(reached)) continue;
      if (!this.all.some((each) => each.usable)) throw this.#unavailable();
      if (performance.now() >= deadline) throw notReached(minLsn);
      await pause(CATCH_UP_ASK_MS);
    }
  }

  #unavailable(): DatabaseUnavailable {
    const [first] = this.all;
    return first?.unavailable ?? new DatabaseUnavailable('no connection', new Error('there is no server'));
  }

  #asDatabase(): Database<DB> {
    const read: Database<DB>['read'] = async (work, settings) => {
      const server = this.#working.getStore();
      if (server === undefined)
        return this.run((chosen) => heard(chosen, chosen.database.read(work, settings)));
      return heard(server, server.database.read(work, settings));
    };
    const working = this.#working;
    const never = () => Promise.reject(new Error('these servers are only read'));
    return {
      read,
      get target() {
        return working.getStore()?.database;
      },
      write: never,
      single: never,
      ping: async () => {
        await this.askUsable();
        if (!this.all.some((server) => server.usable)) throw this.#unavailable();
      },
      stats: () => {
        const each = this.all.map((server) => server.database.stats());
        const sum = (of: 'total' | 'idle' | 'waiting') => each.reduce((total, stats) => total + stats[of], 0);
        return { total: sum('total'), idle: sum('idle'), waiting: sum('waiting') };
      },
      listen: (listener) => this.all.forEach((server) => server.database.listen(listener)),
      close: () => this.stop(),
    };
  }
}

async function heard<T>(server: ReadServer, reading: Promise<T>): Promise<T> {
  const result = await reading;
  server.heard();
  return result;
}

/** Whoever waits for a server that says nothing any more is told as soon as that is known. */
async function unlessLost<T>(server: ReadServer, work: Promise<T>): Promise<T> {
  const { lost } = server;
  const { promise: loss, reject } = Promise.withResolvers<never>();
  const tell = () => reject(server.unavailable);
  if (lost.aborted) tell();
  else lost.addEventListener('abort', tell, { once: true });
  try {
    return await Promise.race([work, loss]);
  } finally {
    lost.removeEventListener('abort', tell);
    work.catch(() => undefined);
  }
}

function serverFailed(error: unknown): boolean {
  return error instanceof DatabaseUnavailable || (isServerError(error) && GOING.test(error.code));
}

function notReached(minLsn: string): Problem {
  const detail = `No database server has reached ${minLsn} within ${CATCH_UP_MS} ms. Try again after the time in Retry-After.`;
  return new Problem('temporary-reduced-capacity', detail, { extensions: { min_lsn: minLsn } });
}
