/** What executing a statement came to. */
export type Outcome =
  | { readonly ok: false; readonly sqlstate: string; readonly message: string }
  | {
      readonly ok: true;
      /** Name, type OID and type modifier of every result column. */
      readonly columns: readonly string[];
      /** Every cell as PostgreSQL writes it; the transaction's time is `<now>`. */
      readonly rows: readonly Cells[];
    };

type Cells = readonly (string | null)[];

/**
 * How one statement differs from before, in words; null when it does not. What was refused before has no outcome that
 * anybody could rely on.
 */
export function difference(before: Outcome, after: Outcome, clock: ReadonlySet<string>): string | null {
  if (!before.ok) return null;
  if (!after.ok) return `${after.sqlstate} ${after.message}`;
  const column = before.columns.findIndex((own, index) => own !== after.columns[index]);
  // Columns after those there were are no harm.
  if (column >= 0)
    return `result column ${before.columns[column]} became ${after.columns[column] ?? 'nothing'}`;
  if (before.rows.length !== after.rows.length)
    return `${after.rows.length} rows in place of ${before.rows.length}`;
  for (const [row, cells] of before.rows.entries()) {
    for (const [place, cell] of cells.entries()) {
      if (cell === after.rows[row]?.[place] || clock.has(`${row} ${place}`)) continue;
      return `row ${row + 1}, ${before.columns[place]?.split(' ')[0]}: ${short(after.rows[row]?.[place])} in place of ${short(cell)}`;
    }
  }
  return null;
}

/** Cells that two runs of the same statement on the same schema do not agree on, because time went by. */
export function movingCells(one: Outcome, other: Outcome): Set<string> {
  const moving = new Set<string>();
  if (!one.ok || !other.ok) return moving;
  for (const [row, cells] of one.rows.entries()) {
    for (const [place, cell] of cells.entries()) {
      if (cell !== other.rows[row]?.[place]) moving.add(`${row} ${place}`);
    }
  }
  return moving;
}

/**
 * The outcome with rows in an order of their own, for a statement that asks for none, and with them the elements of
 * arrays that it makes of rows.
 */
export function unordered(outcome: Outcome): Outcome {
  if (!outcome.ok) return outcome;
  const json = outcome.columns.map((column) => JSON_TYPES.has(column.split(' ').at(-2) ?? ''));
  const keyed = outcome.rows.map((cells) => {
    const sorted = cells.map((cell, place) =>
      json[place] === true && cell !== null ? sortedJson(cell) : cell,
    );
    return [JSON.stringify(sorted), sorted] as const;
  });
  return { ...outcome, rows: keyed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cells]) => cells) };
}

/** OIDs of json and jsonb. */
const JSON_TYPES = new Set(['114', '3802']);

function sortedJson(cell: string): string {
  const value: unknown = JSON.parse(cell);
  return Array.isArray(value) ? JSON.stringify(value.map((element) => JSON.stringify(element)).sort()) : cell;
}

/** What is left of an outcome whose rows do not count. */
export function withoutRows(outcome: Outcome): Outcome {
  return outcome.ok ? { ...outcome, rows: [] } : outcome;
}

function short(cell: string | null | undefined): string {
  if (cell === null || cell === undefined) return String(cell).toUpperCase();
  return cell.length > 40 ? `'${cell.slice(0, 40)}…'` : `'${cell}'`;
}
