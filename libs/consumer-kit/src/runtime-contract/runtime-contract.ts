import type { DB } from '@precedent/schema';
import { Problem, type Database, type HealthCheck, type Logger } from '@precedent/service-kit';
import { compareContract, type Incompatibility } from './compare-contract.ts';
import type { QueryContract } from './contract.ts';
import { liveColumns } from './live-columns.query.ts';

/**
 * Watches whether the database is still the one this build's queries were written for. One catalog query every
 * `intervalMs`; it finds a change and its repair alike, so the service heals without a restart.
 */
export class RuntimeContract {
  readonly #database: Database<DB>;
  readonly #contract: readonly QueryContract[];
  readonly #log: Logger;
  #incompatibilities: readonly Incompatibility[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(database: Database<DB>, contract: readonly QueryContract[], log: Logger) {
    this.#database = database;
    this.#contract = contract;
    this.#log = log;
  }

  /** What does not fit at the moment. */
  get incompatibilities(): readonly Incompatibility[] {
    return this.#incompatibilities;
  }

  /** Compares now. While the database cannot be asked, what was known stays. */
  async refresh(): Promise<void> {
    const tables = [...new Set(this.#contract.flatMap(({ uses }) => Object.keys(uses)))];
    const live = await this.#database.read((db) => liveColumns(db, { tables }).execute());
    const found = compareContract(this.#contract, live);
    if (JSON.stringify(found) === JSON.stringify(this.#incompatibilities)) return;
    this.#incompatibilities = found;
    if (found.length === 0) this.#log.info('the schema fits this build again');
    else this.#log.error({ incompatibilities: found }, 'the schema does not fit this build');
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
    const faults = this.#incompatibilities.filter(
      ({ query, blocking }) => blocking && queries.includes(query),
    );
    if (faults.length > 0) throw incompatible(faults);
  }

  /** After a query failed because of the schema: compares now. @throws Problem naming what does not fit, if anything */
  async explain(queries: readonly string[], cause: unknown): Promise<void> {
    await this.refresh();
    const faults = this.#incompatibilities.filter(({ query }) => queries.includes(query));
    if (faults.length > 0) throw incompatible(faults, cause);
  }

  /** Serving goes on for every other route, so a misfit only degrades. */
  healthCheck(): HealthCheck {
    return async () => {
      if (this.#incompatibilities.length === 0) return undefined;
      const columns = [...new Set(this.#incompatibilities.map(({ column }) => column))];
      const queries = [...new Set(this.#incompatibilities.map(({ query }) => query))];
      return {
        degraded: `the schema does not fit: ${columns.join(', ')}; affected queries: ${queries.join(', ')}`,
      };
    };
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
