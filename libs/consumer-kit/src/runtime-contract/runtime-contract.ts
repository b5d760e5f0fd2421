import { Problem, type Logger } from '@precedent/service-kit';
import type { Finding } from '../requirements/finding.ts';
import { onEach } from '../requirements/on-each.ts';
import type { Look } from '../requirements/requirements.ts';
import type { ReadServer } from '../servers/read-server.ts';
import type { ReadServers } from '../servers/read-servers.ts';
import { compareContract, type Incompatibility } from './compare-contract.ts';
import type { QueryContract } from './contract.ts';
import { liveColumns } from './live-columns.query.ts';
import { misfit } from './misfit.ts';

export interface RuntimeContractOptions {
  /** What this build's queries take for granted. */
  readonly queries: readonly QueryContract[];
  /** Group role whose grants they need. */
  readonly role: string;
  readonly log: Logger;
}

/**
 * Watches whether the database is still the one this build's queries were written for. One catalog query to each server
 * every `intervalMs`; it finds a change and its repair alike, so the service heals without a restart. A server whose
 * schema does not fit, as a standby that has not seen the last migration, is left out while there is one that fits.
 */
export class RuntimeContract {
  readonly #servers: ReadServers;
  readonly #queries: readonly QueryContract[];
  readonly #role: string;
  readonly #log: Logger;
  readonly #found = new Map<ReadServer, readonly Incompatibility[]>();
  #timer: NodeJS.Timeout | undefined;

  constructor(servers: ReadServers, { queries, role, log }: RuntimeContractOptions) {
    this.#servers = servers;
    this.#queries = queries;
    this.#role = role;
    this.#log = log;
  }

  /** Compares now. While the database cannot be asked, what was known stays. */
  async refresh(): Promise<void> {
    const tables = [...new Set(this.#queries.flatMap(({ uses }) => Object.keys(uses)))];
    const { database } = this.#servers;
    const told = await this.#servers.each(() => database.read((db) => liveColumns(db, { tables }).execute()));
    for (const { server, result } of told) this.#keep(server, compareContract(this.#queries, result));
    const misfits = [...this.#found].filter(([, found]) => found.length > 0);
    this.#servers.leaveOut(new Set(misfits.map(([server]) => server)));
  }

  #keep(server: ReadServer, found: readonly Incompatibility[]): void {
    const before = this.#found.get(server) ?? [];
    this.#found.set(server, found);
    if (JSON.stringify(found) === JSON.stringify(before)) return;
    const words = { server: server.number, incompatibilities: found };
    if (found.length === 0) this.#log.info(words, 'the schema fits this build again');
    else this.#log.error(words, 'the schema does not fit this build');
  }

  /** Compares again and again until `stop`. */
  start(intervalMs: number): void {
    this.#timer = setInterval(() => {
      // A database that is away is the readiness check's news, not this one's.
      this.refresh().catch((error: unknown) =>
        this.#log.debug({ err: error }, 'the schema could not be compared'),
      );
    }, intervalMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** @throws Problem schema-incompatible when one of the queries cannot be trusted, naming every column at fault */
  require(queries: readonly string[]): void {
    const faults = this.#here().filter(({ query, blocking }) => blocking && queries.includes(query));
    if (faults.length > 0) throw incompatible(faults);
  }

  /** After a query failed because of the schema: compares now. @throws Problem naming what does not fit, if anything */
  async explain(queries: readonly string[], cause: unknown): Promise<void> {
    await this.refresh();
    const faults = this.#here().filter(({ query }) => queries.includes(query));
    if (faults.length > 0) throw incompatible(faults, cause);
  }

  /** What does not fit on the server that is asked now; outside of a request, on the first. */
  #here(): readonly Incompatibility[] {
    const [first] = this.#servers.all;
    const server = this.#servers.current ?? first;
    return (server && this.#found.get(server)) ?? [];
  }

  /** What the last comparison found. Serving goes on for every other route, so a misfit only degrades. */
  get look(): Look {
    return onEach(this.#servers, () =>
      Promise.resolve<Finding>(misfit(this.#here(), this.#queries.length, this.#role)),
    );
  }
}

function incompatible(faults: readonly Incompatibility[], cause?: unknown): Problem {
  const columns = [
    ...new Map(faults.map(({ column, expected, actual }) => [column, { column, expected, actual }])).values(),
  ];
  const words = columns.map(
    ({ column, expected, actual }) => `${column} (expected ${expected}, found ${actual})`,
  );
  return new Problem('schema-incompatible', `The database schema has changed: ${words.join(', ')}.`, {
    cause,
    extensions: { columns },
  });
}
