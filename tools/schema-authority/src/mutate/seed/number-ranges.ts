import type { Relation } from '../../catalog/catalog.ts';

/** Both ends included. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
}

/** As PostgreSQL writes back BETWEEN two whole numbers. */
const BETWEEN = /^CHECK \(\(\((\w+) >= (-?\d+)\) AND \(\1 <= (-?\d+)\)\)\)/;

/** The columns that a check keeps between two whole numbers. */
export function numberRanges({ constraints }: Relation): ReadonlyMap<string, NumberRange> {
  return new Map(
    constraints.flatMap(({ definition }) => {
      const [, column, low, high] = BETWEEN.exec(definition) ?? [];
      return column === undefined ? [] : [[column, { low: Number(low), high: Number(high) }] as const];
    }),
  );
}
