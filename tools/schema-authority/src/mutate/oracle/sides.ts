import type pg from 'pg';
import type { Mutant } from '../mutant.ts';
import { refusal } from './refusal.ts';

/** The schema as it is, and with the change. */
export type Side = 'before' | 'after';

/** One transaction in which a change is made and taken back as often as both sides are looked at in turn. */
export class Sides {
  readonly #client: pg.Client;
  readonly #mutant: Mutant;
  #side: Side = 'before';

  private constructor(client: pg.Client, mutant: Mutant) {
    this.#client = client;
    this.#mutant = mutant;
  }

  /** Begins on the schema as it is, with rows prepared for both sides. Throws PostgreSQL's error when they cannot be. */
  static async open(client: pg.Client, mutant: Mutant): Promise<Sides> {
    const { prepare = '' } = mutant;
    await client.query('BEGIN');
    const refused = await client.query(`${prepare}; SAVEPOINT mutant`).catch(refusal);
    if (!(refused instanceof Error)) return new Sides(client, mutant);
    await client.query('ROLLBACK');
    throw refused;
  }

  /** Goes to a side. Throws PostgreSQL's error when the change is refused. */
  async to(side: Side): Promise<void> {
    if (side === this.#side) return;
    this.#side = side;
    if (side === 'before') {
      await this.#client.query('ROLLBACK TO SAVEPOINT mutant');
      return;
    }
    await this.#client.query(this.#mutant.sql);
    // As for a session that begins now: one that is open already may hold on to types of before.
    await this.#client.query('DISCARD PLANS');
  }

  /** Leaves the database as it was. */
  async close(): Promise<void> {
    await this.#client.query('ROLLBACK');
  }
}
