import type pg from 'pg';
import { unordered, type Outcome } from './outcome.ts';

/** A statement to execute. */
export interface Execution {
  readonly sql: string;
  readonly role: string;
  readonly values: readonly unknown[];
  /** True when the statement says in which order its rows come. */
  readonly ordered: boolean;
  /** True when it changes rows. */
  readonly writes: boolean;
}

/** Cells are compared as PostgreSQL writes them. */
const AS_TEXT = { getTypeParser: () => (text: string) => text };

/**
 * Executes statements in an open transaction, each as its role. A failed one leaves no trace; what the others write
 * stays until the caller rolls it back.
 */
export class Executor {
  readonly #client: pg.Client;
  #role: string | null = null;
  #now = '';

  constructor(client: pg.Client) {
    this.#client = client;
  }

  /** To be called once in every transaction, before `run`. Search is made exact, for approximate answers vary. */
  async begin(): Promise<void> {
    const { rows } = await this.#client.query<{ now: string }>({
      text: 'SELECT now()::text AS now',
      types: AS_TEXT,
    });
    this.#now = rows[0]?.now ?? '';
    await this.#client.query(
      'SET LOCAL hnsw.ef_search = 1000; SET LOCAL jit = off; SAVEPOINT as_role; SAVEPOINT run',
    );
    this.#role = null;
  }

  /** Runs SQL as the session's own login, for what belongs to no consumer. Throws PostgreSQL's error. */
  async asOwner(sql: string): Promise<void> {
    this.#role = null;
    await this.#client.query(`SET LOCAL ROLE NONE; ${sql}; SAVEPOINT run`);
  }

  /** Undoes everything since `begin`. */
  async end(): Promise<void> {
    await this.#client.query('ROLLBACK TO SAVEPOINT as_role; RELEASE SAVEPOINT as_role');
    this.#role = null;
  }

  async run({ sql, role, values, ordered, writes }: Execution): Promise<Outcome> {
    try {
      if (role !== this.#role) {
        await this.#client.query(`SET LOCAL ROLE ${role}; RELEASE SAVEPOINT run; SAVEPOINT run`);
        this.#role = role;
      }
      const result = await this.#client.query<(string | null)[]>({
        text: sql,
        values: [...values],
        rowMode: 'array',
        types: AS_TEXT,
      });
      if (writes) await this.#client.query('RELEASE SAVEPOINT run; SAVEPOINT run');
      const outcome: Outcome = {
        ok: true,
        columns: result.fields.map((field) => `${field.name} ${field.dataTypeID} ${field.dataTypeModifier}`),
        rows: result.rows.map((cells) => cells.map((cell) => (cell === this.#now ? '<now>' : cell))),
      };
      return ordered ? outcome : unordered(outcome);
    } catch (error) {
      await this.#client.query('ROLLBACK TO SAVEPOINT run');
      const { code, message } = error as { code?: string; message: string };
      // What is not PostgreSQL's refusal is a fault of ours.
      if (code === undefined) throw error;
      return { ok: false, sqlstate: code, message };
    }
  }
}
