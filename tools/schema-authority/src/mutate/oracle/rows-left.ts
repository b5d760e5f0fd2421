import type { TableLeft } from './executor.ts';

type Row = Readonly<Record<string, unknown>>;

/** In what the rows differ that a writer leaves. */
export interface LeftOtherwise {
  readonly table: string;
  /** Null when there are more or fewer rows. */
  readonly column: string | null;
}

/** The differences of what two runs of a writer leave, in columns that are there on both sides. */
export function leftOtherwise(before: readonly TableLeft[], after: readonly TableLeft[]): LeftOtherwise[] {
  return before.flatMap((was): LeftOtherwise[] => {
    const { table } = was;
    const is = after.find(({ oid }) => oid === was.oid);
    if (is?.count !== was.count || is.written.length !== was.written.length) return [{ table, column: null }];
    const [one, other] = [rowsOf(was), rowsOf(is)];
    return Object.keys(one[0] ?? {})
      .filter((column) => column in (other[0] ?? {}) && valuesOf(one, column) !== valuesOf(other, column))
      .map((column) => ({ table, column }));
  });
}

function rowsOf({ written }: TableLeft): Row[] {
  return written.map((row) => JSON.parse(row) as Row);
}

/** In an order of their own, for the rows have none. */
function valuesOf(rows: readonly Row[], column: string): string {
  return JSON.stringify(rows.map((row) => JSON.stringify(row[column])).sort());
}
