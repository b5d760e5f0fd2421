import type pg from 'pg';
import type { Catalog } from '../catalog/catalog.ts';
import { FIRST_OWN_OID } from '../catalog/own-oids.ts';
import { tablesWritten } from '../catalog/trigger-effects.ts';
import { firingTriggers } from '../catalog/trigger-filled.ts';
import type { StatementFacts } from '../contract/statement-facts.ts';
import { edgesOf } from '../mutate/oracle/edges.ts';
import { Executor, type Execution } from '../mutate/oracle/executor.ts';
import { playerOf } from '../mutate/oracle/players.ts';
import { takesOf, type Player } from '../mutate/oracle/scenes.ts';
import { seedWishes } from '../mutate/seed/seed.ts';
import { wishesOf, type Wish } from '../mutate/seed/wishes.ts';
import type { Shadow } from '../replay/shadow.ts';
import { aside } from './aside.ts';
import type { BaseStatement } from './watch.ts';

/** A write that PostgreSQL took on the base schema and refuses on the new one. */
export interface RefusedWrite {
  /** Place of the statement among those under watch. */
  readonly index: number;
  readonly sqlstate: string;
  readonly message: string;
  /** Name of the constraint that refuses it, if it is one. */
  readonly constraint: string | null;
  /** What PostgreSQL says of where it happened: the function of a trigger. */
  readonly where: string;
}

type Refusal = Omit<RefusedWrite, 'index'>;

const FOREIGN_KEY_VIOLATION = '23503';

/** Numbers that writers take: beyond those of examples and of the rows made for them. */
const FIRST_NUMBER = 20_000;

/** A writer with what is executed of it: scripts that begin without rows of their own. */
interface Cast {
  readonly index: number;
  readonly role: string;
  readonly facts: StatementFacts;
  readonly scripts: readonly (readonly Trial[])[];
}

interface Trial extends Pick<Execution, 'sql' | 'values'> {
  /** True when a value of ours takes the place of a NULL: that no other table knows it says nothing. */
  readonly filled?: true;
}

/** With what PostgreSQL said to each execution on the base schema. */
interface Writer extends Cast {
  readonly onBase: readonly (Refusal | null)[];
}

/**
 * Writers with the values of their variants, to be really executed on rows made for them: what a constraint, a trigger or
 * a generated column refuses is known to PostgreSQL alone.
 */
export class WriteTrials {
  readonly #catalog: Catalog;
  readonly #wishes: readonly Wish[];
  readonly #writers: readonly Writer[];

  private constructor(catalog: Catalog, wishes: readonly Wish[], writers: readonly Writer[]) {
    this.#catalog = catalog;
    this.#wishes = wishes;
    this.#writers = writers;
  }

  /**
   * @param base a shadow with the base schema, which the rows stay in
   * @param tables only writers of these are tried; all of them when absent
   */
  static async prepare(
    { client }: Shadow,
    catalog: Catalog,
    statements: readonly BaseStatement[],
    tables: ReadonlySet<string> | null = null,
  ): Promise<WriteTrials> {
    const trials = statements.flatMap(({ values, ...statement }, index) =>
      values !== undefined && mayWrite(statement, catalog, tables)
        ? [{ index, trial: { ...statement, values } }]
        : [],
    );
    const wishes = await wishesOf(
      trials.map(({ trial }) => trial),
      catalog,
    );
    await client.query('BEGIN');
    await seedWishes(client, catalog, wishes);
    await client.query('COMMIT');
    await Executor.prepare(client);
    const casts: Cast[] = [];
    for (const { index, trial } of trials) {
      const player = await playerOf(client, catalog, trial);
      casts.push({ index, role: trial.role, facts: trial.facts, scripts: scriptsOf(player, catalog) });
    }
    await client.query('BEGIN');
    await goOnFrom(client, FIRST_NUMBER);
    const writers: Writer[] = [];
    for (const cast of casts) writers.push({ ...cast, onBase: await played(client, cast) });
    await client.query('ROLLBACK');
    return new WriteTrials(catalog, wishes, writers);
  }

  /**
   * What PostgreSQL refuses now. Needs an open transaction, which it leaves as it was.
   * @param tables only writers of these are tried; all of them when absent
   */
  async refused(client: pg.Client, tables: ReadonlySet<string> | null = null): Promise<RefusedWrite[]> {
    return aside(client, async () => {
      await intoNewFiles(client);
      await seedWishes(client, this.#catalog, this.#wishes);
      await goOnFrom(client, FIRST_NUMBER);
      const found: RefusedWrite[] = [];
      for (const writer of this.#writers) {
        if (!mayWrite(writer, this.#catalog, tables)) continue;
        const now = await played(client, writer);
        for (const [place, refusal] of now.entries())
          if (refusal !== null && writer.onBase[place] === null)
            found.push({ index: writer.index, ...refusal });
      }
      return found;
    });
  }
}

/** True for a statement that may change rows of one of the tables, by itself or by way of triggers and keys. */
function mayWrite(
  { facts }: { readonly facts: StatementFacts },
  catalog: Catalog,
  tables: ReadonlySet<string> | null,
): boolean {
  if (!facts.changesRows || tables === null) return facts.changesRows;
  const written = [...facts.writes.map(({ table }) => table), ...facts.deletes];
  const byTriggers = facts.writes.flatMap(({ table, kind }) =>
    firingTriggers(catalog, table, kind).flatMap((trigger) => [...tablesWritten(trigger)]),
  );
  // Another table may begin to refer to rows that are deleted.
  return facts.deletes.size > 0 || [...written, ...byTriggers].some((table) => tables.has(table));
}

/**
 * A writer as it is, again, and with other texts, one after another; then, each on its own, with the other words of a
 * vocabulary and with each value that it leaves NULL.
 */
function scriptsOf(player: Player, catalog: Catalog): Trial[][] {
  const { values } = player.writesMost;
  const words = edgesOf(player, catalog).filter(({ kind }) => kind === 'word');
  const filled = player.parameters.flatMap((type, place) => {
    const value = values[place] === null ? USUAL[type] : undefined;
    return value === undefined
      ? []
      : [{ sql: player.sql, values: values.with(place, value), filled: true } as const];
  });
  return [[...takesOf(player)], ...[...words.map((edge) => edge.player), ...filled].map((own) => [own])];
}

/** What somebody might send, by type. Times are left out: rows made for the writer have theirs in every century. */
const USUAL: Readonly<Record<string, unknown>> = {
  text: 'a text',
  bigint: 1500,
  integer: 1500,
  numeric: 1500,
  boolean: true,
  jsonb: '{"replicas": 3}',
};

/** What PostgreSQL says to each execution of each script. Leaves no rows. */
async function played(client: pg.Client, { role, scripts }: Cast): Promise<(Refusal | null)[]> {
  await client.query(`SAVEPOINT writer; SET LOCAL ROLE ${role}; SAVEPOINT script; SAVEPOINT execution`);
  const said: (Refusal | null)[] = [];
  for (const script of scripts) {
    for (const { sql, values, filled } of script) {
      const refusal = await executed(client, sql, values).then(() => null, refusalOf);
      if (refusal !== null) await client.query('ROLLBACK TO SAVEPOINT execution');
      said.push(filled === true && refusal?.sqlstate === FOREIGN_KEY_VIOLATION ? null : refusal);
    }
    await client.query('ROLLBACK TO SAVEPOINT script; SAVEPOINT execution');
  }
  await client.query('ROLLBACK TO SAVEPOINT writer; RELEASE SAVEPOINT writer');
  return said;
}

/** What was executed stays when the next execution is refused. */
async function executed(client: pg.Client, sql: string, values: readonly unknown[]): Promise<void> {
  await client.query({ text: sql, values: [...values] });
  await client.query('SET CONSTRAINTS ALL IMMEDIATE; SAVEPOINT execution');
}

function refusalOf(error: unknown): Refusal {
  const {
    code,
    message,
    constraint = null,
    where = '',
  } = error as { readonly message: string } & Partial<Record<'code' | 'constraint' | 'where', string>>;
  // What is not PostgreSQL's refusal is a fault of ours.
  if (code === undefined) throw error;
  return { sqlstate: code, message, constraint, where };
}

/**
 * Rows that are undone leave pages behind, by which the planner would take tables for larger ones. Those of a truncated
 * table are in files of their own, which are undone with it. Tables that migrations have filled stay as they are.
 */
async function intoNewFiles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    `SELECT oid::regclass::text AS table FROM pg_class WHERE oid >= ${FIRST_OWN_OID} AND relkind IN ('r', 'p')
     AND relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname LIKE 'pg\\_%' OR nspname = 'information_schema')`,
  );
  const filled = rows.map(
    ({ table }) => `SELECT '${table.replaceAll("'", "''")}' WHERE EXISTS (SELECT FROM ${table})`,
  );
  const { rows: kept } = await client.query<{ name: string }>(
    `SELECT name FROM (${filled.join(' UNION ALL ')}) AS filled (name)`,
  );
  const empty = rows.map(({ table }) => table).filter((table) => !kept.some(({ name }) => name === table));
  await client.query('SAVEPOINT new_files');
  // Filled tables may refer to empty ones.
  await client
    .query(`TRUNCATE ${empty.join(', ')}`)
    .catch(() => client.query('ROLLBACK TO SAVEPOINT new_files'));
}

/** Sequences that do not count so far are left where they are. `setval` would not be rolled back. */
async function goOnFrom(client: pg.Client, number: number): Promise<void> {
  const { rows } = await client.query<{ restart: string }>(
    `SELECT format('ALTER SEQUENCE %s RESTART WITH ${number}', seqrelid::regclass) AS restart
     FROM pg_sequence WHERE seqrelid >= ${FIRST_OWN_OID} AND ${number} BETWEEN seqmin AND seqmax`,
  );
  await client.query(rows.map(({ restart }) => restart).join('; '));
}
