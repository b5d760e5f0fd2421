import type pg from 'pg';
import type { Catalog, Relation } from '../../catalog/catalog.ts';
import { name } from '../mutants/literal.ts';
import { referencesOf, type Reference } from './references-of.ts';
import { RowValues } from './row-values.ts';
import type { Wish } from './wishes.ts';

/** Rows that no statement asks for: they make plans and answers discriminate. */
export const OTHERS = 200;

/** Rows for each wish, each with parents of its own as far as keys allow: what the wish leaves open differs there too. */
const ROWS_OF_A_WISH = 3;

interface Row {
  readonly table: Relation;
  readonly values: ReadonlyMap<string, unknown>;
}

/** Fills every table: rows that the wishes ask for, with the rows they refer to, among others. Reads statistics then. */
export async function seed(client: pg.Client, catalog: Catalog, wishes: readonly Wish[]): Promise<void> {
  const tables = inOrder(catalog);
  const seeder = new Seeder(client, catalog);
  await client.query('BEGIN; SAVEPOINT seed');
  for (const wish of wishes) await seeder.grant(tables, wish);
  for (const table of tables) {
    for (let count = 0; count < OTHERS; count++) await seeder.insert(table, new Map(), true);
  }
  await seeder.setSequences(tables);
  await client.query('COMMIT; ANALYZE');
}

/**
 * Makes only the rows that the wishes ask for, in an open transaction, on a schema that may refuse some of them: those are
 * left out.
 */
export async function seedWishes(
  client: pg.Client,
  catalog: Catalog,
  wishes: readonly Wish[],
): Promise<void> {
  const seeder = new Seeder(client, catalog, 'left out');
  const tables = inOrder(catalog);
  await client.query('SAVEPOINT seed');
  for (const wish of wishes) await seeder.grant(tables, wish);
  await client.query('RELEASE SAVEPOINT seed');
}

/** Tables after those they refer to; a reference to itself or in a circle is left NULL. */
function inOrder({ relations }: Catalog): Relation[] {
  const left = relations.filter(({ kind }) => kind === 'table');
  const done: Relation[] = [];
  while (left.length > 0) {
    const free = left.findIndex((table) =>
      referencesOf(table).every(
        ({ to }) => to === table.name || !left.some(({ name: other }) => other === to),
      ),
    );
    done.push(...left.splice(Math.max(free, 0), 1));
  }
  return done;
}

class Seeder {
  readonly #client: pg.Client;
  readonly #catalog: Catalog;
  readonly #made = new Map<string, Row[]>();
  readonly #values = new Map<string, RowValues>();
  readonly #refused: 'an error' | 'left out';
  #next = 10_000;

  /** @param refused what a row is that the schema refuses for another reason than its keys and checks */
  constructor(client: pg.Client, catalog: Catalog, refused: 'an error' | 'left out' = 'an error') {
    this.#client = client;
    this.#catalog = catalog;
    this.#refused = refused;
  }

  /** Rows of the wished tables that belong together, several times. */
  async grant(tables: readonly Relation[], wish: Wish): Promise<void> {
    const wished = tables.filter((table) => wish.has(table.name));
    const needed = tables.filter(
      (table) => wished.includes(table) || wished.some((own) => this.#leadsTo(own, table)),
    );
    for (let time = 1; time <= ROWS_OF_A_WISH; time++)
      await this.#makeFamily(needed, wish, time === ROWS_OF_A_WISH);
  }

  /** @param withNulls in the last of the tables */
  async #makeFamily(tables: readonly Relation[], wish: Wish, withNulls: boolean): Promise<void> {
    const family = new Map<string, Row>();
    for (const table of tables) {
      const values = new Map(wish.get(table.name));
      for (const { column, to, key } of referencesOf(table)) {
        const parent = family.get(to);
        if (parent !== undefined && !values.has(column)) values.set(column, parent.values.get(key));
      }
      const row =
        (await this.insert(table, values, withNulls && table === tables.at(-1))) ?? this.#like(table, values);
      if (row !== null) family.set(table.name, row);
    }
  }

  /**
   * Inserts a row; null when a unique key forbids it, or a check or reference what is wished. What a check refuses
   * otherwise is tried again with NULLs.
   */
  async insert(
    table: Relation,
    wished: ReadonlyMap<string, unknown>,
    withNulls: boolean,
  ): Promise<Row | null> {
    const number = this.#next++;
    const values = new Map<string, unknown>();
    for (const column of table.columns) {
      const reference = referencesOf(table).find((own) => own.column === column.name);
      const value = wished.has(column.name)
        ? wished.get(column.name)
        : reference === undefined
          ? this.#valuesOf(table).of(column, number, withNulls)
          : this.#keyOf(reference, number);
      if (value !== undefined) values.set(column.name, value);
    }
    for (;;) {
      const refused = await this.#tryInsert(table, values);
      if (refused === null) return this.#remember({ table, values });
      if (refused.code === '23505') return null;
      const columns = table.constraints.find((own) => own.name === refused.constraint)?.columns ?? [];
      const column = columns.find(
        (own) =>
          values.get(own) !== null &&
          !wished.has(own) &&
          table.columns.find((of) => of.name === own)?.nullable,
      );
      const ofWish = columns.some((own) => wished.has(own));
      if (ofWish && (refused.code === '23503' || (refused.code === '23514' && column === undefined)))
        return null;
      if (refused.code !== '23514' || column === undefined) {
        if (this.#refused === 'left out') return null;
        throw refused;
      }
      values.set(column, null);
    }
  }

  /** Numbers that writers take come after those that are taken. */
  async setSequences(tables: readonly Relation[]): Promise<void> {
    for (const { name: table, columns } of tables) {
      for (const column of columns) {
        const sequence = `pg_get_serial_sequence('${name(table)}', '${column.name}')`;
        await this.#client.query(`SELECT setval(${sequence}, 1000000) WHERE ${sequence} IS NOT NULL`);
      }
    }
  }

  /** Needs the savepoint, which it leaves after the row. */
  async #tryInsert(
    { name: table }: Relation,
    values: ReadonlyMap<string, unknown>,
  ): Promise<{ code?: string; constraint?: string } | null> {
    const columns = [...values.keys()].map(name).join(', ');
    const places = [...values.keys()].map((_, index) => `$${index + 1}`).join(', ');
    try {
      await this.#client.query(
        `INSERT INTO ${name(table)} (${columns}) OVERRIDING SYSTEM VALUE VALUES (${places})`,
        [...values.values()],
      );
      await this.#client.query('RELEASE SAVEPOINT seed; SAVEPOINT seed');
      return null;
    } catch (error) {
      await this.#client.query('ROLLBACK TO SAVEPOINT seed');
      return error as { code?: string; constraint?: string };
    }
  }

  #remember(row: Row): Row {
    const rows = this.#made.get(row.table.name) ?? [];
    rows.push(row);
    this.#made.set(row.table.name, rows);
    return row;
  }

  /** A row that is there already; of those that a unique key allows once, another wish may have had it first. */
  #like(table: Relation, wished: ReadonlyMap<string, unknown>): Row | null {
    const rows = this.#made.get(table.name) ?? [];
    return (
      rows.find(({ values }) => [...wished].every(([column, value]) => values.get(column) === value)) ?? null
    );
  }

  #keyOf({ to, key }: Reference, number: number): unknown {
    const rows = this.#made.get(to) ?? [];
    return rows[number % Math.max(1, rows.length)]?.values.get(key) ?? null;
  }

  #valuesOf(table: Relation): RowValues {
    const known = this.#values.get(table.name) ?? new RowValues(this.#catalog, table);
    this.#values.set(table.name, known);
    return known;
  }

  #leadsTo(from: Relation, to: Relation): boolean {
    return referencesOf(from).some(({ to: next }) => {
      const table = this.#catalog.relations.find(({ name: own }) => own === next);
      return table !== undefined && table !== from && (table === to || this.#leadsTo(table, to));
    });
  }
}
