import type { ColumnUse, QueryContract } from './contract.ts';
import type { LiveColumn } from './live-columns.query.ts';

export const NO_SUCH_COLUMN = 'no such column';
export const NOT_READABLE = 'not readable for this role';

/** One thing that a query takes for granted and that is not so. */
export interface Incompatibility {
  readonly query: string;
  /** `table.column`. */
  readonly column: string;
  readonly expected: string;
  readonly actual: string;
  /**
   * True when no variant of the query can be trusted. Otherwise the query is still tried: what fails then is answered
   * by its error.
   */
  readonly blocking: boolean;
}

/**
 * Compares what queries were built on with what the database has. A column that is missing, may not be read, or comes
 * out of a result with another type blocks its queries; a column that may be NULL now, or has another type but is only
 * compared, is reported and tried.
 */
export function compareContract(
  contract: readonly QueryContract[],
  live: readonly LiveColumn[],
): Incompatibility[] {
  const columns = new Map(live.map((column) => [`${column.table}.${column.column}`, column]));
  return contract.flatMap((query) =>
    Object.entries(query.uses).flatMap(([table, uses]) =>
      uses.flatMap((use) => {
        const name = `${table}.${use.column}`;
        const fault = faultOf(query, name, use, columns.get(name));
        if (fault === null) return [];
        const { blocking, ...words } = fault;
        return { query: query.id, column: name, ...words, blocking: blocking && use.variants === undefined };
      }),
    ),
  );
}

function faultOf(
  query: QueryContract,
  name: string,
  use: ColumnUse,
  live: LiveColumn | undefined,
): { expected: string; actual: string; blocking: boolean } | null {
  if (live === undefined) return { expected: use.type, actual: NO_SUCH_COLUMN, blocking: true };
  if (!live.readable) return { expected: use.type, actual: NOT_READABLE, blocking: true };
  if (live.type !== use.type) {
    const exposed = query.columns.some(({ from }) => from === name);
    return { expected: use.type, actual: live.type, blocking: exposed };
  }
  return live.nullable && !use.nullable
    ? { expected: 'never NULL', actual: 'may be NULL', blocking: false }
    : null;
}
