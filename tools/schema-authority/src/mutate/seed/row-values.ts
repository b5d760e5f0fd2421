import type { Catalog, Column, Relation } from '../../catalog/catalog.ts';
import { vocabularies } from '../../catalog/vocabularies.ts';
import { vectorDimension } from '../../rules/types.ts';
import { numberRanges, type NumberRange } from './number-ranges.ts';

/** Rows are told apart by their number; some values repeat, so that filters find several rows, some do not. */
const REPEAT_AFTER = 37;

/** One value in so many is NULL, in columns that may be. */
const NULL_EVERY = 5;

/** One vector in so many is there, in columns that may be NULL: to index them takes longest of all. */
const VECTOR_EVERY = 2;
/** And in rows that are to have something else, of which there are many. */
const WISHED_VECTOR_EVERY = 4;

/** Makes values for the columns of one table, the same ones every time. */
export class RowValues {
  readonly #table: Relation;
  readonly #domains: ReadonlyMap<string, string>;
  readonly #vocabulary: ReadonlyMap<string, readonly string[]>;
  readonly #ranges: ReadonlyMap<string, NumberRange>;
  /** Columns in which no value may come twice. */
  readonly #distinct: ReadonlySet<string>;

  constructor(catalog: Catalog, table: Relation) {
    this.#table = table;
    this.#domains = new Map((catalog.domains ?? []).map(({ name, type }) => [name, type]));
    this.#vocabulary = new Map(
      vocabularies(catalog)
        .filter((own) => own.table === table.name)
        .map(({ column, values }) => [column, values]),
    );
    this.#ranges = numberRanges(table);
    this.#distinct = new Set(
      table.indexes.filter(({ unique }) => unique).flatMap(({ keys }) => keys.at(-1)?.expression ?? []),
    );
  }

  /** A value of the row with this number; undefined where PostgreSQL makes it. */
  of(column: Column, row: number, withNulls: boolean): unknown {
    const place = this.#table.columns.indexOf(column);
    if (column.generated === 'stored' || column.generated === 'virtual') return undefined;
    if (withNulls && column.nullable && row % NULL_EVERY === place % NULL_EVERY) return null;
    const vectors = withNulls ? VECTOR_EVERY : WISHED_VECTOR_EVERY;
    if (column.nullable && isVector(column) && row % vectors !== 0) return null;
    const values = this.#vocabulary.get(column.name);
    if (values !== undefined) return values[row % values.length];
    const range = this.#ranges.get(column.name);
    if (range !== undefined) return range.low + (row % (range.high - range.low + 1));
    const type = this.#domains.get(column.type) ?? column.type;
    // Of vectors as far away as each other an index delivers any first.
    const alone = this.#distinct.has(column.name) || isVector(column);
    return valueOf({ ...column, type, alone }, alone ? row : row % REPEAT_AFTER, place);
  }
}

function isVector({ type }: Column): boolean {
  return vectorDimension(type) !== null;
}

/** Time of one row in so many. */
const PAST_EVERY = 8;
const PAST = Date.UTC(2020, 0, 1);
const FUTURE = Date.UTC(2120, 0, 1);
const MINUTE = 60_000;
/** Of a second: a type without fractions would round it. */
const FRACTION = 654;

/**
 * Times grow with the place of the column: what is listed first happened first. Most of them lie ahead, so that what is
 * compared with now differs and an index spares most rows.
 */
function valueOf(
  { name, type, alone }: Column & { readonly alone: boolean },
  row: number,
  place: number,
): unknown {
  const base = type.replace(/ COLLATE .*/, '').replace(/\(.*?\)/, '');
  const dimension = vectorDimension(type);
  if (dimension !== null) return unitVector(dimension, row);
  if (base.endsWith('[]')) return [];
  const start = row % PAST_EVERY === 0 ? PAST : FUTURE;
  if (base.startsWith('timestamp'))
    return new Date(start + row * 97 * MINUTE + place * MINUTE + FRACTION).toISOString();
  if (base === 'date') return new Date(start + row * 1440 * MINUTE).toISOString().slice(0, 10);
  if (/^(smallint|integer|bigint|numeric|real|double precision)$/.test(base))
    return alone ? row + 1 : (row % 5) + 1;
  if (base === 'boolean') return row % 2 === 0;
  if (base === 'jsonb' || base === 'json') return JSON.stringify({ [name]: row });
  if (base === 'uuid') return `00000000-0000-4000-8000-${String(row).padStart(12, '0')}`;
  const limit = Number(/\((\d+)\)/.exec(type)?.[1] ?? 0);
  // Collations disagree about what follows a capital, and what the small letter of a dotted one is.
  const text = row % 2 === 0 ? `${name} ${row}` : `${name.toUpperCase()} DİSK ${row}`;
  return limit === 0 ? text : text.slice(-limit);
}

/** A vector of length one, in pgvector's text form; no two rows have the same. */
export function unitVector(dimension: number, row: number): string {
  const parts = Array.from(
    { length: dimension },
    (_, index) => Math.sin((row + 1) * (index + 1) * 0.37) + 0.01,
  );
  const length = Math.hypot(...parts);
  return `[${parts.map((part) => (part / length).toFixed(5)).join(',')}]`;
}
