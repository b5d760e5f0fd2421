import type { DB } from '@precedent/schema';
import { BatchedRead, type Database } from '@precedent/service-kit';
import { getIncident } from './get.query.ts';
import type { Shown } from './incident-columns.ts';
import type { IncidentRow } from './incident.view.ts';

type Batches = Map<string, BatchedRead<number, IncidentRow>>;

/** Different things shown whose readings are put together; others come only from clients who try many combinations. */
const MOST_SHOWN = 64;

/**
 * Reads single incidents, those that are asked for at the same time by one statement: the way to the database and back
 * costs several times what reading an incident does.
 */
export class IncidentsById {
  readonly #database: Database<DB>;
  readonly #batches = new WeakMap<object, Batches>();

  constructor(database: Database<DB>) {
    this.#database = database;
  }

  /** @returns undefined when there is none */
  find(id: number, shown: Shown): Promise<IncidentRow | undefined> {
    const batches = this.#batchesOf(this.#database.target ?? this.#database);
    const key = JSON.stringify(shown);
    let batch = batches.get(key);
    if (batch === undefined) {
      batch = new BatchedRead((ids) => this.#read(ids, shown));
      if (batches.size < MOST_SHOWN) batches.set(key, batch);
    }
    return batch.ask(id);
  }

  #batchesOf(target: object): Batches {
    const known = this.#batches.get(target);
    if (known !== undefined) return known;
    const batches: Batches = new Map();
    this.#batches.set(target, batches);
    return batches;
  }

  async #read(ids: readonly number[], shown: Shown): Promise<ReadonlyMap<number, IncidentRow>> {
    const rows = await this.#database.read((db) => getIncident(db, { ids, ...shown }).execute());
    return new Map(rows.map((row) => [row.id, row]));
  }
}
