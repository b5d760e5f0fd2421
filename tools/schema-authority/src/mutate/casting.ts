import type { BaseStatement } from '../check/watch.ts';
import type { Catalog, Index } from '../catalog/catalog.ts';
import { cover } from './cover.ts';
import type { Mutant } from './mutant.ts';
import { reachOf } from './reach.ts';
import { contextsOf, wordsOf } from './words.ts';

/** The statements a mutant is tried under, each by its place among all of them. */
export interface Cast {
  /** Of the statements that use what it touches, those that do so in ways of their own. */
  readonly concerned: ReadonlySet<number>;
  /** Some of the others, in turn: what shows in them alone shows that the choice was wrong. */
  readonly controls: ReadonlySet<number>;
}

/** One in so many of the other statements is played all the same, others with every mutant. */
const CONTROL_EVERY = 64;

/** What a mutant touches. */
interface Touched {
  readonly tables: ReadonlySet<string>;
  /** Names of columns; empty when the tables are touched as a whole. */
  readonly columns: ReadonlySet<string>;
  /** Indexes on what is touched. */
  readonly indexes: ReadonlySet<string>;
  /** Indexes that are touched themselves. */
  readonly named: ReadonlySet<string>;
}

interface Candidate extends BaseStatement {
  readonly place: number;
  /** Every table it meets. */
  readonly tables: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly contexts: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Chooses statements for mutants. To try each mutant under every statement would take ten times as long, nearly all of it
 * for reading one table while another changes.
 */
export class Casting {
  readonly #catalog: Catalog;
  readonly #candidates: readonly Candidate[];

  constructor(catalog: Catalog, statements: readonly BaseStatement[]) {
    this.#catalog = catalog;
    this.#candidates = statements.map((statement, place) => ({
      ...statement,
      place,
      tables: reachOf(
        catalog,
        statement.relations.map(({ table }) => table),
        statement.facts.changesRows,
      ),
      words: wordsOf(statement.sql),
      contexts: contextsOf(statement.sql),
    }));
  }

  /** @param turn number of the mutant: decides which controls it gets */
  of(mutant: Mutant, turn: number): Cast {
    const touched = touchedBy(this.#catalog, mutant);
    const chosen = touched === null ? this.#candidates : this.#concernedBy(touched);
    const concerned = new Set(chosen.map(({ place }) => place));
    const others = this.#candidates.filter(({ place }) => !concerned.has(place));
    const inTurn = others.filter((_, count) => (count + turn) % CONTROL_EVERY === 0);
    return { concerned, controls: new Set(inTurn.map(({ place }) => place)) };
  }

  #concernedBy(touched: Touched): Candidate[] {
    const concerned = this.#candidates.filter((candidate) => concerns(touched, candidate));
    const queries = Map.groupBy(concerned, ({ consumer, query }) => `${consumer} ${query}`);
    return [...queries.values()].flatMap((variants) => {
      const chosen = cover(variants, (own) => waysOf(touched, own));
      // One with every filter finds few rows, and in few rows little shows.
      const [shortest] = variants.toSorted((one, other) => one.sql.length - other.sql.length);
      return chosen.length > 1 || shortest === undefined ? chosen : [...new Set([...chosen, shortest])];
    });
  }
}

function concerns({ tables, columns, indexes }: Touched, candidate: Candidate): boolean {
  if (!meet(candidate.tables, tables)) return false;
  // Defaults, constraints, triggers and types decide about columns that a writer does not name.
  if (candidate.facts.changesRows || columns.size === 0) return true;
  return (
    meet(candidate.words, columns) ||
    candidate.probe.plan.scans.some(({ index }) => index !== null && indexes.has(index)) ||
    meet(candidate.facts.wholeRows, tables) ||
    candidate.uses.some(({ table, column }) => tables.has(table) && columns.has(column))
  );
}

/** The ways in which a statement uses what is touched: where it names it, and the indexes that its plan enters. */
function waysOf(
  { tables, columns, indexes, named }: Touched,
  { query, variant, contexts, probe, role }: Candidate,
): string[] {
  const entered = probe.plan.scans.filter(({ index }) => index !== null && indexes.has(index));
  return [
    `${query} ${role}`,
    ...[...(columns.size > 0 ? columns : tables)].flatMap((name) => [...(contexts.get(name) ?? [])]),
    ...entered.map(
      ({ index, byDistance, condition }) =>
        `enters ${index} ${byDistance} ${condition !== null} ${named.has(index ?? '') ? variant : ''}`,
    ),
  ];
}

/** Null when that cannot be told, as of roles, schemas, types, sequences, functions: then every statement is concerned. */
function touchedBy({ relations }: Catalog, { sql }: Mutant): Touched | null {
  const said = wordsOf(sql);
  const tables = new Set<string>();
  const columns = new Set<string>();
  const indexes = new Set<string>();
  const named = new Set<string>();
  // The name of a column to be has no table yet.
  const known = new Set(relations.flatMap((relation) => relation.columns.map(({ name }) => name)));
  for (const relation of relations) {
    const keys = relation.constraints.filter(({ name }) => said.has(name)).flatMap((own) => own.columns);
    const own = relation.indexes.filter(({ name }) => said.has(name));
    if (!said.has(relation.name) && keys.length + own.length === 0) continue;
    tables.add(relation.name);
    // To make an index again, a mutant says all its columns.
    const deciding = own.length > 0 ? own.flatMap(decidingColumns) : [...said];
    for (const { name } of own) named.add(name);
    for (const name of [...deciding, ...keys]) if (known.has(name)) columns.add(name);
    for (const index of relation.indexes)
      if (said.has(index.name) || columns.size === 0 || meet(wordsOf(index.definition), columns))
        indexes.add(index.name);
  }
  return tables.size === 0 ? null : { tables, columns, indexes, named };
}

/**
 * Columns that a statement names for whose reading an index can serve: those of the condition of a partial one, or else
 * the leading key. (Writers are concerned by all indexes of their tables.)
 */
function decidingColumns({ keys, definition }: Index): string[] {
  const [, condition] = / WHERE (.*)$/.exec(definition) ?? [];
  return [...wordsOf(condition ?? keys[0]?.expression ?? '')];
}

function meet(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...some].some((own) => others.has(own));
}
