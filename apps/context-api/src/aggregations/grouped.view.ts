/** A row about all incidents (is_total) or about one group. */
export interface GroupedRow {
  readonly key: string | null;
  readonly is_total: boolean;
}

export interface Grouped<Measure> {
  readonly total: Measure;
  readonly groups: ({ readonly key: string | null } & Measure)[];
  readonly truncated: boolean;
}

/**
 * Rows of a grouped statement for the wire: the row of all apart, and at most `limit` groups.
 * @param rows the row of all first
 */
export function toGrouped<Row extends GroupedRow, Measure extends object>(
  rows: readonly Row[],
  limit: number,
  toMeasure: (row: Row) => Measure,
): Grouped<Measure> {
  const [all, ...groups] = rows;
  if (!all?.is_total) throw new Error('a grouped statement begins with the row of all');
  return {
    total: toMeasure(all),
    groups: groups.slice(0, limit).map((row) => ({ key: row.key, ...toMeasure(row) })),
    truncated: groups.length > limit,
  };
}
