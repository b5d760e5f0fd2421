import type pg from 'pg';
import { FIRST_OWN_OID } from '../../catalog/own-oids.ts';
import { unordered, type Outcome } from './outcome.ts';
import { RelativeTime } from './relative-time.ts';

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

const STAGE = `
  WITH marked AS (INSERT INTO oracle_mark DEFAULT VALUES RETURNING xmin::text)
  SELECT now()::text AS now, (SELECT xmin FROM marked) AS mark,
    (SELECT json_agg(oid::int) FROM pg_class WHERE oid >= ${FIRST_OWN_OID} AND relkind = 'S') AS sequences,
    (SELECT json_agg(json_build_array(oid::int, oid::regclass::text)) FROM pg_class
     WHERE oid >= ${FIRST_OWN_OID} AND relkind IN ('r', 'p')) AS tables`;

interface Stage {
  readonly now: string;
  /** Transaction before which everything was written that no statement has written. */
  readonly mark: string;
  readonly sequences: readonly number[] | null;
  readonly tables: readonly [number, string][] | null;
}

const QUOTED_TIME = /"(\d{4}-\d\d-\d\dT[\d:.]+\+00:00)"/g;

/** A table's rows that statements have written, as JSON. */
export interface TableLeft {
  readonly oid: number;
  readonly table: string;
  readonly count: number;
  readonly written: readonly string[];
}

/**
 * Executes statements in an open transaction, each as its role. A failed one leaves no trace; what the others write
 * stays until the caller takes it back.
 */
export class Executor {
  readonly #client: pg.Client;
  #stage: Stage | null = null;
  #time = new RelativeTime('');
  #role: string | null = null;
  /** True when there is something written that the next failure must not take along. */
  #written = false;

  constructor(client: pg.Client) {
    this.#client = client;
  }

  /** To be called once in a database, before anything else and outside of a transaction. */
  static async prepare(client: pg.Client): Promise<void> {
    await client.query('CREATE TEMP TABLE oracle_mark (at timestamptz NOT NULL DEFAULT now())');
  }

  /** To be called in a transaction when the schema is as it is to be. Search is made exact, for approximate answers vary. */
  async begin(): Promise<void> {
    await this.#client.query('SAVEPOINT outside; SET LOCAL hnsw.ef_search = 1000; SET LOCAL jit = off');
    const { rows } = await this.#client.query<Stage>({ name: 'oracle_stage', text: STAGE });
    const [stage] = rows;
    if (stage === undefined) throw new Error('the stage query returned no row');
    this.#stage = stage;
    this.#time = new RelativeTime(stage.now);
    await this.#client.query('SAVEPOINT stage; SAVEPOINT run');
    this.#forget();
  }

  /** Undoes what was written since `begin`. Sequences, which are not rolled back, go on from a number. */
  async rewind(sequencesAt: number): Promise<void> {
    const reset = (this.#stage?.sequences ?? []).map((oid) => `setval(${oid}, ${sequencesAt}, false)`);
    await this.#client.query(
      `ROLLBACK TO SAVEPOINT stage; ${reset.length === 0 ? '' : `SELECT ${reset.join(', ')};`} SAVEPOINT run`,
    );
    this.#forget();
  }

  /** Undoes everything since before `begin`. */
  async end(): Promise<void> {
    await this.#client.query('ROLLBACK TO SAVEPOINT outside; RELEASE SAVEPOINT outside');
    this.#stage = null;
  }

  async run({ sql, role, values, ordered, writes }: Execution): Promise<Outcome> {
    try {
      if (role !== this.#role || this.#written) {
        await this.#client.query(`SET LOCAL ROLE ${role}; RELEASE SAVEPOINT run; SAVEPOINT run`);
        this.#role = role;
        this.#written = false;
      }
      const result = await this.#client.query<(string | null)[]>({
        text: sql,
        values: [...values],
        rowMode: 'array',
        types: AS_TEXT,
      });
      this.#written = writes;
      const outcome: Outcome = {
        ok: true,
        columns: result.fields.map((field) => `${field.name} ${field.dataTypeID} ${field.dataTypeModifier}`),
        rows: result.rows.map((cells) => cells.map((cell) => (cell === null ? null : this.#time.of(cell)))),
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

  /** How many rows some tables have, and those that were written since `begin`. Tables that are gone are left out. */
  async left(tables: ReadonlySet<number>): Promise<TableLeft[]> {
    const { mark = '', tables: named } = this.#stage ?? {};
    const there = (named ?? []).filter(([oid]) => tables.has(oid));
    if (there.length === 0) return [];
    await this.#client.query('SET LOCAL ROLE NONE; RELEASE SAVEPOINT run; SAVEPOINT run');
    this.#forget();
    const each = there.map(
      ([oid, name]) =>
        `SELECT ${oid} AS oid, '${name}' AS "table", count(*)::int AS count,
         coalesce(json_agg(to_jsonb(t)::text) FILTER (WHERE age(t.xmin) < age('${mark}'::xid)), '[]') AS written FROM ${name} AS t`,
    );
    const { rows } = await this.#client.query<TableLeft>(each.join(' UNION ALL '));
    return rows.map(({ written, ...table }) => ({
      ...table,
      written: written.map((row) =>
        row.replaceAll(QUOTED_TIME, (_, time: string) => `"${this.#time.of(time)}"`),
      ),
    }));
  }

  #forget(): void {
    this.#role = null;
    this.#written = false;
  }
}
