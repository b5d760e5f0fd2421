import type { TableLeft } from './executor.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * True when a writer leaves other rows behind than before: more or fewer of them in a table, or other values in columns
 * that are there on both sides.
 * @param moving columns, as `oid.name`, whose values time alone changes
 */
export function leftOtherwise(
  before: readonly TableLeft[],
  after: readonly TableLeft[],
  moving: ReadonlySet<string>,
): boolean {
  return before.some((was) => {
    const is = after.find(({ oid }) => oid === was.oid);
    return is?.count !== was.count || otherColumns(was, is).some(({ key }) => !moving.has(key));
  });
}

/** Columns, as `oid.name`, of which two runs of a writer on the same schema leave different values. */
export function movingColumns(one: readonly TableLeft[], other: readonly TableLeft[]): Set<string> {
  return new Set(
    one.flatMap((was) => {
      const is = other.find(({ oid }) => oid === was.oid);
      return is === undefined ? [] : otherColumns(was, is).map(({ key }) => key);
    }),
  );
}

/** The columns on both sides that do not hold the same values in as many rows. */
function otherColumns(was: TableLeft, is: TableLeft): { readonly key: string }[] {
  const [before, after] = [rowsOf(was), rowsOf(is)];
  const [sample = {}] = before;
  const names = Object.keys(sample).filter((name) => after.length === 0 || name in (after[0] ?? {}));
  return names
    .filter((name) => valuesOf(before, name) !== valuesOf(after, name))
    .map((name) => ({ key: `${was.oid}.${name}` }));
}

function rowsOf({ written }: TableLeft): Row[] {
  return written.map((row) => JSON.parse(row) as Row);
}

/** In an order of their own, for the rows have none. */
function valuesOf(rows: readonly Row[], name: string): string {
  return JSON.stringify(rows.map((row) => JSON.stringify(row[name])).sort());
}
